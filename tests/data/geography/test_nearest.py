from itertools import product

import numpy as np
import polars as pl

from data.geography.nearest import middles, nearest


def test_the_nearest_are_those_that_plain_loops_find():
    random = np.random.default_rng(7)
    places = pl.DataFrame(random.uniform(size=(30, 2)), schema=["x", "y"])
    found = nearest(places, 4)
    for i, j in product(range(30), range(30)):
        distances = [np.hypot(*(np.subtract(places.row(i), places.row(m)))) for m in range(30)]
        expected = sorted((m for m in range(30) if m != i), key=lambda m: distances[m])[:4]
        assert (j in found[i]) == (j in expected)


def test_every_place_has_a_middle_and_ha_noi_lies_near_bac_ninh():
    for scheme, level, count in (("34", "province", 34), ("63", "province", 63), ("34", "commune", 3321)):
        assert middles(scheme, level).height == count
    provinces = middles("34", "province")
    codes = provinces["code"].to_list()
    around = [codes[i] for i in nearest(provinces, 4)[codes.index("01")]]
    assert "24" in around  # Bắc Ninh
    assert "96" not in around  # Cà Mau
