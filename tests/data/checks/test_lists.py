"""The ministry's lists: what is wrong with one, a sentence each."""

import pytest

from data.checks.lists import LEDGERS, TARGETS, read_list
from data.contract import LEDGER_IDS
from data.errors import TramSoError

TARGET = {
    "metric": "record_coverage",
    "value": "0.95",
    "upper": "",
    "comparison": "",
    "by": "2030-12-31",
    "document": "NQ 1/NQ-CP",
    "article": "Điều 2",
    "issued": "2026-01-02",
}
TITLES = [
    {"ledger_id": one, "name_vi": f"Sổ {one}", "name_en": f"Register {one}", "document": "QĐ 9/QĐ-BYT"}
    for one in LEDGER_IDS
]


def test_good_lists_have_no_fault() -> None:
    doctors = TARGET | {"metric": "doctors_per_station", "value": "4", "upper": "5", "comparison": "above"}
    assert list(TARGETS.faults([TARGET, doctors])) == []
    assert list(LEDGERS.faults(TITLES)) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"metric": "happiness"},
            "no target can be set for the metric “happiness”; write one of deplo",
        ),
        ({"metric": "parallel_running"}, "no target can be set for the metric “parallel_running”"),
        ({"value": "95"}, "value is “95”; write a share from 0 to 1, as 0.95."),
        ({"value": "-0.1"}, "value is “-0.1”; write a share"),
        ({"value": "0,95"}, "value is “0,95”; write a share"),
        ({"value": "nan"}, "value is “nan”; write a share"),
        ({"value": ""}, "value is “”; write a share"),
        ({"upper": "0.9"}, "upper 0.9 is not above value 0.95; correct one of them."),
        ({"metric": "doctors_per_station", "value": "inf"}, "value is “inf”; write a number above 0, as 4."),
        ({"comparison": "at most"}, "comparison is “at most”; write at_least or above."),
        ({"by": "31/12/2030"}, "by is “31/12/2030”; write a date such as 2030-12-31."),
        ({"issued": ""}, "issued is “”; write a date such as 2030-12-31."),
        ({"document": ""}, "document is empty; write the basis of the target"),
        ({"article": ""}, "article is empty; write the basis of the target"),
    ],
)
def test_a_target_s_fault_is_one_sentence_with_its_line(change: dict[str, str], said: str) -> None:
    (fault,) = TARGETS.faults([TARGET | {"metric": "record_opened"}, TARGET | change])
    assert fault.startswith(f"Line 3: {said}")
    assert fault.endswith(".")


def test_two_targets_of_one_metric_are_a_fault_of_both_lines() -> None:
    assert list(TARGETS.faults([TARGET, TARGET])) == [
        f"Line {number}: record_coverage has 2 targets; leave one." for number in (2, 3)
    ]
    assert list(TARGETS.faults([])) == ["The list has no target: add one a line."]


def test_every_fault_of_a_list_of_titles_is_said_at_once() -> None:
    rows = [TITLES[0] | {"name_en": ""}, TITLES[1] | {"document": ""}, TITLES[1], *TITLES[3:]]
    assert list(LEDGERS.faults([*rows, TITLES[5] | {"ledger_id": "L79"}])) == [
        "Line 2: name_en of L01 is empty; write the official title.",
        "Line 3: document of L02 is empty; write what the title rests on.",
        "Line 80: ledger_id is “L79”; write L01 to L78.",
        "L02 stands 2 times; leave one line.",
        "L03 is missing; add its line.",
    ]


def test_a_list_is_read_with_or_without_a_mark_and_other_columns() -> None:
    text = ",".join(LEDGERS.columns) + ",note\n" + 'L01, "Sổ A1" ,Register,QĐ 9,x\n'
    rows = [{"ledger_id": "L01", "name_vi": '"Sổ A1"', "name_en": "Register", "document": "QĐ 9"}]
    assert read_list(text.encode("utf-8-sig"), LEDGERS) == read_list(text.encode(), LEDGERS) == rows
    with pytest.raises(TramSoError, match="no UTF-8 CSV: save it as one"):
        read_list("Sổ".encode("utf-16"), LEDGERS)
    with pytest.raises(TramSoError, match="lacks the column name_en, document: add it"):
        read_list(b"ledger_id,name_vi\n", LEDGERS)
