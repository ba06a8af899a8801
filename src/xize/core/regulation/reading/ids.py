"""Ids: ``snake_case`` or a Chinese identifier, so that expressions can name them."""

from __future__ import annotations

import keyword
import re
import unicodedata
from typing import Final, NamedTuple

from xize.core.regulation.model.words import Declares

_SNAKE: Final = re.compile(r"[a-z][a-z0-9]*(?:_+[a-z0-9]+)*_?")
_KEBAB: Final = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_LETTERS: Final = re.compile(r"[A-Za-z][A-Za-z0-9 _.-]*")
_TRUTHS: Final = frozenset({"true", "false", "none", "null"})
MAX_LENGTH: Final = 80


class Refusal(NamedTuple):
    """Why a text is no id: the code and what its sentence needs."""

    code: str
    details: dict[str, str]


def normal(text: str) -> str:
    """The stored form: NFKC, so that full-width and composed letters are the same id."""
    return unicodedata.normalize("NFKC", text)


def refused(text: str, rules: Declares) -> Refusal | None:
    """Why the (normalised) text cannot be an id, None when it can."""
    if not rules.free and (keyword.iskeyword(text) or text.lower() in _TRUTHS):
        hint = f"{text.lower()}_step" if text.isascii() else text
        return Refusal("id-is-python-word", {"text": text, "hint": hint})
    if len(text) <= MAX_LENGTH and _is_well_formed(text, rules):
        return None
    guess = _repaired(text)
    hints = {"hint_zh": f"，例如 {guess}", "hint_en": f", for example {guess}"}
    return Refusal(
        "invalid-id", {"text": text[:MAX_LENGTH], **(hints if guess else dict.fromkeys(hints, ""))}
    )


def _is_well_formed(text: str, rules: Declares) -> bool:
    if text.isascii():
        return bool((_KEBAB if rules.kebab else _SNAKE).fullmatch(text))
    return text.replace("-", "_").isidentifier() if rules.kebab else text.isidentifier()


def _repaired(text: str) -> str:
    """A valid id like an English one with capitals, blanks or hyphens; empty when there is none."""
    if not _LETTERS.fullmatch(text):
        return ""
    joined = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")[:MAX_LENGTH]
    return joined if _SNAKE.fullmatch(joined) and not keyword.iskeyword(joined) else ""
