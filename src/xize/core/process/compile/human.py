"""Human steps: the user task, its work, and the ways on from its outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from xize.core.process import work
from xize.core.process.compile.builder import Builder, Exit, Piece, Place
from xize.core.process.compile.deadlines import due, overdue, remind, remind_tells
from xize.core.process.compile.outcomes import lead_somewhere, outcomes, returning, written
from xize.core.process.compile.people import notices, one, who
from xize.core.process.compile.plain import expression, text, texts
from xize.core.process.graph import Each, End, Exclusive, Jump, SubProcess, UserTask
from xize.core.regulation import model

NOT_YET = {
    "line_outcomes": "line_outcomes",
    "lasts": "lasts",
}


def human(builder: Builder, place: Place, step: model.Human) -> Piece:
    """A user task; with an exclusive gateway behind it where an outcome does not simply go on."""
    for key in NOT_YET:
        if getattr(step, key):
            builder.findings.report("not-executable", step.at, f"{step.id}: {key}")
    lead_somewhere(builder, step)
    task = builder.claim(step, str(step.id))
    builder.add(
        UserTask(
            id=task,
            name=step.name or str(step.id),
            scope=place.scope,
            when=expression(step.when),
            cites=texts(step.cites),
            basis=step.basis or place.defaults.basis,
            work=human_work(builder, step, place),
            each=each(step),
        )
    )
    routed = {name: outcome for name, outcome in written(step).items() if _routed(outcome)}
    if not routed:
        return Piece(task, (Exit(task),))
    gateway = builder.add(Exclusive(id=f"{task}.outcome", scope=place.scope))
    builder.link(task, gateway)
    straight = [name for name in written(step) if name not in routed]
    # The way on is the default: a step that is skipped has no outcome and takes it as well.
    exits = [Exit(gateway, straight[0] if len(straight) == 1 else None, default=True)]
    for name, outcome in routed.items():
        exits += _route(builder, place, f"{task}.{name}", Exit(gateway, name), outcome)
    return Piece(task, tuple(exits))


def each(step: model.Step) -> Each | None:
    """The multi-instance marker of a step."""
    if step.each is None:
        return None
    return Each(over=step.each.expression, one_by_one=step.one_by_one)


def _routed(outcome: model.Outcome) -> bool:
    return bool(outcome.steps or outcome.goto or outcome.end)


def _route(
    builder: Builder, place: Place, name: str, way: Exit, outcome: model.Outcome
) -> Iterator[Exit]:
    """What follows one outcome: its own steps, then a jump, an end, or the way on."""
    if outcome.steps:
        builder.add(
            SubProcess(
                id=name, kind="outcome", name=outcome.name or name, scope=place.scope,
                cites=texts(outcome.cites),
            )
        )  # fmt: skip
        builder.sequence(place.inside(name, outcome.basis), outcome.steps)
        builder.connect([way], name)
        way = Exit(name)
    if outcome.goto is not None:
        targets = builder.targets(outcome.goto.all)
        jump = Jump(
            id=f"{name}.goto",
            scope=place.scope,
            targets=targets,
            choose=bool(outcome.goto.choose_from),
        )
        builder.connect([way], builder.add(jump))
    elif outcome.end is not None:
        end = End(id=f"{name}.ended", scope=place.scope, result=str(outcome.end))
        builder.connect([way], builder.add(end))
    else:
        yield way


def human_work(builder: Builder, step: model.Human, place: Place) -> work.Work:
    """Who does what, on which documents, by when: with every default filled in."""
    regulation = builder.regulation
    assert step.kind != "panel"
    return work.Work(
        kind=step.kind,
        turns=tuple(who(group) for group in step.turns),
        beside=who(step.with_),
        outcomes=outcomes(builder, step),
        vote=vote(step),
        uses=texts(step.uses),
        fills=tuple(_fill(one) for one in step.fills),
        produces=texts(step.produces),
        revises=texts(step.revises),
        settles=texts(step.settles),
        signs=texts(step.signs),
        stale=step.stale,
        new=step.new,
        due=due(step, place.defaults),
        remind=remind(step.remind),
        remind_tells=remind_tells(step.remind),
        overdue=overdue(step.overdue),
        requires=requirements(step.requires),
        tells=notices(step.tells),
        names=texts(step.names),
        optional=step.optional,
        allows=texts(dict.fromkeys((*step.allows, *regulation.allows))),
        forbids=texts(w for w in dict.fromkeys((*step.forbids, *regulation.forbids))
                      if w in step.forbids or w not in step.allows),
        nobody=(text(step.nobody) or "ask_owner").replace("ask_owner", "ask-owner"),
        self_=step.self_ or "allow",
        again=step.again or "ask",
        not_same_as=text(step.not_same_as),
        not_of=texts(step.not_of),
        returning=returning(builder, step),
        resubmit=step.resubmit or "",
        pauses=step.clock != "runs",
        effort=_effort(step.effort),
    )  # fmt: skip


def requirements(listed: tuple[model.Requirement, ...]) -> tuple[work.Requirement, ...]:
    """A readiness board; the source of an expression is its id."""
    return tuple(
        work.Requirement(id=str(one.that.source), that=one.that.expression, says=one.says)
        for one in listed
    )


def _fill(written: model.Fill) -> work.Fill:
    document, _, name = str(written.section).partition(".")
    return work.Fill(
        document=document,
        section=name,
        requires=texts(written.requires),
        only=texts(written.only),
        shows=texts(written.shows),
        by=texts(written.by),
    )


def _effort(effort: model.Effort | None) -> dict[str, str]:
    if effort is None:
        return {}
    given = {"typical": effort.typical, "worst": effort.worst}
    return {key: str(value) for key, value in given.items() if value is not None}


def vote(step: model.Human) -> work.Vote:
    """How decisions become one outcome: all of a countersign, when everybody has decided."""
    together = step.kind == "countersign"
    rule, threshold = _rule(str(step.rule or ("all" if together else "any")))
    return work.Vote(
        rule=rule,
        threshold=threshold,
        tally=step.tally or ("when_all_decided" if together else "as_soon_as_certain"),
        veto=texts(step.veto),
        quorum=str(step.quorum or ""),
        weights={str(role): str(weight) for role, weight in step.weights.items()},
        split=one(step.split),
    )


def _rule(
    written_rule: str,
) -> tuple[Literal["all", "any", "count", "percent", "in_order"], str]:
    match written_rule:
        case "all" | "any" | "in_order":
            return written_rule, ""
        case percent if percent.endswith("%"):
            return "percent", percent.removesuffix("%").strip()
        case count:
            return "count", count
