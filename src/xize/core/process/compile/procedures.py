"""The main procedure and the side procedures: how they start, their graphs, their results."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xize.core.process import rulebook
from xize.core.process.compile.blocks import alongside
from xize.core.process.compile.builder import Builder, Place
from xize.core.process.compile.deadlines import Defaults
from xize.core.process.compile.findings import Findings
from xize.core.process.compile.outcomes import settled
from xize.core.process.compile.people import who
from xize.core.process.compile.plain import recurrence, text, texts
from xize.core.process.compile.steps import compile_step
from xize.core.process.graph import Process, SubProcess
from xize.core.regulation import model

MAIN = "main"


def main_procedure(regulation: model.Regulation, findings: Findings) -> rulebook.Procedure:
    """The regulation's own flow, as the procedure ``main``."""
    whole = model.Procedure(
        name=regulation.title, flow=regulation.flow, alongside=regulation.alongside
    )
    process = _process(regulation, MAIN, whole, findings)
    return rulebook.Procedure(id=MAIN, name=regulation.title, process=process)


def side_procedure(
    regulation: model.Regulation, name: str, written: model.Procedure, findings: Findings
) -> rulebook.Procedure:
    """A procedure beside the main flow."""
    if name == MAIN:
        findings.report("reserved-id", written.at, name)
    if written.lines is not None or written.key is not None:
        findings.report("not-executable", written.at, f"procedures.{name}: lines")
    starts = written.starts or model.Starts()
    return rulebook.Procedure(
        id=name,
        name=written.name or name,
        process=_process(regulation, name, written, findings),
        own=written.project == "own",
        starts_by=who(starts.by),
        during=texts(starts.during),
        at_most=starts.at_most,
        must_finish=written.must_finish,
        register=written.register,
        holds=text(written.holds.choose_from) if written.holds else None,
        triggers=_triggers(starts),
    )


def results(regulation: model.Regulation) -> dict[str, rulebook.Result]:
    """All results by id: the regulation's, and those a procedure has of its own."""
    everywhere = [regulation.results, *(one.results for one in regulation.procedures.values())]
    return {
        str(name): rulebook.Result(
            id=str(name),
            name=written.name or str(name),
            success=written.success,
            reopen_by=who(written.reopen.by) if written.reopen else (),
            reopen_to=texts(written.reopen.to) if written.reopen else (),
        )
        for declared in reversed(everywhere)  # the regulation's own win
        for name, written in declared.items()
    }


def _process(
    regulation: model.Regulation, name: str, written: model.Procedure, findings: Findings
) -> Process:
    flow: Iterable[model.Step] = (*written.flow, *written.alongside)
    builder = Builder(regulation, name, flow, findings, compile_step)
    basis = written.basis or regulation.basis
    place = Place(name, Defaults(basis=basis, roll=regulation.roll))
    builder.add(SubProcess(id=name, kind="procedure", name=written.name or name, basis=basis))
    builder.sequence(place, written.flow)
    outlives = name == MAIN or written.project == "own"
    alongside(builder, place, written.alongside, survives=outlives)
    known = {str(each): one for each, one in {**regulation.results, **written.results}.items()}
    return settled(builder.finished(written.name or name), known)


def _triggers(starts: model.Starts) -> dict[str, Any]:
    """How a procedure begins by itself: reserved for the engine's next round."""
    found = {
        "changed": starts.changed.source if starts.changed else None,
        "overdue": text(starts.overdue),
        "version": text(starts.version),
        "every": recurrence(starts.every),
        "ended": list(texts(starts.ended)) or None,
        "within": text(starts.within),
        "when": starts.when.source if starts.when else None,
    }
    return {key: value for key, value in found.items() if value is not None}
