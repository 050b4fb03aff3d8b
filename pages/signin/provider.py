"""The OpenID provider: code flow with PKCE, state and nonce; what it says is believed when it checks out.

Authlib does the protocol. Held here besides: that the provider is the one of the settings, that the token is
for us and signed with a key pair, that an answer takes seconds, and that few threads wait for it at once.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Any
from urllib.parse import urlsplit

from authlib.integrations.base_client.errors import MismatchingStateError
from authlib.integrations.flask_client import OAuth, OAuthError
from flask import Flask, request, session
from joserfc.errors import JoseError
from requests import RequestException

from data.settings import Settings
from pages.signin.keys import client_secret
from pages.signin.person import Refused

NAME = "tramso"
STATE = f"_state_{NAME}_"
PENDING = 2  # ways to the provider that a browser may be on at once, in as many windows
CONNECT_SECONDS, READ_SECONDS = 3.05, 5
LEEWAY_SECONDS = 60
# With a pair of keys: a secret that we share with the provider proves nothing to us.
SIGNED_BY = (
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "EdDSA",
    "Ed25519",
)
MALFORMED = (JoseError, ValueError, KeyError, TypeError, AttributeError)
log = logging.getLogger(__name__)


class Provider:
    """The provider of the settings. Its addresses and keys are fetched at the first sign-in and kept."""

    def __init__(self, server: Flask, chosen: Settings) -> None:
        self._auth = chosen.auth
        self._root = chosen.address + chosen.base_path
        self._slots = BoundedSemaphore(max(1, chosen.threads // 2))
        self._client = OAuth(server).register(
            NAME,
            client_id=chosen.auth.client,
            client_secret=client_secret(chosen.auth.secret_file),
            server_metadata_url=f"{chosen.auth.issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={
                "scope": chosen.auth.scopes,
                "code_challenge_method": "S256",
                "default_timeout": (CONNECT_SECONDS, READ_SECONDS),
                **({} if chosen.auth.secret_file else {"token_endpoint_auth_method": "none"}),
            },
        )

    def begin(self, back_to: str) -> str:
        """The provider's address to send a browser to, which will come back to `back_to`."""
        with self._answering():
            self._metadata()
            there = f"{self._root}/sign-in/back"
            begun = self._client.create_authorization_url(there)
        begun_before = sorted((session[key]["exp"], key) for key in session if key.startswith(STATE))
        for _, old in begun_before[: -PENDING + 1 or None]:
            session.pop(old)
        address = str(begun.pop("url"))
        self._client.save_authorize_data(redirect_uri=there, back_to=back_to, **begun)
        return address

    def finish(self) -> tuple[Mapping[str, Any], str]:
        """The claims of whoever the provider sends back with the request, and where he was going."""
        state = request.args.get("state", "")
        kept = self._client.framework.get_state_data(session, state) or {}
        with self._answering():
            self._metadata()
            issuer, client = self._auth.issuer, self._auth.client
            token = self._client.authorize_access_token(
                claims_options={
                    "iss": {"essential": True, "value": issuer},
                    "aud": {"essential": True, "value": client},
                },
                leeway=LEEWAY_SECONDS,
            )
            claims: Mapping[str, Any] = token["userinfo"]
        return claims, kept["back_to"]

    def end(self, language: str) -> str | None:
        """The address at which the provider ends its session too; None where it has none, or is away.

        It has to be the issuer's own: the pages' policy lets a form lead nowhere else. The language comes
        back as the state.
        """
        try:
            with self._answering():
                found = self._metadata().get("end_session_endpoint", "")
                if _origin(found) != _origin(self._auth.issuer):
                    return None
                ended = self._client.create_logout_url(
                    post_logout_redirect_uri=f"{self._root}/sign-out/done",
                    state=language,
                    client_id=self._auth.client,
                )
                return str(ended["url"])
        except Refused:
            return None

    def _metadata(self) -> Mapping[str, Any]:
        """The provider's own description; raises ValueError where it calls itself by another name."""
        found: dict[str, Any] = self._client.load_server_metadata()
        if found.get("issuer") != self._auth.issuer:
            found.pop("_loaded_at", None)
            raise ValueError(f"the provider calls itself {found.get('issuer')!r}")
        offered = found.get("id_token_signing_alg_values_supported", ["RS256"])
        found["id_token_signing_alg_values_supported"] = [one for one in SIGNED_BY if one in offered]
        return found

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """Raise Refused where the provider is away, slow or says what does not check out."""
        if not self._slots.acquire(blocking=False):
            raise Refused("signin.refused.away", 503)
        try:
            yield
        except RequestException as error:
            log.warning("the provider of sign-ins does not answer: %s", error)
            raise Refused("signin.refused.away", 503) from None
        except (OAuthError, *MALFORMED) as error:
            log.warning("a sign-in was refused: %s: %s", type(error).__name__, error)
            stopped = isinstance(error, MismatchingStateError) or "error" in request.args
            raise (
                Refused("signin.refused.back", 400) if stopped else Refused("signin.refused.token")
            ) from None
        finally:
            self._slots.release()


def _origin(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc
