"""Single texts to values: words, ids, expressions, yes/no, numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from xize.core.expressions import ExpressionError, parse
from xize.core.regulation.model import Formula, Word
from xize.core.regulation.reading import grammars
from xize.core.regulation.reading.described import wrong_type
from xize.core.regulation.reading.ids import normal, refused
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.reading.sentences import near
from xize.core.regulation.reading.shapes import (
    ChoiceShape,
    FormulaShape,
    Shape,
    TextShape,
    WholeShape,
    WordShape,
    YesNoShape,
)
from xize.core.regulation.source.nodes import Scalar

_WHOLE: Final = re.compile(r"[0-9]{1,9}")
_TRUTH: Final = {"true": True, "false": False}
BLANK: Final[Mapping[type, Any]] = {
    FormulaShape: Formula(expression=parse("true")),
    YesNoShape: False,
    WholeShape: 0,
}
"""What stands where a required value is missing, so that the rest can be checked."""


class Scalars:
    """Reads texts that are there; None, and a problem, where they do not fit."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def read(self, shape: Shape, node: Scalar, key: str) -> Any:
        """The value of a text for this shape."""
        match shape:
            case TextShape():
                return node.text
            case WordShape():
                return self.word(shape, node, key)
            case FormulaShape():
                return self._formula(node)
            case ChoiceShape(words=words):
                return self._choice(words, node, key)
            case YesNoShape() if node.plain and node.text in _TRUTH:
                return _TRUTH[node.text]
            case WholeShape() if _WHOLE.fullmatch(node.text):
                return int(node.text)
        wrong_type(self._notes, shape, node, key)
        return None

    def word(self, shape: WordShape, node: Scalar, key: str) -> Word | None:
        """A word: an id is normalised and checked, a small grammar looked up."""
        text = node.text
        if shape.declares:
            text = normal(text)
            if refusal := refused(text, shape.declares):
                self._notes.say(refusal.code, node.at, **refusal.details)
                return None
        elif shape.names:
            text = normal(text)
        if shape.grammar:
            if wrong := grammars.complaint(shape.grammar, text):
                code, zh, en = wrong
                self._notes.say_as(code, node.at, zh, en)
                return None
            text = grammars.stored(shape.grammar, text)
        return Word(text, node.at)

    def _formula(self, node: Scalar) -> Formula | None:
        try:
            spread = node.offset < 0 or "\n" in node.text
            return Formula(at=node.within(1), expression=parse(node.text), spread=spread)
        except ExpressionError as error:
            at = node.within(error.column)
            self._notes.say_as(error.code, at, error.message_zh, error.message_en)
            return None

    def _choice(self, words: tuple[str, ...], node: Scalar, key: str) -> str | None:
        if node.text in words:
            return node.text
        self._notes.say("unknown-word", node.at, word=key, text=node.text, **near(node.text, words))
        return None
