"""One step of an edition: who, what, by when, on which documents, with which outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from xize.core.process.graph import Call, Gate, Milestone, Node, SubProcess, UserTask, Wait
from xize.core.process.layout import Box
from xize.core.process.work import Fill, Outcome, Work
from xize.web.regulations.phrases import BASIS, Phrases


@dataclass(frozen=True, slots=True)
class Fact:
    """One line about a step: a label and one or several texts."""

    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepCard:
    """Everything an edition says about one step. ``leads`` say where outcomes lead to."""

    node: str
    procedure: str
    name: str
    kind: str
    basis: str
    articles: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]
    outcomes: tuple[str, ...]
    leads: tuple[str, ...]


def step_card(phrases: Phrases, procedure: str, node: str, box: Box | None) -> StepCard | None:
    """The card of a node; None where the procedure has no such node."""
    flow = phrases.rules.procedures.get(procedure)
    found = flow.process.nodes.get(node) if flow else None
    if found is None:
        return None
    names = phrases.names
    work = found.work if isinstance(found, UserTask) else None
    return StepCard(
        node=node,
        procedure=procedure,
        name=names.node(node, procedure),
        kind=kind_words(found),
        basis=str(BASIS.get(found.basis, found.basis)),
        articles=tuple((one, names.article(one)) for one in found.cites),
        facts=tuple(Fact(label, texts) for label, texts in _facts(phrases, found) if any(texts)),
        outcomes=tuple(_outcome(phrases, node, one) for one in work.outcomes) if work else (),
        leads=tuple(_leads(box)) if box else (),
    )


def kind_words(node: Node) -> str:
    """What kind of step it is."""
    match node:
        case UserTask():
            return _KINDS[node.work.kind]()
        case SubProcess():
            return _("Stage") if node.kind == "stage" else _("Block")
        case Call():
            return _("Other procedure")
        case Milestone():
            return _("Milestone")
        case Gate():
            return _("Conditions")
        case Wait():
            return _("Waiting")
    return _("Step")


_KINDS = {
    "task": lambda: _("Task"),
    "approve": lambda: _("Approval"),
    "countersign": lambda: _("Countersign"),
    "file": lambda: _("Handing over"),
    "archive": lambda: _("Archiving"),
}


def _facts(phrases: Phrases, node: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    if node.when is not None:
        yield _("Only if"), (phrases.condition(node.when.source),)
    if isinstance(node, Gate):
        yield _("Asks for"), _requirements(phrases, node)
    if isinstance(node, SubProcess) and node.due is not None:
        yield _("Deadline"), (phrases.due(node.due),)
    if isinstance(node, UserTask):
        yield from _who(phrases, node.work)
        yield from _papers(phrases, node.work)
        yield from _times(phrases, node.work)
        yield _("Asks for"), _requirements(phrases, node.work)


def _requirements(phrases: Phrases, of: Gate | Work) -> tuple[str, ...]:
    names = phrases.names
    said = (names.requirement(one.id, one.says) for one in of.requires)
    return tuple(phrases.condition(text) for text in said)


def _who(phrases: Phrases, work: Work) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield _("Done by"), tuple(phrases.all(turn) for turn in work.turns)
    if work.kind in ("approve", "countersign") and (len(work.turns) > 1 or len(work.turns[0]) > 1):
        yield _("Voices"), (phrases.vote(work.vote),)
    yield _("Beside them"), (phrases.all(tuple(one for one in work.beside if not one.entry)),)
    yield _("Must be heard"), (phrases.all(tuple(one for one in work.beside if one.entry)),)


def _papers(phrases: Phrases, work: Work) -> Iterator[tuple[str, tuple[str, ...]]]:
    def named(documents: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(phrases.names.document(one) for one in documents)

    yield _("Fills in"), tuple(dict.fromkeys(_section(phrases, one) for one in work.fills))
    yield _("Produces"), named(work.produces)
    yield _("Revises"), named(work.revises)
    yield _("Settles"), named(work.settles)
    yield _("Signs"), named(work.signs)
    yield _("Uses"), named(work.uses)


def _section(phrases: Phrases, fill: Fill) -> str:
    names, document = phrases.names, phrases.rules.documents[fill.document]
    for section in document.sections:
        if section.id == fill.section and section.name:
            return f"{names.document(document.id)} · {names.section(document.id, section)}"
    return names.document(fill.document)


def _times(phrases: Phrases, work: Work) -> Iterator[tuple[str, tuple[str, ...]]]:
    if work.due is not None:
        basis = BASIS.get(work.due.basis, "")
        yield _("Deadline"), (f"{phrases.due(work.due)}（{basis}）",)
    yield _("Reminds"), phrases.reminds(work.remind, work.remind_tells)
    if work.overdue is not None:
        yield _("When overdue"), (phrases.overdue(work.overdue),)
    yield _("Tells afterwards"), tuple(phrases.all(one.to) for one in work.tells)


def _outcome(phrases: Phrases, node: str, outcome: Outcome) -> str:
    return phrases.names.outcome(node, outcome.id)


def _leads(box: Box) -> Iterator[str]:
    """Where outcomes lead, as the drawing says it, broken lines joined again."""
    said = ""
    for text in box.texts:
        if text.role not in ("back", "ahead", "end"):
            continue
        if text.text[:1] in "↩↓■":
            if said:
                yield said
            said = text.text
        else:
            said = _joined(said, text.text.strip())
    if said:
        yield said


def _joined(before: str, after: str) -> str:
    """Two lines as one; only words of Latin script, and an arrow, need a blank between."""
    latin = before[-1:].isascii() and after[:1].isascii()
    return f"{before} {after}" if latin or before.endswith("→") else before + after
