"""Refusals are data: a stable code, a fixed sentence in two languages, and what it is about.

``Refused`` is the only exception ``decide`` raises. Codes are public: scenarios, the API and the
tests name them.
"""

from __future__ import annotations

from typing import Any

from xize.core.engine.sentences import SENTENCES, WAYS, lack

__all__ = ["SENTENCES", "Refused"]


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Why a command was not carried out. Nothing has changed.

    ``args_`` fill the sentence; ``problems`` lists the single errors of a form.
    """

    def __init__(self, code: str, problems: tuple[Any, ...] = (), **args: Any) -> None:
        super().__init__(code)
        self.code = code
        self.args_ = args
        self.problems = problems

    def sentence(self, language: str = "zh") -> str:
        """The fixed sentence in ``zh`` or ``en``."""
        if self.problems:
            return "\n".join(
                problem.message("zh" if language.startswith("zh") else "en")
                for problem in self.problems
            )
        zh, en = SENTENCES[self.code]
        text = zh if language.startswith("zh") else en
        return text.format(
            **{key: _said(key, value, language) for key, value in self.args_.items()}
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Refused) and (self.code, self.args_) == (other.code, other.args_)

    def __hash__(self) -> int:
        return hash(self.code)

    def __repr__(self) -> str:
        return f"Refused({self.code!r}, {self.args_!r})"


def _said(key: str, value: Any, language: str) -> str:
    if key == "way":
        zh, en = WAYS[value]
        return zh if language.startswith("zh") else en
    if key == "lacks":
        return _join(tuple(lack(one, language) for one in value), language)
    return _join(value, language)


def _join(value: Any, language: str) -> str:
    if isinstance(value, (tuple, list)):
        return ("、" if language.startswith("zh") else ", ").join(str(v) for v in value)
    return str(value)
