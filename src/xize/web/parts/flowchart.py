"""The flow chart of a procedure: laid out once per edition and language, coloured per project."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _
from msgspec.structs import replace

from xize.core.deadlines import Period, PeriodError
from xize.core.process.graph import Gate, Node, Process, SubProcess, UserTask
from xize.core.process.layout import Box, Picture, lay_out
from xize.core.process.work import Who
from xize.core.story import Story, VisitStory
from xize.rulebook.names import Names
from xize.rulebook.queries import Compiled, as_written
from xize.web.parts.drawnchart import NOTHING, boxes_of, is_drawn, picture_of


@dataclass(frozen=True, slots=True)
class Drawn:
    """A box with its state: ahead, current, overdue, done, skipped or ended early."""

    box: Box
    state: str
    title: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with the state of every box and band."""

    picture: Picture
    boxes: tuple[Drawn, ...]
    bands: Mapping[str, str]
    svg: str = ""  # of a flow that is drawn in a file


def blank_chart(edition: Compiled, procedure: str, language: str) -> Chart:
    """The chart of a rule, without a project."""
    if is_drawn(edition.rules.procedures[procedure].process):
        return _from_file(edition, procedure, language, lambda _node: "ahead")
    picture = _picture(edition.id, procedure, language)
    boxes = tuple(Drawn(box, "ahead", _title(box)) for box in picture.boxes)
    return Chart(picture, boxes, {})


def chart(
    edition: Compiled, procedure: str, language: str, story: Story, case: str, at: datetime
) -> Chart:
    """The chart of a running or ended case."""
    visits: dict[str, list[VisitStory]] = {}
    for visit in story.visits.values():
        if visit.case == case:
            visits.setdefault(visit.node, []).append(visit)
    skipped = {one.node for one in story.skipped if one.case in ("", case)}

    def state(node: str) -> str:
        if story.reached.get(f"{case}/{node}"):
            return "done"
        return _state(visits.get(node, []), at) or ("skipped" if node in skipped else "ahead")

    if is_drawn(edition.rules.procedures[procedure].process):
        return _from_file(edition, procedure, language, state)
    picture = _picture(edition.id, procedure, language)
    boxes = tuple(Drawn(box, state(box.id), _title(box)) for box in picture.boxes)
    return Chart(picture, boxes, {band.id: state(band.id) for band in picture.bands})


def _from_file(
    edition: Compiled, procedure: str, language: str, state: Callable[[str], str]
) -> Chart:
    """The drawing of the file, and its human steps in the order they are drawn."""
    process, names = edition.rules.procedures[procedure].process, Names(edition, language)
    called = {node: names.node(node, procedure) for node in process.nodes}
    boxes = tuple(Drawn(one, state(one.id), _title(one)) for one in boxes_of(process, called))
    drawing = edition.regulation.drawing
    states = {node: state(node) for node in process.nodes}
    svg = picture_of(drawing.content, process, states) if drawing is not None else ""
    return Chart(NOTHING, boxes, {}, svg)


def _state(visits: list[VisitStory], at: datetime) -> str:
    if not visits:
        return ""
    waiting = [one for one in visits if one.is_open]
    if waiting:
        return (
            "overdue" if any(one.due is not None and one.due < at for one in waiting) else "current"
        )
    last = visits[-1]
    if last.how in ("completed", "left"):
        return "done"
    return "skipped" if last.how == "skipped" else "ended"


def _title(box: Box) -> str:
    """The name in one line again; words of Latin script need the blank that the break took."""
    whole = ""
    for text in box.texts:
        if text.role == "name" or (text.role == "caption" and not whole):
            whole += (" " if whole[-1:].isascii() and whole else "") + text.text
    return whole or box.id


@lru_cache(maxsize=128)
def _picture(edition: str, procedure: str, language: str) -> Picture:
    written = as_written(edition)
    names = Names(written, language)
    process = named_process(written.rules.procedures[procedure].process, names, procedure)
    captions = {
        node.id: lines
        for node in process.nodes.values()
        if (lines := _captions(node, process, names, written.rules.parameters, language))
    }
    gates = {node.id: _("Conditions") for node in process.nodes.values() if isinstance(node, Gate)}
    results = {result: names.result(result) for result in written.rules.results}
    return lay_out(process, captions=captions, results=results, names=gates)


def named_process(process: Process, names: Names, procedure: str) -> Process:
    """The same graph with names in the reader's language."""
    nodes: dict[str, Node] = {}
    for node in process.nodes.values():
        name = names.node(node.id, procedure) if node.name and node.name != node.id else node.name
        named = replace(node, name=name)
        if isinstance(named, UserTask):
            outcomes = tuple(
                replace(one, name=names.outcome(node.id, one.id)) for one in named.work.outcomes
            )
            named = replace(named, work=replace(named.work, outcomes=outcomes))
        nodes[node.id] = named
    return replace(process, nodes=nodes)


def _captions(
    node: Node, process: Process, names: Names, figures: Mapping[str, Any], language: str
) -> tuple[str, ...]:
    """Lines under a name: who, and for work alongside when it begins and how often it comes."""
    if isinstance(node, UserTask):
        return (who(node, names),)
    if isinstance(node, SubProcess) and node.beside is not None:
        beside, lines = node.beside, []
        if beside.after and beside.after in process.nodes:
            after = process.nodes[beside.after]
            lines.append(_("after “%(step)s”") % {"step": after.name or after.id})
        if beside.every:
            lines.append(_every(beside.every, figures, language))
        if beside.changed:
            lines.append(_("when “%(datum)s” changes") % {"datum": names.datum(beside.changed)})
        return tuple(lines)
    return ()


def _every(every: str, figures: Mapping[str, Any], language: str) -> str:
    """A period in words ("每1个工作日"); a recurrence by the calendar is just that."""
    written = figures.get(every.removeprefix("$"), every) if every.startswith("$") else every
    try:
        period = Period.parse(str(written))
    except PeriodError:
        return _("recurring")
    return _("every %(period)s") % {"period": period.words(language)}


def who(node: UserTask, names: Names) -> str:
    """Who acts at a step, by role."""
    groups = [_(", ").join(_who(one, names) for one in turn) for turn in node.work.turns]
    return " → ".join(group for group in groups if group)


def _who(one: Who, names: Names) -> str:
    if one.role in ("self", "starter", "initiator"):
        return _("whoever began it")
    if one.role:
        return names.role(one.role)
    if one.head_of:
        return _("head of %(role)s") % {"role": names.role(one.head_of)}
    return _("as the record says")
