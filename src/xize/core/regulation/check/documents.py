"""Documents nobody makes or looks at, forms nobody fills, archive items nobody can deliver."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from xize.core.problems import Sentence
from xize.core.regulation.check.index import Index
from xize.core.regulation.check.papers import Papers
from xize.core.regulation.model import DossierItem, Human, Word
from xize.core.regulation.reading.notes import Notes

SENTENCES: Final = {
    "document-without-producer": Sentence(
        "没有环节产生“{word}”，却在用它。请在某个环节写 produces、revises 或 fills。",
        'No step brings about "{word}", yet it is used. Write produces, revises or fills on one.',
        "warning",
    ),
    "document-unused": Sentence(
        "文档“{word}”没有环节使用，也不进归档清单或台账。请确认是否需要。",
        'The document "{word}" is used by no step, dossier item or register. Check that it is '
        "needed.",
        "info",
    ),
    "section-never-filled": Sentence(
        "没有环节填写表单部分“{word}”。请在某个环节写 fills: [{word}]。",
        'No step fills the section "{word}". Write fills: [{word}] on one.',
        "warning",
    ),
    "goes-nowhere": Sentence(
        "“{word}”定稿后才分发，但没有环节定稿它。请在某个环节写 settles: [{word}]，或改 on:。",
        '"{word}" goes round once settled, and no step settles it. Write settles: [{word}] on one, '
        "or change on:.",
        "warning",
    ),
    "dossier-without-producer": Sentence(
        "归档清单第 {item} 项要“{word}”，但没有环节产生它。请补环节，或写 optional: true。",
        'Dossier item {item} asks for "{word}", which no step brings about: it can never be '
        "complete. Add a step, or write optional: true.",
    ),
    "dossier-item-twice": Sentence(
        "归档清单的序号 {item} 在第 {line} 行已有。请改号。",
        "The dossier item number {item} stands in line {line} already. Change it.",
    ),
    "dossier-item-empty": Sentence(
        "归档清单第 {item} 项没有写文档。请写 of: 或 any_of:。",
        "Dossier item {item} names no document. Write of: or any_of:.",
    ),
    "dossier-not-signed-there": Sentence(
        "环节“{step}”不签署“{word}”，第 {item} 项归不齐。请改 signed_at，或给环节加 signs。",
        'The step "{step}" does not sign "{word}", so dossier item {item} can never be met. Change '
        "signed_at, or add signs to the step.",
    ),
}


def check_documents(index: Index, notes: Notes) -> None:
    """Every document is made by somebody and for something."""
    papers = Papers(index)
    needed = dict(_needed_by_steps(index))
    for name, document in index.regulation.documents.items():
        if name not in papers.makers and name in needed:
            notes.say("document-without-producer", needed[name].at, word=name)
        if name not in papers.used and name not in papers.attached | papers.filled:
            notes.say("document-unused", name.at, word=name)
        for rule in document.goes_to:
            if set(rule.on) == {"settled"} and name not in papers.settled:
                notes.say("goes-nowhere", rule.at, word=name)
        for inner in document.sections:
            whole = f"{name}.{inner}"
            if not {whole, name} & papers.filled and name not in papers.attached:
                notes.say("section-never-filled", inner.at, word=whole)
    _dossier(index, papers, notes)


def _needed_by_steps(index: Index) -> Iterator[tuple[Word, Word]]:
    for spot in index.spots:
        if isinstance(spot.part, Human):
            for name in (*spot.part.uses, *spot.part.signs, *spot.part.settles):
                yield name, name


def _dossier(index: Index, papers: Papers, notes: Notes) -> None:
    numbers: dict[int, int] = {}
    for item in index.regulation.dossier:
        if item.item in numbers:
            notes.say("dossier-item-twice", item.at, item=item.item, line=numbers[item.item])
        numbers.setdefault(item.item, item.at.line)
        if not (item.of or item.any_of):
            notes.say("dossier-item-empty", item.at, item=item.item)
        _deliverable(item, index, papers, notes)
        _signed(item, index, notes)


def _deliverable(item: DossierItem, index: Index, papers: Papers, notes: Notes) -> None:
    known = index.regulation.documents
    missing = [name for name in item.of if name in known and name not in papers.makers]
    if item.any_of and not any(name in papers.makers for name in item.any_of):
        missing += [name for name in item.any_of if name in known][:1]
    if not item.optional:
        for name in missing:
            notes.say("dossier-without-producer", name.at, item=item.item, word=name)


def _signed(item: DossierItem, index: Index, notes: Notes) -> None:
    spot = index.spot(item.signed_at) if item.signed_at else None
    if spot is None or not isinstance(spot.part, Human):
        return
    for name in item.of:
        if name not in spot.part.signs:
            notes.say(
                "dossier-not-signed-there", name.at, item=item.item, word=name, step=spot.ident
            )
