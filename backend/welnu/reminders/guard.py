"""Where a push message may go. An endpoint is a URL that a stranger gives us: what is not known is refused."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

LONGEST: Final = 2_000  # characters; the longest that push services hand out are near 500
NUMBER: Final = re.compile(r"[0-9]+|0x[0-9a-f]*")  # as the last label: an IPv4 address in disguise
LABEL: Final = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")

# Not for the public internet: the special-purpose registries of IANA, and groups of hosts.
CLOSED_4: Final = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
OPEN_6: Final = IPv6Network("2000::/3")  # all that is given out; mapped, NAT64, local and multicast are outside it
CLOSED_6: Final = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocols, of which Teredo is one
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: holds an IPv4 address
        "2620:4f:8000::/48",
        "3fff::/20",  # documentation
    )
)


class Unsafe(ValueError):
    """We do not go there; the message says why, in words for whoever gave the endpoint."""


@dataclass(frozen=True)
class Target:
    """What an endpoint names: always over https, always port 443."""

    host: str
    path: str  # with the query

    @property
    def url(self) -> str:
        """The one way in which we write it."""
        return f"https://{self.host}{self.path}"


def target(endpoint: str, allowed: Sequence[str]) -> Target:
    """Return where `endpoint` points.

    allowed: names of hosts; `*.` before one stands for everything below it
    Raises Unsafe when it is anything else than https to port 443 of such a host.
    """
    if len(endpoint) > LONGEST:
        raise Unsafe(f"the endpoint is longer than {LONGEST} characters")
    if not re.fullmatch(r"[!-~]+", endpoint) or set(endpoint) & set("\\#"):
        raise Unsafe("the endpoint has characters that push services do not use")
    if not endpoint.startswith("https://"):
        raise Unsafe("the endpoint must start with https://")
    authority, _, path = endpoint.removeprefix("https://").partition("/")
    if not path:
        raise Unsafe("the endpoint names no subscription")
    host = _host(authority)
    if not _is_allowed(host, allowed):
        raise Unsafe(f"{host} is no push service that is known here")
    return Target(host, f"/{path}")


def _host(authority: str) -> str:
    if "@" in authority:
        raise Unsafe("the endpoint names a user")
    if authority.startswith("["):
        raise Unsafe("the endpoint must name a host, not an address")
    host, colon, port = authority.lower().partition(":")
    if colon and port != "443":
        raise Unsafe("the endpoint must use port 443")
    labels = host.split(".")
    if NUMBER.fullmatch(labels[-1]):
        raise Unsafe("the endpoint must name a host, not an address")
    if not is_name(host):
        raise Unsafe("the endpoint must name a host")
    return host


def is_name(host: str) -> bool:
    """Whether `host` is the full name of a host in plain ASCII, in lower case and without a dot at the end."""
    labels = host.split(".")
    plain = all(LABEL.fullmatch(label) and not label.startswith("xn--") for label in labels)
    return plain and len(labels) > 1 and len(host) <= 253


def _is_allowed(host: str, allowed: Sequence[str]) -> bool:
    return any(host.endswith(name[1:]) if name.startswith("*.") else host == name for name in allowed)


def check(addresses: Sequence[str]) -> None:
    """Raise Unsafe unless every one of `addresses` is public: one bad answer makes the whole answer suspect."""
    for address in addresses:
        if not is_public(address):
            raise Unsafe(f"{address} is not a public address")


def is_public(address: str) -> bool:
    """Whether `address` belongs to one host on the public internet, and holds no other address."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return not any(found in network for network in CLOSED_4)
    return _is_public_6(found)


def _is_public_6(address: IPv6Address) -> bool:
    return address.scope_id is None and address in OPEN_6 and not any(address in network for network in CLOSED_6)
