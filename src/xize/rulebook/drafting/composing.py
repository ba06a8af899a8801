"""The texts of an edition, made of what was drawn, and the drawing made of an edition's texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from xize.core.process.bpmn.carrying import joined, put, rewritten, steps_of, taken
from xize.core.process.bpmn.drawing import draw
from xize.core.process.bpmn.findings import Finding
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.reading.read import read
from xize.core.process.bpmn.writing import write
from xize.core.regulation import read as read_text
from xize.core.regulation.house import format_text
from xize.rulebook.texts import DRAWN_FILE, MAIN_FILE


class Parts(NamedTuple):
    """What was drawn, taken apart: the steps of the text, the flow, and the name of its file."""

    section: str
    flow: Definitions
    file: str


def drawing_of(file: str, section: str) -> str:
    """A ``process.bpmn`` for the modeller: laid out, with the steps of ``section`` in it.

    A file that cannot be read is handed on as it is: its problems are shown beside it.
    """
    model, _ = read(file.encode())
    if model is None:
        return file
    return write(draw(put(model, steps_of(section)))).decode()


def apart(rest: str, section: str, drawing: str) -> tuple[Parts | None, tuple[Finding, ...]]:
    """What was drawn, taken apart; None and the findings where the file cannot be read."""
    model, findings = read(drawing.encode())
    if model is None:
        return None, findings
    bare, steps = taken(model)
    return Parts(rewritten(section, steps), bare, file_of(rest)), findings


def file_of(text: str) -> str:
    """The name of the file a text takes its flow from."""
    draft = read_text(text, MAIN_FILE).draft
    return str(draft.bpmn.file) if draft and draft.bpmn else DRAWN_FILE


def composed(
    rest: str, section: str, drawing: str, files: Mapping[str, str]
) -> dict[str, str] | None:
    """The texts of an edition by file name; None where the drawing cannot be read."""
    parts, _ = apart(rest, section, drawing)
    if parts is None:
        return None
    whole = joined(rest, parts.section)
    formatted = format_text(whole, MAIN_FILE).text
    text = whole if formatted is None else formatted
    return {**files, MAIN_FILE: text, parts.file: write(parts.flow).decode()}
