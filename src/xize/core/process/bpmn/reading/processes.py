"""What of a process only its tags tell: the same thing said twice, and expressions left blank."""

from __future__ import annotations

from collections.abc import Iterator

from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.reading.values import FORMAL, local, truth
from xize.core.process.bpmn.spaces import BPMN, XSI
from xize.core.process.bpmn.xml import Tag


def check_processes(report: Report, outermost: Tag) -> None:
    """Rules about processes that their model does not show."""
    for process in outermost.children(BPMN, "process"):
        report.drawing = not truth(process, "isExecutable")
        tags = list(_within(process))
        _named(report, tags)
        for tag in tags:
            if tag.name == "timerEventDefinition":
                _times(report, tag)
            if tag.name == "sequenceFlow" and tag.get("isImmediate") in ("false", "0"):
                report.say("flow-not-immediate", tag.get("id"), tag.line)
            for one in tag.inside:
                if one.space == BPMN and _is_blank(tag, one):
                    node = tag.get("id") or tag.name
                    report.say("expression-blank", node, one.line, name=one.name)
    report.drawing = False


def _within(process: Tag) -> Iterator[Tag]:
    todo = [process]
    while todo:
        tag = todo.pop()
        yield tag
        if tag.name != "extensionElements":
            todo += [one for one in reversed(tag.inside) if one.space == BPMN]


def _named(report: Report, tags: list[Tag]) -> None:
    """Nodes may repeat which flows they have: then both ends of a flow do, or neither."""
    said: dict[str, set[str]] = {"incoming": set(), "outgoing": set()}
    for tag in tags:
        for one in tag.children(BPMN, *said):
            said[one.name].add(local(one.text))
    once = said["incoming"] ^ said["outgoing"]
    for tag in tags:
        if tag.name == "sequenceFlow" and tag.get("id") in once:
            end = "targetRef" if tag.get("id") in said["outgoing"] else "sourceRef"
            report.say("named-by-one-end", tag.get("id"), tag.line, silent=local(tag.get(end)))


def _times(report: Report, tag: Tag) -> None:
    """The times of a timer exclude each other."""
    times = [one.name for one in tag.children(BPMN, "timeDate", "timeDuration", "timeCycle")]
    if len(times) > 1:
        report.say("timer-with-two-times", tag.get("id"), tag.line, names=", ".join(times))


def _is_blank(around: Tag, tag: Tag) -> bool:
    """A formal expression without a text; vendors may say it by attributes of theirs."""
    if tag.text or tag.inside or any(space not in ("", XSI) for space, _ in tag.attributes):
        return False
    marked = local(tag.attributes.get((XSI, "type"), "")) == "tFormalExpression"
    asked = around.name == "complexBehaviorDefinition" and tag.name == "condition"
    return marked or asked or tag.name in FORMAL
