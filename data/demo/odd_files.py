"""A few files that have no business in a landing folder, as every real one has them."""

from data.demo.calendar import SERIES

# Starts like Parquet and stops in the middle of a page, as a broken connection leaves it.
_CUT_OFF = b"PAR1" + bytes(range(256)) * 16

_ODD = {
    "2022-02-28": {"station_report/gui-lai-bi-ngat.parquet": _CUT_OFF},
    "2025-11-30": {"station_report/gui-lai-bi-ngat.parquet": _CUT_OFF},
    "2026-06-30": {"ghi-chu.txt": "Đã gửi lại hai tỉnh. / Two provinces were sent again.\n".encode()},
}


def odd_files(month: int) -> dict[str, bytes]:
    """Path below the dated folder → content, for the few months that have such files."""
    return _ODD.get(SERIES[month].isoformat(), {})
