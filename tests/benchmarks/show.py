"""One line a figure."""


def show(
    what: str, value: float, against: str, other: float, *, at_least: float | None = None, at_most: float | None = None
) -> None:
    """Print `value` beside `other`, their ratio, and whether the ratio meets the aim."""
    ratio = value / other
    met = (at_least is None or ratio >= at_least) and (at_most is None or ratio <= at_most)
    aim = f"≥ {at_least}" if at_least is not None else f"≤ {at_most}"
    verdict = "met" if met else "MISSED"
    print(f"  {what:<34} {value:>10,.1f}   {against:<34} {other:>10,.1f}   ratio {ratio:6.2f}   aim {aim}: {verdict}")
