"""Reading the matrix of a project."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from xize.core.regulation.model import Duty
from xize.people.actor import Actor
from xize.projects.queries.access import project_state
from xize.projects.queries.lists import lines_of
from xize.projects.queries.matrix.carriers import Reader
from xize.projects.queries.matrix.model import (
    AHEAD,
    INAPPLICABLE,
    MET,
    MISSING,
    SHOWN,
    ArticleRow,
    Carrier,
    DutyRow,
    Matrix,
    Party,
    Proof,
    pressing,
)
from xize.projects.queries.matrix.proofs import Proofs
from xize.projects.queries.matrix.rule import Rule, check_of, place_of, rules_of
from xize.projects.queries.page import stage_bar
from xize.projects.refusals import NoSuchProject

_PARENT = re.compile(r"(.+)\([^()]*\)$")


def matrix(actor: Actor, stream: str, at: datetime) -> Matrix:
    """The compliance matrix of a project. Raises ``NoSuchProject``."""
    if actor.partner:
        raise NoSuchProject(stream)  # partners see work items, not the project around them
    read = project_state(actor, stream)
    story = read.story()
    skipped = {(one.case, one.node): one.text for one in story.skipped}
    reader = Reader(read, story, Proofs(actor, read, story), at, skipped)
    rules = rules_of(read.edition)
    articles = [str(one) for one in read.edition.regulation.articles]
    rows = {one: _row(reader, one, rules.get(one) or Rule()) for one in articles}
    shown = tuple(_rolled_up(row, rows) for row in rows.values())
    return Matrix(lines_of(actor, [stream])[0], stage_bar(read, story), shown, _parties(shown), at)


def parents_of(article: str) -> list[str]:
    """The articles above one: "5(2)" stands under "5"."""
    found = _PARENT.fullmatch(article)
    return [] if found is None else [*parents_of(found[1]), found[1]]


def _row(reader: Reader, article: str, rule: Rule) -> ArticleRow:
    carriers = [reader.carrier(*place) for place in rule.places]
    carriers += [_delivery(reader, item) for item in rule.items]
    duties = tuple(_duty(reader, duty) for duty in rule.duties)
    return ArticleRow(
        article=article,
        text=reader.read.names.article(article),
        depth=len(parents_of(article)),
        state=pressing([*(one.state for one in carriers), *(one.state for one in duties)]),
        carriers=tuple(carriers),
        duties=duties,
    )


def _delivery(reader: Reader, item: int) -> Carrier:
    """A line of the archive list; its proof is the delivery."""
    (line,) = [one for one in reader.read.edition.rules.dossier if one.item == item]
    names, story = reader.read.names, reader.story
    delivery = story.delivered.get(item)
    result = reader.read.edition.rules.results.get(story.result or "")
    state, why, reason = AHEAD, "", ""
    if delivery is not None:
        state = MET
    elif story.ended and result is not None and not result.success:
        state, why, reason = INAPPLICABLE, "ended-early", names.result(result.id)
    elif story.ended:
        state = INAPPLICABLE if line.optional else MISSING
    proofs = (Proof("delivered", delivery.at, delivery.by),) if delivery else ()
    name = line.name or " / ".join(names.document(one) for one in line.of)
    return Carrier(f"dossier:{item}", "main", "", name, state, (), proofs, why=why, reason=reason)


def _duty(reader: Reader, duty: Duty) -> DutyRow:
    names, team = reader.read.names, reader.story.team
    places = [place_of(reader.read.edition.rules, str(one)) for one in duty.enforced_by]
    steps = [reader.carrier(*place) for place in places if place]
    check = check_of(duty)
    state = pressing(one.state for one in steps) if steps else MET if check == "auto" else SHOWN
    return DutyRow(
        says=names.duty(duty.says),
        check=check,
        state=state,
        parties=tuple(Party(str(role), names.role(str(role))) for role in duty.by),
        held_by=tuple(dict.fromkeys(who for role in duty.by for who in team.get(str(role), ()))),
        steps=tuple(one.name for one in steps),
    )


def _rolled_up(row: ArticleRow, rows: Mapping[str, ArticleRow]) -> ArticleRow:
    """An article without anything of its own stands as those below it do."""
    below = [one for one in rows.values() if row.article in parents_of(one.article)]
    under = tuple(one.article for one in below)
    if row.carriers or row.duties or not below:
        return replace(row, under=under)
    return replace(row, under=under, state=pressing(one.state for one in below))


def _parties(rows: tuple[ArticleRow, ...]) -> tuple[Party, ...]:
    """Every role that carries out something, in the order of the articles."""
    found: dict[str, Party] = {}
    for row in rows:
        lines: tuple[Carrier | DutyRow, ...] = (*row.duties, *row.carriers)
        found |= {one.id: one for line in lines for one in line.parties}
    return tuple(found.values())
