"""Whatever the pure rule finds in a text the database finds, and nothing else, in one order."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.search.conftest import read
from xize.core.texts import wanted
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.search.asking import Filters
from xize.search.cutting import OVERLAP, PASSAGE, passages
from xize.search.draft import told
from xize.search.keys import PEOPLE, PERSON, RULE
from xize.search.models import Entry, Indexed
from xize.search.queries import find
from xize.search.writing import change, write

pytestmark = pytest.mark.django_db
LETTERS = "合同协议工单⼯Ａab12 ，。"
texts = st.text(alphabet=LETTERS, min_size=1, max_size=30)
READER = Actor("somebody", permissions=frozenset({Permission.RULEBOOK_EDITIONS_READ}))


def put(*entries: tuple[str, str]) -> None:
    """Make these all that is in the index: titles with their texts, as rules."""
    drafts = [told(RULE, f"article/e/{n}", *one, at=n) for n, one in enumerate(entries)]
    before = Indexed.objects.filter(name=PEOPLE).first()
    assert write(PEOPLE, before, 0, "", change(PEOPLE, drafts))


def numbers(question: str) -> list[int]:
    groups = find(READER, question, Filters(kind=RULE), each=100).groups
    return [int(one.key.rpartition("/")[2]) for group in groups for one in group.found]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=4), texts)
def test_the_database_finds_what_the_rule_says(
    db: None, entries: list[tuple[str, str]], question: str
) -> None:
    asked = wanted(question)
    assume(asked.terms and not asked.is_too_short)
    put(*entries)
    expected = {
        number
        for number, (title, text) in enumerate(entries)
        if all(wanted_one(term, title, text) for term in question.split())
    }

    assert set(numbers(question)) == expected


def wanted_one(term: str, title: str, text: str) -> bool:
    """A term may stand in the title or in the text."""
    one = wanted(term)
    return not one.terms or one.answers(title) or one.answers(text)


def test_the_order_is_the_one_that_was_promised() -> None:
    put(
        ("别的", "协议 与合同"),  # apart in its text
        ("别的", "合同协议"),  # together in its text
        ("协议的合同", ""),  # apart in its name
        ("新合同协议书", ""),  # together in its name
        ("合同协议", ""),  # exactly so called
        ("合同协议", ""),  # and newer
    )

    assert numbers("合同 协议") == [5, 4, 3, 2, 1, 0]


def test_what_stands_across_two_passages_is_found() -> None:
    filler = "".join(chr(0x4E00 + n % 5000) for n in range(PASSAGE - 30))
    text = f"{filler}临江商业银行手机充值业务合作协议补充条款{filler}"
    put(("长文", text))

    assert len(passages([text])) > 2
    for start in range(len(filler) - 10, len(filler) + 15):
        assert numbers(text[start : start + 8]) == [0]
    assert len(text[:OVERLAP]) == OVERLAP


def test_quotes_and_signs_of_the_databases_own_languages_do_no_harm() -> None:
    put(("合同", "价格 100%"))
    for question in (
        "'合同' OR 1=1",
        '"合同" NEAR 价格',
        "合同 & | ! :*",
        "titled : 合同",
        "合同*",
        "\x00合同",
        "合同\\'",
    ):
        numbers(question)
    assert numbers('"合同"') == [0]
    assert numbers("100%") == [0]


def test_the_index_holds_nothing_of_what_is_no_more() -> None:
    put(("合同", "甲"), ("协议", "乙"))
    put(("协议", "乙"))

    assert numbers("合同") == []
    assert [read(one.title) for one in find(READER, "协议").groups[0].found] == ["[协议]"]
    assert Entry.objects.count() == 1


def test_people_are_not_found_by_what_is_for_rules() -> None:
    put(("合同", "甲"))

    assert find(READER, "合同", Filters(kind=PERSON)).groups == ()
