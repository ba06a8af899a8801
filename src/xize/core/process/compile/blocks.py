"""Blocks: stages, parallel branches, choices by data; and work alongside them."""

from __future__ import annotations

from collections.abc import Iterable

from xize.core.expressions import Expression, ExpressionError, parse
from xize.core.expressions.nodes import Logic
from xize.core.process.compile.builder import Builder, Exit, Piece, Place
from xize.core.process.compile.deadlines import due, overdue, remind, remind_tells
from xize.core.process.compile.human import each, requirements
from xize.core.process.compile.plain import expression, recurrence, text, texts
from xize.core.process.graph import (
    Beside,
    End,
    Exclusive,
    Gate,
    Inclusive,
    Node,
    ScopeKind,
    Start,
    SubProcess,
)
from xize.core.regulation import model


def block(builder: Builder, place: Place, step: model.Block) -> Piece:
    """A stage or block: a sub-process, with a gate before it and one before its end if asked."""
    if step.lasts is not None:
        builder.findings.report("not-executable", step.at, f"{step.id}: lasts")
    scope = builder.claim(step, str(step.id))
    builder.add(
        SubProcess(
            id=scope,
            kind=step.kind,
            name=step.name or str(step.id),
            scope=place.scope,
            when=expression(step.when),
            cites=texts(step.cites),
            basis=step.basis or place.defaults.basis,
            due=due(step, place.defaults),
            remind=remind(step.remind),
            remind_tells=remind_tells(step.remind),
            overdue=overdue(step.overdue),
            each=each(step),
        )
    )
    inner = place.inside(scope, step.basis)
    leaving: list[Node] = []
    if step.leaves_when:
        leaving = [
            Gate(
                id=f"{scope}.exit",
                scope=scope,
                requires=requirements(step.leaves_when),
                of=scope,
                at="exit",
            )
        ]
    builder.sequence(inner, step.steps, leaving)
    alongside(builder, inner, step.alongside)
    if not step.requires:
        return Piece(scope, (Exit(scope),))
    gate = Gate(
        id=f"{scope}.entry",
        scope=place.scope,
        when=expression(step.when),  # a block that is left out is not waited for either
        requires=requirements(step.requires),
        of=scope,
    )
    builder.link(builder.add(gate), scope)
    return Piece(gate.id, (Exit(scope),))


def parallel(builder: Builder, place: Place, step: model.Parallel) -> Piece:
    """A sub-process holding an inclusive split, the branches, and an inclusive join."""
    scope = _scope(builder, place, step, str(step.id), "parallel")
    start = builder.add(Start(id=f"{scope}.start", scope=scope))
    split = builder.add(Inclusive(id=f"{scope}.split", scope=scope))
    builder.link(start, split)
    join = f"{scope}.join"
    for name, branch in step.branches.items():
        ident = builder.branch(str(step.id), str(name))
        builder.add(SubProcess(id=ident, kind="branch", name=branch.name or str(name), scope=scope))
        builder.sequence(place.inside(ident, step.basis), branch.steps)
        builder.link(split, ident, condition=expression(branch.when))
        builder.link(ident, join)
    if all(branch.when is not None for branch in step.branches.values()):
        builder.link(split, join, default=True)
    builder.add(Inclusive(id=join, scope=scope))
    builder.link(join, builder.add(End(id=f"{scope}.end", scope=scope)))
    return Piece(scope, (Exit(scope),))


def choose(builder: Builder, place: Place, step: model.Choose) -> Piece:
    """An exclusive gateway, a sub-process per case, an exclusive merge.

    ``when`` on the choice itself is part of every case's condition: else the way on is taken.
    """
    if step.each is not None:
        builder.findings.report("each-not-here", step.at, str(step.id))
    gateway = builder.claim(step, str(step.id))
    name = step.name or gateway
    builder.add(Exclusive(id=gateway, name=name, scope=place.scope, cites=texts(step.cites)))
    merge = f"{gateway}.merge"
    otherwise = False
    for number, case in enumerate(step.cases, 1):
        ident = f"{gateway}.{number}"
        builder.add(SubProcess(id=ident, kind="case", name=case.name, scope=place.scope))
        builder.sequence(place.inside(ident, step.basis), case.steps)
        condition = _both(expression(step.when), expression(case.when))
        default = condition is None and not otherwise
        otherwise = otherwise or default
        builder.link(gateway, ident, condition=condition, default=default)
        builder.link(ident, merge)
    if not otherwise:
        builder.link(gateway, merge, default=True)
    builder.add(Exclusive(id=merge, scope=place.scope))
    return Piece(gateway, (Exit(merge),))


def alongside(
    builder: Builder, place: Place, steps: Iterable[model.Step], *, survives: bool = False
) -> None:
    """Work beside a scope: one event sub-process per step, not connected by flows.

    ``survives``: what has an ``until`` outlives the end of the project.
    """
    for step in steps:
        ident = builder.free(f"{step.ident or place.scope}.beside")
        builder.add(
            SubProcess(
                id=ident,
                kind="beside",
                name=step.name or ident.removesuffix(".beside"),
                scope=place.scope,
                cites=texts(step.cites),
                basis=step.basis or place.defaults.basis,
                beside=Beside(
                    after=text(step.from_),
                    changed=_datum(step.changed),
                    every=recurrence(step.every),
                    until=expression(step.until),
                    survives=survives and step.until is not None,
                ),
            )
        )
        builder.sequence(place.inside(ident), [step])


def _scope(builder: Builder, place: Place, step: model.Step, wanted: str, kind: ScopeKind) -> str:
    return builder.add(
        SubProcess(
            id=builder.claim(step, wanted),
            kind=kind,
            name=step.name or wanted,
            scope=place.scope,
            when=expression(step.when),
            cites=texts(step.cites),
            basis=step.basis or place.defaults.basis,
            each=each(step),
        )
    )


def _datum(changed: model.Formula | None) -> str | None:
    """The project datum a ``changed:`` names, without ``project.``."""
    if changed is None:
        return None
    path = changed.expression.names()[0]
    return ".".join(path[1:] if path[0] == "project" else path)


def _both(first: Expression | None, second: Expression | None) -> Expression | None:
    """Both conditions as one."""
    if first is None or second is None:
        return second if first is None else first
    source = f"({first.source}) and ({second.source})"
    try:
        return parse(source)
    except ExpressionError:  # each is within the bounds of a text, both together are not
        return Expression(source, Logic(1, "and", (first.root, second.root)))
