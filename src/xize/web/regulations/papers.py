"""The documents of an edition: other names, numbers, fields, who writes and who reads them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from xize.core.process.graph import UserTask
from xize.core.process.rulebook import Document
from xize.core.texts import normalise
from xize.web.regulations.phrases import BASIS, Phrases


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field of a form."""

    name: str
    type: str
    required: bool
    options: str


@dataclass(frozen=True, slots=True)
class SectionLines:
    """A section of a form."""

    name: str
    is_table: bool
    fields: tuple[FieldLine, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A step at which a document is written or read."""

    procedure: str
    node: str
    name: str


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """One document."""

    id: str
    name: str
    also: tuple[str, ...]
    is_form: bool
    number: str
    basis: str
    dossier: int
    readers: str
    per_case: bool
    written: tuple[Place, ...]
    signed: tuple[Place, ...]
    used: tuple[Place, ...]
    sections: tuple[SectionLines, ...]

    def holds(self, text: str) -> bool:
        """Whether its name or one of its other names contains the text, however it was typed."""
        wanted = normalise(text)
        return any(wanted in normalise(one) for one in (self.name, *self.also))


def document_cards(phrases: Phrases) -> list[DocumentCard]:
    """All documents, in the order of the regulation."""
    written, signed, used = _places(phrases)
    items = {one: item.item for item in phrases.rules.dossier for one in item.of}
    named = {str(key): one.basis for key, one in phrases.edition.regulation.documents.items()}
    return [
        DocumentCard(
            id=one.id,
            name=phrases.names.document(one.id),
            also=one.also,
            is_form=bool(one.sections),
            number=one.number.format if one.number else "",
            basis=str(BASIS.get(named.get(one.id) or "stated", "")),
            dossier=items.get(one.id, 0),
            readers=_(", ").join(phrases.names.role(role) for role in one.visible_to),
            per_case=one.per == "case",
            written=tuple(written[one.id]),
            signed=tuple(signed[one.id]),
            used=tuple(used[one.id]),
            sections=tuple(_sections(phrases, one)),
        )
        for one in phrases.rules.documents.values()
    ]


Places = dict[str, dict[Place, None]]


def _places(phrases: Phrases) -> tuple[Places, Places, Places]:
    written: Places = defaultdict(dict)
    signed: Places = defaultdict(dict)
    used: Places = defaultdict(dict)
    for procedure in phrases.rules.procedures.values():
        for node in procedure.process.nodes.values():
            if not isinstance(node, UserTask):
                continue
            work = node.work
            place = Place(procedure.id, node.id, phrases.names.node(node.id, procedure.id))
            fills = (fill.document for fill in work.fills)
            for one in (*work.produces, *work.revises, *work.settles, *fills):
                written[one][place] = None
            for one in work.signs:
                signed[one][place] = None
            for one in work.uses:
                used[one][place] = None
    return written, signed, used


def _sections(phrases: Phrases, document: Document) -> Iterable[SectionLines]:
    names = phrases.names
    for section in document.sections:
        fields = tuple(
            FieldLine(
                name=names.field(document.id, section.id, one),
                type=one.type,
                required=one.required,
                options=_(", ").join(
                    names.option(f"{document.id}.{section.id}.{one.id}", option, text)
                    for option, text in one.options.items()
                ),
            )
            for one in section.fields
        )
        yield SectionLines(names.section(document.id, section), section.rows, fields)
