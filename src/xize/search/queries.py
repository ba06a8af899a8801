"""Finding things; the first argument is who asks. Nothing of what is not open to them is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.db import connection

from xize.core.texts import Phrase, Piece, Wanted, marked, nearest, snippet, wanted
from xize.ledger.batch import fetch
from xize.ledger.instants import instant
from xize.people.actor import Actor
from xize.people.cards import in_language
from xize.people.permissions import Permission
from xize.projects.queries.lists import ProjectLine, lines_of
from xize.rulebook import queries as rulebook
from xize.search.asking import Filters, Hit, Reach, ask
from xize.search.cutting import BEGINS
from xize.search.keys import KINDS, OF_PROJECTS, PERSON, RULE, parts_of
from xize.search.permitted import permitted, streams
from xize.search.readings import sounding_like
from xize.search.services import MADE_LIKE_THIS

EACH = 5
"""Answers of a kind, where all kinds are shown."""

PAGE = 20
"""Answers on a page of one kind."""

NEAR = 3
"""Names that are suggested where nothing was found."""

IN_BOTH = (PERSON, RULE)
"""Told in Chinese on the first line, in English on the second."""

_PASSAGES = "SELECT id, text FROM search_passage WHERE id IN"
_LATE = (
    "SELECT COUNT(*) FROM {streams} LEFT JOIN search_indexed i ON i.name = s.id "
    "WHERE {mine} AND (i.seq IS NULL OR i.seq <> s.seq OR i.basis <> ?)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """An answer. ``title`` and ``text`` are pieces, with what answers marked.

    ``also``: the other name it was found by. ``line``: the project it belongs to. ``at`` None for
    what has no date.
    """

    kind: str
    key: str
    stream: str
    title: tuple[Piece, ...]
    also: tuple[Piece, ...]
    text: tuple[Piece, ...]
    line: ProjectLine | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Group:
    """The answers of a kind, ``total`` of them in all."""

    kind: str
    total: int
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What was found. ``too_short``: one character finds people by their surname only."""

    question: Wanted
    groups: tuple[Group, ...]
    too_short: bool

    @property
    def total(self) -> int:
        """How many answers there are."""
        return sum(one.total for one in self.groups)


def find(
    actor: Actor,
    text: str,
    filters: Filters | None = None,
    *,
    each: int = EACH,
    page: int = 1,
    at: datetime | None = None,
) -> Answers:
    """What answers the text, by kind, the best first; three queries."""
    question, filters = wanted(text), filters or Filters()
    short = question.is_too_short
    asked = _surname(question) if short else question
    if short:
        filters = replace(filters, kind=PERSON)
    hits: list[Hit] = []
    if asked.terms:
        moment = at or datetime.now(UTC)
        reach = Reach(permitted(actor, moment), streams(actor, moment))
        hits = ask(asked, reach, filters, each=each, skip=(page - 1) * each)
    found = _found(actor, asked, hits)
    groups = []
    for kind in KINDS:
        of_kind = [(hit, one) for hit, one in zip(hits, found, strict=True) if one.kind == kind]
        if of_kind:
            groups.append(Group(kind, of_kind[0][0].of_kind, tuple(one for _, one in of_kind)))
    return Answers(asked, tuple(groups), short)


def people_called(actor: Actor, text: str, most: int) -> list[str]:
    """Ids of people found by name, initials, post or department, the best first."""
    groups = find(actor, text, Filters(kind=PERSON), each=most).groups
    return [parts_of(one.key, 2)[1] for group in groups for one in group.found]


def _surname(question: Wanted) -> Wanted:
    """One character, asked of the beginnings of names."""
    [term] = question.terms
    return Wanted(question.text, (Phrase((BEGINS, *term.tokens), open_ended=True),), None)


def _found(actor: Actor, question: Wanted, hits: list[Hit]) -> list[Found]:
    texts = _texts({hit.passage for hit in hits})
    streams = list(dict.fromkeys(hit.stream for hit in hits if hit.kind in OF_PROJECTS))
    lines = {line.stream: line for line in lines_of(actor, streams)}
    return [_one(actor, question, hit, texts, lines) for hit in hits]


def _texts(passages: Iterable[int]) -> dict[int, str]:
    wanted_ones = list(passages)
    if not wanted_ones:
        return {}
    marks = ", ".join("?" * len(wanted_ones))
    return {row[0]: row[1] for row in fetch(connection, f"{_PASSAGES} ({marks})", wanted_ones)}


def _one(
    actor: Actor,
    question: Wanted,
    hit: Hit,
    texts: dict[int, str],
    lines: dict[str, ProjectLine],
) -> Found:
    called = in_language(actor.language, hit.title, hit.title_en)
    title = marked(called, question)
    others = [one for one in (hit.title, hit.title_en, *hit.names.split("\n")) if one != called]
    text = texts.get(hit.passage, "")
    if hit.kind in IN_BOTH and "\n" in text:
        text = in_language(actor.language, *text.split("\n", 1))
    return Found(
        kind=hit.kind,
        key=hit.key,
        stream=hit.stream,
        title=title,
        also=() if any(one.marked for one in title) else _also(others, question),
        text=snippet(text, question) if text else (),
        line=lines.get(hit.stream),
        at=instant(hit.at) if hit.at else None,
    )


def _also(names: Iterable[str], question: Wanted) -> tuple[Piece, ...]:
    """The first other name that answers."""
    answering = (one for one in names if question.answers(one))
    return marked(next(answering, ""), question)


def near(actor: Actor, text: str) -> list[str]:
    """Names of the rules in force that sound or look like what was asked for.

    Documents, steps, titles, in the reader's language, and as the rules themselves are written.
    """
    names: dict[str, None] = {}
    for card in rulebook.in_force(actor):
        rules, called = rulebook.as_written(card.id).rules, rulebook.names(actor, card.id)
        names[called.title] = None
        for one in rules.documents.values():
            names |= dict.fromkeys([called.document(one.id), one.name, *one.also])
        for procedure in rules.procedures.values():
            for node in procedure.process.nodes.values():
                names |= dict.fromkeys([called.node(node.id, procedure.id), node.name])
    found = [*sounding_like(text, names), *nearest(text, names)]
    return list(dict.fromkeys(found))[:NEAR]


def late(actor: Actor) -> int:
    """How many of the projects open to the actor are being indexed: not all of them is found."""
    if not actor.is_somebody or actor.partner:
        return 0
    streams, mine, values = "ledger_stream s", "s.kind = ?", ["project"]
    if not actor.may(Permission.PROJECTS_ALL_READ):
        streams = "projects_participant q JOIN ledger_stream s ON s.id = q.stream"
        mine, values = "q.person = ?", [actor.person]
    sql = _LATE.format(streams=streams, mine=mine)
    return int(fetch(connection, sql, [*values, MADE_LIKE_THIS])[0][0])
