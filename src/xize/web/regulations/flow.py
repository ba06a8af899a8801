"""The articles of an edition beside its drawn flow."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from xize.core.process.layout import Box
from xize.projects.queries.coverage import carriers_of
from xize.projects.queries.matrix.read import parents_of
from xize.projects.queries.matrix.rule import check_of
from xize.web.parts.flowchart import Chart
from xize.web.regulations.phrases import Phrases


@dataclass(frozen=True, slots=True)
class StepLink:
    """A step that carries out an article."""

    procedure: str
    node: str
    name: str


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article with what carries it out."""

    article: str
    text: str
    depth: int
    steps: tuple[StepLink, ...]
    duties: tuple[tuple[str, str, str], ...]
    items: tuple[str, ...]
    is_heading: bool

    @property
    def is_bare(self) -> bool:
        """Whether nothing carries it out."""
        return not (self.steps or self.duties or self.items or self.is_heading)


def article_cards(phrases: Phrases) -> list[ArticleCard]:
    """The articles in the order of the text."""
    names, carried = phrases.names, carriers_of(phrases.edition)
    articles = [str(one) for one in phrases.edition.regulation.articles]
    above = {parent for article in articles for parent in parents_of(article)}
    found = []
    for article in articles:
        rule = carried.get(article)
        steps = [StepLink(p, node, names.node(node, p)) for node, p in rule.places] if rule else []
        duties = [
            (
                check_of(one),
                names.duty(one.says),
                _(", ").join(names.role(str(role)) for role in one.by),
            )
            for one in (rule.duties if rule else ())
        ]
        items = [_item(phrases, number) for number in (rule.items if rule else ())]
        found.append(
            ArticleCard(
                article=article,
                text=names.article(article),
                depth=len(parents_of(article)),
                steps=tuple(steps),
                duties=tuple(duties),
                items=tuple(items),
                is_heading=article in above and not (steps or duties or items),
            )
        )
    return found


def _item(phrases: Phrases, number: int) -> str:
    (line,) = [one for one in phrases.rules.dossier if one.item == number]
    documents = " / ".join(phrases.names.document(one) for one in line.of)
    return f"{number} {line.name or documents}"


def box_of(chart: Chart, node: str) -> Box | None:
    """The drawn box of a node."""
    return next((one.box for one in chart.boxes if one.box.id == node), None)
