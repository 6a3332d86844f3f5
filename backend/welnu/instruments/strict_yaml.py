"""YAML without its surprises: no duplicate keys, no aliases, and only plain numbers, true, false and null."""

import re
from typing import Any, Final

import yaml

PLAIN: Final = {  # how unquoted text is read; anything else is a string: no dates, no yes/no, no octal
    "tag:yaml.org,2002:int": (re.compile(r"-?(?:0|[1-9][0-9]*)\Z"), "-0123456789"),
    "tag:yaml.org,2002:float": (re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+\Z"), "-0123456789"),
    "tag:yaml.org,2002:bool": (re.compile(r"(?:true|false)\Z"), "tf"),
    "tag:yaml.org,2002:null": (re.compile(r"(?:null)?\Z"), ("n", "")),
}
DEEPEST: Final = 20  # levels of lists and fields within one another; an instrument has six


class Unreadable(ValueError):
    """Text that is not the YAML we accept; the message says where and why."""


# Parsing in C is ten times as quick: the catalogue has over a hundred files.
_Parser: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Parser):  # type: ignore[misc]
    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise Unreadable(f"line {key_node.start_mark.line + 1}: the key {key!r} stands here twice")
            seen.add(key)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


_Loader.yaml_implicit_resolvers = {}
for _tag, (_pattern, _first) in PLAIN.items():
    _Loader.add_implicit_resolver(_tag, _pattern, list(_first))


def _refuse_surprises(text: str) -> None:
    """Raise Unreadable for an alias, and for nesting that would take all memory to follow."""
    depth = 0
    for event in yaml.parse(text, _Parser):
        line = event.start_mark.line + 1  # type: ignore[union-attr]
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            raise Unreadable(f"line {line}: aliases are not allowed")
        if depth > DEEPEST:
            raise Unreadable(f"line {line}: more than {DEEPEST} levels deep")


def parsed(text: str) -> Any:
    """Return what `text` says; raises Unreadable."""
    try:
        _refuse_surprises(text)
        return yaml.load(text, _Loader)  # noqa: S506 (a SafeLoader, made stricter)
    except Unreadable:
        raise
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        raise Unreadable(f"{line}{error.problem}") from None
    except (yaml.YAMLError, RecursionError, TypeError, ValueError):
        raise Unreadable("this is not YAML") from None
