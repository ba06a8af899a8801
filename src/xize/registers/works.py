"""Long work of this app: exports, dry runs, imports."""

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
from xize.registers.importing import dry_run, feeding, import_rows
from xize.registers.opened import open_register
from xize.registers.queries import card_of
from xize.registers.sheets.refusals import UploadGone

EXPORT = "register-export"
CHECK = "register-import-check"
IMPORT = "register-import"
SHEET = "application/octet-stream"
PLACE = "JOB"
"""Stands for the job's own id in the address of its review."""


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


@work(CHECK)
def check(order: Order, progress: Progress) -> Result:
    """The dry run of an import; its file is kept as long as its result, to be imported then."""
    given = order.arguments
    into = feeding(actor_of(order.person), given["regulation"], given["ident"])
    _table, found = dry_run(into, given["name"], _content(given["blob"]), progress.step)
    address = given["review"].replace(PLACE, order.id)
    if found.bad:
        count = len(found.bad)
        says = ngettext("%(count)s place to correct", "%(count)s places to correct", count)
        says %= {"count": count}
    else:
        says = _("%(rows)s rows are right and can be imported") % {"rows": len(found.rows)}
    return Result(given["blob"], given["name"], SHEET, says, address)


@work(IMPORT)
def import_checked(order: Order, progress: Progress) -> Result:
    """Write the rows of a checked file, all of them or none."""
    given = order.arguments
    into = feeding(actor_of(order.person), given["regulation"], given["ident"])
    content = _content(given["blob"])
    _changed, found = import_rows(into, given["name"], content, progress.step)
    says = _("%(new)s rows added, %(changed)s changed, %(same)s as they were") % {
        "new": found.new,
        "changed": found.changed,
        "same": found.same,
    }
    return Result(says=says, address=given["back"])


def _content(blob: str) -> bytes:
    content = blobs.read(blob)
    if content is None:
        raise UploadGone()
    return content
