"""A disposal list as a sheet of paper, with room for the hands of those who decided."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from xize.archive.queries.disposals import DisposalPage
from xize.printing import Note, Paragraph, Sheet, Table
from xize.web.parts.people import People

WIDTHS = (1, 4, 4, 2.4, 2, 1.2, 2.4)


def sheet_of(found: DisposalPage, people: People) -> Sheet:
    """The list: what was on it, why, who decided, and what was destroyed when."""
    heads = (
        _("No."),
        _("Archival code"),
        _("Project"),
        _("Retention"),
        _("To be kept until"),
        _("Files"),
        _("Destroyed"),
    )
    rows = [
        (
            str(number),
            one.code,
            " ".join(filter(None, (one.title, one.number))),
            one.retention,
            one.until,
            str(one.files),
            _moment(one.disposed_at),
        )
        for number, one in enumerate(found.lines, 1)
    ]
    decided = f"{people(found.decided_by)}　{_moment(found.decided_at)}　{found.opinion}"
    proposed = f"{people(found.by)}　{_moment(found.at)}　{found.reason}"
    return Sheet(
        title=_("Disposal list"),
        organisation=settings.XIZE_ORGANISATION,
        blocks=(
            Table("", heads, rows, WIDTHS, figures=(5,)),
            Paragraph(f"{_('Proposed')}：{proposed}", indent=False),
            Paragraph(f"{_('Appraised')}：{decided if found.decided_at else ''}", indent=False),
            Note(_("The events of these projects and this list are kept for ever.")),
        ),
        pairs=((_("List"), found.id),),
        language=get_language() or "zh-hans",
        at=found.at,
    )


def _moment(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at else ""
