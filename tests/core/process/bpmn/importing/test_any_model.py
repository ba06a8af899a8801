"""Whatever vendors' words and conditions stand in a model, its import is a whole regulation."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.process.bpmn.vendors.small_models import extended, written
from xize.core.process.bpmn.findings import refuses
from xize.core.process.bpmn.importing import DRAWING, REGULATION, draft
from xize.core.process.bpmn.reading.read import read
from xize.core.process.compile.whole import problems_of_whole

NAMES = st.sampled_from(["审批", "Approve", "step", "yes", "a/b", "部门 领导", "", "score", "<x>"])
WORDS = st.sampled_from(
    ["${initiator}", "li", "ROLE2,DEPT100", "${boss}", "=[\"a\",\"b\"]", "", "${x.y(z)}", "1"]
)  # fmt: skip
CONDITIONS = st.sampled_from(
    ["${ok}", "${!ok}", "${pass == true}", "${days > 3}", "#{kind == 'a'}", "=n = 2", "${f(x)}",
     "${a.b == 1 && !ok}", "nonsense ((", "${score >= 1}", "${class == 'x'}"]
)  # fmt: skip
FIELDS = st.sampled_from(["ok", "days", "kind", "class", "名称", "a.b"])
KINDS = st.sampled_from(["userTask", "task", "manualTask", "serviceTask", "scriptTask"])


def quoted(text: str) -> str:
    """A text as it stands in an attribute or element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


@st.composite
def tasks(draw: st.DrawFn, ident: str) -> str:
    """One task with what a vendor may say of it."""
    kind = draw(KINDS)
    said = [f'name="{quoted(draw(NAMES))}"']
    for word in ("assignee", "candidateUsers", "candidateGroups", "dueDate"):
        if draw(st.booleans()) and kind == "userTask":
            said.append(f'flowable:{word}="{quoted(draw(WORDS))}"')
    fields = "".join(
        f'<flowable:formProperty id="{one}" type="{draw(st.sampled_from(["long", "enum", "?"]))}"/>'
        for one in draw(st.lists(FIELDS, max_size=2))
    )
    several = ""
    if kind == "userTask" and draw(st.booleans()):
        several = (
            '<multiInstanceLoopCharacteristics flowable:collection="users" '
            'flowable:elementVariable="one"/>'
        )
    script = "<script>n = 1 + 1</script>" if kind == "scriptTask" else ""
    inside = extended(fields) if fields and kind == "userTask" else ""
    return f'<{kind} id="{ident}" {" ".join(said)}>{inside}{several}{script}</{kind}>'


@st.composite
def models(draw: st.DrawFn) -> bytes:
    """Steps in a row; behind some a gateway that goes on or leads back to one before."""
    parts, last, ways = ['<startEvent id="start" flowable:initiator="me"/>'], "start", 0
    for number in range(draw(st.integers(1, 4))):
        task = f"Activity_{number}a1b2c3"
        parts += [
            draw(tasks(task)),
            f'<sequenceFlow id="f{ways}" sourceRef="{last}" targetRef="{task}"/>',
        ]
        last, ways = task, ways + 1
        if draw(st.booleans()):
            gate, back = f"Gateway_{number}a1b2c3", f"b{number}"
            parts += [
                f'<exclusiveGateway id="{gate}" default="{back}" name="{quoted(draw(NAMES))}"/>',
                f'<sequenceFlow id="f{ways}" sourceRef="{task}" targetRef="{gate}"/>',
                f'<sequenceFlow id="{back}" sourceRef="{gate}" targetRef="Activity_0a1b2c3"/>',
            ]
            last, ways = gate, ways + 1
            condition = quoted(draw(CONDITIONS))
            parts.append(f'<task id="next{number}" name="next"/>')
            parts.append(
                f'<sequenceFlow id="f{ways}" sourceRef="{gate}" targetRef="next{number}">'
                f"<conditionExpression>{condition}</conditionExpression></sequenceFlow>"
            )
            last, ways = f"next{number}", ways + 1
    parts += [
        '<endEvent id="end"/>',
        f'<sequenceFlow id="f{ways}" sourceRef="{last}" targetRef="end"/>',
    ]
    return written(*parts)


@settings(max_examples=60, deadline=None)
@given(models())
def test_an_import_can_be_published_as_it_is(content: bytes) -> None:
    found = draft(content)
    assert found.made, found.findings
    drawing = found.texts[DRAWING].encode()
    again = read(drawing)
    assert not refuses(again.findings)
    problems = problems_of_whole(found.texts[REGULATION], {DRAWING: drawing})
    assert [one for one in problems if one.severity == "error"] == []
    assert draft(content) == found
