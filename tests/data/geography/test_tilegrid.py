import pytest

from data.geography.tilegrid import tile_grid
from data.geography.units import load_units


@pytest.mark.parametrize("scheme", ["63", "34"])
def test_every_province_has_a_tile_of_its_own(scheme: str) -> None:
    provinces = load_units().table.filter(scheme=scheme, level="province")["code"]
    tiles = tile_grid(scheme)

    assert sorted(tiles) == sorted(provinces)
    assert len(set(tiles.values())) == len(tiles)
    assert min(tile.row for tile in tiles.values()) == min(tile.column for tile in tiles.values()) == 0


@pytest.mark.parametrize("scheme", ["63", "34"])
def test_the_grid_keeps_north_and_south(scheme: str) -> None:
    tiles = tile_grid(scheme)

    assert tiles["04"].row < tiles["01"].row < tiles["48"].row < tiles["79"].row < tiles["96"].row
    assert tiles["11"].column < tiles["01"].column < tiles["22"].column
