"""Settings: read from the environment once, checked, and never changed afterwards."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

PACKAGE = Path(__file__).parent
REPOSITORY = PACKAGE.parent.parent


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
    return Config(
        home=home,
        database_url=environ.get("WELNU_DATABASE_URL") or f"sqlite:///{home / 'welnu.sqlite3'}",
        public_url=public_url,
        smtp_url=environ.get("WELNU_SMTP_URL") or None,
        proxies=_number(environ, "WELNU_PROXIES", 0),
        mail_from=environ.get("WELNU_MAIL_FROM", f"Welnu <welnu@{urlsplit(public_url).hostname}>"),
        secret_key=_secret(prepared(home) / "secret-key"),
    )


def _number(environ: Mapping[str, str], name: str, otherwise: int) -> int:
    text = environ.get(name) or str(otherwise)
    if not (text.isascii() and text.isdigit()):
        raise Misconfigured(f"{name} must be a whole number, not {text!r}")
    return int(text)


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


def _secret(path: Path) -> bytes:
    """Return the key kept in `path`, made at first start; two processes that start at once agree."""
    draft = path.with_suffix(f".{os.getpid()}")
    if not path.exists():
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(32))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()
