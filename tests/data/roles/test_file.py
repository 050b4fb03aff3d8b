"""The file of roles: each fault is a sentence that says where it is."""

import os
from pathlib import Path

import pytest

from data.errors import TramSoError
from data.roles.file import mapping_in, parsed

GOOD = 'claim = "groups"\n[[role]]\nrole = "viewer"\nvalues = ["a"]\n'


def faults(text: str) -> list[str]:
    with pytest.raises(TramSoError) as refused:
        parsed(text, "roles.toml")
    return str(refused.value).splitlines()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("claim = ", "roles.toml is no TOML"),
        ("", "roles.toml: there is no [[role]]"),
        ('claim = "g"\nrole = "viewer"', "roles.toml: there is no [[role]]"),
        ("roles = 1\n" + GOOD, "roles.toml: unknown key “roles”"),
        (
            "claim = 3\n" + GOOD.partition("\n")[2].replace("values", 'claim = "g"\nvalues'),
            "roles.toml: claim has",
        ),
        (GOOD.replace("viewer", "admin"), "roles.toml, rule 1: role is “admin”"),
        (GOOD.replace('role = "viewer"\n', ""), "roles.toml, rule 1: role is “”"),
        (GOOD.replace("values", "value"), "roles.toml, rule 1: unknown key “value”"),
        (GOOD.replace('claim = "groups"\n', ""), "roles.toml, rule 1: it names no claim"),
        (GOOD.replace('["a"]', '"a"'), "roles.toml, rule 1: values has to be a list"),
        (GOOD.replace('["a"]', "[]"), "roles.toml, rule 1: values has to be a list"),
        (GOOD.replace('["a"]', '["a", ""]'), "roles.toml, rule 1: values has to be a list"),
        (GOOD + 'province = "11"', "roles.toml, rule 1: province goes with the role province only"),
        (GOOD + 'pattern = "a-{province}"', "roles.toml, rule 1: pattern goes with the role province only"),
        (GOOD.replace("viewer", "province"), "roles.toml, rule 1: values of the role province need its code"),
        (GOOD.replace("viewer", "province") + 'province = "99"', "roles.toml, rule 1: province is “99”"),
        (GOOD.replace("viewer", "province") + "province = 11", "roles.toml, rule 1: province is “11”"),
        (
            'claim = "g"\n[[role]]\nrole = "province"\npattern = "a-11"',
            "roles.toml, rule 1: pattern has to be",
        ),
        ('claim = "g"\n[[role]]\nrole = "province"\npattern = "{province}{province}"', "pattern has to be"),
        (
            'claim = "g"\n[[role]]\nrole = "province"\npattern = "a{province}"\nprovince = "11"',
            "needs values",
        ),
        (GOOD + '[[role]]\nrole = "viewer"', "roles.toml, rule 2: it has neither values nor a pattern"),
    ],
)
def test_each_fault_is_said_with_its_place(text: str, said: str):
    assert any(said in line for line in faults(text))


def test_all_faults_are_said_at_once():
    assert len(faults(GOOD.replace("viewer", "admin") + '[[role]]\nrole = "viewer"\nvalues = []')) == 2


def test_a_file_is_read_again_when_it_changed(tmp_path: Path):
    file = tmp_path / "roles.toml"
    file.write_text(GOOD)
    assert mapping_in(file) is mapping_in(file)
    file.write_text(GOOD.replace('"a"', '"b"'))
    os.utime(file, ns=(1, 1))
    assert mapping_in(file).rules[0].values == {"b"}
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(TramSoError, match="UTF-8"):
        mapping_in(file)
    file.unlink()
    with pytest.raises(TramSoError, match="cannot be read"):
        mapping_in(file)
