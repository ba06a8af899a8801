"""What the pages for readers name exists: files, commands, options, targets, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.architecture.sources import ROOT
from xize.cli.main import load, set_up_site
from xize.cli.registry import COMMANDS

PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "bench").glob("*.md")),
]
CODE = re.compile(r"`([^`\n]+)`|^(?:\$ )?((?:make|xize|\.venv/bin/\w+) .*)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
PATH = re.compile(r"[\w.-]+(?:/[\w.*-]+)+/?|[\w-]+\.(?:py|md|ya?ml|toml|txt|lock|html)")
PLACEHOLDER = re.compile(r"NAME|\bID\b|NNNN|YYYY|[*…]|://|^\.demo|^\.xize")
SOURCE = ("", "src/xize", "src/xize/core", "src/xize/core/engine", "src/xize/core/regulation")
"""Where a path in running text may begin: at the root, or in a package the page is about."""


def said(page: Path) -> Iterator[str]:
    """Everything a page writes as code: between backticks, or a command on a line of its own."""
    for ticks, line in CODE.findall(page.read_text(encoding="utf-8")):
        yield (ticks or line).strip()


@pytest.fixture(params=PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def page(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    local = [link for link in LINK.findall(text) if "://" not in link]

    assert [link for link in local if not (page.parent / link).exists()] == []


def test_files_are_there(page: Path) -> None:
    named = {
        path
        for code in said(page)
        for path in PATH.findall(code)
        if not PLACEHOLDER.search(code) and _is_ours(path)
    }

    assert sorted(path for path in named if not _exists(page, path)) == []


def _is_ours(path: str) -> bool:
    """A path with a suffix, or one that begins in a folder of ours; `Asia/Shanghai` is neither."""
    first, slash, _ = path.rstrip("/").partition("/")
    ours = any((ROOT / start / first).is_dir() for start in SOURCE)
    return bool(slash) and (ours or bool(Path(path).suffix))


def _exists(page: Path, path: str) -> bool:
    starts = (page.parent, *(ROOT / start for start in SOURCE))
    return path.startswith((".venv/", "/")) or any((start / path).exists() for start in starts)


def test_targets_are_in_the_makefile(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = {
        word
        for code in said(page)
        if code.startswith("make ")
        for word in re.sub(r"#.*", "", code).split()[1:]
        if "=" not in word
    }

    assert named <= targets


def test_commands_and_options_exist(page: Path) -> None:
    set_up_site()
    known = {entry.name: load(entry) for entry in COMMANDS}
    for code in said(page):
        match = re.match(r"(?:\.venv/bin/)?xize ([a-z]+)(.*)", code)
        if match is None:
            continue
        name, rest = match.groups()
        assert name in known, code
        assert set(re.findall(r"--[a-z-]+", rest)) <= _options(known[name]), code


def _options(command: click.Command) -> set[str]:
    return {option for one in command.params for option in one.opts} | {"--help"}


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs/decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")

    assert [one.name for one in folder.glob("0*.md") if f"({one.name})" not in index] == []
