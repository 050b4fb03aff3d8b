"""Ready-made briefings: the figures that are presented of a place each month, in their order."""

from collections.abc import Mapping
from dataclasses import dataclass

from components.briefing.briefing import Briefing, Cover, Format, numbered
from components.briefing.item import Item
from components.reading.places import place_name
from data.errors import TramSoError
from data.geography.units import Units
from data.scope import Level, Scheme
from data.words import Language, t

# Path, query of the page's own parameters, key of the figure.
Figure = tuple[str, Mapping[str, str], str]


def figure(path: str, key: str, **query: str) -> Figure:
    """A figure of a page by its key."""
    return path, query, key


NATIONAL = (
    figure("/", "trend"),
    figure("/gaps", "numbers"),
    figure("/map", "map"),
    figure("/paperless", "stages-time"),
    figure("/paperless", "ledgers-time"),
    figure("/paperless", "places"),
    figure("/paperless", "forecast-paperless", view="forecast"),
    figure("/gaps", "gaps"),
    figure("/gaps", "steps", view="why"),
    figure("/gaps", "kinds", view="equity"),
    figure("/platforms", "ladder-records"),
    figure("/gaps", "trips", view="closing"),
)
PROVINCIAL = (
    figure("/places", "standing"),
    figure("/", "trend"),
    figure("/map", "map", level="commune"),
    figure("/paperless", "stages-time"),
    figure("/paperless", "slowest"),
    figure("/gaps", "gaps"),
    figure("/gaps", "steps", view="why"),
    figure("/platforms", "ladder-records"),
    figure("/gaps", "visit", view="closing"),
    figure("/places", "list"),
)
PAPERLESS = (
    figure("/", "trend"),
    figure("/paperless", "numbers"),
    figure("/paperless", "stages-time"),
    figure("/paperless", "movers", view="flow"),
    figure("/paperless", "ledgers-time"),
    figure("/paperless", "slowest"),
    figure("/paperless", "places"),
    figure("/paperless", "survival", view="pace"),
    figure("/paperless", "pace-ledgers", view="pace"),
    figure("/paperless", "forecast-paperless", view="forecast"),
    figure("/paperless", "plan", view="plan"),
    figure("/paperless", "plan-stations", view="plan"),
)
GAPS = (
    figure("/gaps", "numbers"),
    figure("/gaps", "gaps"),
    figure("/gaps", "pareto"),
    figure("/map", "map"),
    figure("/gaps", "steps", view="why"),
    figure("/gaps", "chain", view="why"),
    figure("/gaps", "kinds", view="equity"),
    figure("/gaps", "concentration", view="equity"),
    figure("/gaps", "closing", view="closing"),
    figure("/gaps", "trips", view="closing"),
)
QUALITY = (
    figure("/", "trend", metric="reporting"),
    figure("/map", "map", metric="reporting"),
    figure("/quality", "delay"),
    figure("/quality", "checks", part="checks"),
    figure("/quality", "scores", part="checks"),
    figure("/quality", "arrived", part="arrived"),
    figure("/quality", "held", part="arrived"),
    figure("/quality", "silent"),
)
READY: dict[str, tuple[Figure, ...]] = {
    "national": NATIONAL,
    "provincial": PROVINCIAL,
    "paperless": PAPERLESS,
    "gaps": GAPS,
    "quality": QUALITY,
}


@dataclass(frozen=True)
class Asked:
    """What a ready-made briefing is of. code: empty for the country; day: as in addresses, empty: the newest.

    said_day: the date as readers see it, for the cover.
    """

    name: str
    scheme: Scheme = "34"
    level: Level = "country"
    code: str = ""
    day: str = ""
    said_day: str = ""


def ready(asked: Asked, units: Units, language: Language, form: Format = "16:9") -> Briefing:
    """The briefing of a name; raises TramSoError where `provincial` is asked of no place."""
    if asked.name == "provincial" and not asked.code:
        raise TramSoError("The briefing “provincial” is of one place: add --place 34/11, or --each-province.")
    country = t("scope.country", language)
    place = place_name(units, asked.scheme, asked.code, language) if asked.code else country
    title = t(f"briefing.ready.{asked.name}", language, place=place)
    items = [_item(one, asked) for one in READY[asked.name]]
    cover = Cover(place=place, date=asked.said_day)
    return Briefing(title, numbered(items), cover, language, form)


def _item(one: Figure, asked: Asked) -> Item:
    path, query, key = one
    day = {"date": asked.day} if asked.day else {}
    if path == "/places":
        return Item("", path=f"/places/{asked.scheme}/{asked.code}", query={**query, **day}, figure=key)
    place = {"scheme": asked.scheme, str(asked.level): asked.code} if asked.code else {}
    return Item("", path=path, query={**query, **place, **day}, figure=key)
