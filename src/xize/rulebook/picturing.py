"""An edition as a BPMN file with its drawing, and as a picture: made once, then remembered."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from xize.core.process.bpmn.drawing import draw, svg
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.raising import raise_drawn, raise_rules
from xize.core.process.bpmn.reading.read import read
from xize.core.process.bpmn.writing import write
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.rulebook.compiled import Compiled, compiled
from xize.rulebook.refusals import NoSuchEdition

KEPT: Final = 32


class Pictured(NamedTuple):
    """``file`` stands alone: it holds who, by when and on what as well; ``picture`` is an SVG."""

    is_drawn: bool
    file: bytes
    picture: str


def pictured(actor: Actor, edition: str) -> Pictured:
    """The edition as a file and as a picture. Raises ``NoSuchEdition``, also for outsiders."""
    if not actor.may(Permission.RULEBOOK_EDITIONS_READ):
        raise NoSuchEdition(edition)
    return _pictured(edition, str(compiled(edition).figures))


@lru_cache(maxsize=KEPT)
def _pictured(edition: str, _figures: str) -> Pictured:
    """An edition is never changed; only the figures decided over it are, and stand in the file."""
    whole = compiled(edition)
    drawn = whole.regulation.drawing
    laid_out = draw(_file(whole))
    return Pictured(drawn is not None, write(laid_out), svg(laid_out))


def _file(whole: Compiled) -> Definitions:
    """The file of a rule, as ``xize export`` writes it; one that is drawn keeps its drawing."""
    drawn = whole.regulation.drawing
    if drawn is None:
        articles = {str(one): text for one, text in whole.regulation.articles.items()}
        return raise_rules(whole.rules, articles)
    model, _findings = read(drawn.content)
    assert model is not None  # it was published
    return raise_drawn(whole.rules, model)
