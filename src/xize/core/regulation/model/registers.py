"""Registers, pools, indicators, duties: what is kept and computed, and who owes what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from xize.core.regulation.model.deadlines import Every
from xize.core.regulation.model.forms import Field
from xize.core.regulation.model.marks import Formula, Part, Word
from xize.core.regulation.model.words import Basis, Cites, Id, PointRef, RoleRef


class Register(Part, frozen=True, kw_only=True):
    """A table derived from documents, rows of forms or signatures.

    Each source is a path (``work_order``, ``risk_report.risks``) or ``signatures(step)``.
    ``columns`` are worked out for every row and stand beside those of its source: their ``value``
    names the row's own fields by id, the project's data, steps and other documents.
    """

    name: str = ""
    of: tuple[Formula, ...]
    columns: Mapping[Id, Field] = {}
    kept_by: RoleRef | None = None
    visible_to: tuple[RoleRef, ...] = ()
    basis: Basis | None = None
    cites: Cites = ()


class Pool(Part, frozen=True, kw_only=True):
    """A register that persists across projects: experts, reserves, suppliers."""

    name: str = ""
    fields: Mapping[Id, Field] = {}
    kept_by: RoleRef | None = None
    basis: Basis | None = None
    cites: Cites = ()


class Indicator(Part, frozen=True, kw_only=True):
    """A figure computed from records, never typed; ``per`` groups it (month, a field)."""

    name: str = ""
    value: Formula
    per: Word | None = None
    basis: Basis | None = None
    cites: Cites = ()


class Duty(Part, frozen=True, kw_only=True):
    """What somebody owes: enforced by steps, attested, reviewed, shown or checked by itself."""

    by: tuple[RoleRef, ...]
    says: str
    cites: Cites = ()
    check: Literal["attest", "review", "info", "auto"] | None = None
    enforced_by: tuple[PointRef, ...] = ()
    every: Every | None = None
    when: Formula | None = None
    basis: Basis | None = None
