"""What is written at elements the rule has no name for, in the language of the rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from xize.core.expressions import Expression, words
from xize.core.process.graph import Node, UserTask
from xize.core.process.rulebook import Document, Rulebook

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
    "step.completed": ("「{name}」已完成", "“{name}” done"),
    "step.visits": ("「{name}」次数", "visits of “{name}”"),
    "step.outcome": ("「{name}」结论", "outcome of “{name}”"),
    "step.late": ("「{name}」逾期", "“{name}” late"),
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
        said = words(expression, self.tongue, self._name, self._option)
        return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"

    def _name(self, path: tuple[str, ...]) -> str | None:
        """What people call a path; None where the rule has no name for it."""
        match path:
            case ("step", ident, asked) if f"step.{asked}" in _WORDS:
                name = next((one.name for one in self._nodes(ident)), "")
                return self.say(f"step.{asked}", name) if name else None
            case ("project", datum) if datum in self._rules.data:
                return self._rules.data[datum].name or None
            case (ident, *inside) if ident in self._rules.documents:
                return self._in_document(self._rules.documents[ident], inside) or None
        return None

    def _in_document(self, document: Document, inside: list[str]) -> str:
        """A document, one of its sections, or a field."""
        if not inside:
            return document.name
        section = next((one for one in document.sections if one.id == inside[0]), None)
        if section is None or len(inside) == 1:
            return section.name if section else ""
        return next((one.name for one in section.fields if one.id == inside[1]), "")

    def _option(self, path: tuple[str, ...], option: str) -> str | None:
        """The name of an outcome, or of a datum's option."""
        match path:
            case ("step", ident, "outcome"):
                steps = (one for one in self._nodes(ident) if isinstance(one, UserTask))
                named = (
                    each.name for one in steps for each in one.work.outcomes if each.id == option
                )
                return next(named, "") or None
            case ("project", datum) if datum in self._rules.data:
                return self._rules.data[datum].options.get(option)
        return None

    def _nodes(self, ident: str) -> Iterator[Node]:
        """The node of that id, in whichever procedure has one."""
        for procedure in self._rules.procedures.values():
            if ident in procedure.process.nodes:
                yield procedure.process.nodes[ident]
