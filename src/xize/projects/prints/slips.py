"""流转单: every station an object passed, in one view, with opinion, signature and date.

What travels is a document (an agreement, a form) or a whole case; stations are the steps that
made, revised, signed or decided it, round by round, in the order in which they were come to.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from xize.core.process.graph import UserTask
from xize.core.process.work import Work
from xize.core.story import VisitStory
from xize.printing import Block, Cell, Grid, Note, Sheet, Signed
from xize.projects.prints.boxes import LABEL, WHOLE, label_cell, opinion
from xize.projects.prints.model import Voice
from xize.projects.prints.reading import Reading
from xize.projects.prints.refusals import NoSuchForm
from xize.projects.prints.voices import DECIDING, voices


def slip_sheet(reading: Reading, key: str, at: datetime) -> Sheet:
    """The circulation slip of a document. Raises ``NoSuchForm`` for one the rule does not have."""
    document = key.rpartition(":")[2]
    if document not in reading.rules.documents:
        raise NoSuchForm(key)
    name = reading.names.document(document)
    stations = list(_stations(reading, key))
    forms = reading.story.forms.get(key, [])
    number = forms[-1].number if forms else ""
    title = (
        name if name.endswith("流转单") else reading.say(f"{name}流转单", f"{name}: circulation")
    )
    blocks: list[Block] = [_head(reading, key, name)]
    blocks += [_station(reading, node, visit) for node, visit in stations]
    if not stations:
        blocks.append(Note(reading.say("尚未流转。", "It has not been passed on yet.")))
    return Sheet(
        title=title,
        number=number,
        organisation=reading.organisation,
        blocks=tuple(blocks),
        footer=reading.printed(at),
        language=reading.names.language,
        at=at,
    )


def slip_data(reading: Reading, key: str) -> list[dict[str, Any]]:
    """The stations as JSON."""
    return [
        {
            "step": node.id,
            "name": reading.names.node(node.id),
            "round": visit.visit,
            "opened": visit.opened,
            "ended": visit.ended,
            "outcome": visit.outcome,
            "opinions": [
                {
                    "station": one.station,
                    "by": one.by,
                    "name": one.name,
                    "outcome": one.outcome,
                    "text": one.text,
                    "at": one.at,
                    "late": one.late,
                    "void": one.void,
                }
                for one in voices(reading, node, visit)
            ],
        }
        for node, visit in _stations(reading, key)
    ]


def _stations(reading: Reading, key: str) -> Iterator[tuple[UserTask, VisitStory]]:
    """Every visit of a step that had to do with the document."""
    case, _, document = key.rpartition(":")
    nodes = {
        (procedure.id, node.id): node
        for procedure in reading.rules.procedures.values()
        for node in procedure.process.nodes.values()
        if isinstance(node, UserTask) and _has_to_do(node.work, document)
    }
    for visit in reading.story.visits.values():
        procedure = reading.story.cases[visit.case].procedure
        node = nodes.get((procedure, visit.node))
        if node is not None and visit.kind == "task" and case in ("", visit.case):
            yield node, visit


def _has_to_do(work: Work, document: str) -> bool:
    """Whether a step makes, changes, signs or decides on the document."""
    touched = {*work.produces, *work.revises, *work.settles, *work.signs}
    touched |= {one.document for one in work.fills}
    if work.kind in DECIDING:
        touched |= {*work.uses}
    return document in touched


def _head(reading: Reading, key: str, name: str) -> Grid:
    story = reading.story
    papers = story.documents.get(key)
    latest = papers.latest if papers else None
    version = latest.label if latest else ""
    say = reading.say
    return Grid(
        rows=(
            (Cell(say("项目", "Project"), "label", LABEL), Cell(story.title, span=WHOLE)),
            (
                Cell(say("流转文件", "Document"), "label", LABEL),
                Cell(name, span=4),
                Cell(say("现行版本", "Version"), "label", LABEL),
                Cell(version or "—", span=4),
            ),
            (
                Cell(say("发起人", "Began by"), "label", LABEL),
                Cell(reading.person(story.initiator), span=4),
                Cell(say("发起日期", "Began on"), "label", LABEL),
                Cell(reading.day(story.began), span=4),
            ),
        )
    )


def _station(reading: Reading, node: UserTask, visit: VisitStory) -> Grid:
    """One visit of one step: a bar with its name and dates, a cell for each voice."""
    name = reading.names.node(node.id)
    if visit.visit > 1:
        name += reading.say(f"（第 {visit.visit} 轮）", f" (round {visit.visit})")
    span = (
        f"{reading.day(visit.opened)} — {reading.day(visit.ended) or reading.say('办理中', 'open')}"
    )
    rows = [
        (label_cell(one.station), _said(reading, node, one)) for one in voices(reading, node, visit)
    ]
    if visit.returned is not None:
        rows.append(_returned(reading, visit))
    return Grid(rows=tuple(rows), title=f"{name}　{span}")


def _said(reading: Reading, node: UserTask, voice: Voice) -> Cell:
    """An opinion with its choices; of plain work only who did it, when."""
    if node.work.kind in DECIDING:
        return opinion(reading, voice, voice.text)
    done = voice.outcome if len(voice.choices) > 1 else ""
    text = "\n".join(one for one in (done, voice.text) if one)
    label = reading.say("经办", "Done by")
    late = reading.say(f"（{voice.late}）", f" ({voice.late})") if voice.late else ""
    return Cell(text, span=WHOLE, signed=(Signed(label, voice.name, voice.day + late),))


def _returned(reading: Reading, visit: VisitStory) -> tuple[Cell, Cell]:
    """A round that was sent back instead of being decided."""
    told = visit.returned
    assert told is not None
    to = reading.say("、", ", ").join(reading.names.node(one) for one in told.to)
    text = reading.say(f"退回至：{to}\n{told.comment}", f"Sent back to: {to}\n{told.comment}")
    signed = Signed(name=reading.person(told.person), date=reading.day(told.at))
    label = Cell(reading.say("退回", "Sent back"), "label", LABEL)
    return label, Cell(text, "opinion", WHOLE, signed=(signed,))
