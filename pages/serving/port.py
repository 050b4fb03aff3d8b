"""The port that a server is about to take: Granian's sockets would share it with another server's."""

import errno
import socket

from data.errors import TramSoError


def require_free(host: str, port: int) -> None:
    """Raise TramSoError where another server listens there already.

    Granian opens its sockets with SO_REUSEPORT, so two servers would both start and answer in turn.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            raise TramSoError(_said(error, host, port)) from None


def _said(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Another server listens on {host}:{port}: end it, or set TRAMSO_PORT to another port."
    return f"Port {port} of {host} cannot be had ({error.strerror}): correct TRAMSO_HOST and TRAMSO_PORT."
