"""What a step lets somebody fill: sections as they are asked here, and what stays as it is.

``fills:`` of the language says more than which sections: fields required here, the only ones that
may be changed, the only ones seen, and for which roles. It is applied here and nowhere else, so
that the page and the check cannot disagree.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from xize.core.engine.refusals import Refused
from xize.core.engine.view.papers import section_of
from xize.core.forms import FieldError, Known, SectionValues, means
from xize.core.process.rulebook import Document, Rulebook, Section
from xize.core.process.work import Fill, Work


class Filling(msgspec.Struct, frozen=True):
    """A section as one step asks it of some roles.

    ``section`` has the fields required here marked so. ``locked`` fields stay as they are;
    ``hidden`` ones are not even seen (and locked).
    """

    section: Section
    locked: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()

    @property
    def seen(self) -> Section:
        """The section without what is hidden."""
        if not self.hidden:
            return self.section
        kept = tuple(one for one in self.section.fields if one.id not in self.hidden)
        return replace(self.section, fields=kept)


def fillings_of(
    rules: Rulebook, work: Work, roles: Collection[str] | None = None
) -> dict[str, Filling]:
    """Sections a step may fill, by "document.section": its own, and those of what it revises.

    ``roles`` are those of who fills; None asks for nobody in particular and leaves out nothing.
    """
    found: dict[str, Filling] = {}
    for fill in work.fills:
        if roles is not None and fill.by and not {*fill.by} & {*roles}:
            continue
        for section in _sections(rules.documents[fill.document], fill.section):
            name = f"{fill.document}.{section.id}"
            found[name] = _together(found.get(name), _filling(section, fill))
    for document in (*work.revises, *work.produces):
        for section in rules.documents[document].sections:
            found.setdefault(f"{document}.{section.id}", Filling(section))
    return found


def _sections(document: Document, name: str) -> Iterable[Section]:
    """One section, or all of them where a whole form is filled."""
    section = section_of(document, name)
    return document.sections if not name else (section,) if section is not None else ()


def _filling(section: Section, fill: Fill) -> Filling:
    every = {one.id for one in section.fields}
    hidden = every - {*fill.shows} if fill.shows else set()
    locked = (every - {*fill.only} if fill.only else set()) | hidden
    fields = tuple(
        replace(one, required=one.required or one.id in fill.requires)
        if one.id not in locked
        else replace(one, required=False)
        for one in section.fields
    )
    return Filling(replace(section, fields=fields), frozenset(locked), frozenset(hidden))


def _together(one: Filling | None, other: Filling) -> Filling:
    """Somebody with two roles may change and see what either of them may."""
    if one is None:
        return other
    asked = {field.id for field in one.section.fields if field.required}
    fields = tuple(
        replace(field, required=field.required or field.id in asked)
        for field in other.section.fields
    )
    return Filling(
        replace(other.section, fields=fields),
        one.locked & other.locked,
        one.hidden & other.hidden,
    )


def merged(
    filling: Filling, name: str, given: object, stored: SectionValues | None, known: Known
) -> object:
    """What was typed with what stays: locked fields have their stored values again.

    Rows are called by their first column: where that one may be changed rows come and go, and each
    keeps what others wrote in the row of its name; where it is locked, rows stay as many as they
    are. Raises ``Refused`` for a locked field that was given another value, or another row.
    """
    if not filling.locked:
        return given
    if not filling.section.rows:
        kept = stored if isinstance(stored, Mapping) else {}
        return _record(filling, name, given, kept, known) if isinstance(given, Mapping) else given
    if not isinstance(given, Sequence) or isinstance(given, str):
        return given
    rows = stored if isinstance(stored, list) else []
    first = filling.section.fields[0].id
    if first not in filling.locked:
        named = {str(row.get(first)): row for row in rows}
        return [
            _record(
                filling, f"{name}.{place}", row, named.get(str(row.get(first)).strip(), {}), known
            )
            if isinstance(row, Mapping)
            else row
            for place, row in enumerate(given)
        ]
    return _same_rows(filling, name, given, rows, known)


def _same_rows(
    filling: Filling,
    name: str,
    given: Sequence[Any],
    rows: Sequence[Mapping[str, Any]],
    known: Known,
) -> list[dict[str, Any]]:
    told = [one for one in given if isinstance(one, Mapping) and any(map(_told, one.values()))]
    lines = given if len(given) == len(rows) else told
    if len(lines) != len(rows):
        title = filling.section.name or filling.section.id
        raise _refused(FieldError("rows-fixed", name, {"name": title, "limit": len(rows)}))
    return [
        _record(filling, f"{name}.{place}", row if isinstance(row, Mapping) else {}, kept, known)
        for place, (row, kept) in enumerate(zip(lines, rows, strict=True))
    ]


def _told(value: object) -> bool:
    return value not in (None, "", [])


def _record(
    filling: Filling, name: str, given: Mapping[str, Any], kept: Mapping[str, Any], known: Known
) -> dict[str, Any]:
    for field in filling.section.fields:
        value = given.get(field.id)
        if (
            field.id in filling.locked
            and _told(value)
            and not means(field, value, kept.get(field.id), known)
        ):
            label = field.name or field.id
            raise _refused(FieldError("field-not-yours", f"{name}.{field.id}", {"name": label}))
    free = {key: value for key, value in given.items() if key not in filling.locked}
    computed = {field.id for field in filling.section.fields if field.value is not None}
    return {**free, **{one: kept[one] for one in filling.locked - computed if one in kept}}


def _refused(error: FieldError) -> Refused:
    return Refused(error.code, (error,))
