"""Trees come from storage too, and may be older than the table of functions."""

import msgspec

from tests.core.expressions.world import World
from xize.core.expressions import Declared, Expression, check, evaluate, parse, words

_GONE = b"""{"source": "gone(a)", "root":
    {"node": "call", "at": 1, "function": "gone", "arguments":
        [{"node": "path", "at": 6, "parts": ["a"]}]}}"""


def test_a_function_no_longer_there_is_null_found_and_said_as_written() -> None:
    expression = msgspec.json.decode(_GONE, type=Expression)
    assert evaluate(expression, World({"a": 1}, {})) is None
    codes = [finding.code for finding in check(expression, Declared({}))]
    assert codes == ["unknown-function", "unknown-name"]
    assert words(expression, "en", lambda _path: None) == "gone(a)"


def test_the_same_text_is_the_same_expression() -> None:
    assert parse("a > 0.10") == parse("a > 0.10")
    assert parse("a > 0.10") != parse("a >  0.10")
