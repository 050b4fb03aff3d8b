"""A real SMTP server on loopback that keeps what it takes, and refuses what a test says."""

import socket
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

USER, PASSWORD = "tramso", "bi mat 1"


@dataclass
class Box:
    """got: to whom → the mails; refused: addresses that the server does not know; broken: to whom the line is
    cut after the mail, before the server says that it has it.
    """

    got: dict[str, list[EmailMessage]] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return "550 5.1.1 Không có hộp thư này"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = message_from_bytes(envelope.content, policy=policy.default)
        for to in envelope.rcpt_tos:
            self.got.setdefault(to, []).append(mail)
            if to in self.broken:
                server.transport.close()
        return "250 OK"


def known(server, session, envelope, mechanism, data) -> AuthResult:
    """Whether a login is the one."""
    right = (
        isinstance(data, LoginPassword) and data.login == USER.encode() and data.password == PASSWORD.encode()
    )
    return AuthResult(success=right, handled=right)


def controller(box: Box, **own) -> Controller:
    """A server for a box on a free port."""
    return Controller(box, hostname="127.0.0.1", port=free_port(), **own)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
