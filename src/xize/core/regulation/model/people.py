"""Roles, and who is meant by ``by:``, ``with:`` and ``to:``."""

from __future__ import annotations

from typing import Literal

from xize.core.regulation.model.marks import Formula, Part
from xize.core.regulation.model.words import Basis, Cites, Pick, PoolRef, RoleRef


class Role(Part, frozen=True, kw_only=True):
    """Somebody who takes part: a department, a person, a body, an outside organisation.

    ``finance: 计划财务部`` is short for ``finance: {name: 计划财务部}``. Without ``kind`` a role is
    a department, unless ``exactly``, ``any_of`` or ``head_of`` say otherwise.
    """

    name: str = ""
    kind: Literal["department", "person", "body", "outside"] | None = None
    any_of: tuple[RoleRef, ...] = ()
    head_of: tuple[RoleRef, ...] = ()
    exactly: int | None = None
    leads: bool = False
    optional: bool = False
    else_: RoleRef | None = None
    recorded_by: RoleRef | None = None
    pool: PoolRef | None = None
    basis: Basis | None = None
    cites: Cites = ()


class Who(Part, frozen=True, kw_only=True):
    """One entry of ``by:``, ``with:`` or ``to:``.

    Exactly one of ``role``, ``head_of``, ``person``, ``from_``, ``is_`` is set. Short forms:
    ``finance`` = ``{role: finance}``; ``self.superior`` = ``{role: self, superior: 1}``;
    ``{superior: 1, of: initiator}`` = ``{role: initiator, superior: 1}``; ``row.lead`` =
    ``{person: row.lead}``; ``{technology: entry}`` = ``{role: technology, entry: true}``.
    """

    role: RoleRef | None = None
    head_of: tuple[RoleRef, ...] = ()
    person: Formula | None = None
    from_: PoolRef | None = None
    is_: Formula | None = None
    superior: int = 0
    when: Formula | None = None
    pick: Pick | None = None
    entry: bool = False


class By(Part, frozen=True, kw_only=True):
    """Who decides: ``together``, or the groups of ``in_turn`` one after another."""

    together: tuple[Who, ...] = ()
    in_turn: tuple[Group, ...] = ()

    @property
    def turns(self) -> tuple[tuple[Who, ...], ...]:
        """The groups in their order; a single one where all decide together."""
        return tuple(group.who for group in self.in_turn) or (self.together,)


class Group(Part, frozen=True, kw_only=True):
    """One group of ``in_turn``: a role, or a list of them together."""

    who: tuple[Who, ...]
