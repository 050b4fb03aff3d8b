"""The settings of mails: the server that takes them, who logs in, whom they come from, who gets them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from data.errors import TramSoError

SECURITIES = ("starttls", "tls", "none")
PORTS = {"starttls": 587, "tls": 465, "none": 25}


@dataclass(frozen=True)
class MailSettings:
    """host: of the server, empty for none; security: how the line to it is made secure, of SECURITIES; user:
    empty where nobody logs in; recipients: the file of who gets which digest.
    """

    host: str
    port: int
    security: str
    user: str
    password_file: Path | None
    sender: str
    recipients: Path | None


def mail_settings(text: Callable[[str], str]) -> MailSettings:
    """The settings of mails; text: name without its prefix → value. Raises TramSoError naming a wrong one."""
    host, colon, port = text("SMTP").partition(":")
    security = text("SMTP_SECURITY")
    if (colon and not port.isdecimal()) or (colon and not host):
        raise TramSoError(f"TRAMSO_SMTP is “{text('SMTP')}”: set it to a server such as mail.example:587.")
    if security not in SECURITIES:
        raise TramSoError(f"TRAMSO_SMTP_SECURITY is “{security}”: set it to {' or '.join(SECURITIES)}.")
    password, recipients = text("SMTP_PASSWORD_FILE"), text("DIGEST_RECIPIENTS")
    return MailSettings(
        host=host,
        port=int(port or PORTS[security]),
        security=security,
        user=text("SMTP_USER"),
        password_file=Path(password) if password else None,
        sender=text("MAIL_FROM"),
        recipients=Path(recipients) if recipients else None,
    )


def origin_of(text: str) -> str:
    """Scheme and name of the server that readers know the dashboard by; empty for none."""
    origin = text.rstrip("/")
    if origin and not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:\d+)?", origin):
        raise TramSoError(f"TRAMSO_ADDRESS is “{text}”: set it to an address such as https://tramso.example.")
    return origin


def mailbox_of(text: str) -> str:
    """The mail address that readers write to when a number is wrong; empty for none."""
    if text and not re.fullmatch(r"[^\s@<>\"?&]+@[A-Za-z0-9.-]+", text):
        raise TramSoError(f"TRAMSO_CONTACT is “{text}”: set it to one mail address such as data@example.vn.")
    return text
