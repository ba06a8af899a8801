"""What a person tried on a step: read from the page they sent, or from what was kept of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import QueryDict

from xize.core.engine import Refused
from xize.projects.queries import ItemPage
from xize.web.item.papers import files_taken
from xize.web.parts.attached import FieldFiles
from xize.web.parts.fields import is_opinion
from xize.web.parts.submitted import files_of, is_blank, tokens, typed, without
from xize.web.request import Request


@dataclass
class Attempt:
    """What a person tried: kept whole, so that a refusal loses nothing of it.

    ``bad_files`` by document, ``bad_fields`` by place. ``restored``: when the draft shown was
    saved; ``changed``: the form has changed since. ``copied``: from where values were copied.
    ``pasted`` are errors of what was just pasted.
    """

    typed: dict[str, Any] = field(default_factory=dict)
    kept: dict[str, list[Any]] = field(default_factory=dict)
    bad_files: dict[str, str] = field(default_factory=dict)
    bad_fields: dict[str, str] = field(default_factory=dict)
    comment: str = ""
    chosen: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    delivers: list[str] = field(default_factory=list)
    team: dict[str, list[str]] = field(default_factory=dict)
    entry: str = ""
    refused: Refused | None = None
    restored: datetime | None = None
    changed: bool = False
    copied: str = ""


def tried(request: Request, page: ItemPage, post: QueryDict) -> tuple[Attempt, dict[str, Any]]:
    """What was typed, and the same as arguments of the service."""
    work = page.node.work
    outcome, _bar, behalf = post.get("outcome", "").partition("|")
    forward = any(one.id == outcome and one.forward for one in work.outcomes)
    parts = [part for part in page.forms if part.fillable]
    values, bad = _values(request, page, post)
    files, refused = files_of(request, files_taken(work), post)
    language = request.actor.language
    attempt = Attempt(
        typed=values,
        kept=tokens(request, files),
        bad_files={document: one.sentence(language) for document, one in refused.items()},
        bad_fields=bad,
        comment=post.get("comment", ""),
        chosen=post.getlist("choose"),
        unchanged=post.getlist("unchanged"),
        delivers=post.getlist("delivers"),
        team={role: [one for one in post.getlist(f"role:{role}") if one] for role in work.names},
    )
    fills = {
        part.name: without(values[part.name], part.locked)
        for part in parts
        if (part.asked and forward) or not is_blank(without(values[part.name], part.locked))
    }
    given = {
        "outcome": outcome or "next",
        "comment": attempt.comment,
        "fills": fills,
        "files": files,
        "unchanged": [one for one in attempt.unchanged if one not in files],
        "choose": attempt.chosen,
        "delivers": [int(one) for one in attempt.delivers if one.isdecimal()],
        "names": attempt.team,
        "on_behalf": behalf or None,
        "key": post.get("key") or None,
    }
    return attempt, given


def _values(
    request: Request, page: ItemPage, post: QueryDict
) -> tuple[dict[str, Any], dict[str, str]]:
    """The typed values of every section, and what is wrong with files in them."""
    files = FieldFiles(request, post)
    values = {}
    for part in page.forms:
        if not part.fillable:
            continue
        if is_opinion(part.section):
            values[part.name] = {part.section.fields[0].id: post.get("comment", "")}
            continue
        given = files.of(part.name, part.section, typed(post, part.name, part.section))
        values[part.name] = with_what_stays(given, part.values, part.locked)
    return values, files.bad


def with_what_stays(given: Any, stored: Any, locked: frozenset[str]) -> Any:
    """Locked fields are not sent by the page; they are shown again as they stand."""
    if not locked:
        return given
    if isinstance(given, dict):
        kept = stored if isinstance(stored, dict) else {}
        return {**given, **{one: kept.get(one) for one in locked}}
    rows = stored if isinstance(stored, list) else []
    return [
        {**row, **{one: (rows[place] if place < len(rows) else {}).get(one) for one in locked}}
        for place, row in enumerate(given)
    ]
