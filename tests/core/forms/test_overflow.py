"""Texts that do not fit the printed form continue in its attachments; nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from xize.core.forms import continued
from xize.core.forms.overflow import chinese_number, first_part
from xize.core.process.rulebook import Document, Field, Section

FORM = Document(
    id="application",
    sections=(
        Section(
            id="head",
            fields=(
                Field(id="content", name="上线内容", type="long_text", fits=10),
                Field(id="note", name="备注", type="text"),
                Field(id="plan", name="回退方案", type="long_text", fits=5),
            ),
        ),
        Section(id="lines", rows=True, fields=(Field(id="t", type="long_text", fits=1),)),
    ),
)


def test_attachments_are_numbered_in_the_order_of_the_form():
    values = {
        "head": {"content": "第一句话。第二句话很长很长", "note": "x" * 99, "plan": "一二三四五六"},
        "lines": [{"t": "长长"}],
    }
    first, second = continued(FORM, values)
    assert (first.place, first.mark, first.title) == (
        "head.content",
        "……（续见附件一）",
        "附件一：上线内容",
    )
    assert second.title == "附件二：回退方案"
    assert second.beginning == "一二三四五"
    english = continued(FORM, values, "en", {"head.content": "Content"})
    assert english[0].title == "Attachment 1: Content"


def test_a_text_that_fits_has_no_attachment():
    assert continued(FORM, {"head": {"content": "恰好十个字就不用附件"}}) == ()


@given(st.text(max_size=60), st.integers(1, 30))
def test_the_beginning_is_a_beginning_and_fits(text, fits):
    part = first_part(text, fits)
    assert text.startswith(part)
    assert len(part) <= fits


def test_attachments_are_counted_in_chinese():
    assert [chinese_number(n) for n in (1, 10, 11, 20, 21, 99)] == [
        "一", "十", "十一", "二十", "二十一", "九十九",
    ]  # fmt: skip
