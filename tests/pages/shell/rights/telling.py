"""What a reader is told: the names of stations that an answer holds, whatever it is packed in."""

import io
import json
import re
import zipfile
from dataclasses import dataclass
from html import unescape

import polars as pl

from data.scope import Scope, counted_only
from data.store.publication import Publication
from queries.station_list import station_list

OWN = "25"  # a province of the 34 that was made of three
MINISTRY, PROVINCE, VIEWER = "ministry", f"province:{OWN}", "viewer"
RESTRICTED = (PROVINCE, VIEWER)


@dataclass(frozen=True)
class Known:
    """What names a station: ids, phones and names that no station of the reader's own shares."""

    own: frozenset[str]
    others: frozenset[str]

    def forbidden(self, role: str) -> frozenset[str]:
        return self.others if role == PROVINCE else self.others | self.own


def all_stations(opened: Publication) -> pl.DataFrame:
    snapshot = opened.snapshot().latest
    return station_list(snapshot, counted_only(Scope("34")))


def tokens(rows: pl.DataFrame) -> frozenset[str]:
    named = [name for name in rows["name"] if rows.filter(name=name).height == 1]
    phones = rows["phone"].drop_nulls().to_list()
    return frozenset([*rows["station_id"], *phones, *(phone.replace(" ", "") for phone in phones), *named])


def read(body: bytes, kind: str) -> str:
    """All text of an answer, packed files and tables unpacked, escapes undone."""
    if body[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            return "\n".join(read(packed.read(name), name) for name in packed.namelist())
    if body[:4] == b"PAR1":
        return pl.read_parquet(io.BytesIO(body)).write_csv()
    text = body.decode("utf-8", "replace")
    if "json" in kind:
        text += json.dumps(json.loads(text), ensure_ascii=False)
    return unescape(re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text))


def told(text: str, names: frozenset[str]) -> set[str]:
    """Which of the names the text holds; ids and phones as words of their own."""
    words = set(re.findall(r"[\w-]+", text))
    return {name for name in names if (name in words if re.fullmatch(r"[\w-]+", name) else name in text)}
