"""Every expression against the declarations: names, types, and what its place asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from xize.core.expressions import CONDITION, Type, check
from xize.core.expressions.check import type_of
from xize.core.expressions.types import DATE, NUMBER, PERSON, UNKNOWN, element
from xize.core.problems import Sentence
from xize.core.regulation import model
from xize.core.regulation.check.index import Index
from xize.core.regulation.check.paths import single
from xize.core.regulation.check.scope import RegulationScope, at_spot, whole_scope
from xize.core.regulation.check.spots import Spot
from xize.core.regulation.check.types import Types
from xize.core.regulation.model import Document, Formula, Mark, Part, Word
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.reading.sentences import near
from xize.core.regulation.walk import Placed, formulas

SENTENCES: Final = {
    "not-a-datum": Sentence(
        "这里应写一项项目数据，例如 project.live_on；“{text}”不是{near_zh}",
        'A project datum like project.live_on belongs here; "{text}" is none{near_en}',
    ),
    "unknown-group": Sentence(
        "指标不能按“{word}”分组{near_zh}",
        'An indicator cannot be grouped by "{word}"{near_en}',
    ),
}
_NESTED: Final = (model.Step, model.Branch, model.Case, model.Outcome, model.Procedure)
_CONDITIONS: Final = ("when", "that")
_DATES: Final = ("due", "until", "after", "before", "opens", "closes", "in_force")
_GROUPS: Final = (
    "day", "week", "month", "quarter", "year", "department", "role", "person", "stage", "project",
    "organisation",
)  # fmt: skip
_FREE: Final = (model.AttachTo, model.Attach)
"""``attach:`` speaks of other regulations' projects, whose declarations are not known here."""


def check_formulas(index: Index, notes: Notes) -> None:
    """Every expression can be evaluated to what its place needs."""
    _Formulas(index, notes).look()
    _groups(index, notes)


def _bound(kind: Type) -> Type:
    """What bounds a value of this type: a figure or a day, else how many there are."""
    if kind.kind == "datetime":
        return DATE
    return kind if kind.kind in ("number", "money", "percent", "date", "time") else NUMBER


def _groups(index: Index, notes: Notes) -> None:
    """An indicator is grouped by a time, a part of the organisation, or a field."""
    fields = {str(name) for _, section in index.sections.values() for name in section.entries}
    known = (*_GROUPS, *sorted(fields), *index.regulation.data)
    for indicator in index.regulation.indicators.values():
        word = indicator.per
        if word and word not in known:
            notes.say("unknown-group", word.at, word=word, **near(word, known))


class _Formulas:
    def __init__(self, index: Index, notes: Notes) -> None:
        self._index = index
        self._notes = notes
        self._types = Types(index.regulation)
        self._scope = whole_scope(index, self._types)
        self._rows: dict[int, Type | None] = {}

    def look(self) -> None:
        regulation = self._index.regulation
        for spot in self._index.spots:
            if spot.kind not in ("root", "beside"):
                scope = at_spot(spot, self._row(spot.parent), self._scope)
                inside = at_spot(spot, self._row(spot), self._scope)
                for placed in formulas(spot.part, _NESTED):
                    self._one(placed, scope if placed.field == "each" else inside)
        for procedure in regulation.procedures.values():
            for part in (procedure.starts, procedure.lines, *procedure.results.values()):
                self._all(part, self._scope)
        for document in regulation.documents.values():
            self._document(document)
        data = {name: self._types.of(field) for name, field in regulation.data.items()}
        for field in regulation.data.values():
            self._all(field, self._scope.with_names({str(k): v for k, v in data.items()}))
        for held in (
            *regulation.indicators.values(), *regulation.duties,
            *regulation.dossier, regulation.filing, *regulation.prints.values(),
            *regulation.classify.values(), *regulation.results.values(),
        ):  # fmt: skip
            self._all(held, self._scope)
        for register in regulation.registers.values():
            self._register(register)

    def _register(self, register: model.Register) -> None:
        """The columns of a register name the fields of its rows."""
        for placed in formulas(register, (model.Field,)):
            self._one(placed, self._scope)
        inside = self._scope.with_names(self._types.of_rows(register))
        for field in register.columns.values():
            self._all(field, inside)

    def _document(self, document: Document) -> None:
        names = self._types.inside(document)
        for checked in document.check:
            self._all(checked, self._scope.with_names(names))
        for section in document.sections.values():
            fields = {str(k): self._types.of(v) for k, v in section.entries.items()}
            self._all(section, self._scope.with_names({**names, **fields}))

    def _row(self, spot: Spot | None) -> Type | None:
        """The row of the nearest ``each`` around (or on) a spot; None where there is none."""
        if spot is None:
            return None
        if id(spot) not in self._rows:
            each: Formula | None = getattr(spot.part, "each", None)
            outer = self._row(spot.parent)
            if isinstance(spot.part, model.Step) and each and spot.kind != "beside":
                self._rows[id(spot)] = self._element(each, at_spot(spot, outer, self._scope))
            else:
                self._rows[id(spot)] = outer
        return self._rows[id(spot)]

    def _element(self, each: Formula, scope: RegulationScope) -> Type:
        if single(each) in self._index.regulation.roles:
            return UNKNOWN
        return element(type_of(each.expression, scope)) or UNKNOWN

    def _all(self, part: Part | None, scope: RegulationScope) -> None:
        for placed in formulas(part):
            self._one(placed, scope)

    def _one(self, placed: Placed, scope: RegulationScope) -> None:
        owner, field, formula, key = placed
        if isinstance(owner, _FREE) or self._is_name(owner, field, formula):
            return
        if field in ("changed", "shows"):
            self._datum(formula)
            return
        for finding in check(formula.expression, scope, self._expected(owner, field, key)):
            at = formula.place(finding.column)
            self._notes.say_as(finding.code, at, finding.message_zh, finding.message_en)

    def _is_name(self, owner: Part, field: str, formula: Formula) -> bool:
        """Whether it names a step or a role and is looked at as such."""
        name = single(formula)
        if isinstance(owner, model.Deadline):
            return name is not None
        return field == "each" and name in self._index.regulation.roles

    def _expected(self, owner: Part, field: str, key: str) -> Type | None:
        if field == "set":
            datum = self._index.regulation.data.get(Word(key))
            return self._types.of(datum) if datum else None
        if field == "value" and isinstance(owner, model.Field):
            return self._types.of(owner)
        if field in ("at_least", "at_most"):
            return _bound(self._types.of(owner)) if isinstance(owner, model.Field) else None
        if field in _CONDITIONS:
            return CONDITION
        if field in _DATES:
            return DATE
        return PERSON if field == "person" else None

    def _datum(self, formula: Formula) -> None:
        data: Mapping[Word, model.Field] = self._index.regulation.data
        root, _, name = formula.source.partition(".")
        if root != "project" or Word(name) not in data:
            self._say_not_a_datum(formula.at, formula.source)

    def _say_not_a_datum(self, at: Mark, text: str) -> None:
        known = tuple(f"project.{name}" for name in self._index.regulation.data)
        self._notes.say("not-a-datum", at, text=text, **near(text, known))
