"""The laid country's sites, one by one: all that a test turns on; laid_rows.py has what all share."""

from datetime import date, datetime, time, timedelta
from typing import Any

from tests.queries.laid_places import APRIL, JULY, JULY_1, JUNE, MAY, REFORM, SEPTEMBER, TOO_LATE, Row

# Where a site lies in each era (-: it is not registered then); its zone, area and connection; how it keeps
# its ledgers and how it reports on each of the six dates (letters below); since when it is deployed.
TABLE = """
S01 00001 00004 1 1 fibre  EEEEEE xolLxx 2021-07-01  one district's communes that became one
S02 00001 00004 2 1 mobile PPBBEE x.x.xx 2021-07-01
S03 00004 00004 1 2 fibre  HAhaHE xuxxx. 2021-07-01
S04 00004 00004 3 3 none   443E2- x..... 2021-07-01
S05 00006 -     2 2 fibre  EmE... xx.... 2021-07-01  split across provinces: the default part
S06 00006 -     2 3 none   P1B... .xo... 2021-07-01  … the nearest part
S07 00006 00070 1 1 mobile 46P8HB xxxuLx 2021-07-01  … what its own snapshot says
S08 00007 00025 - - -      PHEEmE xxxxxx 2020-12-30  two provinces' communes that became one
S09 -     00025 1 - -      ...P7N ...xFf 2021-07-01  … the first of the default ones
S10 -     00025 2 1 none   ...EE2 ...x.e 2021-07-01  … the nearest
S11 00016 00070 3 1 fibre  nnnnnn xxxx.. 2021-07-01
S12 00022 00190 3 2 mobile BBB..E ..x..x 2021-07-01  a commune that begins in August
S13 00008 00082 1 3 fibre  PPP1hH xxxxxx 2021-07-01  … that ends in July: the first of two
S14 00008 00226 2 2 mobile 7777n7 xxlxox 2021-07-01  the last of two communes of old
S15 00008 -     3 3 fibre  E4E... xux... 2021-07-01  split within a province: the default part
S16 00008 -     3 - mobile PPE... x.x... 2021-07-01  … the nearest to where it was last
S17 00013 00226 1 1 none   PPHHEE xxxxxx 2025-06-30  deployed on a date
S18 -     00226 2 - fibre  ...mEE ...xxx 2025-07-31  three communes of two districts became one
S19 -     00226 - 2 mobile ...BBP ...xx. -           never deployed
S20 99919 00226 3 1 -      PBEPBE x.x.x. 2025-05-15
S21 -     00008 1 2 none   ...AaA ...... 2025-08-01
S22 00001 00004 1 1 fibre  NNNNNN xxxxxx 2021-07-01  a point
S23 00001 00004 2 2 mobile PPPPEE x.xx.x 2021-07-01  a point since the reform
S24 00007 00025 3 3 none   E1E1E1 xxxxxx 2021-07-01  a point of a station that closes
S25 00007 00025 1 3 mobile EEEEEE xxx.xx 2021-07-01  the station that closes
S26 00013 00226 2 3 none   PPPPPP .x.x.x 2021-07-01  a point of no station
S27 00001 00004 3 2 fibre  BPBPBP xx..xx 2021-07-01  a point of a point
S28 00004 00004 1 2 none   EEEEEE xxxxxx 2021-07-01  a station that names another
S29 00016 00070 2 1 none   PBEEEE xxxxxx 2021-07-01  opened on a date
S30 00016 00070 1 1 fibre  EEEEEE xxxxxx 2021-07-01  closed on a date
S31 00022 -     2 3 fibre  PPP... xxx... 2021-07-01  closes the day after one
S32 99919 00226 1 3 none   EEEEEE xxxxxx 2021-07-01  opened on the first date, not registered then
S33 99919 00226 1 1 none   EEEEEE .xxxxx 2021-07-01  … on the second
S34 00013 00226 2 1 mobile EEEEEE xxxx.. 2021-07-01  a hole in the register
S35 00031 00091 3 3 mobile EEPPPP xxxxxx 2021-07-01  the last of its place closes
S36 00031 00091 3 3 mobile EEEEEP ...... -           … as the other one has
S37 00016 00070 2 3 mobile PPhPEm xr.rxr 2021-07-01  a report held back, and some ledgers
S38 00022 00070 2 1 fibre  BBBBEE xx..r. 2021-07-01  … and a register row, with what came beside it
S39 00016 00070 2 1 fibre  PPPPHH lxlLxL 2021-07-01  late again and again
"""
# Dates on which the register has no row of a site.
ABSENT = {"S32": APRIL, "S33": APRIL, "S34": JUNE, "S38": MAY}
REGISTER_REFUSED = {"S38": MAY}  # that of them was sent, in a zone that there is not
# Ledgers sent in a state that there is not; of the first, once more as it is.
LEDGERS_REFUSED = {("S37", SEPTEMBER): ("L77", "L78"), ("S04", SEPTEMBER): ("L01",)}

