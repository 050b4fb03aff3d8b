"""A digest as a mail with text, HTML and worksheet, and its way to the server that the settings name."""

import hashlib
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate

from data.errors import TramSoError
from data.mail_settings import MailSettings
from data.words import t
from pages.changes.digest.as_html import html_of
from pages.changes.digest.as_text import text_of
from pages.changes.digest.as_xlsx import workbook_of
from pages.changes.digest.content import Digest
from pages.changes.digest.recipients import EMAIL

SECONDS = 30  # that the server may take to answer
SHEET = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def message(digest: Digest, sender: str, to: str, key: str) -> EmailMessage:
    """The mail: plain text, HTML beside it, the worksheet with it. key: the same mail has the same id."""
    mail = EmailMessage()
    domain = sender.rpartition("@")[2]
    mail["Subject"] = digest.title
    mail["From"] = Address("TrạmSố", addr_spec=sender)
    mail["To"] = Address(addr_spec=to)
    mail["Date"] = formatdate(localtime=True)
    mail["Message-ID"] = f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["Content-Language"] = digest.language
    why = t("changes.digest.why", digest.language, email=to)
    mail.set_content(f"{text_of(digest)}\n{why}\n")
    mail.add_alternative(html_of(digest, why), subtype="html")
    name = f"{key.partition('|')[0]}.xlsx"
    mail.add_attachment(workbook_of(digest), maintype="application", subtype=SHEET, filename=name)
    return mail


def require_mail(mail: MailSettings) -> None:
    """Raise TramSoError where a setting is missing without which nothing can be sent."""
    if not mail.host:
        raise TramSoError("No mail server is set: set TRAMSO_SMTP to one, such as mail.example:587.")
    if not EMAIL.fullmatch(mail.sender):
        raise TramSoError("No sender is set: set TRAMSO_MAIL_FROM to an address such as tramso@moh.example.")
    if mail.recipients is None:
        raise TramSoError("Nobody is set to mail to: set TRAMSO_DIGEST_RECIPIENTS to the file of recipients.")


@contextmanager
def connected(mail: MailSettings) -> Iterator[smtplib.SMTP]:
    """A line to the server, secured and logged in as the settings say; raises TramSoError in one sentence."""
    where = f"{mail.host}:{mail.port}"
    password = _password(mail)
    try:
        server = _opened(mail)
    except ssl.SSLError as error:
        raise TramSoError(
            f"The line to {where} could not be made secure ({error.reason}): check TRAMSO_SMTP_SECURITY and "
            "the server's certificate."
        ) from error
    except smtplib.SMTPNotSupportedError as error:
        raise TramSoError(
            f"{where} offers no STARTTLS: set TRAMSO_SMTP_SECURITY to tls, or to none within the machine."
        ) from error
    except (OSError, smtplib.SMTPException) as error:
        raise TramSoError(
            f"The mail server {where} does not answer: check TRAMSO_SMTP and that it is running."
        ) from error
    try:
        _log_in(server, mail, password)
        yield server
    finally:
        _leave(server)


def _opened(mail: MailSettings) -> smtplib.SMTP:
    trusted = ssl.create_default_context()
    if mail.security == "tls":
        return smtplib.SMTP_SSL(mail.host, mail.port, timeout=SECONDS, context=trusted)
    server = smtplib.SMTP(mail.host, mail.port, timeout=SECONDS)
    if mail.security == "starttls":
        try:
            server.starttls(context=trusted)
        except BaseException:
            server.close()
            raise
    return server


def _password(mail: MailSettings) -> str:
    if not mail.user:
        return ""
    if mail.password_file is None:
        raise TramSoError(
            "TRAMSO_SMTP_USER logs in: set TRAMSO_SMTP_PASSWORD_FILE to a file with the password."
        )
    try:
        return mail.password_file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise TramSoError(f"{mail.password_file} cannot be read: let this user read the password.") from error


def _log_in(server: smtplib.SMTP, mail: MailSettings, password: str) -> None:
    if not mail.user:
        return
    if not (mail.user + password).isascii():
        raise TramSoError("Mail servers take no login with letters beyond ASCII: choose another password.")
    try:
        server.login(mail.user, password)
    except (smtplib.SMTPException, OSError) as error:
        raise TramSoError(
            f"{mail.host}:{mail.port} refused the login of {mail.user}: check the user and the password."
        ) from error


def _leave(server: smtplib.SMTP) -> None:
    """Say goodbye; what was handed over stays handed over where the line is already gone."""
    try:
        server.quit()
    except (OSError, smtplib.SMTPException):
        server.close()
