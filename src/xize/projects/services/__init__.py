"""The verbs of projects. Every one of them is ``execute`` with a command, in one transaction.

    started = start_project(actor=luo, regulation="payment-projects", title="公交卡充值", team={…})
    complete(actor=luo, stream=started.stream, item="e4", fills={"charter.head": {…}})

Arguments are keywords. ``at`` is for the demo, tests and imports; people act now. ``key`` is an
idempotency key: the same key again gives the same answer and does nothing. What the rules do not
allow raises ``Refused``; see ``refusals.REFUSALS`` for everything a person may be told.
"""

from xize.projects.services.calendars import follow_calendar
from xize.projects.services.clock import tick
from xize.projects.services.erasing import redact
from xize.projects.services.execute import Done, execute
from xize.projects.services.mail import deliver
from xize.projects.services.managing import (
    cancel,
    change_data,
    name_people,
    reopen,
    resume,
    suspend,
    withdraw_case,
)
from xize.projects.services.numbering import set_number
from xize.projects.services.starting import start_procedure, start_project
from xize.projects.services.steps import complete, enter, transfer, waive, withdraw

__all__ = [
    "Done",
    "cancel",
    "change_data",
    "complete",
    "deliver",
    "enter",
    "execute",
    "follow_calendar",
    "name_people",
    "redact",
    "reopen",
    "resume",
    "set_number",
    "start_procedure",
    "start_project",
    "suspend",
    "tick",
    "transfer",
    "waive",
    "withdraw",
    "withdraw_case",
]
