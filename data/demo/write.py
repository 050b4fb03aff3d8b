"""Writes the synthetic country as a landing folder, one month end after the other."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import polars as pl

from data.demo.calendar import SERIES, last_months
from data.demo.country import Country, make_country
from data.demo.fault_lists import LEDGER, REPORT, STATION
from data.demo.faults import Fault, with_faults
from data.demo.growth import Adoption, adopt
from data.demo.ledgers import STATES, Ledgers, States, catalogue, keep_ledgers
from data.demo.odd_files import odd_files
from data.demo.places import communes
from data.demo.reform import reform
from data.demo.register import Register, make_register
from data.demo.reporting import reporting
from data.demo.reports import Month, report_rows
from data.demo.staff import hire
from data.demo.streams import Streams
from data.errors import TramSoError

STATIONS, MONTHS, SEED = 11_000, len(SERIES), 20201230
MARK = "_SYNTHETIC"
MARK_TEXT = (
    "Số liệu mô phỏng, do lệnh demo tạo ra; không phải số liệu thật của bất kỳ trạm y tế nào.\n"
    "Synthetic data made by the demo command; not the real numbers of any commune health station.\n"
)
ROWS_A_GROUP = 131_072  # fixed, so that the bytes do not hang on the machine

Progress = Callable[[int, int], None]


def write_demo(
    out: Path,
    stations: int = STATIONS,
    months: int = MONTHS,
    seed: int = SEED,
    progress: Progress | None = None,
) -> None:
    """Write the last `months` month ends up to 2026-10-31 of a country of `stations` sites below `out`.

    The same stations and seed give the same bytes for a month, however many months are written and on any
    machine. Existing files of the demo are replaced one by one, atomically. `progress(done, of)` is called
    after each month. Raises TramSoError for numbers out of range or a folder that holds real data.
    """
    chosen = last_months(months)
    _refuse(out, stations, seed)
    streams = Streams(seed)
    everything = _Everything(stations, streams)
    _put(out / MARK, MARK_TEXT.encode())
    for done, month in enumerate(chosen, start=1):
        _write_month(out / SERIES[month].isoformat(), everything, streams, month)
        if progress:
            progress(done, months)


class _Everything:
    """The whole course of a country, drawn once."""

    def __init__(self, stations: int, streams: Streams) -> None:
        self.country: Country = make_country(stations, streams)
        provinces = sorted(set(communes()["province"]))
        self.adoption: Adoption = adopt(self.country, provinces, streams)
        self.ledgers: Ledgers = keep_ledgers(self.country, self.adoption, streams)
        role = reform(self.country, self.adoption, streams)
        staff = hire(self.country, role, streams)
        self.register: Register = make_register(self.country, self.adoption, role, staff, streams)


def _refuse(out: Path, stations: int, seed: int) -> None:
    if stations < 1:
        raise TramSoError(f"{stations} stations make no country: give --stations a number from 1 up.")
    if seed < 0:
        raise TramSoError(f"The seed {seed} is negative: give --seed a number from 0 up.")
    if out.exists() and not out.is_dir():
        raise TramSoError(f"{out} is a file: give --out a folder of its own.")
    if out.is_dir() and any(out.iterdir()) and not (out / MARK).exists():
        raise TramSoError(f"{out} holds files that are not the demo's: give --out an empty folder.")


def _write_month(folder: Path, everything: _Everything, streams: Streams, month: int) -> None:
    register, ledgers = everything.register, everything.ledgers
    states = ledgers.states(month)
    reports = reporting(everything.country, everything.adoption, streams, month)
    people = register.people(month)
    picture = Month(everything.country, everything.adoption, streams, month, people, states)
    tables: dict[str, tuple[pl.DataFrame, tuple[Fault, ...]]] = {
        "station": (register.rows(month), STATION),
        "station_report": (report_rows(picture, reports), REPORT),
        "ledger_status": (_ledger_rows(register, ledgers, states, month), LEDGER),
    }
    for table, (clean, faults) in tables.items():
        whole = "station_id" if table == "ledger_status" else None
        frame = with_faults(clean, faults, streams.of(f"faults {table}", month), whole)
        _put(folder / table / "part-0.parquet", _parquet(frame))
    for name, content in odd_files(month).items():
        _put(folder / name, content)


def _ledger_rows(register: Register, ledgers: Ledgers, states: States, month: int) -> pl.DataFrame:
    """One row a listed open site and ledger but for the missing ones, by station and ledger."""
    here = register.adoption.exists(month)
    site, ledger = np.nonzero(~ledgers.missing & here[:, None])
    names = pl.Series([row["ledger_id"] for row in catalogue()])
    return pl.DataFrame(
        {
            "station_id": register.country.sites["station_id"].gather(site),
            "ledger_id": names.gather(ledger),
            "state": pl.Series(STATES).gather(states[site, ledger]),
        }
    )


def _parquet(frame: pl.DataFrame) -> bytes:
    buffer = BytesIO()
    frame.write_parquet(buffer, compression="zstd", row_group_size=ROWS_A_GROUP)
    return buffer.getvalue()


def _put(path: Path, content: bytes) -> None:
    """Write atomically: a name that the publisher passes over until the content is complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.draft")
    draft.write_bytes(content)
    draft.replace(path)
