"""Steps no person does: calls, milestones, waits; and a place for what cannot be run yet."""

from __future__ import annotations

from xize.core.process.compile.builder import Builder, Exit, Piece, Place
from xize.core.process.compile.deadlines import awaited
from xize.core.process.compile.human import each
from xize.core.process.compile.plain import expression, expressions, text, texts
from xize.core.process.graph import Call, Milestone, Wait
from xize.core.regulation import model


def call(builder: Builder, place: Place, step: model.Call) -> Piece:
    """A call activity; a procedure called twice without ``as:`` gets a number."""
    if step.outcomes:
        builder.findings.report("not-executable", step.at, f"call {step.procedure}: outcomes")
    procedure = builder.regulation.procedures.get(step.procedure)
    name = step.name or (procedure.name if procedure else "") or str(step.procedure)
    ident = builder.add(
        Call(
            id=builder.free(str(step.ident)),
            name=name,
            scope=place.scope,
            when=expression(step.when),
            cites=texts(step.cites),
            basis=step.basis or place.defaults.basis,
            procedure=str(step.procedure),
            with_=expressions(step.with_),
            each=each(step),
        )
    )
    return Piece(ident, (Exit(ident),))


def milestone(builder: Builder, place: Place, step: model.Step, ident: str) -> Piece:
    """A point reached."""
    if step.each is not None:
        builder.findings.report("each-not-here", step.at, ident)
    node = Milestone(
        id=builder.claim(step, ident),
        name=step.name or ident,
        scope=place.scope,
        when=expression(step.when),
        cites=texts(step.cites),
        basis=step.basis or place.defaults.basis,
    )
    return Piece(builder.add(node), (Exit(node.id),))


def wait(builder: Builder, place: Place, step: model.Wait) -> Piece:
    """A timer or message catch event."""
    if step.awaits.list is not None or step.outcomes:
        return not_yet(builder, place, step, "wait: {list}")
    if step.each is not None:
        builder.findings.report("each-not-here", step.at, "wait")
    wanted = str(step.as_) if step.as_ else f"{place.scope}.wait"
    ident = builder.add(
        Wait(
            id=builder.free(wanted),
            name=step.name or str(step.as_ or ""),
            scope=place.scope,
            when=expression(step.when),
            cites=texts(step.cites),
            basis=step.basis or place.defaults.basis,
            due=awaited(step.awaits),
            message=text(step.awaits.message),
        )
    )
    return Piece(ident, (Exit(ident),))


def not_yet(builder: Builder, place: Place, step: model.Step, what: str) -> Piece:
    """Report a construct that is read but cannot be run; a milestone keeps its place."""
    builder.findings.report("not-executable", step.at, what)
    return milestone(
        builder, place, step, str(step.ident or builder.free(f"{place.scope}.reserved"))
    )
