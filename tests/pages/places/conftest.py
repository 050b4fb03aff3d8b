import pytest

from components.reading.places import find_place
from data.geography.units import load_units
from pages.places.work_list import to_call
from tests.pages.places.viewing import view


@pytest.fixture
def busiest() -> str:
    """The province of 2025 with the most stations to call."""
    codes = [f"{number:02d}" for number in range(1, 97) if find_place(load_units(), "34", f"{number:02d}")]
    return max(codes, key=lambda code: to_call(view(f"/places/34/{code}")).height)
