"""The rows of a register as some projects have them, in nobody's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from django.db import connection

from xize.documents import queries as documents
from xize.documents.queries import StandingSection
from xize.ledger.batch import fetch
from xize.ledger.instants import instant, optional_instant
from xize.ledger.payloads import bodies
from xize.registers.shape import Shape, Source, case_documents
from xize.rulebook.queries import Compiled


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row with ids in place of names; ``number`` is the form's own, a case's, or a step's id."""

    stream: str
    number: str
    values: dict[str, Any]
    document: str = ""
    instance: int = 0
    case: str = ""


@dataclass
class Reader:
    """What reading the rows of some projects needs; forms are read together, once."""

    shape: Shape
    edition: Compiled
    streams: Sequence[str]
    rows: list[RawRow] = field(default_factory=list)
    numbers: dict[tuple[str, str, int], str] = field(default_factory=dict)
    bodies: dict[str, bytes] = field(default_factory=dict)
    sections: dict[str, list[StandingSection]] = field(default_factory=dict)

    def read(self) -> list[RawRow]:
        """All rows, source by source."""
        self._read_forms()
        for source in self.shape.sources:
            match source.how:
                case "acts":
                    self.rows += self._acts(source.step)
                case "cases":
                    self.rows += self._cases(source.step)
                case "forms":
                    self.rows += self._forms(source)
                case _:
                    self.rows += self._parts(source)
        return self.rows

    def _read_forms(self) -> None:
        kinds = [one.document for one in self.shape.sources if one.document]
        for one in self.shape.sources:
            if one.how == "cases":
                kinds += case_documents(self.edition, one.step)
        if not kinds:
            return
        for found in documents.standing(dict.fromkeys(kinds), streams=self.streams):
            self.sections.setdefault(found.document.rpartition(":")[2], []).append(found)
        for sections in self.sections.values():
            sections.sort(key=_as_begun)
        named = (one.payload for found in self.sections.values() for one in found)
        self.bodies = bodies(connection, named)
        self.numbers = documents.numbers(self.streams) if self.bodies else {}

    def _records(self, one: StandingSection) -> Iterator[dict[str, Any]]:
        """The rows of a payload; none once it was erased."""
        if one.payload in self.bodies:
            stored = msgspec.json.decode(self.bodies[one.payload])
            yield from stored if isinstance(stored, list) else [stored]

    def _row(self, one: StandingSection, values: dict[str, Any]) -> RawRow:
        place = (one.stream, one.document, one.instance)
        case = one.document.rpartition(":")[0]
        number = self.numbers.get(place, "")
        return RawRow(one.stream, number, values, one.document, one.instance, case)

    def _forms(self, source: Source) -> Iterator[RawRow]:
        """One row for each form, its sections side by side."""
        together: dict[tuple[str, str, int], RawRow] = {}
        for one in self.sections.get(source.document, ()):
            if one.section in source.sections:
                for record in self._records(one):
                    place = (one.stream, one.document, one.instance)
                    together.setdefault(place, self._row(one, {})).values.update(record)
        yield from together.values()

    def _parts(self, source: Source) -> Iterator[RawRow]:
        """One row for each line of a table, or for each seat that filled in its own copy."""
        (section,) = source.sections
        for one in self.sections.get(source.document, ()):
            if one.section.partition("@")[0] == section:
                yield from (self._row(one, record) for record in self._records(one))

    def _acts(self, step: str) -> Iterator[RawRow]:
        """The countersign ledger: round, T, signer, due, signed on, opinion (PP-L08)."""
        wanted = {*self.streams}
        rows = fetch(connection, _ACTS.format(_marks(self.streams)), (step, *self.streams))
        for stream, visit, opened, person, behalf, roles, outcome, due, at, late, text in rows:
            if stream in wanted:
                values = {
                    "round": visit,
                    "opened": instant(opened),
                    "person": person,
                    "on_behalf": behalf,
                    "roles": roles,
                    "outcome": outcome,
                    "due": optional_instant(due),
                    "at": instant(at),
                    "late": late,
                    "text": text,
                }
                yield RawRow(stream, step, values)

    def _cases(self, procedure: str) -> Iterator[RawRow]:
        """Every case of a side procedure, with the single fields of its own forms."""
        forms: dict[tuple[str, str], dict[str, Any]] = {}
        for document in case_documents(self.edition, procedure):
            plain = {
                one.id
                for one in self.edition.rules.documents[document].sections
                if not one.rows and one.each is None
            }
            for one in self.sections.get(document, ()):
                if one.section in plain:
                    case = one.document.rpartition(":")[0]
                    for record in self._records(one):
                        forms.setdefault((one.stream, case), {}).update(record)
        rows = fetch(connection, _CASES.format(_marks(self.streams)), (procedure, *self.streams))
        rows.sort(key=lambda row: (row[3], row[0], _number(row[1])))
        for stream, case, starter, opened, closed, result in rows:
            values = {
                "starter": starter,
                "opened": instant(opened),
                "closed": optional_instant(closed),
                "result": result,
                **forms.get((stream, case), {}),
            }
            yield RawRow(stream, case, values, case=case)


def _as_begun(one: StandingSection) -> tuple[str, int, str, int, str, int]:
    """Cases in the order they were begun (c2 before c10), then forms, sections and rows."""
    number = _number(one.document.rpartition(":")[0])
    return (one.stream, number, one.document, one.instance, one.section, one.position)


def _number(case: str) -> int:
    return int(case[1:]) if case[1:].isdecimal() else 0


_ACTS = (
    "SELECT stream, visit, opened, person, on_behalf, roles, outcome, due, at, late, text "
    "FROM projects_act WHERE node = ? AND kind = 'decided' AND stream IN ({}) "
    "ORDER BY at, stream, seq"
)
_CASES = (
    'SELECT stream, "case", starter, opened, closed, result FROM projects_case '
    "WHERE procedure = ? AND stream IN ({}) ORDER BY opened, stream"
)


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values)) or "NULL"
