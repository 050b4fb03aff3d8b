"""The additive counts that every query returns and every metric divides: names only, in one order."""

# A name with a base is known at some sites only; the base is its denominator summed over those same sites.
PEOPLE_COUNTS = (
    "records_created",
    "records_matched",
    "records_updated",
    "records_opened",
    "citizens_with_doctor",
    "teleconsultations",
    "chatbot_sessions",
)

STAGES = (
    "not_deployed",
    "deployed",
    "reporting",
    "parallel",
    "mostly_electronic",
    "paperless",
    "sustained",
)

UNKNOWN = "unknown"  # deployed or reporting, none of its ledgers known: on no stage
EVERY_STAGE = (*STAGES, UNKNOWN)

WITH_BASE = (
    *PEOPLE_COUNTS,
    "visits",
    "visits_paperless",
    "visits_insured",
    "stations_paperless",
    "stations_connected",
    "templates_in_use",
    "recording_minutes",
    "care_units_paperless",
    "care_units_with_doctor",
    "doctors",
    "staff",
)

# What one date says by itself: made when the date is published.
COUNTS_OF_A_DATE = (
    "stations",
    "stations_deployed",
    "stations_deployed_base",
    "reports_expected",
    "reports_received",
    "reports_on_time",
    "reports_on_time_base",
    "population",
    *(name for count in WITH_BASE for name in (count, f"{count}_base")),
    "ledgers_electronic",
    "ledgers_parallel",
    "ledgers_paper",
    "ledgers_base",
    "ledgers_not_applicable",
    "ledgers_missing",
    "ledgers_held_back",
    "survey_stations",
    "care_units",
    "stations_silent",
    "reports_held_back",
    "reports_unexpected",
)

SUSTAINED_DAYS = 90  # that a station must have been paperless for, without a break
BACK_TO_PAPER_LEDGERS = 3  # closed ledgers on paper again, from which a station counts as gone back

# What needs the dates before: made when a version is put together.
COUNTS_ACROSS_DATES = (
    "stations_sustained",
    "stations_sustained_base",
    "stations_back_to_paper",
    *(f"stage_{stage}" for stage in EVERY_STAGE),
)

COUNTS = COUNTS_OF_A_DATE + COUNTS_ACROSS_DATES
