"""The bases that metrics count over: each kind of denominator, with all that follows from it."""

from dataclasses import dataclass
from typing import Literal

OPENED = ("station.opened_on", "station.closed_on")
PLATFORM = ("station.platform_since",)
DEPLOYED = (*PLATFORM, *OPENED)
UNITS = ("station.site_kind", "station.parent_station_id")
STATE = ("ledger_status.state",)
UNIT_STATES = (*STATE, *UNITS)


@dataclass(frozen=True)
class Basis:
    """A kind of denominator; `whole`, `behind` and `applies` are names of COUNTS.

    source: what it is known from; reports and surveys may fail to come. whole: the denominator if the metric
    were known everywhere, None where no count gives it. behind: the stations that a value speaks for, None
    where the denominator is itself a count of stations. applies: zero where a blank means that the metric
    does not apply, None where it applies everywhere. columns: of the contract, none where they are those of
    the numerator. words: key under `home.based` of a denominator that reports and register do not give as is.
    """

    source: Literal["register", "reports", "survey", "ledgers"]
    whole: str | None = None
    behind: str | None = None
    applies: str | None = None
    columns: tuple[str, ...] = ()
    words: Literal["stations", "known", "followed", "ledgers", "all_ledgers", "all_posts"] | None = None

    @property
    def needs_report(self) -> bool:
        """True where a station must report before the metric is known."""
        return self.source in ("reports", "survey")

    @property
    def with_points(self) -> bool:
        """True where a unit is a station together with its points, as in law, and not each site."""
        return self.whole == "care_units"


STATIONS = Basis("register", "stations", columns=DEPLOYED)
REPORTS = Basis("register", "reports_expected", columns=DEPLOYED)
DATED_REPORTS = Basis("register", "reports_expected", columns=(*DEPLOYED, "station_report.submitted_at"))
PEOPLE = Basis("reports", "population", "reports_received", columns=("station.population",))
VISITS = Basis("reports", behind="reports_received", columns=("station_report.visits",))
ANSWERS = Basis("reports", "stations")
SURVEYS = Basis("survey", behind="survey_stations", columns=("station_report.working_minutes",))
LEDGERS = Basis("ledgers", behind="ledgers_base", applies="ledgers_missing", columns=STATE, words="ledgers")
LEDGER_STATIONS = Basis("ledgers", "stations", columns=STATE, words="all_ledgers")
FOLLOWED_STATIONS = Basis("ledgers", "stations", columns=STATE, words="followed")
LEDGER_UNITS = Basis("ledgers", "care_units", applies="care_units", columns=UNIT_STATES, words="all_posts")
CARE_UNITS = Basis("register", "care_units", applies="care_units", words="stations")
STAFFED_UNITS = Basis("register", "care_units", applies="care_units", columns=UNITS, words="known")
