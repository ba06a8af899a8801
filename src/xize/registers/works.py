"""Long work of this app: exports."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from xize.documents import blobs
from xize.jobs.kinds import Order, Result, work
from xize.jobs.progress import Progress
from xize.people.queries import actor_of
from xize.registers.asking import Asked, decoded
from xize.registers.export import MEDIA_TYPES, WRITERS, sheet_of
from xize.registers.opened import open_register
from xize.registers.queries import card_of

EXPORT = "register-export"


@work(EXPORT)
def export(order: Order, progress: Progress) -> Result:
    """Write a register as a file, as its person may read it now."""
    given = order.arguments
    actor = actor_of(order.person)
    opened = open_register(actor, given["regulation"], given["ident"], told=progress.step)
    name = card_of(opened.names, opened.edition, given["ident"]).name
    asked: Asked = decoded(given["asked"])
    sheet = sheet_of(opened, asked, name, given["show"], given["words"], told=progress.step)
    content = WRITERS[given["format"]](sheet)
    rows = int(dict(sheet.about)[_("Rows")])
    says = ngettext("%(rows)s row", "%(rows)s rows", rows) % {"rows": rows}
    file = f"{name}-{timezone.localdate().isoformat()}.{given['format']}"
    return Result(blobs.write(content), file, MEDIA_TYPES[given["format"]], says)