ALWAYS = date.min
POINT = {"site_kind": "point"}


def _at(latitude: float | None, longitude: float | None) -> Row:
    return {"latitude": latitude, "longitude": longitude}


# Columns of the register that are not as for every site, from a date on.
REGISTER: dict[str, dict[date, Row]] = {
    "S01": {MAY: {"name": "Trạm mới"}},
    "S02": {JULY: {"population": 0}},
    "S06": {ALWAYS: _at(21.0321, 105.8499), JUNE: _at(None, None)},
    "S07": {ALWAYS: {"name": "Trạm B"}, MAY: {"name": "Trạm A"}, JULY: {"name": "Trạm C"}},
    "S09": {ALWAYS: {"name": "Trạm Y tế xã Lộc Tân"}},
    "S11": {ALWAYS: {"name": "TYT P. Lộc Quí"}},
    "S10": {ALWAYS: _at(21.0352, 105.8093)},
    "S13": {JULY: {"commune_code": "00226"}},
    "S14": {MAY: {"commune_code": "00013"}},
    "S16": {ALWAYS: _at(21.0380, 105.8161), JUNE: _at(21.0200, 105.8371)},
    "S19": {ALWAYS: _at(21.0379, 105.8188)},
    "S22": {ALWAYS: POINT | {"parent_station_id": "S01"}},
    "S23": {REFORM: POINT | {"parent_station_id": "S01"}},
    "S24": {ALWAYS: POINT | {"parent_station_id": "S25"}},
    "S25": {ALWAYS: {"closed_on": JULY}},
    "S26": {ALWAYS: POINT | {"parent_station_id": "S99"}},
    "S27": {ALWAYS: POINT | {"parent_station_id": "S22"}},
    "S28": {ALWAYS: {"parent_station_id": "S02"}},
    "S29": {ALWAYS: {"opened_on": MAY}},
    "S30": {ALWAYS: {"closed_on": JUNE}},
    "S31": {ALWAYS: {"closed_on": date(2025, 7, 2)}},
    "S32": {ALWAYS: {"opened_on": APRIL}, SEPTEMBER: {"population": 1000}},
    "S33": {ALWAYS: {"opened_on": MAY} | _at(21.2, 105.9)},
    "S34": {ALWAYS: _at(21.2, 105.9)},
    "S35": {ALWAYS: {"closed_on": SEPTEMBER}},
    "S36": {ALWAYS: {"closed_on": JULY_1}},
    "S17": {SEPTEMBER: {"population": 1000, "staff": 6, "doctors": 4}},
}
# Reported exactly at every target, and one beside it.
REPORTED: dict[tuple[str, date], Row] = {
    ("S17", SEPTEMBER): {
        **{"visits": 200, "visits_paperless": 200, "records_created": 950, "records_opened": 900}
    },
    ("S32", SEPTEMBER): {
        **{"visits": 200, "visits_paperless": 199, "records_created": 949, "records_opened": 901}
    },
}

# How a site keeps its 78 ledgers, L01 first: electronic, paper, both, not applicable, no row.
LEDGERS = {
    **{letter: letter * 78 for letter in "EPBN-"},
    "H": "E" * 39 + "P" * 39,  # exactly half
    "h": "E" * 38 + "P" * 40,
    "A": "N" * 10 + "E" * 34 + "B" * 10 + "P" * 24,  # exactly half of those that apply
    "a": "N" * 10 + "E" * 33 + "B" * 10 + "P" * 25,
    "m": "E" * 77 + "-",
    "n": "N" * 5 + "E" * 73,
    "1": "EB" + "P" * 76,
    "2": "E" * 76 + "PP",
    "4": "P" * 74 + "EEEE",
    "3": "P" * 74 + "BPBE",  # after 4: three reopened
    "6": "P" * 73 + "BBBN-",  # after 4: two reopened
    "7": "P" + "EBN-P" * 15 + "BE",
    "8": "P" * 39 + "B" * 39,
}


def moment(letter: str, day: date) -> Any:
    """When a report came: x in time, o at the last moment, l at the first one too late, L later, e before the
    end of the period, u no time, f and F as late as a delay is counted, and a day later; r held back, . none.
    """
    late, midnight = TOO_LATE[day], datetime.combine(day, time(), TOO_LATE[day].tzinfo)
    return {
        "r": midnight + timedelta(days=1, hours=4),
        "x": midnight + timedelta(days=2, hours=3),
        "o": late - timedelta(microseconds=1),
        "l": late,
        "L": late + timedelta(days=9, hours=2),
        "e": midnight - timedelta(days=3),
        "u": None,
        "f": midnight + timedelta(days=999_999),
        "F": midnight + timedelta(days=1_000_000),
    }[letter]
