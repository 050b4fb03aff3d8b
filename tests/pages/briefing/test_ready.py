import pickle
from pathlib import Path

import pytest

import pages.briefing.command as command
from components.briefing.drawn import DrawnBriefing
from components.briefing.said import is_numbers
from data.words import LANGUAGES
from pages.briefing.figures import draw_briefing
from pages.briefing.ready import READY, Asked, ready
from pages.registry import page_at
from pages.shell.published import units
from tests.conftest import ReadStore


@pytest.mark.parametrize("name", READY)
def test_every_figure_of_a_ready_made_briefing_can_be_drawn(
    name: str, crossing_store: Path, read_store: ReadStore
):
    """Of a province, where fewer can be: what the country alone has is never asked of one."""
    read_store(crossing_store)
    asked = Asked(name, "34", "province", "01") if name == "provincial" else Asked(name)
    drawn = draw_briefing(ready(asked, units(), "vi"), page_at)
    assert 8 <= len(drawn.items) <= 14
    assert [item.fault for item in drawn.items if item.chart is None] == []
    assert sum(not is_numbers(item.chart) for item in drawn.items if item.chart) >= 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_writes_a_file_and_says_so(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out = tmp_path / "quality.xlsx"
    arguments = ["quality", "--lang", language, "--place", "34/01", "--out", str(out)]
    assert command.run(command.chosen(arguments), page_at) == 0
    assert out.read_bytes().startswith(b"PK")
    assert capsys.readouterr().out.startswith(f"{out}: ")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    (
        (["national", "--out", "x.odp"], "ends with none of .pptx"),
        (["national", "--out", "nowhere/x.pptx"], "There is no folder nowhere"),
        (["national", "--out", "x.pptx", "--date", "2020-02-30"], "There is no snapshot of 2020-02-30"),
        (["national", "--out", "x.pptx", "--place", "34/999"], "There is no place 34/999"),
        (["national", "--out", "x.pptx", "--place", "01"], "There is no place 01"),
        (["provincial", "--out", "x.pptx"], "is of one place"),
        (["provincial", "--out", "x.pptx", "--each-province"], "is no folder"),
        (["provincial", "--out", ".", "--each-province", "--place", "34/01"], "exclude each other"),
    ),
)
def test_wrong_arguments_are_refused_in_one_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
):
    assert command.run(command.chosen(arguments), page_at) == 2
    said = capsys.readouterr().err
    assert sentence in said and said.count("\n") == 1


@pytest.mark.parametrize("arguments", (["nothing", "--out", "x.pptx"], ["national"], ["national", "--wrong"]))
def test_unknown_arguments_end_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        command.chosen(arguments)
    assert ended.value.code == 2 and capsys.readouterr().err.count("\n") == 1


def test_each_province_has_a_file_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("data.workers.os.sched_getaffinity", lambda process: {0})  # all of them here
    monkeypatch.setattr(command, "document", lambda drawn, ending: drawn.briefing.title.encode())
    monkeypatch.setattr(command, "draw_briefing", lambda briefing, page_at, origin: _undrawn(briefing))
    chosen = command.chosen(["provincial", "--out", str(tmp_path), "--each-province"])
    assert command.run(chosen, page_at) == 0
    files = sorted(tmp_path.iterdir())
    assert len(files) == len({file.read_text() for file in files}) == 34
    assert len(capsys.readouterr().out.splitlines()) == 34


def test_a_file_can_be_written_by_another_process():
    job = command.Job(Path("x.pptx"), Asked("national"), "vi", "A4", "", page_at)
    assert pickle.loads(pickle.dumps(job)) == job


def _undrawn(briefing):
    return DrawnBriefing(briefing, ())
