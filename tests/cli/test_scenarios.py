"""`xize test` as a program of its own, on the database of this run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.scenarios.library import LIBRARY
from tests.surroundings import database_url

XIZE = Path(sys.executable).with_name("xize")
SCENARIO = """\
scenario: 登记
clock: 2025-03-03 09:00
given:
  departments: {card_dept: {mark: 卡, head: luo0}}
team: {lead: luo, lead_department: [luo], development_lead: tian, general_manager: guo}
plays:
  - expect: {open: {register_project: [WHO]}}
    proves: [PP-K01]
"""


def xize(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run the program as a person would, with a home that must stay empty."""
    surroundings = {**os.environ, "XIZE_HOME": str(home), "DATABASE_URL": database_url()}
    surroundings.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [str(XIZE), "test", *arguments],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def regulation(tmp_path: Path) -> Path:
    """A copy of the payment rule without its scenarios."""
    folder = tmp_path / "payment-projects"
    (folder / "tests").mkdir(parents=True)
    for name in ("regulation.yaml", "regulation.en.yaml"):
        shutil.copy(LIBRARY / "payment-projects" / name, folder / name)
    return folder


def test_results_as_json_and_the_exit_code(regulation: Path, tmp_path: Path):
    (regulation / "tests" / "a-good.yaml").write_text(SCENARIO.replace("WHO", "luo"))
    (regulation / "tests" / "b-bad.yaml").write_text(SCENARIO.replace("WHO", "pan"))
    done = xize(str(regulation), "--json", home=tmp_path / "home")
    assert done.returncode == 1, done.stderr
    good, bad = json.loads(done.stdout)
    assert good == {
        "regulation": "payment-projects",
        "scenario": "登记",
        "ok": True,
        "plays": 1,
        "checkpoints": ["PP-K01"],
        "failure": None,
    }
    assert (bad["ok"], bad["checkpoints"]) == (False, [])
    assert "b-bad.yaml:7: open register_project: expected [pan], found [luo]" in bad["failure"]


@pytest.mark.database
def test_a_table_for_people_and_nothing_left_behind(regulation: Path, tmp_path: Path):
    (regulation / "tests" / "a-good.yaml").write_text(SCENARIO.replace("WHO", "luo"))
    home = tmp_path / "home"
    done = xize(str(regulation), home=home)
    assert done.returncode == 0, done.stderr
    assert "✓ payment-projects  登记  1  PP-K01" in done.stdout
    assert "1 of 1 scenarios hold" in done.stdout
    assert not home.exists()
    if database_url():
        with psycopg.connect(database_url()) as connection:
            left = connection.execute(
                "SELECT datname FROM pg_database WHERE datname LIKE 'xize_scenarios_%'"
            ).fetchall()
        assert left == []


def test_a_scenario_that_cannot_be_read_is_a_failure(regulation: Path, tmp_path: Path):
    text = SCENARIO.replace("register_project", "registr_project")
    (regulation / "tests" / "a.yaml").write_text(text)
    done = xize(str(regulation), "--json", home=tmp_path / "home")
    assert done.returncode == 1
    (one,) = json.loads(done.stdout)
    assert "a.yaml:7:21" in one["failure"]
    assert "register_project" in one["failure"]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("payment-project",), 1, "Did you mean payment-projects?"),
        (("/no/such/folder",), 1, "no regulation"),
        ((), 2, "--all"),
    ],
)
def test_what_cannot_be_played_is_one_sentence(
    arguments: tuple[str, ...], code: int, says: str, tmp_path: Path
):
    done = xize(*arguments, home=tmp_path / "home")
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_regulation_with_errors_is_not_played(regulation: Path, tmp_path: Path):
    text = (regulation / "regulation.yaml").read_text(encoding="utf-8")
    (regulation / "regulation.yaml").write_text(text.replace("by: office", "by: offices", 1))
    done = xize(str(regulation), home=tmp_path / "home")
    assert done.returncode == 1
    assert "xize lint" in done.stderr
