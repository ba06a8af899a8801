"""Whether the names a scenario uses exist in its regulation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from xize.core.engine.refusals import SENTENCES as CODES
from xize.core.process.graph import UserTask
from xize.core.process.rulebook import Rulebook
from xize.core.regulation.model import Regulation, Word
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.reading.sentences import near
from xize.scenarios.model import Expectation, Play, Scenario

OTHER_CODES = (
    "field-required",
    "field-invalid",
    "unknown-field",
    "field-computed",
    "too-many-rows",
)
"""Refusals of a form's fields, told beside the engine's own."""


def check(scenario: Scenario, regulation: Regulation, rules: Rulebook, notes: Notes) -> None:
    """Say every name that means nothing: steps, documents, sections, roles, outcomes, codes."""
    names = Names(regulation, rules)
    for role in scenario.team:
        _known(notes, role, names.roles, "角色", "role")
    for name in scenario.given.parameters if scenario.given else ():
        _known(notes, name, names.parameters, "参数", "parameter")
    for play in scenario.plays:
        _check_play(play, names, notes)
        if play.expect is not None:
            _check_expectation(play.expect, names, notes)


class Names:
    """What a regulation declares, by kind."""

    def __init__(self, regulation: Regulation, rules: Rulebook) -> None:
        self.roles = set(rules.roles)
        self.parameters = set(map(str, regulation.parameters))
        self.procedures = set(rules.procedures)
        self.documents = set(rules.documents)
        self.sections = {
            f"{document.id}.{section.id}"
            for document in rules.documents.values()
            for section in document.sections
        }
        self.nodes = {node for one in rules.procedures.values() for node in one.process.nodes}
        self.tasks = {
            node.id: {outcome.id for outcome in node.work.outcomes}
            for one in rules.procedures.values()
            for node in one.process.nodes.values()
            if isinstance(node, UserTask)
        }
        self.registers = set(map(str, regulation.registers))
        self.indicators = set(map(str, regulation.indicators))
        self.data = set(rules.data)


def _check_play(play: Play, names: Names, notes: Notes) -> None:
    step = _last(play.does)
    if step is not None:
        _known(notes, step, names.nodes, "环节", "step")
        tried = play.refused == "unknown-outcome"
        if play.decides is not None and step in names.tasks and not tried:
            _known(notes, play.decides, names.tasks[step], "结果", "outcome")
    if play.refused is None:
        for target in (*play.returns, *((play.moves,) if play.moves else ())):
            _known(notes, _last(target) or target, names.nodes, "环节", "step")
    for procedure in (play.starts, play.begins):
        if procedure is not None:
            _known(notes, procedure, names.procedures, "程序", "procedure")
    for section in play.fills:
        _known(notes, section, names.sections, "表单部分", "section")
    handled = (
        play.checks_out, play.checks_in, play.sends, play.receives, play.reads, play.replies,
        play.chases, play.recalls,
    )  # fmt: skip
    named = [_last(one) or one for one in handled if one is not None]
    for document in (*play.files, *play.unchanged, *named):
        _known(notes, document, names.documents, "文档", "document")
    for role in (*play.names, *play.team, *play.appoints):
        _known(notes, role, names.roles, "角色", "role")
    for name in play.sets:
        _known(notes, name, names.data, "项目数据", "datum")
    if play.refused is not None and play.refused not in (*CODES, *OTHER_CODES):
        notes.say("unknown-code", play.refused.at, text=play.refused, **near(play.refused, CODES))


def _check_expectation(expect: Expectation, names: Names, notes: Notes) -> None:
    steps: tuple[Iterable[Word], ...] = (
        expect.open, expect.due, expect.overdue, expect.late, expect.decided, expect.round,
        expect.finished, expect.skipped, expect.board, expect.shown, expect.recurring, expect.void,
        (one.about for one in (*expect.notices, *expect.silent) if one.about is not None),
    )  # fmt: skip
    for paths in steps:
        for path in paths:
            _known(notes, _last(path) or path, names.nodes, "环节", "step")
    for path in (*expect.versions, *expect.signed, *expect.numbers, *expect.sent, *expect.kept):
        _known(notes, _last(path) or path, names.documents, "文档", "document")
    for role in expect.people:
        _known(notes, role, names.roles, "角色", "role")
    for register in expect.registers:
        _known(notes, register, names.registers, "台账", "register")
    for indicator in expect.indicators:
        _known(notes, indicator, names.indicators, "指标", "indicator")
    for document in _attached(expect):
        _known(notes, document, names.documents, "文档", "document")


def _attached(expect: Expectation) -> Iterator[Word]:
    for notice in (*expect.notices, *expect.silent):
        yield from notice.attach


def _last(path: Word | None) -> Word | None:
    """The step of ``a1.confirm_change``, standing where it is written."""
    if path is None:
        return None
    head, dot, tail = path.rpartition(".")
    return Word(tail, path.at) if dot and head else path


def _known(
    notes: Notes, word: Word, valid: Iterable[str] | Mapping[str, Any], zh: str, en: str
) -> None:
    names = set(map(str, valid))
    if word not in names:
        ends = near(word, sorted(names))
        notes.say("unknown-reference", word.at, kind_zh=zh, kind_en=en, text=word, **ends)
