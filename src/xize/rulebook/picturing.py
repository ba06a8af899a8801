"""An edition as a BPMN file with its drawing, and as a picture: made once, then remembered."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from xize.core.process.bpmn.carrying import parted, put, steps_of
from xize.core.process.bpmn.drawing import draw, svg
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.raising import raise_rules
from xize.core.process.bpmn.reading.read import read
from xize.core.process.bpmn.writing import write
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.rulebook.compiled import as_written
from xize.rulebook.models import Edition
from xize.rulebook.refusals import NoSuchEdition
from xize.rulebook.texts import MAIN_FILE

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
    return _pictured(edition)


@lru_cache(maxsize=KEPT)
def _pictured(edition: str) -> Pictured:
    """An edition is never changed, so neither is this."""
    whole = as_written(edition)
    drawn = whole.regulation.drawing
    model = _carrying(edition, drawn.content) if drawn else raise_rules(whole.rules)
    laid_out = draw(model)
    return Pictured(drawn is not None, write(laid_out), svg(laid_out))


def _carrying(edition: str, content: bytes) -> Definitions:
    """The file of a drawn regulation with the steps of its text in it."""
    texts = Edition.objects.filter(id=edition).values_list("texts", flat=True).get()
    model, _findings = read(content)
    assert model is not None  # it was published
    return put(model, steps_of(parted(texts[MAIN_FILE])[1]))
