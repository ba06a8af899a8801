"""Declared fields, documents and steps as the types expressions are checked against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from xize.core.expressions import Type
from xize.core.expressions.types import (
    DATE,
    DATETIME,
    DEPARTMENT,
    MONEY,
    NUMBER,
    ORGANISATION,
    PERCENT,
    PERIOD,
    PERSON,
    TEXT,
    TIME,
    UNKNOWN,
    YES_NO,
    choice,
    list_of,
    record,
    row,
    rows,
    thing,
)
from xize.core.regulation.model import Document, Field, Register, Regulation, Section, Word

_SIMPLE: Final[Mapping[str, Type]] = {
    "text": TEXT,
    "long_text": TEXT,
    "number": NUMBER,
    "money": MONEY,
    "percent": PERCENT,
    "date": DATE,
    "datetime": DATETIME,
    "time": TIME,
    "period": PERIOD,
    "yes_no": YES_NO,
    "person": PERSON,
    "department": DEPARTMENT,
    "organisation": ORGANISATION,
    "declaration": YES_NO,
    "signature": YES_NO,
    "form": TEXT,
    "file": list_of(TEXT),
    "picture": list_of(TEXT),
}
_OF_A_PROJECT: Final = {
    "id": TEXT,
    "title": TEXT,
    "number": TEXT,
    "stage": TEXT,
    "ended": YES_NO,
    "result": choice(),
    "initiator": PERSON,
    "owner": PERSON,
    "department": DEPARTMENT,
    "organisation": ORGANISATION,
    "started": DATETIME,
    "closed": DATETIME,
}
_OF_A_SIGNATURE: Final = {
    "round": NUMBER,
    "opened": DATETIME,
    "person": PERSON,
    "outcome": TEXT,
    "due": DATETIME,
    "at": DATETIME,
    "late": TEXT,
    "text": TEXT,
}
_OF_A_DOCUMENT: Final = {"id": TEXT, "version": TEXT, "number": TEXT}


class Types:
    """The types of one regulation's declarations."""

    def __init__(self, regulation: Regulation) -> None:
        self._regulation = regulation

    def of(self, field: Field) -> Type:
        """The type of a field; what it shows, where it shows a project datum."""
        if field.shows is not None:
            shown = field.shows.source.removeprefix("project.")
            found = self._regulation.data.get(Word(shown))
            return self.of(found) if found and found.shows is None else UNKNOWN
        match field.type:
            case "choice":
                return choice(*field.options)
            case "several":
                return list_of(choice(*field.options))
            case "row":
                return self._row(field)
            case "project":
                return thing("project", {**_OF_A_PROJECT, **self._shared()})
            case None:
                return UNKNOWN
            case other:
                return _SIMPLE.get(other, UNKNOWN)

    def _shared(self) -> dict[str, Type]:
        """The data one project of the regulation can ask of another."""
        data = self._regulation.data.items()
        return {str(name): self.of(field) for name, field in data if field.type != "project"}

    def _row(self, field: Field) -> Type:
        document, _, inner = (field.of or "").partition(".")
        found = self._regulation.documents.get(Word(document))
        section = found.sections.get(Word(inner)) if found else None
        if section is None:
            return UNKNOWN
        columns = {name: TEXT if f.type == "row" else self.of(f) for name, f in _own(section)}
        return row({"id": TEXT, **columns})

    def project(self) -> Type:
        """The project: its data, and what every project has."""
        data = {str(name): self.of(field) for name, field in self._regulation.data.items()}
        return record({**_OF_A_PROJECT, **data})

    def section(self, section: Section) -> Type:
        """A section: a record, or rows."""
        fields = {name: self.of(field) for name, field in _own(section)}
        return rows({"id": TEXT, **fields}) if section.is_rows else record(fields)

    def inside(self, document: Document) -> dict[str, Type]:
        """What a form's own checks can name: sections, and fields only one section has."""
        sections = {str(name): self.section(part) for name, part in document.sections.items()}
        plain: dict[str, list[Type]] = {}
        for part in document.sections.values():
            if not part.is_rows:
                for name, field in part.fields.items():
                    plain.setdefault(name, []).append(self.of(field))
        single = {name: found[0] for name, found in plain.items() if len(found) == 1}
        return {**single, **sections}

    def of_rows(self, register: Register) -> dict[str, Type]:
        """What the columns of a register can name: the fields of its sources, by their ids."""
        names: dict[str, Type] = {"number": TEXT}
        for source in register.of:
            document, _, inner = source.source.partition(".")
            found = self._regulation.documents.get(Word(document))
            if found is None:
                names |= _OF_A_SIGNATURE
                continue
            for section, part in found.sections.items():
                if section == inner or not (inner or part.is_rows):
                    names |= {str(name): self.of(field) for name, field in _own(part)}
        return names

    def document(self, document: Document) -> Type:
        """A document: its sections and fields, its version and number."""
        return thing("document", {**_OF_A_DOCUMENT, **self.inside(document)})


def _own(section: Section) -> Iterator[tuple[str, Field]]:
    yield from section.entries.items()
