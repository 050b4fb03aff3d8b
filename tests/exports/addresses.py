"""The addresses at which an export is read: each page's examples, filters, places and stations of its own."""

from itertools import cycle
from pathlib import Path

from data.geography.units import load_units
from data.store.publication import Publication
from pages.registry import PAGES
from tests.exports.truth import stations_of

OTHER_PLACES = (
    "/places/34/",
    "/places/63/",
)  # of the examples: a country of these few stations has none of them
FILTERS = ("zone=3", "area=1", "connection=none")
FILTERED_EVERY = 2  # of the examples, one with a filter


def addresses(store: Path) -> list[str]:
    """Every example of every page, one in two once more with a filter, and what the register has."""
    examples = [
        address
        for page in PAGES.values()
        for address in page.examples
        if not address.startswith(OTHER_PLACES)
    ]
    filters = cycle(FILTERS)
    filtered = [with_(address, next(filters)) for address in examples[::FILTERED_EVERY]]
    return [*examples, *filtered, *_of_the_register(store)]


def with_(address: str, parameter: str) -> str:
    """The address with one more parameter."""
    return f"{address}{'&' if '?' in address else '?'}{parameter}"


def filters_set(address: str) -> bool:
    """Whether the reader chose among stations: by place or by kind."""
    return any(f"{name}=" in address for name in ("zone", "area", "connection", "province", "commune"))


def _of_the_register(store: Path) -> list[str]:
    """A province with its region, a commune and stations, as an early date and the latest know them."""
    snapshot = Publication(store).snapshot()
    known = (rows for day in snapshot.dates[::-1] if (rows := stations_of(store.parent / "landing", day)))
    rows = next(known)
    units = load_units().table.filter(scheme="34", level="province")
    region = dict(units.select("code", "region_code").iter_rows())
    first, province = rows[0], rows[0]["province"]
    places = (province, region[province], first["commune"])
    stations = {row["station_id"] for row in (*rows[:2], *rows[3:6:2])}
    return [
        *(f"/places/34/{code}" for code in places),
        f"/places/34/{province}?zone=3",
        f"/paperless?province={province}",
        *(f"/stations/{station}" for station in sorted(stations)),
        *(f"{path}?date={snapshot.dates[0]}" for path in ("/", "/paperless", "/gaps") if snapshot.dates[1:]),
    ]
