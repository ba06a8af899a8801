"""Choreographies and conversations: they are kept and not run; their own constraints (clause 9)."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.reading.values import local, truth
from xize.core.process.bpmn.spaces import BPMN
from xize.core.process.bpmn.xml import Tag

CHOREOGRAPHIES: Final = ("choreography", "globalChoreographyTask", "globalConversation")
NOT_GLOBAL: Final = (
    "conversation", "subConversation", "callConversation", "participantAssociation",
    "messageFlowAssociation", "conversationAssociation", "association", "group",
    "textAnnotation",
)  # fmt: skip
"""What a global conversation may not hold."""


def check_talks(report: Report, outermost: Tag) -> None:
    """Every rule about choreographies and conversations."""
    known = {one.get("id"): one for one in outermost.children(BPMN, *CHOREOGRAPHIES)}
    for one in known.values():
        if one.name != "globalConversation":
            report.say("choreography-not-run", one.get("id"), one.line)
        if one.child(BPMN, "choreographyRef") is not None:
            report.say("choreography-refers", one.get("id"), one.line, name=one.name)
        if one.name == "globalConversation":
            for each in one.children(BPMN, *NOT_GLOBAL):
                report.say("global-conversation", one.get("id"), each.line, name=each.name)
    for one in outermost.children(BPMN, "collaboration"):
        for ref in one.children(BPMN, "choreographyRef"):
            other = known.get(local(ref.text))
            if other is not None and truth(one, "isClosed") != truth(other, "isClosed"):
                report.say("closed-differently", one.get("id"), one.line, other=other.get("id"))
