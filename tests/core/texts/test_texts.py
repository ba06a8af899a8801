"""Texts in one form, tokens of them, and that whatever stands in a text is found in it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xize.core.texts import bigrams, composed, marked, normalise, snippet, tokens, wanted
from xize.core.texts.tokens import kind_of

LETTERS = "业务需求工单合同协议一二三甲乙丙丁⼯⽬⻓Ａｂ１２３abcXYZ0189 \n\t，。《》（）-/．ﬁ㎡①é"
texts = st.text(alphabet=LETTERS, min_size=2, max_size=60)
anything = st.text(max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("业务需求⼯单", "业务需求工单"),  # Kangxi radicals
        ("⻓期⻋辆", "长期车辆"),  # radicals of the supplement
        ("\uf9d1", "六"),  # compatibility ideographs
        ("（Ａ）１２", "(a)12"),  # full width
        ("ｱﾊﾟｰﾄ", "アパート"),  # half width
        ("Agreement", "AGREEMENT"),
        ("é", "e\u0301"),
        ("合\u200b同\ufeff书\u00ad", "合同书"),  # invisible ones
        ("  甲 \u3000 乙\n", "甲 乙"),
        ("㎡", "m2"),
    ],
)
def test_what_looks_alike_is_the_same(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


def test_traditional_characters_are_not_simplified_ones() -> None:
    assert normalise("協議") != normalise("协议")


def test_every_kangxi_radical_becomes_an_ordinary_character() -> None:
    radicals = map(chr, [*range(0x2F00, 0x2FD6), *range(0x2E81, 0x2E9A), *range(0x2E9B, 0x2EF4)])
    names = {unicodedata.name(normalise(one))[:21] for one in radicals}

    assert names == {"CJK UNIFIED IDEOGRAPH"}


@given(anything)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_chinese_is_cut_into_pairs_words_and_numbers_stay_whole() -> None:
    assert bigrams("合作协议3份") == ["合作", "作协", "协议", "议", "3", "份"]
    assert bigrams("(25)卡字003 PRJ2026") == ["25", "卡字", "字", "003", "prj", "2026"]
    assert bigrams("姓 名\n栏") == ["姓名", "名栏", "栏"]
    assert bigrams("甲\t乙，丙") == ["甲", "乙", "丙"]
    assert [len(one) for one in bigrams("x" * 100)] == [40, 40, 20]


@given(anything)
def test_tokens_say_where_they_stand(text: str) -> None:
    whole = composed(text)
    for one in tokens(text):
        assert 0 <= one.start < one.end <= len(whole)
        assert one.text in "".join(normalise(whole[one.start : one.end]).split())


def begins_within_a_word(text: str, start: int) -> bool:
    """Words and numbers are found by their beginning only: `agree` finds `agreement`."""
    if start == 0:
        return False
    before, here = normalise(text[start - 1])[-1:], normalise(text[start])[:1]
    return bool(before and here) and kind_of(before) == kind_of(here) != "ideograph"


@given(texts, st.data())
def test_every_part_of_two_or_more_characters_is_found(text: str, data: st.DataObject) -> None:
    text = composed(text)
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 2, len(text)))
    assume(not begins_within_a_word(text, start))
    question = wanted(text[start:end])
    assume(question.terms)

    assert question.answers(text)


@given(
    st.text(alphabet="甲乙丙⼯ \n，1", max_size=40),
    st.text(alphabet="甲乙丙工", min_size=2, max_size=3),
)
def test_chinese_is_found_only_where_it_stands(text: str, part: str) -> None:
    bare = normalise("".join(one for one in text if one not in " \n"))

    assert wanted(part).answers(text) == (part in bare)


def test_terms_may_stand_anywhere_quoted_ones_together() -> None:
    text = "协议由业务部门提出，财务部会签"

    assert wanted("财务 协议").answers(text)
    assert not wanted("财务 合同").answers(text)
    assert wanted("“业务部门 提出”").answers(text)
    assert not wanted('"协议 提出"').answers(text)


def test_words_are_found_by_their_beginning_in_any_case() -> None:
    assert wanted("AGREE").answers("The agreement")
    assert not wanted("ment").answers("The agreement")
    assert wanted("卡字00").answers("(25)卡字003")


@pytest.mark.parametrize("text", ["工", "a", "7", "⼯", "工，"])
def test_one_character_is_too_short(text: str) -> None:
    assert wanted(text).is_too_short


@pytest.mark.parametrize("text", ["工单", "工 单", "a1", "12", ""])
def test_two_characters_are_enough(text: str) -> None:
    assert not wanted(text).is_too_short


@pytest.mark.parametrize("text", ["", "  ", "，。", "“”", '"'])
def test_nothing_is_wanted_by_marks_alone(text: str) -> None:
    assert wanted(text).terms == ()
    assert not wanted(text).answers("，。")


def read(pieces: tuple[object, ...]) -> str:
    return "".join(f"[{one.text}]" if one.marked else one.text for one in pieces)  # type: ignore[attr-defined]


def test_what_answers_is_marked_as_it_was_written() -> None:
    assert read(marked("见《业务需求⼯单》", wanted("需求工单"))) == "见《业务[需求⼯单]》"
    assert read(marked("The Agreement", wanted("agree"))) == "The [Agree]ment"
    assert read(marked("第 3 条", wanted("第3条"))) == "[第 3 条]"
    assert read(marked("合同", wanted("协议"))) == "合同"


def test_neighbouring_marks_are_one_and_a_whole_phrase_goes_before_its_terms() -> None:
    assert read(marked("业务需求", wanted("业务 需求"))) == "[业务需求]"
    assert read(marked("需求在业务，业务需求", wanted("业务 需求"))) == "需求在业务，[业务需求]"


def test_a_snippet_is_cut_around_the_place_with_most_marks() -> None:
    text = "甲" * 300 + "合同" + "乙" * 300 + "合同与协议" + "丙" * 300
    pieces = snippet(text, wanted("合同 协议"))

    assert read(pieces).startswith("…乙")
    assert "[合同]与[协议]丙" in read(pieces)
    assert 100 <= len("".join(one.text for one in pieces)) <= 122


@given(anything, texts)
def test_the_pieces_of_a_marked_text_are_the_text(text: str, question: str) -> None:
    pieces = marked(text, wanted(question))

    assert "".join(one.text for one in pieces) == composed(text)
    assert all(one.text for one in pieces)
