"""Text to tree: shapes, remedies, bounds."""

import ast
from contextlib import suppress
from decimal import Decimal

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.core.expressions.strategies import sources
from xize.core.expressions import Expression, ExpressionError, parse
from xize.core.expressions.cursor import MAX_DEPTH, MAX_NODES, MAX_SOURCE
from xize.core.expressions.nodes import (
    Arithmetic,
    Attribute,
    Call,
    Comparison,
    Items,
    Link,
    Logic,
    Negative,
    Not,
    Number,
    Parameter,
    Path,
    Text,
    YesNo,
)


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("0.10", Number(1, Decimal("0.10"))),
        ("1_000_000", Number(1, Decimal(1000000))),
        (".5", Number(1, Decimal("0.5"))),
        (r"'it\'s'", Text(1, "it's")),
        ('"项目\\n"', Text(1, "项目\n")),
        ("True", YesNo(1, True)),
        ("false", YesNo(1, False)),
        ("accounts", Path(1, ("accounts",))),
        (" project.金额", Path(2, ("project", "金额"))),
        ("project.ﬁnal", Path(1, ("project", "final"))),
        ("$pass_mark", Parameter(1, "pass_mark")),
        ("$及格线", Parameter(1, "及格线")),
        ("-$x", Negative(1, Parameter(2, "x"))),
        ("[]", Items(1, ())),
        ("()", Items(1, ())),
        ("(1)", Number(2, Decimal(1))),
        ("(1,)", Items(1, (Number(2, Decimal(1)),))),
        (
            "('a', -1, True)",
            Items(1, (Text(2, "a"), Number(7, Decimal(-1)), YesNo(11, True))),
        ),
        ("not a", Not(1, Path(5, ("a",)))),
        ("a % b", Arithmetic(3, "%", Path(1, ("a",)), Path(5, ("b",)))),
        (
            "1 <= x not in y",
            Comparison(
                3,
                Number(1, Decimal(1)),
                (Link("<=", Path(6, ("x",)), 3), Link("not in", Path(15, ("y",)), 8)),
            ),
        ),
        (
            "a or b or c",
            Logic(3, "or", (Path(1, ("a",)), Path(6, ("b",)), Path(11, ("c",)))),
        ),
        (
            "register('projects').stage",
            Attribute(22, Call(1, "register", (Text(10, "projects"),)), "stage"),
        ),
        ("today()", Call(1, "today", ())),
        ("a in'abc'", Comparison(3, Path(1, ("a",)), (Link("in", Text(5, "abc"), 3),))),
    ],
)
def test_a_tree_is_what_was_written(source: str, tree: object) -> None:
    assert parse(source).root == tree


@pytest.mark.parametrize(
    ("source", "code", "column"),
    [
        ("", "syntax", 1),
        ("1 +", "syntax", 4),
        ("a b", "syntax", 3),
        ("a.", "syntax", 3),
        ("a..b", "syntax", 3),
        ("(a", "syntax", 3),
        ("count(a", "syntax", 8),
        ("a not b", "syntax", 7),
        ("not", "syntax", 4),
        ("+1", "syntax", 1),
        ("x[1]", "syntax", 2),
        ("1, 2", "syntax", 2),
        ("count(*a)", "syntax", 7),
        ("'a'.b", "syntax", 4),
        ("(a).b", "syntax", 4),
        ("count(a)(b)", "syntax", 9),
        ("'a' 'b'", "syntax", 5),
        ("'''a'''", "syntax", 3),
        ("a = 1", "wrong-character", 3),
        ("a & b", "wrong-character", 3),
        ("a ≥ 1", "wrong-character", 3),
        ("count（a）", "wrong-character", 6),
        ("a == “b”", "wrong-character", 6),
        ("x > ５", "wrong-character", 5),
        ("a ** 2", "not-allowed", 3),
        ("a // 2", "not-allowed", 3),
        ("(a := 1)", "not-allowed", 4),
        ("{'a': 1}", "not-allowed", 1),
        ("lambda", "not-allowed", 1),
        ("a if b else c", "not-allowed", 3),
        ("a is b", "not-allowed", 3),
        ("a == None", "not-allowed", 6),
        ("a.class", "not-allowed", 3),
        ("f'{a}'", "not-allowed", 1),
        ("b'a'", "not-allowed", 1),
        ("[a]", "not-allowed", 2),
        ("a in (b, 'c')", "not-allowed", 7),
        ("a # b", "not-allowed", 3),
        ("a\x00", "not-allowed", 2),
        ("🙂", "not-allowed", 1),
        ("__import__('os')", "unknown-function", 1),
        ("project.open('a')", "unknown-function", 1),
        ("1 + cuont(a)", "unknown-function", 5),
        ("1e5", "bad-number", 1),
        ("0x1F", "bad-number", 1),
        ("1j", "bad-number", 1),
        ("007", "bad-number", 1),
        ("1.", "bad-number", 1),
        ("1.2.3", "bad-number", 1),
        ("3workdays", "bad-number", 1),
        ("9" * 31, "number-too-long", 1),
        ("'abc", "bad-text", 1),
        ("'a\nb'", "bad-text", 1),
        (r"'\d'", "bad-text", 2),
        ("'\\", "bad-text", 2),
        ("$", "bad-name", 1),
        ("$1", "bad-name", 1),
        ("a" * (MAX_SOURCE + 1), "expression-too-long", MAX_SOURCE + 1),
    ],
)
def test_what_is_no_expression_is_refused_with_its_place(
    source: str, code: str, column: int
) -> None:
    with pytest.raises(ExpressionError) as refused:
        parse(source)
    assert (refused.value.code, refused.value.column) == (code, column)
    assert refused.value.finding.message_zh
    assert refused.value.finding.message_en in str(refused.value)


