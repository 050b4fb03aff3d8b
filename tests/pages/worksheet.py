"""A worksheet as Excel shows it: the text of each cell from its value and its number format."""

import re
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from data.words import Language

SPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
BUILT_IN = {0: "General", 1: "0", 3: "#,##0", 9: "0%", 49: "@"}


def shown_rows(content: bytes, language: Language) -> list[list[str]]:
    """The rows of the first sheet; numbers as their formats show them, in that language's separators."""
    with ZipFile(BytesIO(content)) as book:
        formats = _formats(ElementTree.fromstring(book.read("xl/styles.xml")))
        texts = _texts(book)
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in sheet.iterfind(".//x:row", SPACE):
        cells = {_column(cell): _shown(cell, formats, texts, language) for cell in row}
        rows.append([cells.get(place, "") for place in range(max(cells, default=-1) + 1)])
    return rows


def _formats(styles: ElementTree.Element) -> list[str]:
    own = {int(f.attrib["numFmtId"]): f.attrib["formatCode"] for f in styles.iterfind(".//x:numFmt", SPACE)}
    used = styles.iterfind(".//x:cellXfs/x:xf", SPACE)
    return [(BUILT_IN | own)[int(one.attrib["numFmtId"])] for one in used]


def _texts(book: ZipFile) -> list[str]:
    shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    return ["".join(part.itertext()) for part in shared.iterfind("x:si", SPACE)]


def _column(cell: ElementTree.Element) -> int:
    letters = re.match("[A-Z]+", cell.attrib["r"])
    number = 0
    for letter in letters.group() if letters else "":
        number = number * 26 + ord(letter) - 64
    return number - 1


def _shown(cell: ElementTree.Element, formats: list[str], texts: list[str], language: Language) -> str:
    value = cell.findtext("x:v", default="", namespaces=SPACE)
    if cell.attrib.get("t") == "s":
        return texts[int(value)]
    code = formats[int(cell.attrib.get("s", 0))]
    return _number(Decimal(value), code, language) if value and "0" in code else value


def _number(value: Decimal, code: str, language: Language) -> str:
    percent = code.endswith("%")
    decimals = len(code.rstrip("%").partition(".")[2])
    scaled = value * (100 if percent else 1)
    number = scaled.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{number:,f}" if "#,#" in code else f"{number:f}"
    if language == "vi":
        text = text.translate(str.maketrans(",.", ".,"))
    return text + ("%" if percent else "")
