"""The view of the mart that a query reads, and the day whose units it shows."""

from datetime import date, timedelta

from data.scope import REFORM, Level, Scope

FINE = ("district", "commune")


def source(scope: Scope, level: Level | None = None) -> str:
    """The smallest view that knows the scope's units and those of `level`: totals, provinces or sites."""
    if scope.level in FINE or level in FINE:
        return f"sites{scope.scheme}"
    filtered = (scope.zone, scope.area, scope.connection) != (None, None, None)
    return f"provinces{scope.scheme}" if filtered else f"totals{scope.scheme}"


def valid_on(scope: Scope, day: date) -> date:
    """The day whose units are shown: the date itself, or the nearest day on which the scheme was in force."""
    return max(day, REFORM) if scope.scheme == "34" else min(day, REFORM - timedelta(days=1))
