import polars as pl

from components.reading.places import find_place
from components.reading.succession import succession_of
from data.geography.units import load_units
from pages.router import page_body
from tests.pages.reading import links_on


def test_old_and_new_names_lead_to_each_other():
    units = load_units()
    bac_ninh, bac_giang = find_place(units, "34", "24"), find_place(units, "63", "24")
    made_from = succession_of(units, bac_ninh)
    assert made_from.key == "made_from"
    assert [place.shorts[0] for place, _ in made_from.places] == ["Bắc Giang", "Bắc Ninh"]
    assert succession_of(units, bac_giang).places == ((bac_ninh, False),)
    assert succession_of(units, bac_giang).key == "became"
    assert succession_of(units, find_place(units, "34", "11")).key == "unchanged"
    assert succession_of(units, find_place(units, "34", "TDMNPB")) is None
    links = links_on(page_body("/places/34/24", "?lang=vi&zone=1"))
    assert links["Tỉnh Bắc Giang"] == "/places/63/24?lang=vi&zone=1"


def test_a_split_commune_says_which_parts():
    units = load_units()
    split = units.succession.filter(~pl.col("whole")).row(0, named=True)
    found = succession_of(units, find_place(units, "63", split["old_code"]))
    assert len(found.places) > 1
    assert all(part for _, part in found.places)
