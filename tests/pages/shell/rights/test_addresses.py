"""No reader learns of a station that is not his: every address by every role, read for ids, phones, names."""

import os
import re
from html import unescape
from itertools import product
from urllib.parse import quote, unquote

import polars as pl
import pytest
from flask.testing import FlaskClient

from data.store.publication import Publication
from pages.registry import PAGES
from pages.shell.published import publication, units
from tests.pages.shell.rights.telling import (
    MINISTRY,
    OWN,
    PROVINCE,
    RESTRICTED,
    Known,
    all_stations,
    read,
    told,
)

ALL = bool(os.environ.get("TRAMSO_TEST_ALL"))
COUNTED = ("/", "/gaps", "/gaps?view=why", "/gaps?view=equity", "/platforms", "/paperless", "/stages")
ABOVE_A_LIST = ("/map", "/changes", "/paperless?view=plan", "/paperless?view=flow", "/quality?part=checks")
# Addresses that hold rows of stations for who may see them, beside the pages' own examples.
MORE = (
    "/stations?province={other}",
    "/stations/{theirs}",
    "/map?level=stations",
    "/map?level=stations&province={other}",
    "/map?stations=on&level=province",
    "/stages?province={other}",
    "/stages?commune={commune}",
    "/gaps?view=closing",
    "/gaps?view=closing&province={other}",
    "/paperless?view=plan&province={other}",
    "/paperless?view=flow",
    "/changes?kind=silent",
    "/changes?province={other}",
    "/quality",
    "/quality?part=checks",
    "/quality?part=arrived",
    "/quality?part=origin&province={other}",
    "/places/34/{other}",
    "/places/34/{commune}",
    "/places/34/{own}",
    "/places/34/{region}",
    "/search?q={theirs}",
    "/search?q={name}",
)
BESIDE = (
    "/map/data/stations?level=stations",
    "/map/data/places?level=stations",
    "/map/data/values?level=stations",
    "/map/data/places?level=stations&province={other}",
    "/stages/data/names?tile={other}",
    "/stages/data/names?tile={station_tile}&commune={commune}",
    "/stages/data/dots?province={other}",
    "/marks/of/places/34/{other}",
    "/marks/station?station={theirs}",
    "/marks/history?station={theirs}",
    "/data/stations.csv",
    "/data/stations.parquet",
    "/data/quality_findings.csv",
    "/data/counts_by_commune.csv",
)


def places(opened: Publication) -> dict[str, str]:
    rows = all_stations(opened)
    theirs = rows.filter(pl.col("province") != OWN).row(0, named=True)
    region = next(iter(opened_region(theirs["province"])))
    return {
        "own": OWN,
        "other": theirs["province"],
        "commune": theirs["commune"],
        "theirs": quote(theirs["station_id"], safe=""),
        "station_tile": quote(theirs["station_id"], safe=""),
        "name": quote(theirs["name"]),
        "region": region,
    }


def opened_region(code: str) -> list[str]:
    rows = units().table.filter(scheme="34", level="province", code=code)
    return rows["region_code"].to_list()


def addresses(opened: Publication) -> list[str]:
    found = places(opened)
    examples = [address for page in PAGES.values() for address in page.examples[: None if ALL else 2]]
    pages = [*examples, *(address.format(**found) for address in MORE)]
    return [*pages, *(address.format(**found) for address in BESIDE)]


def with_language(address: str, language: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}lang={language}"


@pytest.mark.timeout(1800)  # every file of every figure, in `make test-all`
def test_no_address_tells_a_reader_of_a_station_that_is_not_his(client: FlaskClient, known: Known, capsys):
    asked = addresses(publication())
    languages = ("vi", "en") if ALL else ("vi",)
    files_of: set[str] = set()
    walked, seen_by_ministry = 0, set()
    for address, language in product(asked, languages):
        whole = client.get(with_language(address, language), headers={"Reader": MINISTRY})
        assert whole.status_code < 500, address
        text = read(whole.data, whole.content_type)
        seen_by_ministry |= told(text, known.others)
        files_of |= set(re.findall(r"/download/[^\"'\\\s<>]+", unescape(text)))
        walked += walk(client, known, with_language(address, language))
    # A test that could not find a row would hold for any server: who sees all is told of most.
    assert len(seen_by_ministry) > len(known.others) / 2
    assert len(files_of) > 100  # of figures and tables, in every kind
    for address in sorted(files_of)[:: 1 if ALL else 16]:
        walked += walk(client, known, address)
    with capsys.disabled():
        print(f"\n{walked} combinations of address, role, format and language")


def walk(client: FlaskClient, known: Known, address: str) -> int:
    for role in RESTRICTED:
        answer = client.get(address, headers={"Reader": role})
        assert answer.status_code < 500, (address, role)
        kept = answer.headers.get("Cache-Control", "")
        assert kept == "no-store" or answer.status_code == 304 or "/shapes/" in address, (address, kept)
        found = told(read(answer.data, answer.content_type), known.forbidden(role) - asked_for(address))
        assert not found, (address, role, sorted(found)[:5])
    return len(RESTRICTED)


def asked_for(address: str) -> set[str]:
    """What the reader wrote himself is said back to him."""
    return {word for part in re.split(r"[/?&=]", address) for word in [unquote(part)]}


def test_who_sees_a_province_sees_all_of_it(client: FlaskClient, known: Known):
    for address in (f"/stations?province={OWN}", f"/places/34/{OWN}", "/stations", "/data/stations.csv"):
        answer = client.get(address, headers={"Reader": PROVINCE})
        assert told(read(answer.data, answer.content_type), known.own), address
    assert "Chỉ liệt kê các trạm của" in client.get("/stations", headers={"Reader": PROVINCE}).text
    drawn = client.get("/map?level=stations", headers={"Reader": PROVINCE}).text
    assert "chỉ được xem từng trạm của" in drawn
    assert "Chỉ liệt kê" not in client.get(f"/stations?province={OWN}", headers={"Reader": PROVINCE}).text


@pytest.mark.parametrize("role", RESTRICTED)
def test_what_is_counted_is_the_same_for_all(client: FlaskClient, role: str):
    for address in COUNTED:
        whole, part = (words(client, address, who) for who in (MINISTRY, role))
        assert len(whole) > 500 and whole == part, address
    for address in ABOVE_A_LIST:
        whole, part = (words(client, address, who)[:1500] for who in (MINISTRY, role))
        assert whole == part, address


def words(client: FlaskClient, address: str, who: str) -> str:
    """What the page says to that reader."""
    text = client.get(address, headers={"Reader": who}).text
    page = text.partition('<div id="first">')[2].partition('<div id="react-entry-point">')[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", page)))
