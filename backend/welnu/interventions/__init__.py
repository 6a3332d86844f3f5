"""Help that can be had: the catalogue, the match, and what a person does with it (uptakes/)."""

from welnu.interventions import routes, uptakes

__all__ = ["routes", "uptakes"]
