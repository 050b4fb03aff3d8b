"""Moments of a manifest on Vietnam's clocks."""

from datetime import datetime

from components.reading.view import View
from data.measures.deadline import VIETNAM
from data.words.dates import format_time


def local_time(view: View, moment: str) -> str:
    """A UTC time of a manifest as the ministry's clocks showed it."""
    return format_time(datetime.fromisoformat(moment).astimezone(VIETNAM), view.language)
