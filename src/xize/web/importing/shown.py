"""What the page shows of a draft: its parts, what to look at, its picture, its text."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass

from xize.core.problems import Problem
from xize.core.process.bpmn.drawing import svg
from xize.core.process.bpmn.findings import Finding
from xize.core.process.bpmn.importing import DRAWING, REGULATION, Draft
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.compile.whole import problems_of_whole


@dataclass(frozen=True, slots=True)
class Line:
    """One matter: where it stands, its stable code, its sentence."""

    place: str
    code: str
    words: str


def look_at(findings: Iterable[Finding], language: str) -> list[Line]:
    """What was not carried over as it was."""
    return [Line(str(one.line or ""), one.rule, one.sentence(language)) for one in findings]


def to_correct(made: Draft, language: str) -> list[Line]:
    """What must be corrected before the draft can be published."""
    files = {DRAWING: made.texts[DRAWING].encode()}
    found: tuple[Problem, ...] = problems_of_whole(made.texts[REGULATION], files, REGULATION)
    return [
        Line(one.place, one.code, one.sentence(language))
        for one in found
        if one.severity == "error"
    ]


def picture(model: Definitions) -> str:
    """The drawing as the address of an image, in which nothing can run."""
    content = base64.b64encode(svg(model).encode()).decode()
    return f"data:image/svg+xml;base64,{content}"
