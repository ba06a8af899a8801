"""The core reads no clock, no chance, no file; what import-linter cannot see is looked for here."""

import ast
import sys
from collections.abc import Iterator

import pytest

from tests.architecture.sources import sources

IMPURE_CALLS = {"open", "print", "input", "exec", "eval", "__import__"}

IMPURE_METHODS = {"now", "utcnow", "today", "fromtimestamp", "time", "localtime", "read_text"}
"""Asked of `date`, `datetime`, `time`: the clock and the zone of the machine."""

CLOCKS = {"date", "datetime", "dt", "time"}

OUTSIDE = {"msgspec", "yaml"}
"""The only libraries the core may use, each imported by as few modules as `DOORS` says."""

DOORS = {"yaml": 1}


def impurities(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every call in a file that would make its answer depend on more than its arguments."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name(id=name) if name in IMPURE_CALLS:
                yield node.lineno, name
            case ast.Attribute(value=ast.Name(id=owner), attr=name) if owner in CLOCKS:
                if name in IMPURE_METHODS:
                    yield node.lineno, f"{owner}.{name}"


def libraries(tree: ast.Module) -> set[str]:
    """The top-level packages a file imports that are neither ours nor Python's."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module.split(".")[0])
    return names - set(sys.stdlib_module_names) - {"xize"}


def test_the_core_asks_nothing_but_its_arguments() -> None:
    found = [
        f"{source.path}:{line} {name}"
        for source in sources("core")
        for line, name in impurities(source.tree)
    ]
    assert found == []


def test_the_core_uses_few_libraries_each_through_one_door() -> None:
    users: dict[str, list[str]] = {}
    for source in sources("core"):
        for library in libraries(source.tree):
            users.setdefault(library, []).append(source.path)

    assert set(users) <= OUTSIDE
    assert {name: paths for name, paths in users.items() if len(paths) > DOORS.get(name, 999)} == {}


@pytest.mark.parametrize(
    "line",
    ["datetime.now(UTC)", "date.today()", "time.time()", "open('rule.yaml')"],
)
def test_the_search_finds(line: str) -> None:
    assert list(impurities(ast.parse(line)))


@pytest.mark.parametrize(
    "line", ["moment.time()", "datetime.combine(day, closing)", "reopen(door)"]
)
def test_the_search_leaves_alone(line: str) -> None:
    assert not list(impurities(ast.parse(line)))
