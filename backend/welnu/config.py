"""Settings: read from the environment once, checked, and never changed afterwards."""

import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

PACKAGE = Path(__file__).parent
REPOSITORY = PACKAGE.parent.parent
SHORTEST_TOKEN: Final = 16
PUSH_HOSTS: Final = "fcm.googleapis.com *.push.services.mozilla.com *.push.apple.com *.notify.windows.com"


class Misconfigured(Exception):
    """A setting or the home folder cannot be used; the message is one sentence for the operator."""


@dataclass(frozen=True)
class Config:
    """What an operator can decide."""

    home: Path
    database_url: str
    public_url: str
    smtp_url: str | None
    mail_from: str
    push_hosts: tuple[str, ...]  # the push services that we send to; `*.` before a name: everything below it
    metrics_token: str | None  # whoever shows it may read /metrics
    proxies: int  # reverse proxies in front of us, whose X-Forwarded-For and -Proto we believe
    secret_key: bytes

    @property
    def https(self) -> bool:
        """Whether people reach the app over TLS."""
        return urlsplit(self.public_url).scheme == "https"


def resource(name: str) -> Path:
    """Return the folder `name` that ships with the package: inside the wheel, else in the repository."""
    packaged = PACKAGE / f"_{name}"
    return packaged if packaged.is_dir() else REPOSITORY / ("pwa/dist" if name == "pwa" else name)


def load(environ: Mapping[str, str] = os.environ) -> Config:
    """Read the settings and prepare WELNU_HOME.

    Raises Misconfigured when a setting is unusable or the home folder cannot be written.
    """
    home = home_of(environ)
    public_url = environ.get("WELNU_PUBLIC_URL", "http://localhost:8000").rstrip("/")
    if urlsplit(public_url).scheme not in ("http", "https") or not urlsplit(public_url).hostname:
        raise Misconfigured(f"WELNU_PUBLIC_URL must be an http or https address, not {public_url!r}")
    host = urlsplit(public_url).hostname or ""
    mail_from = environ.get("WELNU_MAIL_FROM", f"Welnu <welnu@{'localhost' if ':' in host else host}>")
    if "@" not in parseaddr(mail_from)[1] or not mail_from.isprintable():
        raise Misconfigured(f"WELNU_MAIL_FROM must be an address, as in 'Welnu <welnu@example.org>', not {mail_from!r}")
    return Config(
        home=home,
        database_url=environ.get("WELNU_DATABASE_URL") or f"sqlite:///{home / 'welnu.sqlite3'}",
        public_url=public_url,
        smtp_url=environ.get("WELNU_SMTP_URL") or None,
        metrics_token=_token(environ, "WELNU_METRICS"),
        proxies=_number(environ, "WELNU_PROXIES", 0),
        mail_from=mail_from,
        push_hosts=_hosts(environ.get("WELNU_PUSH_HOSTS") or PUSH_HOSTS),
        secret_key=kept(prepared(home) / "secret-key", lambda: secrets.token_bytes(32)),
    )


def _number(environ: Mapping[str, str], name: str, otherwise: int) -> int:
    text = environ.get(name) or str(otherwise)
    if not (text.isascii() and text.isdigit()):
        raise Misconfigured(f"{name} must be a whole number, not {text!r}")
    return int(text)


def _token(environ: Mapping[str, str], name: str) -> str | None:
    text = environ.get(name) or None
    if text is not None and (len(text) < SHORTEST_TOKEN or not text.isascii()):
        raise Misconfigured(f"{name} must be at least {SHORTEST_TOKEN} plain characters that nobody can guess")
    return text


def _hosts(text: str) -> tuple[str, ...]:
    names = tuple(text.lower().split())
    for name in names:
        if not re.fullmatch(r"(\*\.)?([a-z0-9-]+\.)+[a-z][a-z0-9-]*", name):
            raise Misconfigured(f"WELNU_PUSH_HOSTS must be names of hosts with spaces between them, not {name!r}")
    return names


def home_of(environ: Mapping[str, str] = os.environ) -> Path:
    """Return WELNU_HOME, whether it is there or not."""
    return Path(environ.get("WELNU_HOME", "var")).absolute()


def prepared(home: Path) -> Path:
    """Create `home` for its owner alone and prove that it can be written."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = home / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Misconfigured(f"cannot write in WELNU_HOME {home}: {error.strerror}") from error
    return home


def kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """Return the secret kept in `path`, made at first start and never again; two processes that start at once agree."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()
