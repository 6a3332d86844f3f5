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


class Unreadable(ValueError):
    """Text that is not the YAML we accept; the message says where and why."""


class _Loader(yaml.SafeLoader):
    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            line = self.peek_event().start_mark.line + 1  # type: ignore[no-untyped-call]
            raise Unreadable(f"line {line}: aliases are not allowed")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise Unreadable(f"line {key_node.start_mark.line + 1}: the key {key!r} stands here twice")
            seen.add(key)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {}
for _tag, (_pattern, _first) in PLAIN.items():
    _Loader.add_implicit_resolver(_tag, _pattern, list(_first))


def parsed(text: str) -> Any:
    """Return what `text` says; raises Unreadable."""
    try:
        return yaml.load(text, _Loader)  # noqa: S506 (a SafeLoader, made stricter)
    except Unreadable:
        raise
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        raise Unreadable(f"{line}{error.problem}") from None
    except (yaml.YAMLError, RecursionError, TypeError, ValueError):
        raise Unreadable("this is not YAML") from None
