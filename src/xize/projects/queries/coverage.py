"""How much of a regulation's text is carried out, and how many projects run under its editions."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from xize.ledger.batch import fetch
from xize.projects.queries.matrix.read import parents_of
from xize.projects.queries.matrix.rule import Rule, rules_of
from xize.rulebook.queries import Compiled

_COUNTS = "SELECT edition, status = 'ended', COUNT(*) FROM projects_project GROUP BY 1, 2"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Articles with a step, duty or dossier line, of all that are not mere headings."""

    covered: int
    whole: int
    bare: tuple[str, ...]
    """The articles nothing carries out."""

    @property
    def share(self) -> int:
        """In percent."""
        return 100 * self.covered // self.whole if self.whole else 100


def coverage(edition: Compiled) -> Coverage:
    """The coverage of an edition; no query."""
    articles = [str(one) for one in edition.regulation.articles]
    above = {parent for article in articles for parent in parents_of(article)}
    rules = rules_of(edition)
    bare = [one for one in articles if not _carried(rules.get(one)) and one not in above]
    whole = [one for one in articles if _carried(rules.get(one)) or one not in above]
    return Coverage(len(whole) - len(bare), len(whole), tuple(bare))


def carriers_of(edition: Compiled) -> dict[str, Rule]:
    """What carries out each article: steps, duties, lines of the archive list."""
    return rules_of(edition)


def project_counts() -> dict[tuple[str, bool], int]:
    """How many projects run under each edition, and how many have ended."""
    return {(row[0], bool(row[1])): row[2] for row in fetch(connection, _COUNTS)}


def _carried(rule: Rule | None) -> bool:
    return rule is not None and bool(rule.places or rule.duties or rule.items)
