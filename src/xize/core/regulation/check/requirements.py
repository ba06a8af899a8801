"""Readiness boards no step can ever meet (language.md, semantics 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from xize.core.expressions.nodes import Call, Node, Path
from xize.core.problems import Sentence
from xize.core.regulation.check.index import Index
from xize.core.regulation.check.order import can_precede, seen
from xize.core.regulation.check.papers import Papers
from xize.core.regulation.check.paths import conjuncts, named_by
from xize.core.regulation.check.spots import Spot
from xize.core.regulation.model import Human, Mark, Requirement
from xize.core.regulation.reading.notes import Notes

SENTENCES: Final = {
    "requires-nothing-made": Sentence(
        "“{step}”要求“{word}”，但没有环节产生它。请补一个环节，或删去这个条件。",
        '"{step}" requires "{word}", which no step brings about. Add one, or delete the condition.',
    ),
    "requires-later": Sentence(
        "“{step}”要求“{word}”，但那要在它之后才会有。请调整先后，或删去这个条件。",
        '"{step}" requires "{word}", which only comes after it. Change the order, or delete the '
        "condition.",
    ),
    "requires-no-signature": Sentence(
        "“{step}”要求“{word}”签署“{document}”，但那里不签署它。请加 signs: [{document}]。",
        '"{step}" requires "{document}" signed at "{word}", which does not sign it. Add '
        'signs: [{document}] to "{word}".',
    ),
}


def check_requirements(index: Index, notes: Notes) -> None:
    """Every condition of a board can be met by the time it is asked for."""
    looker = _Looker(index, notes)
    for spot in index.spots:
        looker.look(spot, getattr(spot.part, "requires", ()), leaving=False)
        looker.look(spot, getattr(spot.part, "leaves_when", ()), leaving=True)


class _Looker:
    def __init__(self, index: Index, notes: Notes) -> None:
        self._index = index
        self._papers = Papers(index)
        self._notes = notes

    def look(self, spot: Spot, board: Iterable[Requirement], *, leaving: bool) -> None:
        for line in board:
            for node in conjuncts(line.that.expression.root):
                self._condition(spot, node, line.that.at, leaving)

    def _condition(self, spot: Spot, node: Node, at: Mark, leaving: bool) -> None:
        match node:
            case Path(parts=(name,)) if name in self._index.regulation.documents:
                self._document(spot, name, at, leaving)
            case Call(function="approved") as call:
                for name in named_by(call)[:1]:
                    self._step(spot, name, at, leaving)
            case Call(function="signed") as call:
                match named_by(call):
                    case (document, step):
                        self._signature(spot, document, step, at)
                        self._step(spot, step, at, leaving)

    def _document(self, spot: Spot, name: str, at: Mark, leaving: bool) -> None:
        makers = self._papers.makers.get(name, ())
        if not makers:
            self._say("requires-nothing-made", spot, name, at)
        elif not any(_in_time(maker, spot, leaving) for maker in makers):
            self._say("requires-later", spot, name, at)

    def _step(self, spot: Spot, name: str, at: Mark, leaving: bool) -> None:
        found = self._index.target(name, spot)
        if found and not _in_time(found, spot, leaving):
            self._say("requires-later", spot, name, at)

    def _signature(self, spot: Spot, document: str, step: str, at: Mark) -> None:
        found = self._index.target(step, spot)
        if found and isinstance(found.part, Human) and document not in found.part.signs:
            self._notes.say(
                "requires-no-signature", at, step=_label(spot), word=step, document=document
            )

    def _say(self, code: str, spot: Spot, word: str, at: Mark) -> None:
        self._notes.say(code, at, step=_label(spot), word=word)


def _in_time(maker: Spot, spot: Spot, leaving: bool) -> bool:
    return can_precede(maker, spot) or (leaving and seen(spot, maker).relation == "inside")


def _label(spot: Spot) -> str:
    return spot.ident or next(iter(_names(spot)), "")


def _names(spot: Spot) -> Iterator[str]:
    name = getattr(spot.part, "name", "")
    if name:
        yield name
