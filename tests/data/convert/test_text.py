"""CSV in the encodings and with the marks of Vietnamese programs, and headings told by a TOML."""

import unicodedata
from pathlib import Path

import pytest

from data.errors import TramSoError
from tests.data.convert.files import HEADINGS, STATION, converted, rows_of, sentences, text

NAME = "Trạm y tế phường Phúc Xá, quận Ba Đình"
LINES = [[*HEADINGS, "Vĩ độ", "Kinh độ"], ["01001", NAME, "Trạm", "00004", "21,03", "105,84"]]


def lines(mark: str) -> str:
    """The CSV with this mark between its cells; a cell that holds the mark stands in quotes."""
    return "\r\n".join(mark.join(f'"{cell}"' if mark in cell else cell for cell in row) for row in LINES)


def cp1258(content: str) -> bytes:
    """Text as Windows-1258 has it: tone marks behind their letters."""
    marks = "\u0300\u0301\u0303\u0309\u0323"
    letters = [unicodedata.normalize("NFD", letter) for letter in content]
    apart = [
        unicodedata.normalize("NFC", "".join(part for part in letter if part not in marks))
        + "".join(part for part in letter if part in marks)
        for letter in letters
    ]
    return "".join(apart).encode("cp1258")


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_every_encoding_and_mark_gives_the_same_row(tmp_path: Path, encoding: str, mark: str) -> None:
    content = cp1258(lines(mark)) if encoding == "cp1258" else lines(mark).encode(encoding)
    (row,) = rows_of(converted(text(tmp_path / "a.csv", content), "station", tmp_path / "landing"))
    assert (row["station_id"], row["name"], row["commune_code"]) == ("01001", NAME, "00004")
    assert (row["latitude"], row["longitude"]) == (21.03, 105.84)


def test_accents_apart_and_white_space_are_mended_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    content = unicodedata.normalize("NFD", "Báo cáo tháng 10\n\n" + lines(";")) + '\n S2 ;"a\nb";Trạm;x;;\n'
    (told,) = sentences(converted(text(tmp_path / "a.csv", content), "station", tmp_path / "landing"))
    assert told.startswith("a.csv, row 5, column commune_code (“")
    content = content.replace(";x;", ";00004;")
    told_rows = rows_of(converted(text(tmp_path / "a.csv", content), "station", tmp_path / "landing"))
    assert [(row["station_id"], row["name"]) for row in told_rows] == [("01001", NAME), ("S2", "a b")]


def test_a_toml_names_headings_fixed_values_and_words(tmp_path: Path) -> None:
    toml = """
        [station]
        station_id = "Mã của tỉnh"
        site_kind = { always = "station" }
        population = { heading = "Người", values = { "-" = 0, "k" = "" } }
        connection = { values = { "VNPT" = "fibre" } }
        phone = ""
    """
    heads = "Mã của tỉnh,Mã trạm,Tên trạm,Mã xã,Người,Kết nối,SĐT"
    content = f"{heads}\nS1,9,A,00004,-,VNPT,1\nS2,8,B,00004,k,vnpt,2\n"
    headings = text(tmp_path / "headings.toml", toml)
    file = text(tmp_path / "a.csv", content)
    done = converted(file, "station", tmp_path / "landing", headings=headings)
    told = [
        tuple(row[name] for name in ("station_id", "site_kind", "population", "connection"))
        for row in rows_of(done)
    ]
    assert told == [("S1", "station", 0, "fibre"), ("S2", "station", None, "fibre")]
    assert "a.csv: columns not taken: Mã trạm, SĐT" in done.notes


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[stations]", "is no table"),
        ("[station]\npeople = 'x'", "people is no column"),
        ("[station]\nname = 3", "write name as a heading"),
        ("[station]\nname = { title = 'x' }", "write name as a heading"),
        ("[station]\nname = { values = 'x' }", "pairs of texts"),
        ("[station]\nname = { always = [1] }", "must be one text"),
        ("[station", "is no TOML"),
    ],
)
def test_a_toml_that_is_wrong_is_refused_in_a_sentence(tmp_path: Path, toml: str, said: str) -> None:
    file = text(tmp_path / "a.csv", ",".join(HEADINGS) + "\n" + ",".join(STATION))
    with pytest.raises(TramSoError, match=said):
        converted(file, "station", tmp_path / "landing", headings=text(tmp_path / "h.toml", toml))


def test_a_heading_of_the_toml_that_no_file_has_is_a_fault(tmp_path: Path) -> None:
    file = text(tmp_path / "a.csv", ",".join(HEADINGS) + "\n" + ",".join(STATION))
    headings = text(tmp_path / "h.toml", "[station]\npopulation = 'Dân'")
    (told,) = sentences(converted(file, "station", tmp_path / "landing", headings=headings))
    assert "no heading is “Dân”, as the TOML has it; expected one of “Mã trạm”, “Tên trạm”" in told
