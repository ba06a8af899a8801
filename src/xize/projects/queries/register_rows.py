"""Where the rows of registers come from: forms, signatures, side procedures."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec
from django.db import connection

from xize.core.process.rulebook import Document, Field, Section
from xize.documents import queries as documents
from xize.documents.queries import StandingSection
from xize.ledger.batch import fetch
from xize.ledger.instants import instant, optional_instant
from xize.ledger.payloads import bodies
from xize.people.actor import Actor
from xize.projects.queries.lists import ProjectLine
from xize.rulebook.names import Names
from xize.rulebook.queries import Compiled


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``field`` says how to show the stored value; None for plain ones."""

    id: str
    name: str
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row, with the project it comes from; ``number`` is the form's own."""

    project: ProjectLine
    number: str
    values: dict[str, Any]
    case: str = ""


@dataclass
class Reader:
    """What reading one register needs."""

    actor: Actor
    edition: Compiled
    names: Names
    streams: list[str]
    lines: dict[str, ProjectLine] = field(default_factory=dict)
    columns: dict[str, Column] = field(default_factory=dict)
    rows: list[RegisterRow] = field(default_factory=list)
    numbers: dict[tuple[str, str, int], str] = field(default_factory=dict)
    values: dict[str, bytes] = field(default_factory=dict)
    _standing: dict[str, list[StandingSection]] = field(default_factory=dict)

    def read_ahead(self, kinds: Iterable[str]) -> None:
        """Read all forms of these documents at once: sections, values, numbers."""
        wanted = [*kinds]
        for one in documents.standing(wanted, streams=self.streams) if wanted else ():
            self._standing.setdefault(one.document.rpartition(":")[2], []).append(one)
        found = (one.payload for sections in self._standing.values() for one in sections)
        self.values = bodies(connection, found)
        self.numbers = documents.numbers(self.streams) if self.values else {}

    def standing(self, kind: str, sections: Container[str]) -> list[StandingSection]:
        """What stands in some sections of a document."""
        return [one for one in self._standing.get(kind, ()) if one.section in sections]

    def add(self, stream: str, number: str, values: dict[str, Any], case: str = "") -> None:
        """Add a row of a project; ``case`` where its form belongs to a side procedure."""
        self.rows.append(RegisterRow(self.lines[stream], number, values, case))


def documents_of(sources: Iterable[str]) -> list[str]:
    """The documents that sources name."""
    named = [one.partition(".")[0] for one in sources if not one.startswith("signatures(")]
    return list(dict.fromkeys(named))


def add_source(reader: Reader, source: str) -> None:
    """Add the rows of one source: a document, one of its sections, or signatures of a step."""
    if source.startswith("signatures("):
        _signatures(reader, source[len("signatures(") : -1].strip())
        return
    document, _, section = source.partition(".")
    definition = reader.edition.rules.documents.get(document)
    if definition is None:
        return
    chosen = [one for one in definition.sections if not section or one.id == section]
    tables = [one for one in chosen if one.rows]
    if section or len(chosen) == 1:
        _sections(reader, definition, chosen)
    else:
        _sections(reader, definition, [one for one in chosen if one not in tables])


def _sections(reader: Reader, definition: Document, chosen: list[Section]) -> None:
    """One row per form instance, or per row of a table; sections of one form side by side."""
    chosen = [one for one in chosen if one.each is None]
    for section in chosen:
        _field_columns(reader, definition.id, section)
    wanted = {one.id: one for one in chosen}
    records: dict[tuple[str, str, int], dict[str, Any]] = {}
    for one in reader.standing(definition.id, wanted):
        place = (one.stream, one.document, one.instance)
        for record in _records(one, reader.values):
            if wanted[one.section].rows:
                case = one.document.rpartition(":")[0]
                reader.add(one.stream, reader.numbers.get(place, ""), record, case)
            else:
                records.setdefault(place, {}).update(record)
    for place, record in records.items():
        case = place[1].rpartition(":")[0]
        reader.add(place[0], reader.numbers.get(place, ""), record, case)


def _records(one: StandingSection, values: dict[str, bytes]) -> Iterator[dict[str, Any]]:
    """The rows of a payload; none once it was erased."""
    if one.payload in values:
        stored = msgspec.json.decode(values[one.payload])
        yield from stored if isinstance(stored, list) else [stored]


