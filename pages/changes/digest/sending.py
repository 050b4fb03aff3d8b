"""Digests on their way to those on the list, each once."""

import smtplib
from collections.abc import Callable, Sequence
from datetime import date as Day

from data.errors import TramSoError
from data.mail_settings import MailSettings
from data.settings import settings
from pages.changes.digest.content import Asked, Digest, digest_of
from pages.changes.digest.mail import connected, message, require_mail
from pages.changes.digest.recipients import Recipient, read_recipients
from pages.changes.digest.sent import Sent, kept, record_of

UNSURE = (
    "It is not known whether {to} got the digest, as the command or the line ended while it was on its way: "
    "look into the server's log, and send it with --again if it did not arrive."
)


def send_all(day: Day, wanted: Callable[[Recipient], bool], *, again: bool) -> list[TramSoError]:
    """Mail everybody wanted who has not got the digest of the day, and say so, a line each.

    again: also those of whom it is not known. The faults of single mails; raises TramSoError for the rest.
    """
    mail = settings().mail
    require_mail(mail)
    if mail.recipients is None:
        return []
    people = [one for one in read_recipients(mail.recipients) if wanted(one)]
    if not people:
        raise TramSoError(f"{mail.recipients} names nobody for this place: add a line for it.")
    with kept(mail.recipients) as sent:
        states = {one: sent.states.get(_key(one, day)) for one in people}
        due = [
            one for one, state in states.items() if state in (None, "refused") or (again and state != "sent")
        ]
        done = sum(state == "sent" for state in states.values())
        if done:
            print(f"{done} already sent, as {record_of(mail.recipients)} says: not sent again.", flush=True)
        unsure = [one for one, state in states.items() if state == "sending" and not again]
        faults = [TramSoError(UNSURE.format(to=one.email)) for one in unsure]
        return [*faults, *(_send(mail, sent, due, day) if due else [])]


def _key(one: Recipient, day: Day) -> str:
    """What the record calls a mail."""
    return f"{Asked(one.place, day, one.language).file_name}|{one.language}|{one.email}"


def _send(mail: MailSettings, sent: Sent, due: Sequence[Recipient], day: Day) -> list[TramSoError]:
    """The mails over one line; the digests are made before it is opened, each once."""
    asked = {one: Asked(one.place, day, one.language, settings().address) for one in due}
    digests = {key: digest_of(key) for key in dict.fromkeys(asked.values())}
    faults = []
    with connected(mail) as server:
        for one in due:
            fault = _hand_over(server, mail.sender, sent, (one, digests[asked[one]], _key(one, day)))
            if fault:
                faults.append(fault)
            else:
                print(f"Sent to {one.email}: {digests[asked[one]].title}", flush=True)
    return faults


def _hand_over(
    server: smtplib.SMTP, sender: str, sent: Sent, mail: tuple[Recipient, Digest, str]
) -> TramSoError | None:
    """One mail; a fault where the server refuses it. Raises TramSoError where the line breaks."""
    one, digest, key = mail
    letter = message(digest, sender, one.email, key)
    sent.note(key, "sending")
    try:
        server.send_message(letter, sender, [one.email])
    except smtplib.SMTPServerDisconnected as error:
        raise TramSoError(UNSURE.format(to=one.email)) from error
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as error:
        sent.note(key, "refused")
        return TramSoError(
            f"The server refused the digest to {one.email} ({_answer(error)}): correct the list."
        )
    except OSError as error:
        raise TramSoError(UNSURE.format(to=one.email)) from error
    sent.note(key, "sent")
    return None


def _answer(error: smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused) -> str:
    """What the server said, on one line."""
    code: int
    text: bytes | str
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()))
    else:
        code, text = error.smtp_code, error.smtp_error
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"{code} {' '.join(words.split())}"
