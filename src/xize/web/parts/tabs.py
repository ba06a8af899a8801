"""The tabs of a project's page, for every screen that shows one of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TABS = (
    ("project", _("Overview")),
    ("project-flow", _("Flow chart")),
    ("project-documents", _("Documents")),
    ("project-forms", _("Forms")),
    ("project-signatures", _("Signatures")),
    ("project-compliance", _("Compliance")),
    ("prints", _("Prints")),
    ("project-history", _("History")),
    ("dossier", _("Dossier")),
    ("project-team", _("Team")),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab."""

    words: str | Promise
    address: str
    current: bool


def project_tabs(stream: str, current: str) -> list[Tab]:
    """The tabs of a project, with the one the reader is on."""
    return [Tab(words, reverse(route, args=[stream]), route == current) for route, words in TABS]
