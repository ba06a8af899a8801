"""A comparison as people read it."""

from __future__ import annotations

from random import Random as Dice

from hypothesis import given
from hypothesis import strategies as st

from xize.documents.comparing import Comparison, Row, compare, compare_fields

OLD = [
    "第一条 合作内容",
    "双方合作开展公交卡充值业务。",
    "第二条 费用",
    "手续费为百分之三。",
    "第三条 期限",
]
NEW = [
    "第一条 合作内容",
    "双方合作开展公交卡充值业务。",
    "第二条 费用",
    "手续费为百分之五，按月结算。",
    "第三条 期限",
]


def kinds(found: Comparison) -> list[str]:
    return [row.kind for row in found.rows]


def marked(row: Row) -> tuple[str, str]:
    """Both sides with what changed in brackets."""
    return tuple(
        "".join(f"[{one.text}]" if one.changed else one.text for one in side)
        for side in (row.before, row.after)
    )  # type: ignore[return-value]


def test_one_changed_paragraph_shows_its_changed_characters() -> None:
    found = compare(OLD, NEW)
    assert kinds(found) == ["same", "same", "same", "changed", "same"]
    assert marked(found.rows[3]) == ("手续费为百分之[三]。", "手续费为百分之[五，按月结算]。")


def test_latin_words_and_amounts_change_as_a_whole() -> None:
    (row,) = compare(["共 1,200.50 元 per month"], ["共 1,300.50 元 per year"]).rows
    assert marked(row) == (
        "共 [1,200.50] 元 per [month]",
        "共 [1,300.50] 元 per [year]",
    )


def test_added_and_removed_paragraphs_stand_alone() -> None:
    found = compare(
        ["甲方付款。", "乙方交货。"], ["甲方付款。", "丙方担保，承担连带责任。", "乙方交货。"]
    )
    assert kinds(found) == ["same", "added", "same"]
    assert found.rows[1].left == 0
    assert kinds(compare(["甲方付款。"], [])) == ["removed"]


def test_a_paragraph_that_went_elsewhere_has_moved() -> None:
    moved = "争议由合同签订地人民法院管辖。"
    found = compare(
        [moved, "甲方付款如下。", "乙方交货如下。"], ["甲方付款如下。", "乙方交货如下。", moved]
    )
    assert kinds(found) == ["moved_from", "same", "same", "moved_to"]
    assert (found.rows[0].other, found.rows[3].other) == (3, 1)


def test_width_and_spaces_are_no_difference() -> None:
    assert compare(["费用：１００ 元"], ["费用:100元"]).is_same


def test_two_unlike_paragraphs_are_not_laid_side_by_side() -> None:
    assert kinds(compare(["关于费用的约定"], ["Appendix B"])) == ["removed", "added"]


@given(
    st.lists(st.text("甲乙丙丁 a1。", max_size=12), max_size=12),
    st.lists(st.text("甲乙丙丁 a1。", max_size=12), max_size=12),
)
def test_both_texts_can_be_read_back_from_the_rows(left: list[str], right: list[str]) -> None:
    found = compare(left, right)
    old = ["".join(one.text for one in row.before) for row in found.rows if row.left]
    new = ["".join(one.text for one in row.after) for row in found.rows if row.right]
    assert old == [one.strip() for one in left if one.strip()]
    assert new == [one.strip() for one in right if one.strip()]


def test_a_large_document_is_compared_in_seconds() -> None:
    """Three thousand paragraphs, every tenth rewritten, a hundred moved to the end."""
    left = [
        f"第 {n} 款 甲方应当于每月 {n % 28 + 1} 日前支付款项 {n * 7} 元。" for n in range(3_000)
    ]
    right = [one.replace("支付", "足额支付") if n % 10 == 0 else one for n, one in enumerate(left)]
    right = [*right[100:], *right[:100]]
    found = compare(left, right)
    assert found.count("moved_from") == found.count("moved_to") == 90
    assert found.count("changed") == 290


def test_the_worst_document_is_bounded_too() -> None:
    """Ten thousand paragraphs, each rewritten at random from the same few characters."""
    dice = Dice(7)
    left = ["".join(dice.choices("甲乙丙丁付款结算费用协议。", k=60)) for _ in range(10_000)]
    right = ["".join(dice.choices("甲乙丙丁付款结算费用协议。", k=60)) for _ in range(10_000)]
    found = compare(left, right)
    assert sum(row.left > 0 for row in found.rows) == 10_000


def test_forms_are_compared_field_by_field_and_row_by_row() -> None:
    sections = {"head": ["title", "amount", "note"], "lines": ["item", "price"]}
    before = {"head": {"title": "协议", "amount": "100"}, "lines": [{"item": "甲", "price": 1}]}
    after = {
        "head": {"title": "协议", "amount": "120", "note": "加急"},
        "lines": [{"item": "甲", "price": 2}, {"item": "乙", "price": 3}],
    }
    found = compare_fields(sections, before, after)
    assert [(one.field, one.row, one.kind) for one in found] == [
        ("title", 0, "same"),
        ("amount", 0, "changed"),
        ("note", 0, "added"),
        ("item", 1, "same"),
        ("price", 1, "changed"),
        ("item", 2, "added"),
        ("price", 2, "added"),
    ]
