"""Nodes of small BPMN files, and what a run of one says."""

from __future__ import annotations

from typing import Any

from tests.core.process.bpmn.written import file, line, process
from xize.core.trace import Result, Wishes, trace


def node(kind: str, ident: str, inside: str = "", **attributes: str) -> str:
    """Any element."""
    words = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<{kind} id="{ident}"{words}>{inside}</{kind}>'


def script(ident: str, body: str = "") -> str:
    """A script task; without a body it does nothing."""
    return node("scriptTask", ident, f"<script>{body}</script>" if body else "")


def scripts(*idents: str) -> str:
    """Several script tasks."""
    return "".join(script(one) for one in idents)


def on(kind: str, ref: str = "", inside: str = "") -> str:
    """An event definition; ``ref`` is what it refers to."""
    names = {
        "message": "messageRef",
        "signal": "signalRef",
        "error": "errorRef",
        "escalation": "escalationRef",
        "compensate": "activityRef",
        "link": "name",
    }
    words = f' {names[kind]}="{ref}"' if ref else ""
    return f"<{kind}EventDefinition{words}>{inside}</{kind}EventDefinition>"


def event(where: str, ident: str, definition: str = "", **attributes: str) -> str:
    """An event: start, end, catch, throw or boundary (``attachedToRef``)."""
    names = {
        "start": "startEvent",
        "end": "endEvent",
        "catch": "intermediateCatchEvent",
        "throw": "intermediateThrowEvent",
        "boundary": "boundaryEvent",
    }
    return node(names[where], ident, definition, **attributes)


def loop(inside: str = "", **attributes: str) -> str:
    """What makes an activity a loop."""
    return node("standardLoopCharacteristics", "l", inside, **attributes)


def several(inside: str = "", **attributes: str) -> str:
    """What gives an activity several instances."""
    return node("multiInstanceLoopCharacteristics", "m", inside, **attributes)


def inside(body: str, ident: str = "i") -> str:
    """The content of a sub-process with one node in the middle."""
    a, b = f"{ident}s", f"{ident}e"
    return event("start", a) + event("end", b) + script(body) + line(a, body, b)


ENDS = event("start", "s") + event("end", "e")
"""Where the flow begins and ends."""
AROUND = line("s", "t", "z", "e") + scripts("z")
"""A flow from there through ``t``, and a step behind it."""


def sub(ident: str, *inside: str, kind: str = "subProcess", **attributes: str) -> str:
    """A sub-process."""
    return node(kind, ident, "".join(inside), **attributes)


def after(duration: str) -> str:
    """A timer definition."""
    return on("timer", inside=f"<timeDuration>{duration}</timeDuration>")


def when(condition: str) -> str:
    """The condition of a flow."""
    return f"<conditionExpression>{condition}</conditionExpression>"


def run(*inside: str, named: str = "", **wishes: Any) -> Result:
    """A run of one process."""
    return trace(file(named, process(*inside)), Wishes(**wishes))


def ways(result: Result, *kinds: str) -> list[str]:
    """Ids of the nodes that completed, in their order; of some kinds only if any are named."""
    return [
        one.node
        for one in result.trace
        if one.event == "completed" and (not kinds or one.type in kinds)
    ]


def done(result: Result) -> str:
    """Script tasks and user tasks that completed, in their order."""
    return " ".join(ways(result, "scriptTask", "userTask", "task"))
