"""Which role a person's claims give."""

import pytest

from data.roles.file import parsed
from data.roles.mapping import NoRole, RoleMapping, province_codes, values_of
from data.scope import Reader

FILE = """
claim = "groups"

[[role]]
role = "ministry"
values = ["moh", "moh-data"]

[[role]]
role = "province"
values = ["syt-dien-bien"]
province = "11"

[[role]]
role = "province"
pattern = "tramso-{province}-so-y-te"

[[role]]
role = "viewer"
values = ["everybody"]

[[role]]
role = "operator"
claim = "email"
values = ["an@moh.example"]
"""


@pytest.fixture(scope="module")
def mapping() -> RoleMapping:
    return parsed(FILE, "roles.toml")


@pytest.mark.parametrize(
    ("claims", "reader"),
    [
        ({"groups": ["moh"]}, Reader("ministry")),
        ({"groups": "moh"}, Reader("ministry")),
        ({"groups": ["x", "everybody"]}, Reader("viewer")),
        ({"groups": ["syt-dien-bien"]}, Reader("province", "11")),
        ({"groups": ["tramso-79-so-y-te", "everybody"]}, Reader("province", "79")),
        ({"groups": ["tramso-11-so-y-te", "syt-dien-bien"]}, Reader("province", "11")),
        ({"groups": ["tramso-11-so-y-te", "tramso-79-so-y-te", "moh"]}, Reader("ministry")),
        ({"groups": ["moh", "everybody"], "email": "an@moh.example"}, Reader("operator")),
    ],
)
def test_the_widest_role_given_counts(mapping: RoleMapping, claims: dict[str, object], reader: Reader):
    assert mapping.reader(claims) == reader


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"groups": []},
        {"groups": ["MOH", " moh", "moh "]},
        {"groups": None},
        {"groups": {"moh": True}},
        {"groups": [["moh"], 11, None]},
        {"group": ["moh"]},
        {"email": ["moh"]},
        {"groups": ["an@moh.example"]},
        {"groups": ["tramso-99-so-y-te", "tramso--so-y-te", "tramso-{province}-so-y-te"]},
        {"groups": ["tramso-11", "11", "xtramso-11-so-y-te", "tramso-11-so-y-te\n", "tramso-1１-so-y-te"]},
    ],
)
def test_what_no_rule_names_gives_no_role(mapping: RoleMapping, claims: dict[str, object]):
    with pytest.raises(NoRole) as refused:
        mapping.reader(claims)
    assert refused.value.why == "none"


def test_two_provinces_give_none_even_with_a_narrower_role(mapping: RoleMapping):
    with pytest.raises(NoRole) as refused:
        mapping.reader({"groups": ["tramso-11-so-y-te", "tramso-79-so-y-te", "everybody"]})
    assert refused.value.why == "provinces"


def test_a_session_keeps_only_what_gives_a_role(mapping: RoleMapping):
    claims = {"groups": ["a", "moh", "moh", "tramso-11-so-y-te"], "email": "b@moh.example", "sub": "1"}
    assert mapping.kept(claims) == {"groups": ["moh", "tramso-11-so-y-te"]}
    assert mapping.reader(mapping.kept(claims)) == mapping.reader(claims)


def test_a_claim_may_lie_inside_another():
    assert values_of({"realm_access": {"roles": ["a"]}}, "realm_access.roles") == ["a"]
    assert values_of({"realm_access.roles": "b", "realm_access": {"roles": ["a"]}}, "realm_access.roles") == [
        "b"
    ]
    assert values_of({"realm_access": ["a"]}, "realm_access.roles") == []


def test_the_codes_are_those_of_the_34_provinces():
    assert len(province_codes()) == 34 and {"01", "11", "79"} <= province_codes()
