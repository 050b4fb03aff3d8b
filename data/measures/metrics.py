"""The catalogue of metrics: what is divided by what, over whom, which way is better, what was promised.

Labels, definitions, units and caveats stand beside it in data/words/<language>/metrics.toml under
`metric.<key>.…`. No target exists for closing all 78 ledgers: none is drawn there.
"""

from data.measures import bases, targets
from data.measures.metric import Metric
from data.measures.quality import GOOD_SHARE, LOW_SHARE

AGREED = (LOW_SHARE, GOOD_SHARE)
DEPLOYED = ("stations_deployed", "stations_deployed_base")
RECORDS = ("records_created", "records_created_base")
MATCHED = ("records_matched", "records_matched_base")
UNITS_PAPERLESS = ("care_units_paperless", "care_units_paperless_base")
PAPERLESS = ("stations_paperless", "stations_paperless_base")

METRICS: tuple[Metric, ...] = (
    Metric("deployment", *DEPLOYED, bases.STATIONS, "deployment", bases.PLATFORM),
    Metric(
        "reporting",
        "reports_received",
        "reports_expected",
        bases.REPORTS,
        "reporting",
        ("station_report.station_id",),
        thresholds=AGREED,
    ),
    Metric(
        "timeliness",
        "reports_on_time",
        "reports_on_time_base",
        bases.DATED_REPORTS,
        "reporting",
        ("station_report.submitted_at",),
        thresholds=AGREED,
    ),
    Metric(
        "record_coverage",
        *RECORDS,
        bases.PEOPLE,
        "records",
        ("station_report.records_created",),
        target=targets.RECORD_COVERAGE,
        rungs=(RECORDS, MATCHED),
    ),
    Metric(
        "record_matched",
        *MATCHED,
        bases.PEOPLE,
        "records",
        ("station_report.records_matched",),
        rungs=(RECORDS, MATCHED),
    ),
    Metric(
        "record_updated",
        "records_updated",
        "records_updated_base",
        bases.PEOPLE,
        "records",
        ("station_report.records_updated",),
        rungs=(RECORDS, MATCHED),
    ),
    Metric(
        "record_opened",
        "records_opened",
        "records_opened_base",
        bases.PEOPLE,
        "records",
        ("station_report.records_opened",),
        target=targets.RECORD_IN_USE,
        rungs=(RECORDS, MATCHED),
    ),
    Metric(
        "paperless_visits",
        "visits_paperless",
        "visits_paperless_base",
        bases.VISITS,
        "paperless",
        ("station_report.visits_paperless",),
        target=targets.NO_PAPER_IN_CARE,
    ),
    Metric(
        "ledger_digitisation", "ledgers_electronic", "ledgers_base", bases.LEDGERS, "paperless", bases.STATE
    ),
    Metric(
        "parallel_running",
        "ledgers_parallel",
        "ledgers_base",
        bases.LEDGERS,
        "paperless",
        bases.STATE,
        better="lower",
    ),
    Metric(
        "paperless_stations",
        *PAPERLESS,
        bases.LEDGER_STATIONS,
        "paperless",
        bases.STATE,
        rungs=(PAPERLESS,),
    ),
    Metric("paperless_units", *UNITS_PAPERLESS, bases.LEDGER_UNITS, "paperless", bases.UNIT_STATES),
    Metric(
        "sustained_stations",
        "stations_sustained",
        "stations_sustained_base",
        bases.FOLLOWED_STATIONS,
        "paperless",
        bases.STATE,
        rungs=(PAPERLESS,),
    ),
    Metric(
        "connected_stations",
        "stations_connected",
        "stations_connected_base",
        bases.ANSWERS,
        "platforms",
        ("station_report.network_connected",),
    ),
    Metric(
        "teleconsultations",
        "teleconsultations",
        "teleconsultations_base",
        bases.PEOPLE,
        "platforms",
        ("station_report.teleconsultations",),
        scale=1000.0,
        form="rate",
    ),
    Metric(
        "citizens_with_doctor",
        "citizens_with_doctor",
        "citizens_with_doctor_base",
        bases.PEOPLE,
        "platforms",
        ("station_report.citizens_with_doctor",),
    ),
    Metric(
        "chatbot",
        "chatbot_sessions",
        "chatbot_sessions_base",
        bases.PEOPLE,
        "platforms",
        ("station_report.chatbot_sessions",),
        scale=1000.0,
        form="rate",
    ),
    Metric(
        "templates_in_use",
        "templates_in_use",
        "templates_in_use_base",
        bases.ANSWERS,
        "platforms",
        ("station_report.templates_in_use",),
        form="mean",
    ),
    Metric(
        "recording_time",
        "recording_minutes",
        "recording_minutes_base",
        bases.SURVEYS,
        "paperless",
        ("station_report.recording_minutes",),
        better="lower",
    ),
    Metric(
        "stations_with_doctor",
        "care_units_with_doctor",
        "care_units_with_doctor_base",
        bases.CARE_UNITS,
        "workforce",
        ("station.doctors", *bases.UNITS),
        target=targets.DOCTOR_AT_EVERY_STATION,
    ),
    Metric(
        "doctors_per_station",
        "doctors",
        "doctors_base",
        bases.STAFFED_UNITS,
        "workforce",
        ("station.doctors", *bases.UNITS),
        form="mean",
        target=targets.DOCTORS_PER_STATION,
    ),
    Metric(
        "insured_visits",
        "visits_insured",
        "visits_insured_base",
        bases.VISITS,
        "workforce",
        ("station_report.visits_insured",),
        better="neither",
    ),
)

BY_KEY: dict[str, Metric] = {metric.key: metric for metric in METRICS}
DEFAULT_METRIC = BY_KEY["paperless_stations"]
