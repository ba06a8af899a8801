"""What can be wrong with an expression: one finding, and the error that carries one.

A finding is a code, one fixed sentence in each language, and the place in the source.
"""

import difflib
from collections.abc import Iterable

import msgspec


class Finding(msgspec.Struct, frozen=True):
    """One thing to correct in an expression.

    `code` is stable and kebab-case; `column` is the 1-based character position in the source.
    """

    code: str
    message_zh: str
    message_en: str
    column: int


class ExpressionError(ValueError):
    """The text is not an expression of the language; the only error `parse` raises."""

    def __init__(self, code: str, message_zh: str, message_en: str, column: int) -> None:
        super().__init__(f"{message_en} (column {column})")
        self.code = code
        self.message_zh = message_zh
        self.message_en = message_en
        self.column = column

    @property
    def finding(self) -> Finding:
        """The same as data, to stand beside the findings of `check`."""
        return Finding(self.code, self.message_zh, self.message_en, self.column)


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The valid word most like `word`, or None when none is near."""
    close = difflib.get_close_matches(word, sorted(set(candidates)), n=1, cutoff=0.6)
    return close[0] if close else None


def suggestion(word: str, candidates: Iterable[str]) -> tuple[str, str]:
    """ "Did you mean …?" as a half-sentence in Chinese and English; empty when none is near."""
    near = nearest(word, candidates)
    return (f"；是否指 {near}？", f"; did you mean {near}?") if near else ("", "")
