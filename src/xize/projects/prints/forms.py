"""A form instance read for printing: sections in their order, with who filled and signed what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from xize.core.engine.canonical import canonical
from xize.core.engine.state import MAIN
from xize.core.engine.view.world import World
from xize.core.expressions import Value
from xize.core.forms import form_names
from xize.core.process.graph import UserTask
from xize.core.process.rulebook import Document, Field, Section
from xize.core.story import FormStory, SectionStory, VisitStory
from xize.projects.prints.model import Filling, FormRead, SectionRead, TableRead, Voice
from xize.projects.prints.reading import Reading
from xize.projects.prints.refusals import NoSuchForm
from xize.projects.prints.values import field_read, table_read
from xize.projects.prints.voices import DECIDING, blank_voices, voices


def read_form(reading: Reading, key: str, instance: int, at: datetime) -> FormRead:
    """An instance by number, the latest for 0; one that was never filled is blank.

    Raises ``NoSuchForm`` where the regulation has no such form, or it has no such instance.
    """
    document = reading.rules.documents.get(key.rpartition(":")[2])
    if document is None or not document.sections:
        raise NoSuchForm(key)
    filled = len(reading.story.forms.get(key, []))
    if not 0 <= instance <= filled:
        raise NoSuchForm(f"{key} {instance}")
    form = reading.story.form(key, instance) or FormStory(key, 1)
    return _FormReader(reading, document, form, at).read()


class _FormReader:
    """Reads one instance; what its expressions are worth is worked out once."""

    def __init__(self, reading: Reading, document: Document, form: FormStory, at: datetime) -> None:
        self.reading = reading
        self.document = document
        self.form = form
        self.worked_out = self._computed(at)

    def read(self) -> FormRead:
        """The whole form."""
        reading, story = self.reading, self.reading.story
        papers = story.documents.get(self.form.document)
        files = papers.latest.files if papers and papers.latest else ()
        return FormRead(
            key=self.form.document,
            document=self.document.id,
            title=reading.names.document(self.document.id),
            instance=self.form.instance,
            number=self.form.number,
            numbered_at=self.form.numbered_at,
            project=story.title,
            stream=reading.read.stream,
            regulation=reading.names.title,
            edition=reading.rules.edition,
            sections=tuple(_each_voice_once([*map(self._section, self.document.sections)])),
            attachments=tuple(one.name for one in files),
        )

    # ------------------------------------------------------------------ values
    def _computed(self, at: datetime) -> dict[str, Value]:
        """What the form's own formulas are worth, by section."""
        case = self.form.document.rpartition(":")[0] or MAIN
        world = World(self.reading.read.draft(at), case)
        stored = {
            one.id: values
            for one in self.document.sections
            if one.each is None and (values := self.form.values(one.id)) is not None
        }
        return form_names(self.document, stored, lambda that, names: world.within(names, that))

    def _value(self, section: Section, field: Field, stored: dict[str, Any]) -> Any:
        """The stored value; of a computed field what it is worth, of one that shows a datum it."""
        if field.value is not None:
            worth = self.worked_out.get(section.id)
            found = canonical(worth.get(field.id)) if isinstance(worth, dict) else None
            return found[:10] if field.type == "date" and isinstance(found, str) else found
        if field.shows and stored.get(field.id) is None:
            return self.reading.story.data.get(field.shows) if self._is_filled(section) else None
        return stored.get(field.id)

    def _is_filled(self, section: Section) -> bool:
        return any(one.section == section.id for one in self.form.submissions)

    def _rows(self, section: Section) -> list[dict[str, Any]]:
        """The rows of a table with their computed columns."""
        rows = self.form.values(section.id) or []
        worth = self.worked_out.get(section.id)
        computed = [field for field in section.fields if field.value is not None]
        if not computed or not isinstance(worth, tuple):
            return list(rows)
        return [
            {**row, **{one.id: canonical(done.get(one.id)) for one in computed}}
            for row, done in zip(rows, worth, strict=False)
        ]

    # ------------------------------------------------------------------ sections
    def _section(self, section: Section) -> SectionRead:
        reading, document = self.reading, self.document
        if not reading.sees(section):
            title = reading.names.section(document.id, section)
            return SectionRead(id=section.id, title=title, kind="record", closed=True)
        said = tuple(self._voices(section))
        title = reading.names.section(document.id, section)
        common: dict[str, Any] = {
            "id": section.id,
            "title": title,
            "voices": said,
            "filled": tuple(self._filled(section)),
            "erased": self._is_erased(section),
        }
        if section.rows:
            table = table_read(reading, document, section, section.fields, self._rows(section))
            return SectionRead(kind="table", table=table, **common)
        stored = self.form.values(section.id) or {}
        plain = [one for one in section.fields if one.type != "rows"]
        return SectionRead(
            kind="opinions" if section.each or (said and _is_opinion(section)) else "record",
            fields=()
            if section.each
            else tuple(
                field_read(reading, document, section, one, self._value(section, one, stored))
                for one in plain
            ),
            nested=tuple(self._nested(section, stored)),
            **common,
        )

    def _nested(self, section: Section, stored: dict[str, Any]) -> Iterator[tuple[str, TableRead]]:
        """Tables inside a record."""
        for one in section.fields:
            if one.type == "rows" and section.each is None:
                label = self.reading.names.field(self.document.id, section.id, one)
                rows = stored.get(one.id)
                yield label, table_read(self.reading, self.document, section, one.columns, rows)

    def _filled(self, section: Section) -> Iterator[Filling]:
        """Who submitted what stands now."""
        for one in self._standing(section):
            yield Filling(
                by=one.by,
                name=self.reading.person(one.by),
                at=one.at,
                day=self.reading.day(one.at),
                version=one.version,
                seat=one.seat or "",
            )

    def _standing(self, section: Section) -> list[SectionStory]:
        if section.each is not None:
            return self.form.seats(section.id)
        return self.form.current(section.id)

    def _is_erased(self, section: Section) -> bool:
        found = self._standing(section)
        return bool(found) and all(one.values is None for one in found)

    # ------------------------------------------------------------------ voices
    def _voices(self, section: Section) -> Iterator[Voice]:
        """The opinions of the last round of the step that fills the section."""
        nodes = self._nodes(section)
        visit = self._visit(section, nodes)
        if visit is None:
            if nodes:
                yield from blank_voices(self.reading, next(iter(nodes.values())))
            return
        node = nodes[visit.node]
        for seat, voice in zip(visit.seats, voices(self.reading, node, visit), strict=True):
            if not seat.entry:
                yield voice

    def _nodes(self, section: Section) -> dict[str, UserTask]:
        """The deciding steps that fill the section, by id."""
        return {
            node.id: node
            for procedure in self.reading.rules.procedures.values()
            for node in procedure.process.nodes.values()
            if isinstance(node, UserTask)
            and node.work.kind in DECIDING
            and any(
                (one.document, one.section) == (self.document.id, section.id)
                for one in node.work.fills
            )
        }

    def _visit(self, section: Section, nodes: dict[str, UserTask]) -> VisitStory | None:
        """The round that counts: the last one, for the latest instance; else the one filled at."""
        story = self.reading.story
        filled = {one.element for one in self.form.submissions if one.section == section.id}
        latest = story.form(self.form.document) in (self.form, None)
        case = self.form.document.rpartition(":")[0]
        found = [
            one
            for one in story.visits.values()
            if one.kind == "task"
            and one.node in nodes
            and (one.element in filled or (latest and case in ("", one.case)))
        ]
        return found[-1] if found else None


def _each_voice_once(sections: list[SectionRead]) -> Iterator[SectionRead]:
    """Whoever fills several sections in one go signs below the last of them."""
    for number, one in enumerate(sections):
        later = [voice for other in sections[number + 1 :] for voice in other.voices]
        again = [voice for voice in one.voices if voice.at is not None and voice in later]
        yield replace(one, voices=()) if again == [*one.voices] else one


def _is_opinion(section: Section) -> bool:
    """Whether a section is an opinion: long texts, and at most a person and a day beside them."""
    kinds = {one.type for one in section.fields}
    return "long_text" in kinds and kinds <= {"long_text", "person", "date", "signature"}
