"""Which compiler a step belongs to."""

from __future__ import annotations

from xize.core.process.compile.blocks import block, choose, parallel
from xize.core.process.compile.builder import Builder, Piece, Place
from xize.core.process.compile.human import human
from xize.core.process.compile.others import call, milestone, not_yet, wait
from xize.core.process.compile.people import notices
from xize.core.regulation import model


def compile_step(builder: Builder, place: Place, step: model.Step) -> Piece:
    """One step of any kind as a piece of graph."""
    if isinstance(step, model.Human) and not isinstance(step, model.Panel):
        return human(builder, place, step)
    if step.optional:
        builder.findings.report("optional-not-here", step.at, str(step.ident or "wait"))
    piece = _other(builder, place, step)
    return builder.telling(place, step, piece, notices(step.tells))


def _other(builder: Builder, place: Place, step: model.Step) -> Piece:
    match step:
        case model.Block():
            return block(builder, place, step)
        case model.Parallel():
            return parallel(builder, place, step)
        case model.Choose():
            return choose(builder, place, step)
        case model.Call():
            return call(builder, place, step)
        case model.Milestone():
            return milestone(builder, place, step, str(step.id))
        case model.Wait():
            return wait(builder, place, step)
    return not_yet(builder, place, step, _construct(step))


def _construct(step: model.Step) -> str:
    kind = next(iter(step.keywords), type(step).__name__.lower())
    return f"{kind}: {step.ident}" if step.ident else kind
