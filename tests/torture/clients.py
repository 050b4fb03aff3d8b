"""Clients that send requests drawn by chance to a running server, and note every answer that is none."""

import http.client
import random
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from tests.torture.hostile import Asked, hostile, ordinary

SECONDS = 120


@dataclass
class Answers:
    """How often each status was answered, and the requests whose answer must not be."""

    statuses: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def note(self, asked: Asked, status: int, body: bytes, kind: str) -> None:
        """Count an answer; a server's fault, a trace and a refusal without a sentence are wrong."""
        self.statuses[status] += 1
        fault = status >= 500 or b"Traceback (most recent" in body
        refused = 400 <= status < 500 and asked.method != "HEAD"
        if fault or (refused and not _said(status, body, kind)):
            self.wrong.append(
                f"{status} {asked.method} {asked.address[:200]} {(asked.body or b'')[:300]!r} {body[:200]!r}"
            )


def _said(status: int, body: bytes, kind: str) -> bool:
    """True for a sentence, as plain text or, at an address that no page has, on a page of its own."""
    return bool(body) if kind.startswith("text/plain") else status == 404 and b"<h1>" in body


def besiege(
    port: int, count: int, share: float, dates: Sequence[str], clients: int = 8, seed: int = 1
) -> Answers:
    """Send `count` requests from several clients at once; a `share` of them hostile."""
    answers = Answers()

    def client(number: int) -> None:
        draw = random.Random(f"{seed} {number}")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        for _ in range(count // clients):
            make = hostile if draw.random() < share else ordinary
            connection = _ask(connection, make(draw, dates), answers)
        connection.close()

    with ThreadPoolExecutor(clients) as pool:
        for done in [pool.submit(client, number) for number in range(clients)]:
            done.result()
    return answers


def _ask(
    connection: http.client.HTTPConnection, asked: Asked, answers: Answers
) -> http.client.HTTPConnection:
    """Send one request; the connection for the next one, a new one where the server closed it."""
    for attempt in (1, 2):
        try:
            connection.request(asked.method, asked.address, asked.body, asked.headers)
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            if attempt == 2:
                answers.wrong.append(f"{error!r} {asked.method} {asked.address[:200]}")
            continue
        answers.note(asked, answer.status, body, answer.headers.get("Content-Type", ""))
        break
    return connection
