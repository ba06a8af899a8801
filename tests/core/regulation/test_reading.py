"""What the reader keeps: texts as written, places, ids, expressions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.regulation.small import regulation_in
from xize.core.regulation import lint, read
from xize.core.regulation.model import Human, Mark
from xize.core.regulation.walk import formulas, parts

EVERYTHING = (Path(__file__).parent / "texts" / "every-construct.yaml").read_text(encoding="utf-8")
HEAD = "regulation: r\ntitle: 小\n"


def test_every_construct_of_the_language_reads_and_makes_sense() -> None:
    reading = read(EVERYTHING)

    assert reading.problems == ()
    assert reading.whole
    assert {p.code for p in lint(EVERYTHING)} == {"second-language-missing"}


def test_every_kind_of_structure_is_in_that_text() -> None:
    from xize.core.regulation import model

    regulation = regulation_in(EVERYTHING)
    kinds = {type(part).__name__ for part in parts(regulation)}

    assert kinds == {
        name
        for name in model.__all__
        if isinstance(getattr(model, name), type) and issubclass(getattr(model, name), model.Part)
    } - {"Part", "Step", "Drawn"}  # a flow is written or drawn, not both


def test_texts_stay_what_they_are() -> None:
    regulation = regulation_in(
        HEAD
        + 'edition: 5.10\nissued: {number: no, by: 0012, published: 2026-03-01}\nclosing: "18:00"'
    )

    assert regulation.edition == "5.10"
    assert regulation.closing == "18:00"
    assert regulation.issued is not None
    assert (regulation.issued.number, regulation.issued.by) == ("no", "0012")


def test_article_numbers_are_texts_in_one_writing() -> None:
    regulation = regulation_in(HEAD + "articles: {5.10: 甲, 6（2）: 乙}")

    assert list(regulation.articles) == ["5.10", "6(2)"]


@pytest.mark.parametrize(
    ("cites", "first", "second"),
    [("5, 6(2)", 12, 15), ("'5, 6(2)'", 13, 16), ("[5, 6(2)]", 13, 16), ("5、6（2）", 12, 14)],
)
def test_each_cited_article_knows_its_place(cites: str, first: int, second: int) -> None:
    step = regulation_in(f"{HEAD}flow:\n  - task: a\n    cites: {cites}").flow[0]

    assert list(step.cites) == ["5", "6(2)"]
    assert [word.at for word in step.cites] == [Mark(5, first), Mark(5, second)]


def test_an_error_inside_an_expression_is_shown_at_its_character() -> None:
    places = [
        ("flow: [{task: a, when: project.x = 1}]", 34),
        ("flow: [{task: a, when: 'project.x = 1'}]", 35),
        ('flow: [{task: a, when: "project.金额 = 1"}]', 36),
    ]
    for text, column in places:
        (problem,) = read(HEAD + text).problems
        assert (problem.code, problem.line, problem.column) == ("wrong-character", 3, column)


def test_an_expression_over_several_lines_is_shown_at_its_beginning() -> None:
    (problem,) = read(
        HEAD + "flow:\n  - task: a\n    when: >\n      project.x\n      = 1\n"
    ).problems

    assert (problem.line, problem.column) == (5, 11)


@pytest.mark.parametrize("ident", ["draft", "draft_2", "定稿", "项目_1", "t日"])
def test_snake_case_and_chinese_words_are_ids(ident: str) -> None:
    step = regulation_in(f"{HEAD}flow: [{{task: {ident}, by: a}}]").flow[0]

    assert isinstance(step, Human)
    assert step.id == ident


@pytest.mark.parametrize(
    ("ident", "code"),
    [
        ("Draft", "invalid-id"),
        ("draft-plan", "invalid-id"),
        ("draft plan", "invalid-id"),
        ("2nd", "invalid-id"),
        ("a.b", "invalid-id"),
        ("草-案", "invalid-id"),
        ("x" * 81, "invalid-id"),
        ("from", "id-is-python-word"),
        ("class", "id-is-python-word"),
        ("true", "id-is-python-word"),
    ],
)
def test_what_expressions_cannot_name_is_no_id(ident: str, code: str) -> None:
    problems = read(f"{HEAD}flow: [{{task: {ident}, by: a}}]").problems

    assert [problem.code for problem in problems] == [code]


def test_full_width_letters_are_the_same_id() -> None:
    step = regulation_in(
        HEAD + "flow: [{task: ａｂ, by: a, within: {period: 1 day, after: ab}}]"
    ).flow[0]

    assert isinstance(step, Human)
    assert step.id == "ab"


def test_return_is_an_outcome_though_a_word_of_python() -> None:
    step = regulation_in(HEAD + "flow: [{approve: a, by: b, outcomes: {return: 退回}}]").flow[0]

    assert isinstance(step, Human)
    assert list(step.outcomes) == ["return"]


def test_a_call_torn_by_its_comma_is_read_whole_with_a_warning() -> None:
    text = HEAD + "flow: [{task: a, requires: [signed(x, y), z], when: f(1, g(2, 3)), by: b}]"
    draft = read(text).draft

    assert draft is not None
    assert [placed.formula.source for placed in formulas(draft)][:1] == ["signed(x, y)"]
    assert [p.code for p in read(text).problems].count("unquoted-comma") == 2


def test_what_cannot_be_read_is_left_out_and_said() -> None:
    reading = read(HEAD + "flow: [{tusk: a}, {task: b, by: c}]")

    assert reading.regulation is None
    assert not reading.whole
    assert reading.draft is not None
    assert [step.ident for step in reading.draft.flow] == ["b"]


def test_sense_is_not_judged_of_a_text_with_holes() -> None:
    problems = lint(HEAD + "flow: [{tusk: a}, {task: b, by: c, outcomes: {x: {goto: a}}}]")

    assert [problem.code for problem in problems] == ["unknown-kind"]
