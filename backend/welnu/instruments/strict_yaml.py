"""YAML without its surprises: no duplicate keys, no aliases, no dates or yes/no in disguise."""

from typing import Any

import yaml


class Unreadable(ValueError):
    """Text that is not the YAML we accept; the message says where and why."""


class _Loader(yaml.SafeLoader):
    """Numbers, null, true and false are read as such; everything else is text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (PyYAML reads this attribute of the class)
        first: [(tag, pattern) for tag, pattern in resolvers if tag in _PLAIN]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
        for _PLAIN in [("tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:null")]
    }

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise Unreadable(f"line {self.peek_event().start_mark.line + 1}: aliases are not allowed")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for position, key in enumerate(keys):
            if key in keys[:position]:
                line = node.value[position][0].start_mark.line + 1
                raise Unreadable(f"line {line}: the key {key!r} stands here twice")
        return super().construct_mapping(node, deep)


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", __import__("re").compile("^(?:true|false)$"), list("tf"))


def parsed(text: str) -> Any:
    """Return what `text` says; raises Unreadable."""
    try:
        return yaml.load(text, _Loader)  # noqa: S506 (a SafeLoader, made stricter)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Unreadable(f"line {line}: {error.problem}") from None
    except (yaml.YAMLError, RecursionError, ValueError, TypeError) as error:
        raise Unreadable(error.args[0] if isinstance(error, Unreadable) else "this is not YAML") from None
