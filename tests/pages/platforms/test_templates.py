from pages.platforms.templates import templates_chart
from tests.pages.platforms.viewing import view


def test_templates_are_counted_in_bands_that_hold_all(sites):
    used = [s["report"]["templates_in_use"] for s in sites if s["report"]]
    known = [number for number in used if number is not None]
    frame = templates_chart(view()).frame
    assert frame["stations"].sum() == len(known)
    assert frame.filter(band="42")["stations"].item() == known.count(42)
    assert frame.filter(band="1–10")["stations"].item() == sum(1 <= number <= 10 for number in known)
