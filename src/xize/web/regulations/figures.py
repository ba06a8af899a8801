"""Indicators, registers and results of an edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from xize.web.regulations.phrases import BASIS, Phrases


@dataclass(frozen=True, slots=True)
class FigureLine:
    """An indicator or a register: its formula or sources in words and as written."""

    id: str
    name: str
    words: str
    source: str
    more: str
    basis: str
    basis_id: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResultLine:
    """How a project or a side procedure can end."""

    id: str
    name: str
    success: bool
    reopen: str


def indicator_lines(phrases: Phrases) -> list[FigureLine]:
    """The indicators; ``more`` says what they are grouped by."""
    default = phrases.edition.regulation.basis
    found = []
    for key, one in phrases.edition.regulation.indicators.items():
        source, basis = one.value.expression.source, one.basis or default
        found.append(
            FigureLine(
                id=str(key),
                name=phrases.names.indicator(str(key)),
                words=phrases.condition(source),
                source=source,
                more=_group(phrases, str(one.per)) if one.per else "",
                basis=str(BASIS[basis]),
                basis_id=basis,
                cites=tuple(map(str, one.cites)),
            )
        )
    return found


def _group(phrases: Phrases, per: str) -> str:
    """What an indicator is grouped by: the department, a month, a field of a form."""
    known = {"department": _("department"), "month": _("month"), "year": _("year")}
    if per in known:
        return known[per]
    for document in phrases.rules.documents.values():
        for section in document.sections:
            for one in section.fields:
                if one.id == per:
                    return phrases.names.field(document.id, section.id, one)
    return per


def register_lines(phrases: Phrases) -> list[FigureLine]:
    """The registers; ``more`` says who keeps them."""
    return list(_registers(phrases))


def _registers(phrases: Phrases) -> Iterator[FigureLine]:
    default, names = phrases.edition.regulation.basis, phrases.names
    for key, one in phrases.edition.regulation.registers.items():
        sources = [formula.expression.source.strip() for formula in one.of]
        basis = one.basis or default
        yield FigureLine(
            id=str(key),
            name=names.register(str(key)),
            words=_(", ").join(_source(phrases, source) for source in sources),
            source=", ".join(sources),
            more=names.role(str(one.kept_by)) if one.kept_by else "",
            basis=str(BASIS[basis]),
            basis_id=basis,
            cites=tuple(map(str, one.cites)),
        )


def _source(phrases: Phrases, source: str) -> str:
    names = phrases.names
    if source.startswith("signatures("):
        step = source[len("signatures(") : -1].strip()
        return _("signatures of %(step)s") % {"step": names.node(step)}
    document, _dot, section = source.partition(".")
    definition = phrases.rules.documents.get(document)
    for one in definition.sections if definition else ():
        if one.id == section:
            return f"{names.document(document)} · {names.section(document, one)}"
    return names.document(document)


def result_lines(phrases: Phrases) -> list[ResultLine]:
    """The results."""
    return [
        ResultLine(
            id=one.id,
            name=phrases.names.result(one.id),
            success=one.success,
            reopen=_(", ").join(phrases.names.node(step) for step in one.reopen_to),
        )
        for one in phrases.rules.results.values()
    ]
