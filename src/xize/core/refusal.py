"""What an app answers when it does not do what it is asked: a code and a fixed sentence."""

from __future__ import annotations

from typing import ClassVar


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Base class; ``about`` fills the place the sentence names, ``details`` its other places.

    ``code`` is stable and kebab-case. Both sentences name what is wrong and the remedy.
    """

    code: ClassVar[str]
    zh: ClassVar[str]
    en: ClassVar[str]

    def __init__(self, about: str = "", **details: object) -> None:
        self.about = about
        self.details = details
        super().__init__(self.code, about)

    def sentence(self, language: str) -> str:
        """The fixed sentence in ``zh`` (any Chinese tag) or English."""
        text = self.zh if language.startswith("zh") else self.en
        return text.format(about=self.about, **self.details)

    def __str__(self) -> str:
        return f"{self.code}: {self.sentence('en')}"
