"""The command `roles`: checks the file of who may see what, and says which role a person's claims give."""

import json
from argparse import Namespace
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from data.console.arguments import add_command
from data.console.commands import Outcome
from data.errors import TramSoError

if TYPE_CHECKING:
    from data.console.arguments import Commands
    from data.roles.mapping import Claims, RoleMapping

SAID = {
    "none": "No role: none of these claims is named by a rule, so this person is refused.",
    "provinces": "No role: these claims name more than one province, so this person is refused.",
}


def add_roles(commands_of: "Commands") -> None:
    """Add the command to the parser."""
    roles = add_command(commands_of, "roles", "check the file of who may see what", check)
    roles.add_argument("file", type=Path, metavar="FILE", help="the file that TRAMSO_ROLES names")
    roles.add_argument("--claims", type=Path, metavar="FILE", help="a person's claims as JSON: whose role?")


def check(given: Namespace) -> Outcome:
    """Read the file, count its rules, and give the role of the claims; 1 where they give none."""
    from data.roles.file import mapping_in

    mapping = mapping_in(given.file)
    counts = Counter(rule.role for rule in mapping.rules)
    told = ", ".join(f"{role} {number}" for role, number in counts.items())
    line = f"{given.file} can be used; rules: {told}."
    if given.claims is None:
        return Outcome({"rules": counts}, [line])
    role, province, said = _role_of(mapping, _claims(given.claims))
    value = {"rules": counts, "role": role, "province": province}
    return Outcome(value, [line, said], int(role is None))


def _role_of(mapping: "RoleMapping", claims: "Claims") -> tuple[str | None, str | None, str]:
    """Role, province and the sentence about them."""
    from data.roles.mapping import NoRole

    try:
        reader = mapping.reader(claims)
    except NoRole as refused:
        return None, None, SAID[refused.why]
    place = f" {reader.province}" if reader.province else ""
    return reader.role, reader.province, f"These claims give the role {reader.role}{place}."


def _claims(path: Path) -> "Claims":
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise TramSoError(f"{path} is no JSON: {error}.") from None
    if not isinstance(found, dict):
        raise TramSoError(f'{path} holds no claims: write one JSON object such as {{"groups": ["a"]}}.')
    return found
