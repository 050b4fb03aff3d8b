"""`python app.py digest`: digests as files, one a place, or as mails to those on the operator's list."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from components.reading.places import find_place
from data.errors import TramSoError
from data.settings import settings
from data.store.snapshot import Snapshot
from data.words import DEFAULT_LANGUAGE, LANGUAGES
from pages.changes.digest.as_html import html_of
from pages.changes.digest.as_text import text_of
from pages.changes.digest.as_xlsx import workbook_of
from pages.changes.digest.content import Asked, digest_of
from pages.changes.digest.recipients import COUNTRY
from pages.changes.digest.sending import send_all
from pages.shell.arguments import OneSentence, place_named, province_codes, said, snapshot_on
from pages.shell.published import units


def chosen(arguments: Sequence[str]) -> Namespace:
    """The arguments of the command understood; wrong ones end the process with 2 and a sentence."""
    parser = OneSentence(
        "python app.py digest", description="Write or mail what changed, one digest a place."
    )
    parser.add_argument("--place", help="a place as in addresses, 34/11, or country; else each province")
    parser.add_argument("--date", help="the snapshot's date, 2026-10-31; the newest where none is given")
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help="of the files")
    parser.add_argument("--out", type=Path, help="folder for .html, .txt and .xlsx, one of each a place")
    parser.add_argument("--mail", action="store_true", help="mail to TRAMSO_DIGEST_RECIPIENTS instead")
    parser.add_argument("--again", action="store_true", help="mail what is not known to have arrived, too")
    given = parser.parse_args(arguments)
    if (given.out is None) != given.mail:
        parser.error("give either --out FOLDER or --mail")
    return given


def run(given: Namespace) -> int:
    """Write or send and say so, a line each. 2 when called wrongly, 1 when it cannot be done."""
    try:
        snapshot = snapshot_on(given.date)
        asked = _asked(given, snapshot)
    except (TramSoError, ValueError) as error:
        return said(error, 2)
    try:
        return _mail(given, snapshot) if given.mail else _write_all(given.out, asked)
    except (TramSoError, OSError) as error:
        return said(error, 1)


def _asked(given: Namespace, snapshot: Snapshot) -> list[Asked]:
    """Each digest for the files; raises ValueError in a sentence where arguments do not fit."""
    if given.out is not None and not given.out.is_dir():
        raise ValueError(f"{given.out} is no folder: make it first, and give it with --out.")
    if given.place:
        places = [None if given.place == COUNTRY else place_named(given.place)]
    else:
        places = [find_place(units(), "34", code) for code in province_codes()]
    return [Asked(place, snapshot.date, given.lang, settings().address) for place in places]


def _write_all(folder: Path, asked: Sequence[Asked]) -> int:
    for one in asked:
        digest = digest_of(one)
        name = one.file_name
        (folder / f"{name}.html").write_text(html_of(digest), encoding="utf-8")
        (folder / f"{name}.txt").write_text(text_of(digest), encoding="utf-8")
        (folder / f"{name}.xlsx").write_bytes(workbook_of(digest))
        print(f"{folder / name}.html, .txt, .xlsx: {digest.title}", flush=True)
    return 0


def _mail(given: Namespace, snapshot: Snapshot) -> int:
    """Send to everybody on the list, or to those of one place."""
    place = place_named(given.place) if given.place and given.place != COUNTRY else None
    only = (lambda one: True) if not given.place else (lambda one: one.place == place)
    faults = send_all(snapshot.date, only, again=given.again)
    for fault in faults:
        said(fault, 1)
    return 1 if faults else 0
