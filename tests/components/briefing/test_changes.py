"""What changed between two times: numbers of findings, without a page."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from components.briefing.briefing import Briefing
from components.briefing.changes import Change, changes_chart, changes_of, refreshed, with_changes
from components.briefing.code import from_json, to_json
from components.briefing.item import Item
from components.charts.chart import Chart, Column, Encodings
from components.reading.context import Context
from data.words import Language

CONTEXT = Context("Điện Biên", date(2026, 10, 31), "Nguồn", "vi", False, "v")


def numbers_of(rows: dict[str, str]) -> Chart:
    """Key figures as cards of numbers have them."""
    frame = pl.DataFrame({"label": list(rows), "text": list(rows.values())})
    columns = (Column("label", "Con số"), Column("text", "Giá trị"))
    return Chart("numbers", "table", frame, Encodings("label", "text"), columns, "Các con số", CONTEXT)


OLD, NEW = "20261001T000000Z-a", "20261101T000000Z-b"


@pytest.mark.parametrize(
    ("then", "now", "numbers"),
    [
        (
            "Tỷ lệ: 15,9% vào tháng 10/2026, tăng 8,6 điểm phần trăm",
            "Tỷ lệ: 17,2% vào tháng 11/2026, tăng 8,6 điểm phần trăm",
            (("15,9%", "17,2%"),),
        ),
        (
            "1,234 of 2,000 stations in September 2026",
            "1,300 of 2,000 stations in October 2026",
            (("1,234", "1,300"),),
        ),
        ("34/242 trạm", "37/242 trạm", (("34", "37"),)),
        ("Leading: Lang Son (53.5%)", "Leading: Ha Noi (60.0%)", ()),
        ("<0.1% on 30 September 2026", "0.2% on 31 October 2026", (("<0.1%", "0.2%"),)),
    ],
)
def test_numbers_are_paired_where_only_they_differ(then: str, now: str, numbers: tuple[tuple[str, str], ...]):
    assert Change(1, then, now).numbers == numbers


def test_a_title_of_the_writer_s_with_an_old_number_is_noticed():
    change = Change(2, "A: 15,9%", "A: 17,2%", "Đã đạt 15,9%")
    assert change.outdated
    assert not replace(change, title="Đã đạt mục tiêu").outdated


def test_an_item_of_the_newest_date_follows_it_and_one_of_an_earlier_date_stays():
    newest = Item("1", version=OLD, query={"date": "2026-09-30", "province": "11"})
    earlier = replace(newest, query={"date": "2025-06-30"})
    assert refreshed(newest, NEW, "2026-09-30") == replace(
        newest, version=NEW, query={"province": "11"}, was=(OLD, "2026-09-30")
    )
    assert refreshed(earlier, NEW, "2026-09-30").query == {"date": "2025-06-30"}
    assert refreshed(replace(newest, query={}), NEW, "2026-09-30").was == (OLD, "2026-09-30")


def test_what_is_of_the_version_or_of_one_no_longer_kept_is_not_compared():
    current = Item("1", version=NEW, title="A", comment="B")
    assert refreshed(current, NEW, "2026-10-31") == current
    gone = refreshed(replace(current, version=OLD), NEW, None)
    assert (gone.version, gone.was, gone.title, gone.comment) == (NEW, None, "A", "B")


def test_the_table_of_changes_stands_at_the_end_once_and_travels():
    briefing = with_changes(Briefing(items=(Item("1", version=NEW, was=(OLD, "2026-09-30")),)))
    assert [item.kind for item in briefing.items] == ["figure", "changes"]
    assert with_changes(briefing) == briefing
    assert from_json(to_json(briefing)) == briefing
    assert with_changes(Briefing(items=(Item("1"),))).items == (Item("1"),)


def test_of_key_figures_each_number_is_compared():
    then, now = (numbers_of({"A": a, "B": "7", c: "1"}) for a, c in (("1%", "C"), ("2%", "D")))
    changes = changes_of(4, then, now, None)
    assert [(change.then, change.now) for change in changes] == [("A: 1%", "A: 2%"), ("B: 7", "B: 7")]
    assert changes_chart(changes, date(2026, 9, 30), CONTEXT).frame["numbers"].to_list() == ["1% → 2%"]
    assert "1/1" in changes_chart(changes, date(2026, 9, 30), CONTEXT).title


@pytest.mark.parametrize("language", ["vi", "en"])
def test_only_findings_that_differ_are_listed(language: Language):
    context = Context("Điện Biên", date(2026, 10, 31), "Nguồn", language, False, NEW)
    changes = [Change(1, "A: 1%", "A: 2%", "Vẫn 1%"), Change(3, "B: 1%", "B: 1%")]
    chart = changes_chart(changes, date(2026, 9, 30), context)
    assert list(chart.texts()) == [["1", "A: 1%", "A: 2%", "1% → 2%"]]
    assert "Vẫn 1%" in chart.notes[0] and "1" in chart.title and "2" in chart.title
    assert chart.context.scope != "Điện Biên"
