"""Reads the texts that ship with accounts: what consent is asked for, and what mails say."""

from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

HERE: Final = Path(__file__).parent
LANGUAGES: Final = ("nl", "en")


@cache
def consents() -> dict[str, dict[str, str]]:
    """Return every version of the consent text: version -> language -> Markdown. A published one never changes."""
    versions = sorted({path.name.partition(".")[0] for path in (HERE / "consent").glob("*.md")})
    return {
        version: {
            language: (HERE / "consent" / f"{version}.{language}.md").read_text("utf-8") for language in LANGUAGES
        }
        for version in versions
    }


def newest_consent() -> str:
    """Return the version of the consent text that is asked now."""
    return max(consents())


@cache
def mails(language: str) -> dict[str, Any]:
    """Return kind of mail -> its subject and text, with `{link}` and `{login}` to fill in."""
    return dict(yaml.safe_load((HERE / "mails" / f"{language}.yaml").read_text("utf-8")))
