"""What a text declares by now, for the fields of the panel: pairs of id and name."""

from __future__ import annotations

from collections.abc import Iterable

from xize.core.regulation import read
from xize.rulebook.texts import MAIN_FILE

Pairs = list[tuple[str, str]]
KINDS = ("roles", "documents", "sections", "articles", "parameters")
NOTHING: dict[str, Pairs] = {kind: [] for kind in KINDS}


def words_of(rest: str) -> dict[str, Pairs] | None:
    """Roles, documents, their sections, articles, periods; None while the text is no YAML."""
    draft = read(rest, MAIN_FILE).draft
    if draft is None:
        return None
    sections = [
        (f"{key}.{section}", f"{one.name or key} · {said.name or section}")
        for key, one in draft.documents.items()
        for section, said in one.sections.items()
    ]
    periods = ((key, one.name) for key, one in draft.parameters.items() if one.type == "period")
    return {
        "roles": _named((key, one.name) for key, one in draft.roles.items()),
        "documents": _named((key, one.name) for key, one in draft.documents.items()),
        "sections": sections,
        "articles": _named(draft.articles.items()),
        "parameters": _named(periods),
    }


def _named(pairs: Iterable[tuple[str, str]]) -> Pairs:
    return [(str(key), name or str(key)) for key, name in pairs]
