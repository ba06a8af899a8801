"""What the reference fields of a form can be chosen from, read only when a form needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from xize.people import queries as people
from xize.people.actor import Actor
from xize.people.cards import DepartmentCard, PersonCard
from xize.projects import queries as projects


@dataclass(frozen=True, slots=True)
class Group:
    """Options under one heading ("" for none): pairs of value and label."""

    heading: str
    options: tuple[tuple[str, str], ...]


class Choices:
    """Lists for person, department, organisation, project and row fields.

    ``searched``: the address that offers rows of a pool or register, which are too many to list.
    """

    def __init__(
        self,
        actor: Actor,
        row_labels: Mapping[str, tuple[str, ...]] | None = None,
        searched: Callable[[str], str] = lambda _of: "",
    ) -> None:
        self.actor = actor
        self.row_labels = row_labels or {}
        self.searched = searched

    def of(self, kind: str, rows_of: str = "") -> tuple[Group, ...]:
        """The options of a reference field."""
        match kind:
            case "person":
                return self.people
            case "department":
                return (Group("", tuple((one.id, one.name) for one in self.departments)),)
            case "organisation":
                cards = people.partners(self.actor)
                return (Group("", tuple((one.id, one.name) for one in cards)),)
            case "project":
                lines = projects.projects(self.actor, limit=200)
                return (Group("", tuple((one.stream, one.title) for one in lines)),)
            case "row":
                labels = self.row_labels.get(rows_of, ())
                return (Group("", tuple((one, one) for one in labels)),)
        return ()

    @cached_property
    def everybody(self) -> list[PersonCard]:
        """Everybody active, by department, then the partners' contacts."""
        return people.directory(self.actor)

    @cached_property
    def people(self) -> tuple[Group, ...]:
        """Everybody by department."""
        return grouped(self.everybody)

    @cached_property
    def departments(self) -> list[DepartmentCard]:
        """The departments in the organisation's order."""
        return people.departments(self.actor)


def grouped(cards: Iterable[PersonCard]) -> tuple[Group, ...]:
    """People under the names of their departments; the list is in that order already."""
    return tuple(
        Group(unit, tuple((card.id, f"{card.name} · {card.title}" if card.title else card.name)
                          for card in found))
        for unit, found in groupby(cards, lambda card: card.unit)
    )  # fmt: skip