def test_a_refusal_names_the_remedy() -> None:
    with pytest.raises(ExpressionError) as refused:
        parse("cuont(a) >= 1")
    assert refused.value.message_en == "there is no function cuont; did you mean count?"
    assert refused.value.message_zh == "没有函数 cuont；是否指 count？"


@pytest.mark.parametrize(
    "unit", ["(", "[", "-", "not ", "count(", "a.", "(((a)", "1+", "a<", "a and ", "'", "$a", "a,"]
)
def test_no_bomb_exhausts_anything(unit: str) -> None:
    with pytest.raises(ExpressionError):
        parse(unit * (MAX_SOURCE // len(unit)))


@pytest.mark.parametrize(
    ("opening", "closing"), [("(", ")"), ("-", ""), ("not ", ""), ("count(", ")")]
)
def test_depth_has_an_exact_bound(opening: str, closing: str) -> None:
    parse(opening * MAX_DEPTH + "a" + closing * MAX_DEPTH)
    with pytest.raises(ExpressionError) as refused:
        parse(opening * (MAX_DEPTH + 1) + "a" + closing * (MAX_DEPTH + 1))
    assert refused.value.code == "expression-too-deep"


def test_size_has_an_exact_bound_and_a_long_sum_is_not_deep() -> None:
    summands = MAX_NODES // 2
    assert parse("+".join("a" * summands))
    with pytest.raises(ExpressionError) as refused:
        parse("+".join("a" * (summands + 1)))
    assert refused.value.code == "expression-too-large"


@given(st.text(max_size=60) | st.text("()[]-+*/%<>=!,.'\"$\\ \n01aé项and orntin", max_size=60))
@example("𝟙")
@example("a·b")
@example("℘")
@example("\ufeffa")
def test_arbitrary_text_is_an_expression_or_refused(text: str) -> None:
    with suppress(ExpressionError):
        assert parse(text).source == text


@given(sources)
def test_precedence_is_pythons(source: str) -> None:
    expression = parse(source.replace("$", "_param_"))
    ours = ast.parse(_bracketed(expression.root), mode="eval")
    pythons = ast.parse(expression.source, mode="eval")
    assert ast.dump(ours) == ast.dump(pythons)


def _bracketed(node: object) -> str:
    """The tree as Python with every bracket written."""
    match node:
        case Number(value=value):
            return f"{value:f}"
        case Text(value=value) | YesNo(value=value):
            return repr(value)
        case Items(items=items):
            return f"[{', '.join(map(_bracketed, items))}]"
        case Path(parts=parts):
            return ".".join(parts)
        case Attribute(of=inner, name=name):
            return f"{_bracketed(inner)}.{name}"
        case Call(function=function, arguments=arguments):
            return f"{function}({', '.join(map(_bracketed, arguments))})"
        case Negative(of=inner):
            return f"(-{_bracketed(inner)})"
        case Not(of=inner):
            return f"(not {_bracketed(inner)})"
        case Arithmetic(sign=sign, left=left, right=right):
            return f"({_bracketed(left)} {sign} {_bracketed(right)})"
        case Comparison(first=first, links=links):
            rest = (f"{link.sign} {_bracketed(link.operand)}" for link in links)
            return f"({_bracketed(first)} {' '.join(rest)})"
        case Logic(word=word, operands=operands):
            return "(" + f" {word} ".join(map(_bracketed, operands)) + ")"
        case _:
            raise AssertionError(node)


@given(sources)
def test_a_tree_survives_storage(source: str) -> None:
    expression = parse(source)
    stored = msgspec.json.decode(msgspec.json.encode(expression), type=Expression)
    assert stored == expression
    assert hash(stored) == hash(expression)


def test_names_parameters_and_functions_are_listed_once_in_order() -> None:
    expression = parse(
        "approved(sign_off) and b.c > $x and count(b.c) > $y and signatures(s).on_time == $x"
    )
    assert expression.names() == (("sign_off",), ("b", "c"), ("s",))
    assert expression.parameters() == ("x", "y")
    assert expression.functions() == ("approved", "count", "signatures")
