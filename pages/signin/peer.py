"""What a connection brings: the address at its other end, and its headers to the letter."""

from ipaddress import ip_address

from flask import Request

from data.auth_settings import Networks


def comes_from(asked: Request, networks: Networks) -> bool:
    """True where the connection's other end is in one of these; no header has a say in that."""
    client = asked.environ.get("asgi.scope", {}).get("client")
    try:
        address = ip_address(client[0]) if client else None
    except ValueError:
        return False
    address = getattr(address, "ipv4_mapped", None) or address
    return address is not None and any(address in network for network in networks)


def header(asked: Request, name: str) -> list[str]:
    """Every value of the header of exactly that name.

    Of the connection itself: WSGI takes `X_Remote_User` for `X-Remote-User`, and joins what came twice.
    """
    wanted = name.lower().encode()
    sent = asked.environ.get("asgi.scope", {}).get("headers", ())
    return [
        bytes(value).decode(errors="replace").strip() for key, value in sent if bytes(key).lower() == wanted
    ]
