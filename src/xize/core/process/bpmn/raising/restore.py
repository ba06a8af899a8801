"""A file of ours becomes the rule again: graphs from its elements, all else from the extension."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from xize.core.process import graph as g
from xize.core.process.bpmn.findings import Finding, Report, refuses
from xize.core.process.bpmn.model.base import Extra
from xize.core.process.bpmn.model.containers import Definitions, Process
from xize.core.process.bpmn.raising.findings import RULES
from xize.core.process.bpmn.raising.governing import DRAWN, NAMES, PROCEDURE, ROOT, RULEBOOK
from xize.core.process.bpmn.raising.reading_back import ours
from xize.core.process.bpmn.raising.redrawn import redrawn
from xize.core.process.bpmn.raising.spelled import SpellingError, spelled
from xize.core.process.bpmn.raising.unweaving import Unwoven
from xize.core.process.rulebook import Procedure, Rulebook
from xize.core.process.verify import verify_process


class Restored(NamedTuple):
    """The rule of a file, None where it cannot be one any more, and what was found."""

    rules: Rulebook | None
    findings: tuple[Finding, ...] = ()


def restore(model: Definitions) -> Rulebook | None:
    """The rule a file of ours says; None for a foreign file, or one that is no rule any more."""
    return restored(model).rules


def restored(model: Definitions) -> Restored:
    """The same with what somebody's editing broke. Never raises."""
    told = ours(model.extras, RULEBOOK)
    if told is None:
        return Restored(None)
    report = Report(RULES)
    drawn = told.attributes.get(DRAWN) == "true"
    procedures = redrawn(model, report) if drawn else _procedures(model, report)
    rest = {key: one for key, one in told.attributes.items() if key != DRAWN}
    told = replace(told, attributes=rest)
    try:
        given = {} if "title" in told.attributes else {"title": model.name}
        rules = spelled(Rulebook, told, procedures=procedures, **given)
    except SpellingError as error:
        detail = error.place
        report.say("extension-not-understood", RULEBOOK, error.line, detail=detail)
        return Restored(None, report.found)
    if not drawn and not refuses(report.found):
        _verify(rules, report)
    return Restored(None if refuses(report.found) else rules, report.found)


def _procedures(model: Definitions, report: Report) -> dict[str, Procedure]:
    found = (_procedure(process, report) for process in model.processes.values())
    return {one.id: one for one in found if one is not None}


def _procedure(process: Process, report: Report) -> Procedure | None:
    """A procedure; a process that was added by hand says of itself only its name."""
    told = ours(process.extras, PROCEDURE)
    if told is None:
        detail = "process"
        report.say("not-part-of-a-rule", process.id, process.line, detail=detail)
        return None
    marks = {key: told.attributes[key] for key in NAMES if key in told.attributes}
    name = marks.get("name", "")
    name = name if name and " ".join(name.split()) == process.name else process.name
    ident = told.attributes.get("id", process.id)
    try:
        root = _root(told, ident, marks.get("root", name))
        graph = Unwoven(process, root, report).graph(marks.get("graph", name))
        rest = {key: value for key, value in told.attributes.items() if key not in NAMES}
        inside = tuple(one for one in told.inside if one.name != ROOT)
        said = replace(told, attributes=rest, inside=inside)
        return spelled(Procedure, said, name=name, process=graph)
    except SpellingError as error:
        report.say("extension-not-understood", process.id, error.line, detail=error.place)
        return None


def _root(told: Extra, ident: str, name: str) -> g.SubProcess:
    said = next((one for one in told.inside if one.name == ROOT), None)
    if said is None:
        raise SpellingError(f"{PROCEDURE} {ROOT}", told.line)
    return spelled(g.SubProcess, said, id=ident, name=name, scope="")


def _verify(rules: Rulebook, report: Report) -> None:
    if "main" not in rules.procedures:
        report.say("extension-not-understood", RULEBOOK, 0, detail="procedure main")
        return
    for procedure in rules.procedures.values():
        for fault in verify_process(procedure.process, rules.main.process):
            report.say("graph-not-sound", fault.where, 0, detail=fault.code)
