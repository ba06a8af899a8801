"""Steps that name no article, and articles nothing carries out."""

from __future__ import annotations

from typing import Final

from xize.core.problems import Sentence
from xize.core.regulation.check.index import Index
from xize.core.regulation.check.spots import Spot
from xize.core.regulation.model import Human
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.walk import words

SENTENCES: Final = {
    "step-without-article": Sentence(
        "环节“{word}”没有依据条款。请加 cites:，例如 cites: {example}。",
        'The step "{word}" names no article. Add cites:, for example cites: {example}.',
        "warning",
    ),
    "article-not-covered": Sentence(
        "第“{word}”条没有环节或职责落实。请在环节的 cites 或 duties 里写上。",
        'Article "{word}" is carried out by no step or duty. Cite it on a step or under duties.',
        "info",
    ),
}


def check_articles(index: Index, notes: Notes) -> None:
    """Steps and articles belong together; says nothing where no articles are written out."""
    articles = index.regulation.articles
    if not articles:
        return
    example = next(iter(articles))
    for spot in index.spots:
        if isinstance(spot.part, Human) and not _cites(spot):
            notes.say("step-without-article", spot.at, word=spot.part.id, example=example)
    cited = {
        str(reference.word)
        for reference in words(index.regulation)
        if reference.shape.names and reference.shape.names.kinds == ("article",)
    }
    for number in articles:
        if not any(_covers(one, number) for one in cited):
            notes.say("article-not-covered", number.at, word=number)


def _cites(spot: Spot) -> bool:
    return any(getattr(one.part, "cites", ()) for one in spot.chain()[1:])


def _covers(cited: str, number: str) -> bool:
    """An article is carried out by whoever cites it, an item of it, or the whole it is part of."""
    return cited == number or cited.startswith(f"{number}(") or number.startswith(f"{cited}(")
