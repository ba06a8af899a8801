"""The sections a step fills, as the page shows them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse

from xize.core.process.rulebook import Section
from xize.projects.queries import ItemPage
from xize.web.parts.attached import shown_files
from xize.web.parts.choices import Choices
from xize.web.parts.conditions import form_condition
from xize.web.parts.fields import Forms, Reading, is_opinion
from xize.web.parts.inputs import SectionForm
from xize.web.parts.live import live
from xize.web.parts.values import Values, people_in
from xize.web.request import Request


def forms_of(
    request: Request,
    page: ItemPage,
    at: datetime,
    typed: Mapping[str, Any],
    errors: Mapping[str, str],
    values: Values | None = None,
) -> list[SectionForm]:
    """The sections to fill, with what was typed or else what stands in them."""
    actor, read = request.actor, page.read
    parts = [part for part in page.forms if part.fillable and not is_opinion(part.section)]
    shown = values or Values(
        actor, read.names, people_in((part.section, part.values) for part in parts)
    )
    reading = Reading(
        text=shown.text,
        files=lambda value: shown_files(request, value),
        condition=lambda document, section, source: form_condition(
            source, (document, section), read.edition.rules, read.names, actor.language
        ),
    )
    choices = Choices(
        actor, page.row_labels, lambda of: reverse("item-rows", args=[page.line.stream, of])
    )
    now = live(page, at, typed, actor.language)
    forms = Forms(read.names, choices, errors, now, reading)
    return [
        forms.section(
            part.name,
            part.document,
            part.section,
            typed.get(part.name, part.values),
            asked=part.asked,
            locked=part.locked,
        )
        for part in parts
        if can_be_typed(part.section)
    ]


def can_be_typed(section: Section) -> bool:
    """Whether a section has anything to type; computed ones have not."""
    return any(one.value is None for one in section.fields)
