"""The settings of signing in: by whom, from which addresses, with which keys, who may see what."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Literal, cast, get_args
from urllib.parse import urlsplit

from data.errors import TramSoError

Kind = Literal["none", "proxy", "oidc"]
Networks = tuple[IPv4Network | IPv6Network, ...]
HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?(/[^\s?#]*)?")
AUTH_DEFAULTS = {
    "AUTH": "none",
    "OPEN_ON_NETWORK": "no",
    "ROLES": "",
    "PROXIES": "",
    "PROXY_USER_HEADER": "X-Remote-User",
    "PROXY_GROUPS_HEADER": "X-Remote-Groups",
    "OIDC_ISSUER": "",
    "OIDC_CLIENT": "",
    "OIDC_SECRET_FILE": "",
    "OIDC_SCOPES": "openid profile",
    "SESSION_KEY_FILE": "",
    "SESSION_MINUTES": "480",
    "METRICS_FROM": "127.0.0.0/8 ::1",
}


@dataclass(frozen=True)
class AuthSettings:
    """kind: who says who a reader is; roles: the file of who may see what; proxies: whose headers are
    believed; issuer, client, secret_file, scopes: of the OpenID provider; key_file: what sessions are signed
    with; session_minutes: after which one signs in again; metrics_from: who reads `/metrics`.
    """

    kind: Kind
    open_on_network: bool
    roles: Path | None
    proxies: Networks
    user_header: str
    groups_header: str
    issuer: str
    client: str
    secret_file: Path | None
    scopes: str
    key_file: Path | None
    session_minutes: int
    metrics_from: Networks

    @property
    def on(self) -> bool:
        """True where readers have to say who they are."""
        return self.kind != "none"


def auth_settings(text: Callable[[str], str]) -> AuthSettings:
    """The settings; text: name without its prefix → value. Raises TramSoError naming a wrong one."""
    return AuthSettings(
        kind=cast(Kind, _one_of(text, "AUTH", get_args(Kind))),
        open_on_network=_one_of(text, "OPEN_ON_NETWORK", ("yes", "no")) == "yes",
        roles=_file(text, "ROLES"),
        proxies=_networks(text, "PROXIES"),
        user_header=_header(text, "PROXY_USER_HEADER"),
        groups_header=_header(text, "PROXY_GROUPS_HEADER"),
        issuer=_issuer(text),
        client=text("OIDC_CLIENT"),
        secret_file=_file(text, "OIDC_SECRET_FILE"),
        scopes=_scopes(text),
        key_file=_file(text, "SESSION_KEY_FILE"),
        session_minutes=_minutes(text),
        metrics_from=_networks(text, "METRICS_FROM"),
    )


def is_loopback(host: str) -> bool:
    """True for an address that only this machine reaches."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _wrong(text: Callable[[str], str], name: str, instead: str) -> TramSoError:
    return TramSoError(f"TRAMSO_{name} is “{text(name)}”: set it to {instead}.")


def _one_of(text: Callable[[str], str], name: str, known: tuple[str, ...]) -> str:
    if text(name) not in known:
        raise _wrong(text, name, " or ".join(known))
    return text(name)


def _file(text: Callable[[str], str], name: str) -> Path | None:
    return Path(text(name)) if text(name) else None


def _networks(text: Callable[[str], str], name: str) -> Networks:
    try:
        return tuple(ip_network(part) for part in text(name).replace(",", " ").split())
    except ValueError:
        raise _wrong(text, name, "addresses or networks such as 10.0.0.5 or 10.0.0.0/24") from None


def _header(text: Callable[[str], str], name: str) -> str:
    if not HEADER.fullmatch(text(name)):
        raise _wrong(text, name, f"the name of a header such as {AUTH_DEFAULTS[name]}")
    return text(name)


def _issuer(text: Callable[[str], str]) -> str:
    """The provider's own name for itself, to the letter; plain HTTP only within this machine."""
    issuer = text("OIDC_ISSUER")
    host = urlsplit(issuer).hostname or ""
    if issuer and (not ORIGIN.fullmatch(issuer) or not (issuer.startswith("https:") or is_loopback(host))):
        raise _wrong(text, "OIDC_ISSUER", "the https:// address that the provider calls itself by")
    return issuer


def _scopes(text: Callable[[str], str]) -> str:
    if "openid" not in text("OIDC_SCOPES").split():
        raise _wrong(text, "OIDC_SCOPES", "words of which one is openid")
    return text("OIDC_SCOPES")


def _minutes(text: Callable[[str], str]) -> int:
    if not text("SESSION_MINUTES").isdecimal() or not 0 < int(text("SESSION_MINUTES")) <= 7 * 24 * 60:
        raise _wrong(text, "SESSION_MINUTES", "minutes from 1 to 10080")
    return int(text("SESSION_MINUTES"))
