"""Roles of the regulation, from the people a file names."""

from __future__ import annotations

import re
from typing import Any, Final

from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.importing.labels import Labels
from xize.core.process.bpmn.importing.names import Names
from xize.core.process.bpmn.model.containers import FlowNode, Lane
from xize.core.process.bpmn.vendors import Person, Said

_SUPERIOR: Final = re.compile(
    r"(?:initiator|starter|my|direct|dept|department|team|line)?_?"
    r"(?:manager|leader|superior|supervisor)(?:id|username|userid)?|"
    r"[$#]\{(?:\w+\.)?(?:get|find)?\w*(?:manager|leader|superior)\w*\("
    r"(?:initiator|starter|startuserid|execution)?\)\}|"
    r"(?:直属|部门)?(?:主管|领导|上级|经理)",
    re.IGNORECASE,
)
LABEL: Final = 60
"""Characters of a name that are kept."""

By = Any
"""What stands under ``by:``: an id, a mapping, or a list of these."""


class Roles:
    """The roles as they are met; ``made`` is what stands under ``roles:``."""

    def __init__(self, report: Report, labels: Labels) -> None:
        self.made: dict[str, dict[str, Any]] = {}
        self._report = report
        self._labels = labels
        self._names = Names()
        self._known: dict[tuple[str, str], str] = {}

    def lead(self) -> str:
        """The one who does what nobody else is named for."""
        self.made.setdefault("lead", {"name": self._labels.lead, "exactly": 1, "leads": True})
        return "lead"

    def role(self, kind: str, word: str, label: str = "", **said: Any) -> str:
        """The role of a person, group, lane or variable; the same one each time."""
        key = (kind, word)
        if key not in self._known:
            ident = self._names.new([label, word, f"{kind}_{word}"], "role_1")
            self._known[key] = ident
            self.made[ident] = {"name": one_line(label or word), **said}
        return self._known[key]

    def together(self, parts: tuple[str, ...]) -> str:
        """A role that any of several others may fill."""
        name = " / ".join(str(self.made[one]["name"]) for one in parts)
        return self.role("any", "_or_".join(parts), name[:LABEL], any_of=list(parts))

    def by(self, node: FlowNode, said: Said, lane: Lane | None, name: str) -> By:
        """Who does a step that is done once: anybody of those the file names."""
        found = self._those(node, said, name)
        if not found and lane is not None and (lane.name or lane.id):
            found = [self.role("lane", lane.id, lane.name)]
        if not found:
            self._report.say("import-nobody", node.id, node.line, name=name)
            return self.lead()
        if len(found) == 1:
            return found[0]
        roles = tuple(one for one in found if isinstance(one, str) and one in self.made)
        return self.together(roles) if len(roles) > 1 else found[0]

    def each(self, node: FlowNode, said: Said, name: str) -> list[By]:
        """Who decides in a countersign: a voice for everybody of a group, for each person."""
        element = said.several.element if said.several else ""
        those = [one for one in said.candidates if not element or one.word != element]
        found = self._several(node, those, name)
        if not found:
            collection = said.several.collection if said.several else ""
            label = self._labels.doer.format(name)
            found = [{"role": self.role("each", collection or node.id, label), "pick": "all"}]
            detail = one_line(collection)
            self._report.say(
                "import-person-by-code", node.id, node.line, name=name, detail=detail, role=label
            )
        return found

    def _several(self, node: FlowNode, those: list[Person], name: str) -> list[By]:
        found: list[By] = []
        for one in those:
            who = self._one(node, one, name)
            whole = one.kind == "group" and isinstance(who, str)
            found.append({"role": who, "pick": "all"} if whole else who)
        return _once(found)

    def _those(self, node: FlowNode, said: Said, name: str) -> list[By]:
        return _once([self._one(node, one, name) for one in said.candidates])

    def _one(self, node: FlowNode, person: Person, name: str) -> By:
        match person.kind:
            case "initiator":
                return "initiator"
            case "group":
                return self.role("group", person.word, person.label)
            case "user":
                return self.role("user", person.word, person.label, exactly=1)
            case "variable" | "code" if _is_superior(person.word):
                detail = one_line(person.word)
                self._report.say("import-superior", node.id, node.line, name=name, detail=detail)
                return {"superior": 1, "of": "initiator"}
            case "variable":
                return self.role("variable", person.word, person.label)
        role = self.role("code", person.word, self._labels.doer.format(name))
        detail, label = one_line(person.word), self.made[role]["name"]
        self._report.say(
            "import-person-by-code", node.id, node.line, name=name, detail=detail, role=label
        )
        return role


def _is_superior(word: str) -> bool:
    return len(word) <= 2 * LABEL and bool(_SUPERIOR.fullmatch(word))


def _once(found: list[By]) -> list[By]:
    return [one for place, one in enumerate(found) if one not in found[:place]]


def one_line(text: str, most: int = LABEL) -> str:
    """A text of a file as it can stand in a line of ours: printable, short."""
    line = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