_ACTS = (
    "SELECT stream, visit, opened, person, on_behalf, roles, outcome, due, at, late, text "
    "FROM projects_act WHERE node = ? AND kind = 'decided' ORDER BY at, stream, seq"
)
_ACT_COLUMNS = {
    "round": ("轮次", "Round"),
    "opened": ("起算", "Opened (T)"),
    "person": ("会签人", "Signer"),
    "on_behalf": ("代表", "On behalf of"),
    "roles": ("角色", "Role"),
    "outcome": ("结论", "Decision"),
    "due": ("期限", "Due"),
    "at": ("签署时间", "Signed"),
    "late": ("逾期", "Late"),
    "text": ("意见", "Opinion"),
}


def _signatures(reader: Reader, node: str) -> None:
    """The countersign ledger: object, round, T, signer, due, signed on, opinion (PP-L08)."""
    _plain_columns(reader, _ACT_COLUMNS)
    names = reader.names
    step = names.node(node)
    for stream, visit, opened, person, behalf, roles, outcome, due, at, late, text in fetch(
        connection, _ACTS, (node,)
    ):
        if stream not in reader.lines:
            continue
        values = {
            "round": visit,
            "opened": instant(opened),
            "person": person,
            "on_behalf": names.role(behalf) if behalf else "",
            "roles": "、".join(names.role(role) for role in roles.split()),
            "outcome": names.outcome(node, outcome),
            "due": optional_instant(due),
            "at": instant(at),
            "late": late,
            "text": text,
        }
        reader.add(stream, step, values)


_CASES_SQL = (
    'SELECT stream, "case", starter, opened, closed, result FROM projects_case '
    "WHERE procedure = ? ORDER BY opened, stream"
)
_CASE_COLUMNS = {
    "starter": ("发起人", "Begun by"),
    "opened": ("发起时间", "Begun"),
    "closed": ("办结时间", "Ended"),
    "result": ("结果", "Result"),
}


def add_cases(reader: Reader, procedure: str) -> None:
    """Every case of a side procedure, with the fields of its own forms."""
    _plain_columns(reader, _CASE_COLUMNS)
    rows = fetch(connection, _CASES_SQL, (procedure,))
    forms = _case_forms(reader, procedure)
    for stream, case, starter, opened, closed, result in rows:
        if stream not in reader.lines:
            continue
        values = {
            "starter": starter,
            "opened": instant(opened),
            "closed": optional_instant(closed),
            "result": reader.names.result(result) if result else "",
        }
        reader.add(stream, case, values | forms.get((stream, case), {}))


def case_documents(edition: Compiled, procedure: str) -> list[str]:
    """The documents that each case of a side procedure has for itself."""
    nodes = edition.rules.procedures[procedure].process.nodes.values()
    fills = [fill for node in nodes for fill in getattr(getattr(node, "work", None), "fills", ())]
    named = dict.fromkeys(fill.document for fill in fills)
    return [one for one in named if edition.rules.documents[one].per == "case"]


def _case_forms(reader: Reader, procedure: str) -> dict[tuple[str, str], dict[str, Any]]:
    """The single fields of the forms that belong to each case."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for document in case_documents(reader.edition, procedure):
        definition = reader.edition.rules.documents[document]
        sections = [one for one in definition.sections if not one.rows and one.each is None]
        for section in sections:
            _field_columns(reader, document, section)
        for one in reader.standing(document, {section.id for section in sections}):
            case = one.document.rpartition(":")[0]
            for record in _records(one, reader.values):
                found.setdefault((one.stream, case), {}).update(record)
    return found


def _plain_columns(reader: Reader, columns: dict[str, tuple[str, str]]) -> None:
    index = 0 if reader.actor.language.startswith("zh") else 1
    for ident, pair in columns.items():
        reader.columns.setdefault(ident, Column(ident, pair[index]))


def _field_columns(reader: Reader, document: str, section: Section) -> None:
    for one in section.fields:
        name = reader.names.field(document, section.id, one)
        reader.columns.setdefault(one.id, Column(one.id, name, one))
