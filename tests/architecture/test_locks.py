"""Locks pin everything by hash and name no registry."""

import json
import re
import tomllib

import pytest

from tests.architecture.sources import ROOT

LOCKS = ["requirements.lock", "requirements-dev.lock"]


def pinned(lock: str) -> dict[str, str]:
    """Name and version of everything a lock holds."""
    lines = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([^ ;]+)", lines, re.MULTILINE))


@pytest.mark.parametrize("lock", [*LOCKS, "frontend/package-lock.json"])
def test_a_lock_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert re.findall(r"https?:|file:|--.*index", text) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_python_package_is_pinned_by_hash(lock: str) -> None:
    blocks = re.split(r"^(?=\S)", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)

    assert [block for block in blocks if block and "--hash=sha256:" not in block] == []


def test_every_script_package_is_pinned_by_hash() -> None:
    lock = json.loads((ROOT / "frontend/package-lock.json").read_text(encoding="utf-8"))

    assert [
        name for name, entry in lock["packages"].items() if name and not entry["integrity"]
    ] == []


def test_development_runs_on_the_very_versions_that_are_shipped() -> None:
    runtime, development = (pinned(lock) for lock in LOCKS)

    assert runtime.items() <= development.items()


def test_what_the_product_needs_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[\[<>=]", line)[0].replace(".", "-") for line in project["dependencies"]}

    assert needed <= set(pinned("requirements.lock"))
