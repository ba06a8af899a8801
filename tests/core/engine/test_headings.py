"""Mandatory sections: found under any number, empty ones and what the template left are named."""

from __future__ import annotations

import pytest

from xize.core.engine.submitting.headings import lacks

WANTED = ("合作内容", "费用", "期限")


@pytest.mark.parametrize(
    "heading",
    ["费用", "三、费用", "3. 费 用", "第三条 费用：", "（三）费用", "３．费用", "三、费用（含税）"],
)
def test_a_heading_is_found_however_it_is_numbered(heading: str) -> None:
    assert lacks([heading, "人民币一百万元"], ("费用",)) == ()


def test_text_behind_the_colon_counts() -> None:
    assert lacks(["费用：人民币一百万元", "期限：三年"], ("费用", "期限")) == ()


def test_what_is_missing_or_empty_is_named() -> None:
    paragraphs = ["一、合作内容", "充值", "二、费用", "", "三、其他", "无"]
    assert lacks(paragraphs, WANTED) == ("empty:费用", "missing:期限")


def test_a_heading_in_the_contents_list_does_not_hide_the_real_one() -> None:
    assert (
        lacks(["目录", "费用", "期限", "一、费用", "一百万", "二、期限", "三年"], WANTED[1:]) == ()
    )


@pytest.mark.parametrize(
    "left", ["【请填写金额】", "[此处填写]", "金额：____元", "XXX 公司", "（请说明理由）", "待补充"]
)
def test_what_the_template_left_is_named_with_its_place(left: str) -> None:
    (found,) = lacks(["费用", left, "一百万"], ("费用",))
    assert found.startswith("left:2:")


def test_ordinary_brackets_are_nobodys_placeholder() -> None:
    assert lacks(["费用", "人民币 100 元（含税），见附件【2026】3 号"], ("费用",)) == ()
