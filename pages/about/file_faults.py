"""What is wrong with a file that arrived, in the reader's language; reports have it in English."""

import re
from collections.abc import Mapping

from components.reading.view import View
from data.contract import TABLES
from data.store.report import SEEMS, SourceFile

KINDS = {(table.name, column.name): column.kind for table in TABLES for column in table.columns}
SEVERAL = re.compile(r"(\d+) columns of that name")


def faults_in_words(view: View, source: SourceFile) -> str:
    """Each fault of a file with its column, what came, what is expected; empty where there is none."""
    return "; ".join(_words(view, source.table, fault) for fault in source.faults)


def _words(view: View, table: str, fault: Mapping[str, str]) -> str:
    """fault: as `Fault.to_json`."""
    reason, column = view.t(f"about.reason.{fault['reason']}"), fault.get("column", "")
    came = _came(view, fault)
    if not column:
        return view.t("about.fault.file", reason=reason, came=came)
    kind = KINDS.get((table, column), "text")
    expected = view.t(f"convert.kind.{'whole' if kind.startswith('int') else kind}")
    words = view.t("about.fault.column", reason=reason, column=column, came=came, expected=expected)
    similar = view.t("about.fault.similar", name=ascii(fault["similar"])) if "similar" in fault else ""
    return words + similar


def _came(view: View, fault: Mapping[str, str]) -> str:
    """What came: nothing, columns of one name, a file of another kind, else the type as the file names it."""
    several = SEVERAL.fullmatch(fault["came"])
    if fault["reason"] == "missing_column":
        return view.t("about.fault.missing")
    if several:
        return view.t("about.fault.several", count=several[1])
    seems = next((key for key, text in SEEMS.items() if text == fault["came"]), None)
    return view.t(f"about.fault.seems.{seems}") if seems else fault["came"]
