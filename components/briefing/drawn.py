"""An item with its chart, its address and its id: what a document is made of."""

from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlencode

from components.briefing.briefing import Briefing
from components.briefing.item import Item
from components.briefing.plain_text import plain_text
from components.briefing.plots.parts import Figure
from components.charts.chart import Chart

ID_LETTERS = 8
NO_PART_OF_ID = ("lang", "version")


@dataclass(frozen=True)
class Drawn:
    """chart: None where the item cannot be drawn; fault: why, in a sentence.

    figure: of the chart, as Plotly's JSON has it; None where its kind has none.
    notices: what of its address could not be used, such as a version that is no longer kept. definitions: of
    its metrics, in words. address: whole, with the server's name where that is known, of the same version and
    date; it leads back to the figure. figure_id: names this figure of this version in speech and print.
    """

    item: Item
    chart: Chart | None
    figure: Figure | None = None
    address: str = ""
    figure_id: str = ""
    fault: str = ""
    notices: tuple[str, ...] = ()
    definitions: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The writer's title, else what the data say, else why there is nothing to say."""
        found = self.chart.title if self.chart else self.fault
        return plain_text(self.item.title or found)


@dataclass(frozen=True)
class DrawnBriefing:
    """A briefing with its items drawn. origin: scheme and name of the server, empty where not known."""

    briefing: Briefing
    items: tuple[Drawn, ...]
    origin: str = ""

    @property
    def synthetic(self) -> bool:
        """Whether any of its numbers are not real."""
        return any(item.chart.context.synthetic for item in self.items if item.chart)


def figure_id(path: str, query: Mapping[str, str], figure: str, version: str) -> str:
    """Eight letters that stand for a figure of a version in either language: `K7QF-2M9D`."""
    asked = sorted((name, value) for name, value in query.items() if name not in NO_PART_OF_ID)
    whole = f"{path.rstrip('/')}?{urlencode(asked)}#{figure}@{version}"
    letters = b32encode(sha256(whole.encode()).digest()).decode()[:ID_LETTERS]
    return f"{letters[:4]}-{letters[4:]}"
