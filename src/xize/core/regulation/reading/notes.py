"""Where the reader writes down what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from xize.core.problems import Problem, Sentence
from xize.core.regulation.model import Mark

MAX_PROBLEMS: Final = 200
"""More would not be read by anyone, and a file of nonsense must stay bounded."""


class Notes:
    """Problems of one file. ``lost`` says that something could not be read and is missing."""

    def __init__(self, file: str, sentences: Mapping[str, Sentence]) -> None:
        self.file = file
        self.lost = False
        self.problems: list[Problem] = []
        self._sentences = sentences

    def say(self, code: str, at: Mark, /, **details: object) -> None:
        """Write down a problem with its fixed sentence."""
        sentence = self._sentences[code]
        self.add(sentence.problem(code, self.file, at.line, at.column, **details))

    def say_as(self, code: str, at: Mark, zh: str, en: str) -> None:
        """Write down a problem somebody else has put into words."""
        self.add(
            Problem(
                code=code,
                message_zh=zh,
                message_en=en,
                file=self.file,
                line=at.line,
                column=at.column,
            )
        )

    def add(self, problem: Problem) -> None:
        """Write down a finished problem."""
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(problem)
