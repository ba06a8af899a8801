"""A step while somebody fills it in: what applies, what is worked out, what was pasted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from xize.core.engine.submitting.preview import Preview, preview
from xize.core.engine.view.referring import KnownHere
from xize.core.forms import Pasted, pasted
from xize.core.process.rulebook import Section
from xize.projects.queries.items import ItemPage


def halfway(page: ItemPage, at: datetime, typed: Mapping[str, object]) -> Preview:
    """How the sections somebody has typed so far look; ``typed`` by "document.section"."""
    return preview(page.read.draft(at), page.here, page.node.work, page.fillings, typed)


def paste(page: ItemPage, at: datetime, section: Section, text: str, start: str) -> Pasted:
    """Copied cells as rows of a table; ``section`` with names as the reader reads them."""
    return pasted(section, text, KnownHere(page.read.draft(at), page.here.case), start=start)
