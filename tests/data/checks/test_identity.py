"""Random dirty tables against the slow rules: the same rows accepted, held back and counted."""

import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pyarrow as pa
import pytest

from tests.data.landing_files import COMMUNES, DAY, checked, lay, ledger, report, station
from tests.data.slow_rules import COUNTS, told

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
IDS = ["S1", "S2", "S3", "S4", " S1", "", "\u2003", None]
NUMBERS = [None, 0, 1, 6, 6, 7, -1, 300, 40_000, 2**31 - 1, 2**31, 5_000_000_000]
FLOATS = [None, 0.0, 3.0, 3.5, 400.0, -2.0, float("nan"), float("inf"), 1e12]
DATES = [None, date(2001, 2, 3), date(2001, 2, 4), date(2025, 7, 1)]
MIDDAYS = [None, datetime(2001, 2, 3), datetime(2001, 2, 3, 12), datetime(2001, 2, 4)]
TIMES = [None, *(NOON + timedelta(hours=hours) for hours in (0, 0, 1, 2, 3, 4, 9600))]
POOLS = {
    "name": ["Trạm Y tế", "", None],
    "site_kind": ["station", "point", "hospital", None],
    "commune_code": ["00001", "00004", "99999", "0004", "abc", "", None],
    "latitude": [None, 21.0, 6.0, 24.1, float("nan"), float("inf")],
    "longitude": [None, 105.0, 118.0, 101.9, -105.0],
    "zone": [None, 1, 3, 0, 4],
    "area": [None, 2, 300],
    "connection": [None, "fibre", "none", "radio"],
    "templates_in_use": [None, 0, 42, 43, -1],
    "network_connected": [None, True, False],
    "submitted_at": TIMES,
    "ledger_id": ["L01", "L01", "L78", "L79", "l01", " ", None],
    "state": ["parallel", "parallel", "paper_only", "Parallel", None],
    "opened_on": DATES,
    "closed_on": DATES,
    "platform_since": DATES,
}
WHOLE = {"zone", "area", "templates_in_use", *COUNTS["station"], *COUNTS["station_report"]}
TEXT = {"name", "site_kind", "commune_code", "connection", "ledger_id", "state", "phone", "parent_station_id"}


def dirty(draw, row):
    """A row that passes with a few of its values drawn anew: small pools, so that keys and rows meet."""
    for name in draw.sample(sorted(row), k=draw.choice([0, 0, 1, 1, 2])):
        row[name] = draw.choice(POOLS.get(name, [None, "x"] if name in TEXT else NUMBERS))
    return row | {"station_id": draw.choice(IDS) if draw.random() < 0.3 else f"S{draw.randrange(9)}"}


def retyped(draw, rows):
    """The rows of one file with some columns of another width or kind, and the types they are written in."""
    types = {}
    for name in rows[0] if rows else ():
        if name in ("opened_on", "closed_on") and draw.random() < 0.3:
            types[name] = pa.timestamp("ns")
            for row in rows:
                row[name] = draw.choice(MIDDAYS)
        elif name in WHOLE:
            types[name] = pa.int64()
            if draw.random() < 0.3:
                types[name] = pa.float64()
                for row in rows:
                    row[name] = draw.choice(FLOATS) if draw.random() < 0.2 else row[name]
        elif name in TEXT and draw.random() < 0.3:
            types[name] = draw.choice(
                [pa.large_string(), pa.dictionary(pa.int32(), pa.string()), pa.string_view()]
            )
    return types


def written(draw, landing, table, make, rows):
    """One to three files of random rows; what stands where, in order of arrival."""
    placed = {}
    for name in ("a.parquet", "b/c.parquet", "d.parquet")[: draw.randint(1, 3)]:
        content = [dirty(draw, make(draw)) for _ in range(draw.randint(0, rows))]
        content += [dict(draw.choice(content)) for _ in range(draw.randint(0, 5)) if content]
        types = retyped(draw, content)
        lay(landing, table, content, name, types)
        placed |= {(f"{table}/{name}", number): row for number, row in enumerate(content, 1)}
    return placed


def dated_report(draw):
    return report(submitted_at=draw.choice(TIMES))


def shown(row):
    """The row as text that sorts."""
    return str({name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()})


@pytest.mark.parametrize("seed", range(25))
def test_every_row_has_the_fate_that_the_slow_rules_give_it(tmp_path, seed):
    draw = random.Random(seed)
    landing = tmp_path / "landing"
    tables = {
        "station": written(draw, landing, "station", lambda _: station(), 6),
        "station_report": written(draw, landing, "station_report", dated_report, 15),
        "ledger_status": written(
            draw, landing, "ledger_status", lambda draw: ledger(ledger_id=draw.choice(["L01", "L02"])), 30
        ),
    }
    expected, warnings = told(tables, set(COMMUNES), DAY)
    outcome = checked(landing)
    for table, fates in expected.items():
        count = outcome.report.tables[table]
        assert count.read == len(tables[table])
        assert count.read == count.accepted + count.duplicate + count.superseded + count.quarantined
        assert (count.duplicate, count.superseded) == (fates.duplicate, fates.superseded)
        accepted = outcome.accepted(table)
        assert sorted(map(shown, accepted)) == sorted(map(shown, fates.accepted.values()))
        keys = [
            tuple(str(row[name]) for name in ("station_id", "ledger_id") if name in row) for row in accepted
        ]
        assert keys == sorted(keys)
        held = [row for row in outcome.held_back() if row["table"] == table]
        assert {(row["file"], row["row_number"]): set(row["reasons"]) for row in held} == fates.reasons
        assert len(held) == count.quarantined
    reasons = Counter(
        reason for fates in expected.values() for told in fates.reasons.values() for reason in told
    )
    assert outcome.report.reasons == reasons
    assert outcome.report.warnings == warnings


def test_the_random_tables_reach_every_reason_a_row_can_have(tmp_path):
    """Given the same draws, no rule stays untried: a generator gone dull would make the test above empty."""
    seen = set()
    for seed in range(6):
        draw = random.Random(seed)
        landing = tmp_path / str(seed) / "landing"
        written(draw, landing, "station", lambda _: station(), 6)
        written(draw, landing, "station_report", dated_report, 15)
        written(draw, landing, "ledger_status", lambda _: ledger(), 30)
        outcome = checked(landing)
        seen |= set(outcome.report.reasons)
        seen |= {
            name
            for count in outcome.report.tables.values()
            for name in ("duplicate", "superseded")
            if getattr(count, name)
        }
    assert seen == {
        "null_key",
        "blank_key",
        "bad_value",
        "unknown_commune",
        "unknown_station",
        "unknown_ledger",
        "inconsistent",
        "conflict",
        "duplicate",
        "superseded",
    }
