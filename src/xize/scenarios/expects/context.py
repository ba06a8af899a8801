"""What judges look at: one stream at one moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from xize.core.engine.state import MAIN
from xize.core.engine.view.world import World
from xize.core.expressions import ExpressionError, parse
from xize.core.regulation.model import NOWHERE, Mark, Word
from xize.scenarios.failure import Mismatch, listed
from xize.scenarios.paths import Places
from xize.scenarios.stage import Stage, View


@dataclass(frozen=True, slots=True)
class Context:
    """A stream, its names, and the stage it is played on."""

    stage: Stage
    stream: str
    places: Places

    @property
    def view(self) -> View:
        """The stream as it stands."""
        return self.places.view

    def worth(self, path: str) -> Any:
        """A datum, a field or an expression; ``e1.expense_form…`` as seen from the case ``e1``."""
        head, _, tail = path.partition(".")
        case = self.places.aliases.get(head)
        text = tail if case else path
        if text in self.view.rules.data:
            text = f"project.{text}"
        try:
            return World(self.view.draft, case or MAIN).worth(parse(text))
        except ExpressionError:
            return None

    def document(self, path: str) -> str:
        """The key of a document: ``a1.change_order`` is the one of the case ``a1``."""
        head, dot, tail = path.partition(".")
        case = self.places.case(head) if dot else None
        key = f"{case}:{tail}"
        return key if case and key in self.view.story.documents else (tail if case else path)


def mismatch(what: str, expected: Any, found: Any, at: Any = NOWHERE) -> Mismatch:
    """A mismatch at the word that says what was expected."""
    place = at.at if isinstance(at, Word) else at if isinstance(at, Mark) else NOWHERE
    return Mismatch(what, listed(expected), listed(found), place)


def alike(left: Iterable[str], right: Iterable[str]) -> bool:
    """The same members, in whatever order."""
    return sorted(map(str, left)) == sorted(map(str, right))
