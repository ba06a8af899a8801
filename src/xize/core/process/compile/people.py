"""Who acts and who is told: the regulation's words as the engine's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from xize.core.process import rulebook, work
from xize.core.process.compile.plain import expression, text, texts
from xize.core.regulation import model

RoleKind = Literal["department", "person", "body", "outside", "heads", "group"]


def who(people: Iterable[model.Who]) -> tuple[work.Who, ...]:
    """Entries of ``by:``, ``with:`` or ``to:``; each department of ``head_of`` is its own entry."""
    return tuple(each for one in people for each in _entries(one))


def one(person: model.Who | None) -> work.Who | None:
    """A key that names a single entry (``split:``, ``escalate:``)."""
    return next(iter(who([person]))) if person is not None else None


def _entries(entry: model.Who) -> Iterable[work.Who]:
    departments: tuple[str | None, ...] = texts(entry.head_of) or (None,)
    for head_of in departments:
        yield work.Who(
            role=text(entry.role),
            head_of=head_of,
            person=expression(entry.person),
            is_=expression(entry.is_),
            pool=text(entry.from_),
            superior=entry.superior,
            pick=entry.pick or "one",
            when=expression(entry.when),
            entry=entry.entry,
        )


def role(role_id: str, written: model.Role) -> rulebook.Role:
    """A role with its kind worked out."""
    return rulebook.Role(
        id=str(role_id),
        name=written.name,
        kind=_kind(written),
        any_of=texts(written.any_of),
        head_of=texts(written.head_of),
        exactly=written.exactly,
        leads=written.leads,
        optional=written.optional,
        else_=text(written.else_),
        recorded_by=text(written.recorded_by),
        pool=text(written.pool),
    )


def _kind(written: model.Role) -> RoleKind:
    if written.kind is not None:
        return written.kind
    if written.head_of:
        return "heads"
    if written.any_of:
        return "group"
    return "person" if written.exactly is not None else "department"


def notice(written: model.Notice) -> work.Notice:
    """One ``tells:``."""
    return work.Notice(to=who(written.to), attach=texts(written.attach), receipt=written.receipt)


def notices(written: Iterable[model.Notice]) -> tuple[work.Notice, ...]:
    """All ``tells:`` of a step or an outcome."""
    return tuple(notice(each) for each in written)
