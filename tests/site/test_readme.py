"""Both readmes tell of every variable the settings read, and of nothing else."""

import re

import pytest

from tests.architecture.sources import PACKAGE, ROOT

DEVELOPERS_ONLY = {"XIZE_DEBUG", "XIZE_DEMO"}


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_a_readme_lists_the_settings(page: str) -> None:
    settings = (PACKAGE / "site/settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'env\.\w+\("(\w+)"', settings))
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / page).read_text("utf-8"), re.MULTILINE))

    assert told == read - DEVELOPERS_ONLY
