"""The command that checks the file of roles and says whose role is which."""

import json
from pathlib import Path

import pytest

from data.console.cli import main
from tests.data.roles.test_mapping import FILE


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "roles.toml"
    path.write_text(FILE)
    return path


def claims_file(folder: Path, claims: object) -> str:
    path = folder / "claims.json"
    path.write_text(json.dumps(claims))
    return str(path)


def test_a_good_file_is_counted(file: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["roles", str(file)]) == 0
    assert "rules: ministry 1, province 2, viewer 1, operator 1." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("claims", "code", "said"),
    [
        ({"groups": ["moh"]}, 0, "the role ministry."),
        ({"groups": ["syt-dien-bien"]}, 0, "the role province 11."),
        ({"groups": []}, 1, "No role: none"),
        ({"groups": ["syt-dien-bien", "tramso-79-so-y-te"]}, 1, "more than one province"),
    ],
)
def test_it_says_which_role_claims_give(
    file: Path, capsys: pytest.CaptureFixture[str], claims: object, code: int, said: str
):
    assert main(["roles", str(file), "--claims", claims_file(file.parent, claims)]) == code
    assert said in capsys.readouterr().out


def test_as_json(file: Path, capsys: pytest.CaptureFixture[str]):
    claims = claims_file(file.parent, {"groups": ["syt-dien-bien"]})
    assert main(["roles", str(file), "--json", "--claims", claims]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["role"], told["province"], told["rules"]["province"]) == ("province", "11", 2)


def test_faults_are_a_line_each_and_the_command_ends_with_1(file: Path, capsys: pytest.CaptureFixture[str]):
    file.write_text(FILE.replace('"11"', '"1"').replace("values", "value", 1))
    assert main(["roles", str(file)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 3 and all(line.startswith(f"{file}, rule") for line in said)


def test_claims_that_are_none_are_refused(file: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["roles", str(file), "--claims", claims_file(file.parent, ["moh"])]) == 1
    assert "holds no claims" in capsys.readouterr().err
    assert main(["roles", str(file), "--claims", str(file)]) == 1
    assert "is no JSON" in capsys.readouterr().err
