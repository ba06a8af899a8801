"""Single steps: does somebody do it, do its keys and outcomes go together?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from xize.core.problems import Sentence
from xize.core.regulation.check.index import Index
from xize.core.regulation.check.spots import MAIN, Spot
from xize.core.regulation.model import RESERVED_OUTCOMES, Human, Outcome, Panel, Step, Word
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.reading.sentences import near

SENTENCES: Final = {
    "nobody-does-it": Sentence(
        "环节“{word}”没有写谁来办。请加 by:。",
        'The step "{word}" does not say who does it. Add by:.',
    ),
    "key-only-alongside": Sentence(
        "“{key}”只用于 alongside 下的工作，“{word}”在流程里。请移到 alongside，或删去。",
        '"{key}" is for work under alongside only, and "{word}" stands in the flow. Move it there, '
        "or delete the key.",
    ),
    "key-without-effect": Sentence(
        "“{key}”只对表决（approve、countersign）有意义，“{word}”是 {kind}。请删去或改种类。",
        '"{key}" only matters where people decide, and "{word}" is a {kind}. Delete it, or change '
        "the kind.",
        "warning",
    ),
    "counts-as-missing": Sentence(
        "会签“{step}”的结果“{word}”没有写算作什么。请加 counts_as:，例如 object。",
        'The outcome "{word}" of the countersign "{step}" does not say what it counts as. Add '
        "counts_as: agree, object, refuse or abstain.",
    ),
    "outcome-two-ways": Sentence(
        "结果“{word}”既 goto 又 end。请只留一个。",
        'The outcome "{word}" has both goto and end. Keep one.',
    ),
    "unknown-outcome": Sentence(
        "“{step}”没有名为“{word}”的结果{near_zh}",
        '"{step}" has no outcome "{word}"{near_en}',
    ),
    "unknown-need": Sentence(
        "“{word}”不是 comment，也不是“{step}”所填表单的字段{near_zh}",
        '"{word}" is neither comment nor a field of a form "{step}" fills{near_en}',
    ),
    "effect-on-no-host": Sentence(
        "“project:”作用于所属项目，只能写在附属流程里。在主流程请用 end。",
        '"project:" acts on the host and belongs in a side procedure. Use end in the main flow.',
    ),
    "result-of-other-procedure": Sentence(
        "终结状态“{word}”是另一流程的。请在本流程的 results 或规程的 results 里声明。",
        'The result "{word}" belongs to another procedure. Declare it under this one\'s results, '
        "or the regulation's.",
    ),
    "empty-block": Sentence(
        "“{word}”里没有环节。请补上或删去。",
        'There are no steps in "{word}". Add some, or delete it.',
        "warning",
    ),
}
_BESIDE_ONLY: Final = ("from_", "until", "every", "changed")
_VOTING: Final = ("rule", "tally", "weights", "veto", "quorum", "split")
_NOT_VOTING: Final = ("task", "file", "archive")


def check_steps(index: Index, notes: Notes) -> None:
    """Every step is complete in itself."""
    for spot in index.spots:
        if isinstance(spot.part, Human):
            _human(spot, spot.part, index, notes)
        if isinstance(spot.part, Step) and spot.kind != "beside":
            _place(spot, spot.part, notes)
        if isinstance(spot.part, Outcome):
            _outcome(spot, spot.part, index, notes)
        if spot.kind in ("stage", "block", "branch", "case") and not getattr(
            spot.part, "steps", True
        ):
            notes.say("empty-block", spot.at, word=spot.ident or "else")


def _human(spot: Spot, step: Human, index: Index, notes: Notes) -> None:
    drawn = isinstance(step, Panel) and step.draw is not None
    if not step.by and not step.in_turn and not drawn and not index.regulation.bpmn:
        notes.say("nobody-does-it", spot.at, word=step.id)
    if step.kind in _NOT_VOTING:
        for key in _VOTING:
            if getattr(step, key):
                notes.say("key-without-effect", step.at, key=key, word=step.id, kind=step.kind)
    if step.kind == "countersign":
        for name, outcome in step.outcomes.items():
            if name not in RESERVED_OUTCOMES and outcome.counts_as is None:
                notes.say("counts-as-missing", name.at, word=name, step=step.id)
    decide = step.overdue.decide if step.overdue else None
    known = _decidable(step)
    if decide and decide not in known:
        notes.say("unknown-outcome", decide.at, word=decide, step=step.id, **near(decide, known))
    fields = {"comment", *_fields(step, index)}
    for outcome in step.outcomes.values():
        for need in outcome.needs:
            if need not in fields:
                notes.say("unknown-need", need.at, word=need, step=step.id, **near(need, fields))


def _decidable(step: Human) -> tuple[str, ...]:
    """The outcomes a step can end with: declared, or those it has without declaring any."""
    declared = tuple(name for name, one in step.outcomes.items() if name != "return" or one.leads)
    if declared:
        return declared
    return ("next",) if step.kind in ("task", "file") else ("agree", "object")


def _fields(step: Human, index: Index) -> Iterator[str]:
    """The fields of every section the step fills."""
    for whole in (fill.section for fill in step.fills):
        for name, (_, section) in index.sections.items():
            if name == whole or name.startswith(f"{whole}."):
                yield from section.entries


def _place(spot: Spot, step: Step, notes: Notes) -> None:
    beside = spot.parent is not None and spot.parent.kind == "beside"
    for key in () if beside else _BESIDE_ONLY:
        if getattr(step, key):
            word = step.ident or step.name
            notes.say("key-only-alongside", spot.at, key=key.rstrip("_"), word=word)


def _outcome(spot: Spot, outcome: Outcome, index: Index, notes: Notes) -> None:
    if outcome.goto and outcome.end:
        notes.say("outcome-two-ways", spot.at, word=spot.ident)
    if outcome.project and spot.procedure == MAIN:
        notes.say("effect-on-no-host", outcome.project.at)
    end = outcome.end
    allowed = index.results.get(spot.procedure, {})
    if end and end not in allowed and end in index.ids("result"):
        notes.say("result-of-other-procedure", end.at, word=Word(end))
