"""A half-filled step: nothing somebody can type breaks the page, and it promises what will hold."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.engine.play import Play
from tests.core.engine.test_filling import HEAD, LINES, RULE
from xize.core.engine.submitting.filling import fillings_of
from xize.core.engine.submitting.preview import Preview, preview
from xize.core.engine.submitting.settling import standing_form
from xize.core.process.graph import UserTask

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)
FIELDS = st.sampled_from(["purpose", "urgent", "why", "view", "agreed", "signed", "nobody"])
RECORD = st.dictionaries(FIELDS, ANYTHING, max_size=5)
ROW = st.dictionaries(st.sampled_from(["item", "wanted", "accepted"]), ANYTHING, max_size=3)


def looked(play: Play, typed: dict[str, Any], roles: tuple[str, ...] = ("lead",)) -> Preview:
    step = next(iter(play.state.tasks))
    element = play.state.elements[step]
    node = play.rules.procedures["main"].process.nodes[element.node]
    assert isinstance(node, UserTask)
    fillings = fillings_of(play.rules, node.work, roles)
    return preview(play.stream.draft(play.now), element, node.work, fillings, typed)


@settings(max_examples=60)
@given(st.one_of(RECORD, ANYTHING), st.one_of(st.lists(ROW, max_size=4), ANYTHING))
def test_nothing_that_can_be_sent_breaks_it(head: Any, lines: Any) -> None:
    looked(Play(RULE), {"claim.head": head, "claim.lines": lines})


@settings(max_examples=40)
@given(st.booleans(), st.lists(st.integers(0, 10_000), min_size=1, max_size=5))
def test_what_is_away_is_what_is_not_kept(urgent: bool, amounts: list[int]) -> None:
    play = Play(RULE)
    head = {**HEAD, "urgent": urgent, "why": "因为"}
    rows = [{"item": f"第{place}项", "wanted": str(one)} for place, one in enumerate(amounts)]
    found = looked(play, {"claim.head": head, "claim.lines": rows})
    play.do("zhao", "apply", fills={"claim.head": head, "claim.lines": rows})
    form = play.state.papers["claim"].forms[-1]
    kept = play.facts.payload(form.payloads["head"][-1][1])
    assert ("claim.head.why" in found.away) == ("why" not in kept)


def test_what_others_wrote_counts_while_one_fills_ones_part() -> None:
    computed = "          rest: {name: 差额, type: money, value: wanted - accepted}\n"
    accepted = "          accepted: {name: 核定, type: money}\n"
    play = Play(RULE.replace(accepted, accepted + computed))
    play.do("zhao", "apply", fills={"claim.head": HEAD, "claim.lines": LINES})
    typed = {"claim.lines": [{"accepted": "80"}, {"accepted": ""}]}
    found = looked(play, typed, ("finance",))
    assert str(found.values["claim.lines.0.rest"]) == "20.00"
    assert found.values["claim.lines.1.rest"] is None
    element = play.state.elements[next(iter(play.state.tasks))]
    node = play.rules.procedures["main"].process.nodes[element.node]
    assert isinstance(node, UserTask)
    standing = standing_form(play.stream.draft(play.now), element, node.work, "claim")
    lines = standing["lines"]
    assert isinstance(lines, list)
    assert lines[0]["item"] == "海报"


ORDERS = """
documents:
  order: {name: 工单, number: "({yy}){seq:03}", sections: {head: {fields: {title: text}}}}
  note: {name: 说明, sections: {head: {fields: {about: {name: 工单, type: form, of: order}}}}}
results: {filed: {name: 已办结, success: true}}
flow:
  - {task: open, by: lead, fills: [order.head]}
  - {task: explain, by: lead, fills: [note.head]}
  - approve: decide
    by: lead
    outcomes: {agree: {name: 同意, end: filed}}
"""


def test_a_form_is_referred_to_by_its_number() -> None:
    play = Play(ORDERS)
    play.do("zhao", "open", fills={"order.head": {"title": "充值"}})
    fills = {"note.head": {"about": "(26)002"}}
    found = play.refused("form-unknown", "zhao", "explain", fills=fills)
    assert found.problems[0].message() == "工单：没有编号为(26)002的表单，请从列表中选择"
    play.do("zhao", "explain", fills={"note.head": {"about": "(26)001"}})
    assert list(play.open) == ["decide"]
