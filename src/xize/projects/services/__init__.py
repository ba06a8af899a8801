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
from xize.projects.services.execute import Done, execute, repeated
from xize.projects.services.handover import HandOverLine, hand_over, hand_over_everything
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
from xize.projects.services.many import BatchItem, BatchLine, decide_many
from xize.projects.services.numbering import set_number
from xize.projects.services.papers import (
    acknowledge,
    chase,
    check_in,
    check_out,
    recall,
    send,
)
from xize.projects.services.returning import move, return_to, take_back
from xize.projects.services.sharing import (
    add_signer,
    answer,
    claim,
    delegate,
    release,
    remove_signer,
    urge,
)
from xize.projects.services.starting import start_procedure, start_project
from xize.projects.services.steps import complete, enter, transfer, waive, withdraw
from xize.projects.services.telling import circulate, comment, copy

__all__ = [
    "BatchItem",
    "BatchLine",
    "Done",
    "HandOverLine",
    "acknowledge",
    "add_signer",
    "answer",
    "cancel",
    "change_data",
    "chase",
    "check_in",
    "check_out",
    "circulate",
    "claim",
    "comment",
    "complete",
    "copy",
    "decide_many",
    "delegate",
    "deliver",
    "enter",
    "execute",
    "follow_calendar",
    "hand_over",
    "hand_over_everything",
    "move",
    "name_people",
    "recall",
    "redact",
    "release",
    "remove_signer",
    "reopen",
    "repeated",
    "resume",
    "return_to",
    "send",
    "set_number",
    "start_procedure",
    "start_project",
    "suspend",
    "take_back",
    "tick",
    "transfer",
    "urge",
    "waive",
    "withdraw",
    "withdraw_case",
]
