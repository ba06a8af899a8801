"""Nothing a vendor says is passed over silently, and nothing meaningless makes noise."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.process.bpmn.vendors.small_models import SPACES, extended, model, user
from tests.effort import effort
from xize.core.process.bpmn.findings import Finding
from xize.core.process.bpmn.model.base import Extra
from xize.core.process.bpmn.model.containers import Definitions, Process, Scope
from xize.core.process.bpmn.vendors import defaults
from xize.core.process.bpmn.vendors.people import people, split


def found(*inside: str) -> list[tuple[str, str]]:
    """Rule and element of each finding."""
    return [(one.rule, one.node) for one in defaults(model(*inside)).findings]


@pytest.mark.parametrize(
    ("inside", "rule"),
    [
        (user('flowable:secondOpinion="yes"'), "vendor-not-understood"),
        (user('acme:colour="red"'), "vendor-not-understood"),
        (user(inside=extended("<acme:approval level='2'/>")), "vendor-not-understood"),
        ('<serviceTask id="work" flowable:assignee="li"/>', "vendor-not-understood"),
        (
            user(
                inside=extended(
                    '<flowable:taskListener event="create" delegateExpression="${mailer}"/>'
                )
            ),
            "vendor-left-out",
        ),
        (user('flowable:skipExpression="${days &lt; 1}"'), "vendor-left-out"),
        ('<serviceTask id="work" camunda:class="org.acme.Pay"/>', "vendor-left-out"),
        (user('flowable:buttonList="transfer,delegate"'), "vendor-left-out"),
        (user('camunda:formKey="embedded:app:leave.html"'), "vendor-form-not-read"),
    ],
)
def test_named_with_its_element(inside: str, rule: str) -> None:
    assert found(inside) == [(rule, "work")]


@pytest.mark.parametrize(
    "inside",
    [
        user('camunda:asyncBefore="true" camunda:exclusive="false" camunda:jobPriority="3"'),
        user('flowable:candidateGroups="" flowable:text="" flowable:skipExpression=""'),
        user(
            inside=extended(
                "<modeler:initiator-can-complete>false</modeler:initiator-can-complete>"
            )
        ),
        user(inside=extended("<zeebe:userTask/>")),
    ],
)
def test_quiet(inside: str) -> None:
    assert found(inside) == []


def test_a_finding_says_where_what_and_what_to_do() -> None:
    (finding,) = defaults(
        model(user(inside=extended('\n<flowable:taskListener event="create" class="a.B"/>')))
    ).findings
    assert isinstance(finding, Finding)
    assert (finding.line, finding.severity) == (4, "unknown")
    assert "taskListener" in finding.message_en
    assert "a.B" in finding.message_en
    assert "tells:" in finding.message_en
    assert "tells:" in finding.message_zh


def test_absurd_lengths_are_cut() -> None:
    (finding,) = defaults(
        model(f'<serviceTask id="work" camunda:class="{"x" * 90_000}"/>')
    ).findings
    assert len(finding.message_en) < 400
    assert (
        len(defaults(model(user(f'camunda:candidateUsers="{"u," * 5_000}"'))).of("work").users)
        <= 200
    )


@given(st.text(alphabet=st.sampled_from("a,(){}[]$#=\"' 部"), max_size=60))
def test_any_list_is_read(text: str) -> None:
    if not text.strip().startswith("="):
        assert ",".join(split(text)) == text.strip()
    assert len(people(text, "user")) <= text.count(",") + 1


WORDS = st.sampled_from(
    ["assignee", "candidateUsers", "formProperty", "formData", "in", "properties", "userTaskForm",
     "taskListener", "loopCharacteristics", "collection", "class", "never heard of", ""]
)  # fmt: skip
EXTRAS = st.recursive(
    st.builds(
        Extra,
        space=st.sampled_from([*SPACES.values()]),
        name=WORDS,
        text=st.text(max_size=20),
        attributes=st.dictionaries(st.sampled_from(["id", "name", "value", "event"]), st.text()),
    ),
    lambda inner: st.builds(
        Extra, space=st.sampled_from([*SPACES.values()]), name=WORDS, inside=st.tuples(inner, inner)
    ),
    max_leaves=6,
)


@settings(max_examples=60)
@given(st.lists(EXTRAS, max_size=6).map(tuple))
def test_whatever_is_written_is_data(extras: tuple[Extra, ...]) -> None:
    process = Process(id="p", extras=extras, scopes={"p": Scope(id="p")})
    found = defaults(Definitions(processes={"p": process}, extras=extras))
    assert all(one.severity == "unknown" for one in found.findings)


def test_a_large_file_is_read_in_linear_time() -> None:
    many = [user(f'flowable:assignee="u{n}" acme:n="{n}"', ident=f"t{n}") for n in range(2_000)]
    read = model(*many)
    work, found = effort(lambda: defaults(read))
    assert len(found.findings) == 2_000
    assert work < 1_000 * 2_000
