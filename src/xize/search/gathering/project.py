"""Everything of one project: itself, its documents, forms, remarks."""

from __future__ import annotations

from collections.abc import Iterator

from xize.core.story import Story
from xize.ledger.instants import micros
from xize.people.actor import SYSTEM
from xize.projects.queries.access import ProjectState, read_state, told
from xize.projects.queries.lists import lines_of
from xize.rulebook.names import Names
from xize.search.draft import Draft
from xize.search.draft import told as saying
from xize.search.gathering.documents import documents
from xize.search.gathering.filled import filled, shown
from xize.search.keys import PROJECT, REMARK, key_of

REMARKS = frozenset(
    {
        *("decided", "entry_made", "commented", "delegated", "delegate_answered", "transferred"),
        *("returned", "waived", "signer_added", "signer_removed", "circulated", "urged", "copied"),
        *("claim_released", "decision_taken_back"),
    }
)
"""Moments at which people say something about the work, to be read by all who see the project."""


def project(stream: str) -> list[Draft]:
    """The drafts of a stream. Raises ``NoSuchProject``."""
    read, story = read_state(SYSTEM, stream), told(stream)
    english = Names(read.edition, "en")
    return [
        _itself(read, story),
        *documents(read, story, english),
        *filled(read, story, english),
        *_remarks(read, story, english),
    ]


def _itself(read: ProjectState, story: Story) -> Draft:
    [line] = lines_of(SYSTEM, [read.stream])
    rules = read.edition.rules
    data = [
        f"{read.names.datum(name)}: {text}"
        for name, value in story.data.items()
        if name in rules.data and (text := shown(rules.data[name], value))
    ]
    return saying(
        PROJECT,
        PROJECT,
        line.title,
        *data,
        names=tuple(one for one in (line.number, line.partner) if one),
        regulation=rules.regulation,
        at=micros(line.began),
    )


def _remarks(read: ProjectState, story: Story, english: Names) -> Iterator[Draft]:
    for moment in story.timeline:
        if moment.kind in REMARKS and moment.text:
            yield saying(
                REMARK,
                key_of(REMARK, moment.seq),
                read.names.node(moment.node) if moment.node else story.title,
                moment.text,
                title_en=english.node(moment.node) if moment.node else "",
                regulation=read.edition.rules.regulation,
                at=micros(moment.at),
            )
