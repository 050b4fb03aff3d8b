"""`python app.py briefing NAME`: a ready-made briefing as a file, for whoever runs it every month."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from components.briefing.briefing import FORMATS, Format
from components.briefing.refusal import BriefingRefused
from components.reading.places import place_name
from data.errors import TramSoError
from data.progress import Progress, silent
from data.scope import PLACE_LEVELS, Level, Scheme
from data.store.snapshot import Snapshot
from data.words import DEFAULT_LANGUAGE, LANGUAGES, Language
from data.words.dates import format_date
from data.workers import each
from pages.briefing.documents import WRITERS, document, ending_of
from pages.briefing.figures import draw_briefing
from pages.briefing.ready import READY, Asked, ready
from pages.shell.arguments import OneSentence, place_named, province_codes, said, snapshot_on
from pages.shell.page import PageAt
from pages.shell.published import units


@dataclass(frozen=True)
class Job:
    """One file and what is in it. origin: the address of the dashboard; page_at: an address → its page."""

    path: Path
    asked: Asked
    language: Language
    form: Format
    origin: str
    page_at: PageAt


def chosen(arguments: Sequence[str]) -> Namespace:
    """The arguments of the command understood; wrong ones end the process with 2 and a sentence."""
    parser = OneSentence("python app.py briefing", description="Write a ready-made briefing to a file.")
    parser.add_argument("name", choices=READY, help="which briefing")
    parser.add_argument("--place", help="a place as in addresses: 34/11; the country where none is given")
    parser.add_argument("--date", help="the snapshot's date, 2026-10-31; the newest where none is given")
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help="its language")
    parser.add_argument("--format", choices=FORMATS, default="16:9", help="of its slides or pages")
    parser.add_argument("--address", default="", help="of the dashboard, for links: https://tramso.example")
    parser.add_argument("--out", type=Path, required=True, help=f"file that ends with {', '.join(WRITERS)}")
    parser.add_argument(
        "--each-province", action="store_true", help="one .pptx for each, in the folder --out"
    )
    return parser.parse_args(arguments)


def run(given: Namespace, page_at: PageAt) -> int:
    """Write what is asked for and say so, a line each. 2 when called wrongly, 1 when it cannot be done."""
    try:
        snapshot = snapshot_on(given.date)
        asked = _asked(given, snapshot)
    except (TramSoError, ValueError) as error:
        return said(error, 2)
    jobs = [
        Job(path, one, given.lang, given.format, given.address.rstrip("/"), page_at) for path, one in asked
    ]
    try:
        for line in each(write, jobs, silent, ""):
            print(line, flush=True)
    except (TramSoError, BriefingRefused, OSError) as error:
        return said(error, 1)
    return 0


def _asked(given: Namespace, snapshot: Snapshot) -> list[tuple[Path, Asked]]:
    """Each file with what is in it; raises ValueError in a sentence where arguments do not fit."""
    said_day = format_date(snapshot.date, given.lang)
    day = given.date or ""
    if given.each_province:
        pairs = _each(given)
        return [(path, Asked(given.name, "34", "province", code, day, said_day)) for path, code in pairs]
    if ending_of(given.out) not in WRITERS:
        raise ValueError(f"{given.out} ends with none of {', '.join(WRITERS)}: give --out another ending.")
    if not given.out.absolute().parent.is_dir():
        raise ValueError(f"There is no folder {given.out.parent}: make it first.")
    if not given.place:
        if given.name == "provincial":
            raise ValueError(
                "The briefing “provincial” is of one place: add --place 34/11 or --each-province."
            )
        return [(given.out, Asked(given.name, day=day, said_day=said_day))]
    place = place_named(given.place)
    of_place = (_scheme(place.scheme), _level(place.level), place.code)
    return [(given.out, Asked(given.name, *of_place, day, said_day))]


def _scheme(text: str) -> Scheme:
    return "63" if text == "63" else "34"


def _level(text: str) -> Level:
    return next(level for level in PLACE_LEVELS if level == text)


def _each(given: Namespace) -> list[tuple[Path, str]]:
    """The files of all 34 provinces."""
    if given.place:
        raise ValueError("--place and --each-province exclude each other: leave one out.")
    if ending_of(given.out) in WRITERS or not given.out.is_dir():
        raise ValueError(f"{given.out} is no folder: make it first, and give it with --out.")
    return [(given.out / f"{given.name}-34-{code}.pptx", code) for code in province_codes()]


def write(job: Job, progress: Progress = silent, /) -> str:
    """Write one file and tell what is in it; runs in a process of its own where there are many."""
    asked, language = job.asked, job.language
    whole = draw_briefing(ready(asked, units(), language, job.form), job.page_at, job.origin)
    missing = [item.title for item in whole.items if item.chart is None]
    # What a place or a date has nothing of is named here, and takes no slide.
    drawn = replace(whole, items=tuple(item for item in whole.items if item.chart is not None))
    content = document(drawn, ending_of(job.path))
    job.path.write_bytes(content)
    note = f"; not drawn: {' '.join(missing)}" if missing else ""
    place = place_name(units(), asked.scheme, asked.code, language) if asked.code else "country"
    return f"{job.path}: {place}, {len(drawn.items)} figures, {len(content) / 1024:.0f} kB{note}"
