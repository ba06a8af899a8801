"""What queries hand out: small frozen values, never table rows."""

from __future__ import annotations

from dataclasses import dataclass

from xize.people.models import Department, Partner, Person


def in_language(language: str, chinese: str, english: str) -> str:
    """The text in the reader's language; the other one where a translation is missing."""
    first, second = (chinese, english) if language.startswith("zh") else (english, chinese)
    return first or second


@dataclass(frozen=True, slots=True)
class DepartmentCard:
    """A department as pages show it. ``depth`` counts from 0 at the top of the tree."""

    id: str
    code: str
    name: str
    mark: str = ""
    parent: str | None = None
    head: str | None = None
    depth: int = 0

    @classmethod
    def of(cls, row: Department, language: str, depth: int = 0) -> DepartmentCard:
        """The card of one table row."""
        name = in_language(language, row.name, row.name_en)
        return cls(row.id, row.code, name, row.mark, row.parent_id, row.head_id, depth)


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person as pages show them. ``unit`` is the department's or the partner's name."""

    id: str
    username: str
    name: str
    title: str = ""
    unit: str = ""
    department: str | None = None
    partner: str | None = None
    superior: str | None = None
    active: bool = True

    @classmethod
    def of(cls, row: Person, language: str) -> PersonCard:
        """The card of one row, read with its department and partner."""
        unit = row.department or row.partner
        return cls(
            id=row.id,
            username=row.username,
            name=in_language(language, row.name, row.name_en),
            title=in_language(language, row.title, row.title_en),
            unit=in_language(language, unit.name, unit.name_en) if unit else "",
            department=row.department_id,
            partner=row.partner_id,
            superior=row.superior_id,
            active=row.is_active,
        )

    @property
    def initial(self) -> str:
        """One character that stands for the person in a list."""
        return self.name[:1]


@dataclass(frozen=True, slots=True)
class PartnerCard:
    """An outside organisation as pages show it."""

    id: str
    code: str
    name: str

    @classmethod
    def of(cls, row: Partner, language: str) -> PartnerCard:
        """The card of one row."""
        return cls(row.id, row.code, in_language(language, row.name, row.name_en))
