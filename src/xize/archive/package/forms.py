"""The filled forms of a project: what stands in each section, who filled it and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from xize.archive.package.facts import Facts, local
from xize.core.process.rulebook import Section
from xize.core.story.documents import FormStory, SectionStory

ERASED = "已依记录删除 / erased, with a record"


class Sheet(NamedTuple):
    """One instance of a form; ``seq`` is the number of its last submission's event."""

    key: str
    instance: int
    number: str
    title: str
    seq: int
    data: dict[str, Any]


def sheets(facts: Facts) -> list[Sheet]:
    """Every form that was filled in this part of the dossier, in the order they were begun."""
    last: dict[tuple[str, int], int] = {}
    for seq, event in facts.numbered():
        if type(event).__name__ in ("SectionFilled", "Numbered"):
            last[event.document, event.instance] = seq  # type: ignore[union-attr]
    stories = (
        (one.document, one.instance, one) for some in facts.story.forms.values() for one in some
    )
    return [
        _sheet(facts, one, last[key, instance])
        for key, instance, one in stories
        if (key, instance) in last
    ]


def _sheet(facts: Facts, story: FormStory, seq: int) -> Sheet:
    title = facts.words.document(story.document)
    data = {
        "document": story.document,
        "instance": story.instance,
        "title": title,
        "number": story.number,
        "numbered": local(story.numbered_at) if story.numbered_at else "",
        "sections": [_standing(facts, story, one) for one in _sections(facts, story)],
        "submissions": [_submission(facts, one) for one in story.submissions],
        "signatures": list(_signatures(facts, story.document)),
    }
    return Sheet(story.document, story.instance, story.number, title, seq, data)


def _sections(facts: Facts, story: FormStory) -> list[Section]:
    found = facts.rules.documents.get(story.document.rpartition(":")[2])
    filled = set(story.sections())
    return [one for one in found.sections if one.id in filled] if found else []


def _standing(facts: Facts, story: FormStory, section: Section) -> dict[str, Any]:
    """What stands in a section, with the labels of its fields."""
    if section.each:
        copies = story.seats(section.id)
        values: Any = [
            {"seat": one.seat, "by": facts.person(one.by), "values": one.values} for one in copies
        ]
    else:
        values = story.values(section.id)
    return {
        "section": section.id,
        "name": section.name,
        "labels": {one.id: _label(facts, one.name, one.shows, one.id) for one in section.fields},
        "values": values,
    }


def _label(facts: Facts, name: str, shows: str | None, ident: str) -> str:
    datum = facts.rules.data.get(shows) if shows else None
    return name or (datum.name if datum else "") or ident


def _submission(facts: Facts, one: SectionStory) -> dict[str, Any]:
    told = {
        "section": one.section,
        "version": one.version,
        "at": local(one.at),
        "by": facts.person(one.by),
        "seat": one.seat,
        "payload": one.payload,
        "digest": one.digest,
    }
    if one.payload in facts.values:
        return told | {"values": one.values}
    return told | {"erased": ERASED}


def _signatures(facts: Facts, key: str) -> Iterator[dict[str, Any]]:
    story = facts.story.documents.get(key)
    for one in story.signatures if story else ():
        yield {
            "version": one.version,
            "step": facts.words.node(one.node),
            "by": facts.person(one.person),
            "roles": [facts.words.role(role) for role in one.roles],
            "at": local(one.at),
            "void": one.void,
        }
