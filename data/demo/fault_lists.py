"""Faults of each table: their share of its rows (our choice) and the reason that each is held back for."""

import polars as pl

from data.demo.faults import Fault, change, retyped, send_again, swap

# A station held back takes its report and its 78 ledger rows with it, so these stay rare.
STATION: tuple[Fault, ...] = (
    (0.00012, change("commune_code", pl.lit("99999"))),  # unknown_commune
    (0.00008, change("commune_code", pl.col("commune_code").str.strip_chars_start("0") + "x")),  # bad_value
    (0.00010, change("station_id", pl.lit("   "))),  # blank_key
    (0.00010, change("zone", pl.lit(4))),  # bad_value
    (0.00015, swap("staff", "doctors")),  # inconsistent where there are fewer doctors than staff
    (0.00008, change("population", pl.lit(-1))),  # bad_value
    (0.00010, change("closed_on", pl.col("opened_on").dt.offset_by("-1y"))),  # inconsistent
    (0.00200, send_again()),  # duplicate
    (0.00010, send_again(pl.col("staff") + 1)),  # conflict
)

_LATER = pl.col("submitted_at").dt.offset_by("3d")
REPORT: tuple[Fault, ...] = (
    (0.00250, change("visits", pl.col("visits") * 10)),  # an extra zero: accepted, an outlier
    (0.00300, change("visits_paperless", pl.col("visits") + 101)),  # inconsistent
    (0.00150, swap("records_created", "records_matched")),  # inconsistent
    (0.00060, change("records_opened", pl.col("records_created") * 2 + 7)),  # inconsistent
    (0.00600, change("records_created", pl.col("records_created") * 4 // 3 + 900)),  # over_population
    (0.00050, change("visits", pl.lit(-1))),  # bad_value
    (0.00030, change("templates_in_use", pl.lit(78))),  # bad_value
    (0.00050, change("station_id", retyped("station_id"))),  # unknown_station, or two reports under one id
    (0.00030, change("station_id", pl.lit(""))),  # blank_key
    (0.00012, change("submitted_at", pl.col("submitted_at").dt.offset_by("2y"))),  # future_submission
    (0.01000, change("chatbot_sessions", pl.lit(None))),  # a blank, which is not zero
    (0.00800, change("citizens_with_doctor", pl.lit(None))),
    (0.00500, change("visits_insured", pl.lit(None))),
    (0.00600, send_again()),  # duplicate
    (0.00900, send_again(_LATER, pl.col("teleconsultations") + 1)),  # superseded
    (0.00050, send_again(pl.col("teleconsultations") + 2)),  # conflict
)

# Shares of stations: a fault strikes a station's whole list, so that the other stations' lists stay complete.
LEDGER: tuple[Fault, ...] = (
    (0.0008, change("ledger_id", pl.col("ledger_id").str.replace("L78", "L79"))),  # unknown_ledger
    (0.0002, change("ledger_id", pl.col("ledger_id").str.to_lowercase())),  # unknown_ledger
    (0.0002, change("state", pl.lit("điện tử"))),  # bad_value
    (0.0001, change("station_id", pl.lit(" "))),  # blank_key
    (0.0002, change("station_id", pl.col("station_id") + "B")),  # unknown_station
    (0.0030, send_again()),  # duplicate
    (0.0002, send_again(pl.lit("paper_only").alias("state"))),  # conflict, or duplicate where it is so
)
