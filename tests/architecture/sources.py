"""The product's own Python files, parsed, for the tests that read them."""

import ast
import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "src" / "xize"


@dataclass(frozen=True)
class Source:
    """One file: where it is, its text, its tree."""

    path: str
    """Relative to `src/xize`, with slashes."""
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        """How long the file is."""
        return len(self.text.splitlines())


@functools.cache
def sources(under: str = "") -> tuple[Source, ...]:
    """Every file under a folder of the package, except what Django writes (migrations)."""
    files = sorted((PACKAGE / under).rglob("*.py"))
    return tuple(_read(file) for file in files if "migrations" not in file.parts)


def _read(file: Path) -> Source:
    text = file.read_text(encoding="utf-8")
    return Source(file.relative_to(PACKAGE).as_posix(), text, ast.parse(text))


@functools.cache
def import_contracts() -> tuple[dict[str, Any], ...]:
    """The contracts that import-linter checks, from `pyproject.toml`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return tuple(project["tool"]["importlinter"]["contracts"])
