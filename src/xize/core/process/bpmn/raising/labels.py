"""What is written at elements the rule has no name for, in the language of the rule."""

from __future__ import annotations

from typing import Final, Literal

from xize.core.expressions import Expression, words
from xize.core.process.rulebook import Rulebook

Tongue = Literal["zh", "en"]
LONGEST: Final = 40
"""Signs of a condition shown at a flow; the whole of it stands in the file anyway."""

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "start": ("开始", "Begin"),
    "end": ("结束", "End"),
    "outcome": ("结果", "Outcome"),
    "choice": ("选择", "Choice"),
    "needed": ("是否需要", "Needed?"),
    "not-needed": ("不需要", "Not needed"),
    "otherwise": ("其他情况", "Otherwise"),
    "gate": ("{name}：条件具备", "{name}: conditions met"),
    "wait": ("等待", "Wait"),
    "tells": ("通知", "Tell"),
    "to": ("转到{name}", "Go to {name}"),
    "choose": ("转到何处", "Where to?"),
    "overdue": ("逾期", "Overdue"),
    "remind": ("逾期通知：{name}", "Overdue: {name}"),
    "article": ("第{name}条　", "Article {name}: "),
    "and": ("、", ", "),
}


class Labels:
    """Words in the language the rule is written in."""

    def __init__(self, rules: Rulebook) -> None:
        self._rules = rules
        self.tongue: Tongue = "zh" if any(one >= "\u2e80" for one in rules.title) else "en"

    def say(self, word: str, name: str = "") -> str:
        """A fixed word, with a name in it where it takes one."""
        return _WORDS[word][self.tongue == "en"].format(name=name)

    def condition(self, expression: Expression) -> str:
        """A condition as people read it, cut where it is long."""
        said = words(expression, self.tongue, self._name)
        return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"

    def _name(self, path: tuple[str, ...]) -> str | None:
        if path[0] == "project" and len(path) == 2 and path[1] in self._rules.data:
            return self._rules.data[path[1]].name or None
        if path[0] in self._rules.documents and len(path) == 1:
            return self._rules.documents[path[0]].name or None
        return None
