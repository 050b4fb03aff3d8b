"""Who asks, by the headers of a reverse proxy that the settings list."""

from flask import Request

from data.auth_settings import AuthSettings
from pages.signin.peer import comes_from, header
from pages.signin.person import Person, Refused, Who


def person(asked: Request, auth: AuthSettings) -> Person:
    """The user of the headers, with `user` and `groups` as claims.

    Raises Refused for a connection from elsewhere, and where the proxy names nobody, or two.
    """
    if not comes_from(asked, auth.proxies):
        raise Refused("signin.refused.proxy")
    users = header(asked, auth.user_header)
    if len(users) != 1 or not users[0]:
        raise Refused("signin.refused.user")
    groups = [part.strip() for sent in header(asked, auth.groups_header) for part in sent.split(",")]
    return Person(Who(users[0], users[0]), {"user": users[0], "groups": [name for name in groups if name]})
