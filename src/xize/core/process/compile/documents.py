"""Documents, their forms and numbers, project data, and the dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from xize.core.process import rulebook
from xize.core.process.compile.findings import Findings
from xize.core.process.compile.people import who
from xize.core.process.compile.plain import expression, text, texts
from xize.core.process.numbering import NumberingError, parse
from xize.core.regulation import model
from xize.core.regulation.walk import parts


def documents(regulation: model.Regulation, findings: Findings) -> dict[str, rulebook.Document]:
    """All documents by id; a number whose pattern is not one is reported and left out."""
    main = set(_made_in([*regulation.flow, *regulation.alongside]))
    side = {
        made
        for procedure in regulation.procedures.values()
        for made in _made_in([*procedure.flow, *procedure.alongside])
    }
    return {
        str(name): _document(regulation, findings, str(name), written, name in side - main)
        for name, written in regulation.documents.items()
    }


def _made_in(steps: Iterable[model.Step]) -> Iterator[str]:
    """Documents some step of a flow fills, produces, revises or settles."""
    for step in parts(tuple(steps)):
        if isinstance(step, model.Human):
            yield from (fill.section.partition(".")[0] for fill in step.fills)
            yield from (*step.produces, *step.revises, *step.settles)


def _document(
    regulation: model.Regulation,
    findings: Findings,
    name: str,
    written: model.Document,
    of_a_case: bool,
) -> rulebook.Document:
    per: Literal["project", "case"] = written.per or ("case" if of_a_case else "project")
    basis = written.basis or regulation.basis
    versions = written.versions
    labels = ("draft", "settled", "amended")
    return rulebook.Document(
        id=name,
        name=written.name or name,
        also=texts(written.also),
        versions={label: str(getattr(versions, label)) for label in labels} if versions else {},
        sections=tuple(
            _section(regulation, str(section), one, one.basis or basis)
            for section, one in written.sections.items()
        ),
        checks=_checks(written.check),
        number=_numbering(written.number, name, findings),
        per=per,
        visible_to=texts(written.visible_to),
        watermark=written.watermark,
        template=written.template,
        headings=texts(written.headings),
        goes_to=tuple(_goes_to(one) for one in written.goes_to),
        check_out=text(written.check_out),
        material=written.material,
    )


def _goes_to(written: model.GoesTo) -> rulebook.GoesTo:
    return rulebook.GoesTo(
        to=who(written.to),
        on=tuple(written.on),
        reply=written.reply,
        within=text(written.within),
    )


def _section(
    regulation: model.Regulation, name: str, written: model.Section, basis: str
) -> rulebook.Section:
    return rulebook.Section(
        id=name,
        name=written.name,
        rows=written.is_rows,
        each=written.each,
        fields=fields(written.entries, basis, regulation.data),
        when=expression(written.when),
        at_least=written.at_least,
        at_most=written.at_most,
        visible_to=texts(written.visible_to),
    )


def _checks(written: Iterable[model.Check]) -> tuple[rulebook.Check, ...]:
    return tuple(rulebook.Check(that=one.that.expression, says=one.says) for one in written)


def _numbering(
    written: model.Numbering | None, document: str, findings: Findings
) -> rulebook.Numbering | None:
    if written is None:
        return None
    try:
        parse(written.format)
    except NumberingError:
        findings.report("numbering-invalid", written.at, document)
        return None
    return rulebook.Numbering(
        format=str(written.format),
        per=texts(written.per),
        of=text(written.of),
        issued=written.issued,
    )


def fields(
    written: Mapping[model.Word, model.Field], basis: str, data: Mapping[model.Word, model.Field]
) -> tuple[rulebook.Field, ...]:
    """Fields of a section; one that shows a project datum has that datum's type and options."""
    return tuple(_field(str(name), field, basis, data) for name, field in written.items())


def _field(
    name: str, written: model.Field, basis: str, data: Mapping[model.Word, model.Field]
) -> rulebook.Field:
    shows = _datum(written.shows)
    datum = data.get(model.Word(shows)) if shows else None
    kinds = (written.type, datum.type if datum else None, "computed" if written.value else "text")
    options = written.options or (datum.options if datum else {})
    return rulebook.Field(
        id=name,
        name=written.name or (datum.name if datum else "") or name,
        type=next(str(kind) for kind in kinds if kind is not None),
        required=written.required or bool(datum and datum.required),
        options={str(option): label for option, label in options.items()},
        of=text(written.of),
        shows=shows,
        value=expression(written.value),
        basis=written.basis or basis,
        when=expression(written.when),
        checks=_checks((*(datum.check if datum else ()), *written.check)),
        at_least=expression(written.at_least or (datum.at_least if datum else None)),
        at_most=expression(written.at_most or (datum.at_most if datum else None)),
        written_as=written.written_as or (datum.written_as if datum else None) or "",
        unit=(datum.unit if datum else "") or written.unit,
        sum=written.sum,
        says=written.says or (datum.says if datum else ""),
        fits=written.fits,
    )


def _datum(shows: model.Formula | None) -> str | None:
    if shows is None:
        return None
    return shows.source.strip().removeprefix("project.")


def dossier(regulation: model.Regulation) -> tuple[rulebook.DossierItem, ...]:
    """The archive list in printed order."""
    return tuple(
        rulebook.DossierItem(
            item=line.item,
            of=texts(line.of or line.any_of),
            any_of=bool(line.any_of),
            version=line.version,
            signed_at=text(line.signed_at),
            optional=line.optional,
            when=expression(line.when),
            name=line.name or _named(regulation, line.of or line.any_of),
            keep=line.keep,
        )
        for line in regulation.dossier
    )


def _named(regulation: model.Regulation, listed: tuple[model.Word, ...]) -> str:
    known = regulation.documents
    return "、".join(known[one].name or one if one in known else str(one) for one in listed)
