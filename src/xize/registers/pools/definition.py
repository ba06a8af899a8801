"""Which pools an edition has, who keeps them, what their rows hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xize.core.process.compile.documents import fields
from xize.core.process.rulebook import Field
from xize.registers.refusals import NoSuchRegister
from xize.rulebook.names import Names
from xize.rulebook.queries import Compiled

POOL = "pool:"
"""Registers that are kept by hand are named by this and the pool."""


@dataclass(frozen=True, slots=True)
class Pool:
    """A pool of an edition. ``key`` is its name among all registers, ``keeper`` a role."""

    id: str
    key: str
    keeper: str
    fields: tuple[Field, ...]
    names: Mapping[str, str]


def pool_idents(edition: Compiled) -> list[str]:
    """The pools that are kept by hand; one of organisations is derived from the partners."""
    return [
        POOL + str(ident)
        for ident, one in edition.regulation.pools.items()
        if one.fields and not any(part.type == "organisation" for part in one.fields.values())
    ]


def pool_of(edition: Compiled, ident: str, names: Names | None = None) -> Pool:
    """A pool. Raises ``NoSuchRegister``."""
    if ident not in pool_idents(edition):
        raise NoSuchRegister(ident)
    written = {str(name): one for name, one in edition.regulation.pools.items()}
    one = written[ident.removeprefix(POOL)]
    found = tuple(fields(one.fields, "stated", {}))
    keeper = str(one.kept_by or "")
    named = {part.id: _name(names, ident, part) for part in found}
    return Pool(ident, f"{edition.rules.regulation}/{ident}", keeper, found, named)


def _name(names: Names | None, ident: str, field: Field) -> str:
    if names is None:
        return field.name or field.id
    return names.field(f"pools.{ident.removeprefix(POOL)}", "fields", field) or field.id
