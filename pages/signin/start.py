"""What has to be there before a server starts that others than this machine's user may reach."""

from urllib.parse import urlsplit

from data.auth_settings import AuthSettings, is_loopback
from data.errors import TramSoError
from data.roles.file import mapping_in
from data.settings import Settings
from pages.signin.keys import client_secret, session_keys


def require_sign_in_settings(chosen: Settings) -> None:
    """Raise TramSoError where nobody would sign in on a network, or what signing in needs is missing."""
    auth = chosen.auth
    if auth.kind == "none":
        _require_loopback(chosen.host, auth)
        return
    mapping_in(auth.roles)
    if auth.kind == "proxy" and not auth.proxies:
        raise TramSoError(
            "TRAMSO_PROXIES is not set: list the addresses of the proxies that say who is signed in, "
            "such as 127.0.0.1."
        )
    if auth.kind == "oidc":
        _require_provider(chosen)


def _require_provider(chosen: Settings) -> None:
    auth, address = chosen.auth, urlsplit(chosen.address)
    missing = {"TRAMSO_OIDC_ISSUER": auth.issuer, "TRAMSO_OIDC_CLIENT": auth.client}
    for name in (name for name, text in missing.items() if not text):
        raise TramSoError(
            f"{name} is not set: whoever runs the sign-in of your organisation gives it to you."
        )
    if address.scheme != "https" and not is_loopback(address.hostname or ""):
        raise TramSoError(
            f"TRAMSO_ADDRESS is “{chosen.address}”: set it to the https:// address that readers open; the "
            "provider sends them back there, and cookies of sessions go over HTTPS only."
        )
    session_keys(auth.key_file)
    client_secret(auth.secret_file)


def _require_loopback(host: str, auth: AuthSettings) -> None:
    if not is_loopback(host) and not auth.open_on_network:
        raise TramSoError(
            f"TRAMSO_HOST is {host} and nobody signs in, so whoever reaches this machine would read every "
            "station's phone number: set TRAMSO_AUTH to proxy or oidc, or TRAMSO_HOST to 127.0.0.1, or "
            "TRAMSO_OPEN_ON_NETWORK=yes if that is meant."
        )
