"""Steps go into a drawing and out of it, and a file nobody changed stays as it was."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xize.core.process.bpmn.carrying import (
    Carried,
    joined,
    parted,
    put,
    rewritten,
    spots_of,
    steps_of,
    taken,
)
from xize.core.process.bpmn.carrying.fragments import fragment, parsed, same, written
from xize.core.process.bpmn.model.activities import Task
from xize.core.process.bpmn.model.base import Extra
from xize.core.process.bpmn.model.containers import Definitions, Process, Scope
from xize.core.regulation.house import format_text

TEXT = """\
regulation: leave
title: 请假办法
flow: process.bpmn

# who does what
steps:
  # the form first
  ask:
    by: lead                 # whoever wants to go
    uses: [form]

    # three days, by article 4
    within: {period: 3 workdays, after: ask}
    overdue:
      tells: [self.superior]   # and nobody else
      every: 1 workday
  review:
    approve: review
    name: 部门审核
    by: heads
    outcomes: {agree: 同意, object: {name: 不同意, goto: ask}}
    note: |
      # no comment but text
      second line
  file: {by: lead}           # short

# who they are
roles:
  lead: {name: 申请人}
"""
SECTION = parted(TEXT)[1]


def drawn(*nodes: Task) -> Definitions:
    scope = Scope(id="p", nodes={one.id: one for one in nodes})
    return Definitions(processes={"p": Process(id="p", scopes={"p": scope})})


def through(steps: dict[str, Carried]) -> dict[str, Carried]:
    """Into a drawing of exactly these steps, and out of it."""
    return taken(put(drawn(*(Task(id=one) for one in steps)), steps))[1]


def changed(step: str, **keys: str | None) -> str:
    """The example after somebody set keys of a step to fragments, or removed them."""
    steps = through(steps_of(SECTION))
    before = steps.get(step, Carried())
    kept = {key: text for key, text in {**before.keys, **keys}.items() if text is not None}
    return rewritten(SECTION, {**steps, step: msgspec.structs.replace(before, keys=kept)})


def test_what_nobody_changed_stays_to_the_letter() -> None:
    rest, section = parted(TEXT)

    assert "steps:" not in rest
    assert section.startswith("\n# who does what\nsteps:")
    assert rewritten(section, through(steps_of(section))) == section
    formatted = format_text(joined(rest, section)).text
    assert formatted == format_text(TEXT).text


def test_a_step_says_its_kind_its_name_and_its_keys() -> None:
    steps = steps_of(SECTION)

    assert list(steps) == ["ask", "review", "file"]
    assert (steps["review"].kind, steps["review"].name) == ("approve", "部门审核")
    assert steps["ask"].keys["by"] == '"lead"'
    assert steps["review"].keys["outcomes"] == (
        '{"agree": "同意", "object": {"name": "不同意", "goto": "ask"}}'
    )
    assert spots_of(TEXT) == [(8, "ask"), (17, "review"), (25, "file"), (28, "")]


def test_a_changed_key_keeps_its_comments_and_leaves_the_others_alone() -> None:
    section = changed("ask", by='["lead", "finance"]', within='"5 workdays"')

    before, after = SECTION.split("\n"), section.split("\n")
    assert [line for line in before if line not in after] == [
        "    by: lead                 # whoever wants to go",
        "    within: {period: 3 workdays, after: ask}",
    ]
    assert "    by: [lead, finance]  # whoever wants to go" in after
    assert "    within: 5 workdays" in after
    assert after.index("    # three days, by article 4") + 1 == after.index(
        "    within: 5 workdays"
    )


def test_keys_come_and_go() -> None:
    assert "tells" in SECTION
    assert "tells" not in changed("ask", overdue=None)
    assert "    signs: [form]\n" in changed("review", signs='["form"]')
    assert "file: {by: lead, cites: 9}  # short" in changed("file", cites='"9"')


def test_a_new_step_stands_behind_and_a_removed_one_goes_with_its_comments() -> None:
    steps = through(steps_of(SECTION))
    del steps["ask"]
    steps["归档"] = Carried(
        kind="countersign", name="立卷: 归档", keys={"by": '["a", "b"]', "rule": '"all"'}
    )

    section = rewritten(SECTION, steps)

    assert "the form first" not in section
    assert section.endswith(
        '  归档:\n    kind: countersign\n    name: "立卷: 归档"\n    by: [a, b]\n    rule: all\n'
    )
    assert rewritten(section, {}) == ""


def test_a_kind_is_said_before_everything_else() -> None:
    steps = through(steps_of(SECTION))
    steps["ask"] = msgspec.structs.replace(steps["ask"], kind="approve")
    steps["review"] = msgspec.structs.replace(steps["review"], kind="task", name="审核")

    section = rewritten(SECTION, steps)

    assert "  ask:\n    kind: approve\n    by: lead                 # whoever" in section
    assert "  review:\n    task: review\n    name: 审核\n    by: heads\n" in section


def test_a_step_with_another_id_takes_its_comments_along() -> None:
    steps = through(steps_of(SECTION))
    copy = steps["ask"]
    renamed = {{"ask": "申请", "review": "check"}.get(key, key): one for key, one in steps.items()}

    section = rewritten(SECTION, {**renamed, "again": copy})

    assert section.startswith(SECTION[: SECTION.index("  ask:")] + "  申请:\n    by: lead      ")
    assert "  check:\n    approve: check\n    name: 部门审核\n" in section
    assert section.count("whoever wants to go") == 1
    assert list(steps_of(section)) == ["申请", "check", "file", "again"]


def test_what_others_say_of_an_element_stays() -> None:
    theirs = Extra(space="urn:them", name="colour", text="red")
    model = put(drawn(Task(id="ask", name="申请", extras=(theirs,))), steps_of(SECTION))
    node = model.processes["p"].own.nodes["ask"]
    assert node.name == "申请", "a step without a name is called as it was drawn"

    bare, steps = taken(put(model, steps_of(SECTION)))

    assert bare.processes["p"].own.nodes["ask"].extras == (theirs,)
    assert list(steps) == ["ask"]


@pytest.mark.parametrize(
    "text", ["", "a: 1\n", "steps:\n", "flow: [\nsteps:\n  a: {by: b}\nx: 1\n"]
)
def test_any_text_is_parted_and_joined(text: str) -> None:
    rest, section = parted(text)

    assert sorted(joined(rest, section).split()) == sorted(text.split())
    assert rewritten(section, {}) == ""


VALUES = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=8)
    | st.sampled_from(["3 workdays", "5.10", "no", "a > b", "-", "#x", "x #y", "a: b", "null"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["by", "when", "说明", "a b"]), inner, max_size=3)
    ),
    max_leaves=6,
)
IDS = st.sampled_from(["ask", "review", "归档", "step_2"])
KEYS = st.sampled_from(["by", "within", "uses", "outcomes", "cites"])
STEPS = st.dictionaries(
    IDS,
    st.builds(
        Carried,
        kind=st.sampled_from(["task", "approve", "countersign"]),
        keys=st.dictionaries(
            KEYS, VALUES.map(lambda one: msgspec.json.encode(one).decode()), max_size=4
        ),
    ),
    max_size=4,
)


def says(steps: dict[str, Carried]) -> dict[str, tuple[str, dict[str, object]]]:
    return {
        one: (step.kind, {key: msgspec.json.decode(text) for key, text in step.keys.items()})
        for one, step in steps.items()
    }


@given(before=STEPS, after=STEPS)
def test_whatever_was_written_is_read_again(
    before: dict[str, Carried], after: dict[str, Carried]
) -> None:
    section = rewritten("", before)
    assert says(steps_of(section)) == says(before)
    assert rewritten(section, through(steps_of(section))) == section

    then = rewritten(section, through(after))

    assert says(steps_of(then)) == says(after)
    whole = joined("regulation: x\nflow: process.bpmn\nroles: {}\n", then)
    formatted = format_text(whole).text
    assert formatted is not None
    assert says(steps_of(parted(formatted)[1])) == says(after)


@given(value=VALUES)
def test_a_fragment_says_the_same_in_a_file(value: object) -> None:
    text = msgspec.json.encode(value).decode()
    node = parsed(text)
    assert node is not None

    assert same(fragment(node), text)
    again = parsed(f"k: {written(text)}")
    assert again is not None
    assert msgspec.json.decode(fragment(again)) == {"k": value}
