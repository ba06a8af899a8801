"""Setting up one's own organisation: once with the program itself, the rest in this process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import override_settings

from xize.cli.main import main
from xize.ledger import administration
from xize.ledger.queries import links
from xize.people import accounts, queries
from xize.people.permissions import Permission

PROGRAM = Path(sys.executable).with_name("xize")
PASSWORD = "七月流火九月授衣"


def test_from_an_empty_home_to_people_who_can_sign_in(tmp_path: Path) -> None:
    ours = {"XIZE_HOME": str(tmp_path / "home"), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": ""}
    environment = {name: value for name, value in (os.environ | ours).items() if value}

    def program(*arguments: str, typed: str = "") -> str:
        answer = subprocess.run(
            [PROGRAM, *arguments],
            env=environment,
            input=typed,
            capture_output=True,
            text=True,
            check=True,
        )
        return answer.stdout

    file = tmp_path / "organisation.yaml"
    file.write_text(program("organisation", "--example"), encoding="utf-8")
    assert "12 new" in program("organisation", str(file), "--dry-run")
    assert "12 new" in program("organisation", str(file))
    published = program("publish", "payment-projects")
    assert "in force" in published
    assert "stands for" not in published, "the example fills every department role"
    assert "can sign in" in program("password", "chen", "--stdin", typed=f"{PASSWORD}\n")
    assert "sound" in program("verify")


@pytest.fixture
def folder(db: None, tmp_path: Path) -> Path:
    """A folder with a file of one person, and a home of its own."""
    (tmp_path / "people.csv").write_text("username,name\nchen,陈总\n", encoding="utf-8")
    return tmp_path


def xize(folder: Path, *arguments: str, typed: str = "", fails: bool = False) -> str:
    """What a command says, on both streams."""
    with override_settings(XIZE_HOME=folder):
        answer = CliRunner().invoke(main, arguments, input=typed)
    assert answer.exit_code == int(fails), answer.output
    return answer.output


def recorded() -> list[str]:
    return [link.type for link in links(administration.STREAM)]


def test_an_empty_home_says_what_to_do_next(folder: Path) -> None:
    assert "xize organisation --example" in xize(folder, "organisation")
    assert "xize publish payment-projects" in xize(folder, "publish")


def test_the_same_file_again_has_nothing_to_do(folder: Path) -> None:
    file = str(folder / "people.csv")

    assert xize(folder, "organisation", file) == "people: 1 read, 1 new (chen), 0 changed\n"
    assert xize(folder, "organisation", file) == "people: 1 read, 0 new, 0 changed\n"
    assert recorded() == ["OrganisationLoaded"]


def test_bad_rows_are_listed_and_nothing_is_loaded(folder: Path) -> None:
    file = folder / "people.csv"
    file.write_text("username,name,department\nchen,陈总,top\nwu,,\n", encoding="utf-8")

    said = xize(folder, "organisation", str(file), "--language", "en", fails=True)

    assert f"{file}:2: error unknown-reference: “top” under “department”" in said
    assert f"{file}:3: error name-missing: “wu” has no name." in said
    assert "2 bad rows; nothing was loaded." in said
    assert "Nobody yet" in xize(folder, "organisation")
    assert recorded() == []


def test_a_password_is_typed_twice_or_piped_and_must_not_be_weak(folder: Path) -> None:
    xize(folder, "organisation", str(folder / "people.csv"))

    weak = xize(folder, "password", "chen", "--stdin", typed="12345\n", fails=True)
    assert "weak-password" in weak
    assert "too short" in weak
    mistyped = f"{PASSWORD}\nsomething else\n"
    assert "do not match" in xize(folder, "password", "chen", typed=mistyped, fails=True)
    assert recorded() == ["OrganisationLoaded"]

    said = xize(folder, "password", "chen", typed=f"{PASSWORD}\n" * 2)
    assert PASSWORD not in said
    user = accounts.find("chen")
    assert user
    assert user.check_password(PASSWORD)
    assert recorded() == ["OrganisationLoaded", "PasswordSet"]


def test_an_administrator_is_made_and_unmade(folder: Path) -> None:
    xize(folder, "organisation", str(folder / "people.csv"))

    def may() -> bool:
        user = accounts.find("chen")
        assert user
        return queries.actor_for(user).may(Permission.ORGANISATION_PEOPLE_WRITE)

    assert xize(folder, "role", "chen", "administrator") == "chen is administrator\n"
    assert "as before" in xize(folder, "role", "chen", "administrator")
    assert may()
    assert "no longer" in xize(folder, "role", "chen", "administrator", "--take-away")
    assert not may()
    assert recorded() == ["OrganisationLoaded", "RoleGiven", "RoleTaken"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("password", "chen", "--stdin"), "no-such-person"),
        (("role", "chen", "auditor"), "no-such-person"),
        (("publish", "payment-project"), "no-such-regulation"),
    ],
)
def test_refusals_carry_their_code(folder: Path, arguments: tuple[str, ...], code: str) -> None:
    assert code in xize(folder, *arguments, typed=f"{PASSWORD}\n", fails=True)


def test_a_rule_whose_departments_are_not_there_says_which(folder: Path) -> None:
    said = xize(folder, "publish", "payment-projects")

    assert "nobody stands for card_dept" in said
    assert xize(folder, "publish").startswith("payment-projects")


def test_a_text_with_errors_is_not_published(folder: Path) -> None:
    (folder / "regulation.yaml").write_text("regulation: x\n", encoding="utf-8")

    assert "edition-has-errors" in xize(folder, "publish", str(folder), fails=True)
    assert recorded() == []
