from pages.quality.reports import deadline_words
from tests.pages.quality.viewing import view


def test_the_deadline_is_shown_with_its_setting_and_its_day():
    words = deadline_words(view())
    assert "5 ngày làm việc" in words
    # 31/10/2026 is a Saturday: the fifth working day after it is Friday the 6th.
    assert "06/11/2026" in words
