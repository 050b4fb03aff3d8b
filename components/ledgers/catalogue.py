"""The ledger that the address chooses from the illustrative catalogue, and its label in pictures."""

from components.reading.address import Parameter, one_of
from components.reading.view import View
from data.contract import LEDGER_IDS
from data.measures.ledger_catalogue import Ledger, ledger_catalogue

ALL = "all"
LEDGER: dict[str, Parameter] = {"ledger": one_of(ALL, *LEDGER_IDS)}
LONGEST = 34


def chosen_ledger(view: View) -> Ledger | None:
    """The ledger of the address; None where all 78 are looked at, or the page has no such parameter."""
    asked = view.choices.get("ledger")
    return next((ledger for ledger in ledger_catalogue() if ledger.ledger_id == asked), None)


def short_label(view: View, ledger: Ledger) -> str:
    """Id and name, cut to what stands beside a bar."""
    name = ledger.name(view.language)
    cut = name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip(" ,-(") + "…"
    return f"{ledger.ledger_id} {cut}"


def ledger_choices(view: View) -> list[tuple[str, str]]:
    """The choices of the ledger control: all, then the 78 as the catalogue has them."""
    every = [
        (ledger.ledger_id, f"{ledger.ledger_id} {ledger.name(view.language)}")
        for ledger in ledger_catalogue()
    ]
    return [(ALL, view.t("paperless.all_ledgers")), *every]
