"""``lint``: everything there is to say about a regulation's text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from xize.core.problems import Problem, Sentence, in_order
from xize.core.regulation.check import (
    anchors,
    articles,
    documents,
    exactly_one,
    fields,
    filling,
    formulas,
    ids,
    jumps,
    lists,
    names,
    reach,
    references,
    requirements,
    returns,
    roles,
    steps,
)
from xize.core.regulation.check.index import Index
from xize.core.regulation.model import Regulation
from xize.core.regulation.read import read
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.second import SecondLanguage, read_second

CHECKS: Final[tuple[Callable[[Index, Notes], None], ...]] = (
    references.check_references,
    ids.check_ids,
    exactly_one.check_exactly_one,
    roles.check_roles,
    steps.check_steps,
    jumps.check_jumps,
    returns.check_returns,
    reach.check_reach,
    anchors.check_anchors,
    requirements.check_requirements,
    documents.check_documents,
    fields.check_fields,
    filling.check_filling,
    lists.check_lists,
    formulas.check_formulas,
    articles.check_articles,
    names.check_names,
)
SENTENCES: Final[dict[str, Sentence]] = {
    code: sentence
    for module in (
        references, ids, exactly_one, roles, steps, jumps, reach, anchors, requirements, documents,
        fields, filling, lists, formulas, articles, names, returns,
    )
    for code, sentence in module.SENTENCES.items()
}  # fmt: skip


def check(regulation: Regulation, file: str = "regulation.yaml") -> tuple[Problem, ...]:
    """What makes no sense in a regulation that could be read."""
    notes = Notes(file, SENTENCES)
    index = Index(regulation)
    for look in CHECKS:
        look(index, notes)
    return in_order(notes.problems)


def check_second(
    regulation: Regulation, second: SecondLanguage | None, file: str = "regulation.en.yaml"
) -> tuple[Problem, ...]:
    """Names of the second language that are missing, or of nothing."""
    notes = Notes(file, SENTENCES)
    if second is None:
        names.say_no_second(notes)
    else:
        names.check_second(Index(regulation), second, notes)
    return in_order(notes.problems)


def as_it_is(regulation: Regulation) -> Regulation:
    """The regulation, to which nothing is added."""
    return regulation


def lint(
    content: str | bytes,
    file: str = "regulation.yaml",
    *,
    second: str | bytes | None = None,
    second_file: str = "regulation.en.yaml",
    draw: Callable[[Regulation], Regulation] = as_it_is,
) -> tuple[Problem, ...]:
    """All problems of form and of sense, in the order of the files. Never raises for a text.

    Where something had to be left out of the reading, sense is not judged: it would only complain
    of what is missing for that reason. ``draw`` adds what lies beside the text (see ``Drawing``).
    """
    reading = read(content, file)
    problems = list(reading.problems)
    draft = reading.draft if reading.whole else None
    if draft is not None:
        draft = draw(draft)
        problems += check(draft, file)
    translation: SecondLanguage | None = None
    if second is not None:
        translation, found = read_second(second, second_file)
        problems += found
    if draft is not None:
        problems += check_second(draft, translation, second_file)
    return in_order(problems)
