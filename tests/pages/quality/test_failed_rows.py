import pytest

from data.measures.quality import CHECK_KEYS, CHECKS
from pages.quality.checks import scored
from pages.quality.failed_rows import rows_chart
from tests.pages.quality.viewing import view


@pytest.mark.parametrize("check", CHECKS, ids=CHECK_KEYS)
def test_the_rows_of_a_check_are_as_many_as_its_table_says(check):
    rows = rows_chart(view(f"?part=checks&check={check.key}")).frame
    assert rows.height == scored(view("?part=checks"))[f"{check.key}_failed"].sum()
