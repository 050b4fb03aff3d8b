"""Which columns of the contract each metric is made of, so that a ministry's analyst can do it again."""

PEOPLE = "station.population"
OPENED = ("station.opened_on", "station.closed_on")
DEPLOYED = "station.platform_since"
REPORTED = "station_report.station_id"
SENT = "station_report.submitted_at"
LEDGERS = "ledger_status.state"
DOCTORS = ("station.doctors", "station.site_kind", "station.parent_station_id")

# Metric → (columns of the numerator, columns of the denominator); who counts is decided by OPENED for all.
MADE_OF: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "deployment": ((DEPLOYED,), OPENED),
    "reporting": ((REPORTED,), (DEPLOYED, *OPENED)),
    "timeliness": ((SENT,), (DEPLOYED, *OPENED, SENT)),
    "record_coverage": (("station_report.records_created",), (PEOPLE,)),
    "record_matched": (("station_report.records_matched",), (PEOPLE,)),
    "record_updated": (("station_report.records_updated",), (PEOPLE,)),
    "record_opened": (("station_report.records_opened",), (PEOPLE,)),
    "paperless_visits": (("station_report.visits_paperless",), ("station_report.visits",)),
    "ledger_digitisation": ((LEDGERS,), (LEDGERS,)),
    "parallel_running": ((LEDGERS,), (LEDGERS,)),
    "paperless_stations": ((LEDGERS,), (LEDGERS,)),
    "sustained_stations": ((LEDGERS,), (LEDGERS,)),
    "connected_stations": (("station_report.network_connected",), ("station_report.network_connected",)),
    "teleconsultations": (("station_report.teleconsultations",), (PEOPLE,)),
    "citizens_with_doctor": (("station_report.citizens_with_doctor",), (PEOPLE,)),
    "chatbot": (("station_report.chatbot_sessions",), (PEOPLE,)),
    "templates_in_use": (("station_report.templates_in_use",), ("station_report.templates_in_use",)),
    "recording_time": (("station_report.recording_minutes",), ("station_report.working_minutes",)),
    "stations_with_doctor": (DOCTORS, DOCTORS),
    "doctors_per_station": (DOCTORS, DOCTORS[1:]),
    "insured_visits": (("station_report.visits_insured",), ("station_report.visits",)),
}
