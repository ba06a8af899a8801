"""What a register consists of: its sources and columns, as the edition in force declares them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from xize.core.expressions import Expression
from xize.core.process.compile.documents import fields
from xize.core.process.rulebook import Document, Field, Section
from xize.registers.pools.definition import POOL, pool_idents, pool_of
from xize.registers.refusals import NoSuchRegister
from xize.rulebook.queries import Compiled

CASES = "procedure:"
"""Registers of side procedures (``register: true``) are named by this and the procedure."""

FORM = "form:"
"""Every form is a register too: this, the document and, for one of its sections, ".section"."""

KINDS = {
    **dict.fromkeys(("number", "money", "percent"), "figure"),
    **dict.fromkeys(("date", "datetime", "time"), "date"),
    **dict.fromkeys(("choice", "several", "person", "yes_no"), ""),
    **dict.fromkeys(("department", "organisation"), "unit"),
    **dict.fromkeys(("declaration",), "yes_no"),
    **dict.fromkeys(("computed", ""), "any"),
}
"""How a column is filtered and sorted, by the type of its field ("" for the type's own name)."""

ACTS = {
    "round": ("figure", "轮次", "Round"),
    "opened": ("moment", "起算", "Opened (T)"),
    "person": ("person", "会签人", "Signer"),
    "on_behalf": ("role", "代表", "On behalf of"),
    "roles": ("roles", "角色", "Role"),
    "outcome": ("outcome", "结论", "Decision"),
    "due": ("moment", "期限", "Due"),
    "at": ("moment", "签署时间", "Signed"),
    "late": ("late", "逾期", "Late"),
    "text": ("text", "意见", "Opinion"),
}
CASE = {
    "starter": ("person", "发起人", "Begun by"),
    "opened": ("moment", "发起时间", "Begun"),
    "closed": ("moment", "办结时间", "Ended"),
    "result": ("result", "结果", "Result"),
}


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """A column: a field of a form (with its place), or one of ours (with its names).

    ``kind``: text, figure, date, moment, choice, several, person, unit, yes_no, role, roles,
    outcome, result, late or any. ``closed``: from a section that not everybody may read.
    """

    id: str
    kind: str
    field: Field | None = None
    document: str = ""
    section: str = ""
    own: tuple[str, str] = ("", "")
    worked_out: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows come from: sections of a document, the acts at a step, or the cases.

    ``how``: forms, rows, seats, acts, cases or pool.
    """

    how: str
    document: str = ""
    sections: tuple[str, ...] = ()
    step: str = ""


@dataclass
class Shape:
    """A register as declared. ``readers`` are the roles it is open to; none: everybody."""

    regulation: str
    ident: str
    edition: str
    keeper: str = ""
    readers: frozenset[str] = frozenset()
    sources: list[Source] = field(default_factory=list)
    columns: dict[str, ColumnShape] = field(default_factory=dict)
    formulas: dict[str, Expression] = field(default_factory=dict)
    declared: dict[str, Field] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Its name among all registers."""
        return f"{self.regulation}/{self.ident}"

    @property
    def is_pool(self) -> bool:
        """Whether it is kept by hand, and belongs to no project."""
        return self.ident.startswith(POOL)

    def add(self, column: ColumnShape) -> None:
        """A column; the first of a name stays."""
        self.columns.setdefault(column.id, column)


def idents(edition: Compiled) -> list[str]:
    """Every register of an edition: declared ones, procedures marked so, pools, all forms."""
    declared = [str(ident) for ident in edition.regulation.registers]
    cases = [CASES + one.id for one in edition.rules.procedures.values() if one.register]
    return declared + cases + pool_idents(edition) + list(_forms(edition))


def _forms(edition: Compiled) -> Iterator[str]:
    for one in edition.rules.documents.values():
        if any(not part.rows and part.each is None for part in one.sections):
            yield FORM + one.id
        yield from (f"{FORM}{one.id}.{part.id}" for part in one.sections if part.rows or part.each)


def shape_of(edition: Compiled, ident: str) -> Shape:
    """The shape of a register. Raises ``NoSuchRegister``."""
    if ident not in idents(edition):
        raise NoSuchRegister(ident)
    rules = edition.rules
    shape = Shape(rules.regulation, ident, rules.edition)
    if ident.startswith(CASES):
        _cases(shape, edition, ident.removeprefix(CASES))
    elif ident.startswith(POOL):
        _pool(shape, edition, ident)
    elif ident.startswith(FORM):
        _source(shape, edition, ident.removeprefix(FORM))
    else:
        _declared(shape, edition, ident)
    return shape


def _pool(shape: Shape, edition: Compiled, ident: str) -> None:
    pool = pool_of(edition, ident)
    shape.keeper = pool.keeper
    shape.sources.append(Source("pool"))
    for one in pool.fields:
        shape.add(ColumnShape(one.id, _kind(one.type), one, f"pools.{ident}", "fields"))


def _declared(shape: Shape, edition: Compiled, ident: str) -> None:
    one = {str(name): one for name, one in edition.regulation.registers.items()}[ident]
    shape.keeper = str(one.kept_by or "")
    shape.readers = frozenset(map(str, one.visible_to))
    for formula in one.of:
        _source(shape, edition, formula.expression.source.strip())
    for worked in fields(one.columns, "stated", {}):
        shape.declared[worked.id] = worked
        if worked.value is not None:
            shape.formulas[worked.id] = worked.value
        shown = worked if worked.type not in ("computed", "") else None
        kind = _kind(worked.type)
        shape.columns[worked.id] = ColumnShape(worked.id, kind, shown, worked_out=True)


def _source(shape: Shape, edition: Compiled, source: str) -> None:
    """A document, one of its sections, or signatures of a step."""
    if source.startswith("signatures("):
        step = source[len("signatures(") : -1].strip()
        shape.sources.append(Source("acts", step=step))
        _own_columns(shape, ACTS)
        return
    document, _, section = source.partition(".")
    definition = edition.rules.documents.get(document)
    if definition is None:
        return
    chosen = [one for one in definition.sections if not section or one.id == section]
    if len(chosen) > 1:
        chosen = [one for one in chosen if not one.rows and one.each is None]
    if not chosen:
        return
    only = chosen[0]
    how = "rows" if only.rows else "seats" if only.each is not None else "forms"
    shape.sources.append(Source(how, document, tuple(one.id for one in chosen)))
    _open_to(shape, definition, only if len(chosen) == 1 else None)
    for one in chosen:
        _field_columns(shape, definition, one, closed=len(chosen) > 1)


def _open_to(shape: Shape, definition: Document, only: Section | None) -> None:
    """The narrowest circle: whom the register, the document and its one section are open to."""
    for circle in (definition.visible_to, only.visible_to if only else ()):
        if circle:
            shape.readers = shape.readers & {*circle} if shape.readers else frozenset(circle)


def _cases(shape: Shape, edition: Compiled, procedure: str) -> None:
    shape.sources.append(Source("cases", step=procedure))
    _own_columns(shape, CASE)
    for document in case_documents(edition, procedure):
        definition = edition.rules.documents[document]
        for one in definition.sections:
            if not one.rows and one.each is None:
                closed = bool(definition.visible_to)
                _field_columns(shape, definition, one, closed=True, all_closed=closed)


def case_documents(edition: Compiled, procedure: str) -> list[str]:
    """The documents that each case of a side procedure has for itself."""
    nodes = edition.rules.procedures[procedure].process.nodes.values()
    fills = [fill for node in nodes for fill in getattr(getattr(node, "work", None), "fills", ())]
    named = dict.fromkeys(fill.document for fill in fills)
    return [one for one in named if edition.rules.documents[one].per == "case"]


def _own_columns(shape: Shape, columns: dict[str, tuple[str, str, str]]) -> None:
    for ident, (kind, zh, en) in columns.items():
        shape.add(ColumnShape(ident, kind, own=(zh, en)))


def _field_columns(
    shape: Shape, definition: Document, section: Section, *, closed: bool, all_closed: bool = False
) -> None:
    shut = all_closed or (closed and bool(section.visible_to))
    for one in section.fields:
        shape.add(ColumnShape(one.id, _kind(one.type), one, definition.id, section.id, closed=shut))


def _kind(type_: str) -> str:
    return KINDS.get(type_, "text") or type_
