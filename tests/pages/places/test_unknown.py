import pytest

from pages.places.unknown import near_places
from pages.router import build
from tests.pages.places.viewing import view
from tests.pages.reading import links_on, words_on


@pytest.mark.parametrize(
    ("path", "offered"),
    [
        ("34/26", "Tỉnh Vĩnh Phúc"),
        ("34/dien-bien", "Tỉnh Điện Biên"),
        ("34/03167", "Xã Mường Chà"),
        ("99/01", "Hà Nội"),
    ],
)
def test_an_unknown_code_is_a_sentence_with_a_way_on(path: str, offered: str):
    shown = build(f"/places/{path}", "?lang=vi&zone=1")
    words = words_on(shown.page)
    assert f"“{path.split('/')[0 if path.startswith('99') else 1]}”" in words
    assert offered in words
    assert "/places?lang=vi&zone=1" in links_on(shown.page).values()


def test_near_codes_differ_in_one_digit():
    near = near_places(view("/places/34/03167"), "03167")
    assert near
    assert all(sum(a != b for a, b in zip(place.code, "03167", strict=True)) <= 1 for place in near)
