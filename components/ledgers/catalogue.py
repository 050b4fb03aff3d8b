"""The ledger that the address chooses from the catalogue, its label in pictures, what the titles rest on."""

from components.reading.address import Parameter, one_of
from components.reading.official import ledgers_of, official_titles
from components.reading.view import View
from data.contract import LEDGER_IDS
from data.measures.ledger_catalogue import Ledger

ALL = "all"
LEDGER: dict[str, Parameter] = {"ledger": one_of(ALL, *LEDGER_IDS)}
LONGEST = 34


def chosen_ledger(view: View) -> Ledger | None:
    """The ledger of the address; None where all 78 are looked at, or the page has no such parameter."""
    asked = view.choices.get("ledger")
    return next((ledger for ledger in ledgers_of(view.snapshot) if ledger.ledger_id == asked), None)


def short_label(view: View, ledger: Ledger) -> str:
    """Id and name, cut to what stands beside a bar."""
    name = ledger.name(view.language)
    cut = name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip(" ,-(") + "…"
    return f"{ledger.ledger_id} {cut}"


def ledger_choices(view: View) -> list[tuple[str, str]]:
    """The choices of the ledger control: all, then the 78 as the catalogue has them."""
    every = [
        (ledger.ledger_id, f"{ledger.ledger_id} {ledger.name(view.language)}")
        for ledger in ledgers_of(view.snapshot)
    ]
    return [(ALL, view.t("paperless.all_ledgers")), *every]


def catalogue_note(view: View) -> str:
    """What the titles of the 78 ledgers are: official ones, or those of the illustrative catalogue."""
    official = official_titles(view.snapshot)
    return view.t("paperless.note.official" if official else "paperless.note.catalogue")
