"""Files and functions stay small enough to be read at once; the figures are in ARCHITECTURE.md."""

import ast
import statistics
from collections.abc import Iterator

from tests.architecture.sources import Source, sources

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(source: Source) -> Iterator[tuple[str, Function]]:
    """Every function of a file with the place to name in a finding."""
    for node in ast.walk(source.tree):
        if isinstance(node, Function):
            yield f"{source.path}:{node.lineno} {node.name}", node


def length(function: Function) -> int:
    """Lines from `def` to the last statement."""
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


def is_dispatcher(function: Function) -> bool:
    """A function that is one `match` of one-line arms: long, yet read at a glance."""
    body = [node for node in function.body if not isinstance(node, ast.Expr)]
    return (
        len(body) == 1
        and isinstance(body[0], ast.Match)
        and all(len(arm.body) == 1 for arm in body[0].cases)
    )


def tenth_longest(lengths: list[int]) -> float:
    """The length that nine of ten stay within."""
    return statistics.quantiles(lengths, n=10)[-1]


def test_no_file_is_long() -> None:
    assert [f"{file.path}: {file.lines}" for file in sources() if file.lines > 400] == []


def test_most_files_are_short() -> None:
    lengths = [file.lines for file in sources() if file.lines > 1]

    assert statistics.median(lengths) < 100
    assert tenth_longest(lengths) < 250


def test_no_function_is_long() -> None:
    found = [
        f"{place}: {length(function)} lines"
        for source in sources()
        for place, function in functions(source)
        if length(function) > 60 and not is_dispatcher(function)
    ]
    assert found == []


def test_most_functions_are_short() -> None:
    lengths = [length(function) for source in sources() for _, function in functions(source)]

    assert statistics.median(lengths) <= 8
    assert tenth_longest(lengths) <= 30


def test_a_function_of_one_match_may_be_long_but_not_one_with_work_in_its_arms() -> None:
    one_line = ast.parse("def f(x):\n  '''Doc.'''\n  match x:\n    case 1: return 2\n").body[0]
    working = ast.parse("def f(x):\n  match x:\n    case 1:\n      y = 2\n      return y\n").body[0]
    assert isinstance(one_line, ast.FunctionDef)
    assert isinstance(working, ast.FunctionDef)

    assert is_dispatcher(one_line)
    assert not is_dispatcher(working)
