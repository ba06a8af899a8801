"""What people and the clock may ask of a project. Commands are imperative and are never stored.

Identifiers, times and payload digests come in with the command: the engine has no clock, no
random source and no storage. A *stream* is one project (or one procedure with a stream of its
own); a command is always addressed to one stream.
"""

from xize.core.engine.commands.base import CLOCK, Actor, Attached, Command, Filled
from xize.core.engine.commands.papers import (
    Acknowledge,
    Chase,
    CheckIn,
    CheckOut,
    How,
    PaperWork,
    Recall,
    Send,
)
from xize.core.engine.commands.project import (
    Cancel,
    ChangeData,
    Name,
    Reopen,
    Resume,
    Start,
    StartProcedure,
    Suspend,
    WithdrawCase,
)
from xize.core.engine.commands.returning import Mode, Move, Return, Returning, TakeBack
from xize.core.engine.commands.sharing import (
    AddSigner,
    Answer,
    Circulate,
    Claim,
    Comment,
    Copy,
    Delegate,
    HandOver,
    Position,
    Release,
    RemoveSigner,
    Sharing,
    Urge,
)
from xize.core.engine.commands.standard import (
    Finish,
    Launch,
    Occurred,
    StandardCommand,
)
from xize.core.engine.commands.timed import (
    ChaseReceipts,
    ClockCommand,
    Elapse,
    FollowCalendar,
    GoOff,
    NoteOverdue,
    Occur,
    Recheck,
    Remind,
)
from xize.core.engine.commands.work import Complete, Enter, Transfer, Waive, Withdraw

PersonCommand = (
    Start | StartProcedure | Complete | Enter | Waive | Transfer | Withdraw | WithdrawCase
    | Cancel | Suspend | Resume | Name | ChangeData | Reopen | Sharing | Returning
    | PaperWork
)  # fmt: skip
AnyCommand = PersonCommand | ClockCommand | StandardCommand

__all__ = [
    "CLOCK",
    "Acknowledge",
    "Actor",
    "AddSigner",
    "Answer",
    "AnyCommand",
    "Attached",
    "Cancel",
    "ChangeData",
    "Chase",
    "ChaseReceipts",
    "CheckIn",
    "CheckOut",
    "Circulate",
    "Claim",
    "ClockCommand",
    "Command",
    "Comment",
    "Complete",
    "Copy",
    "Delegate",
    "Elapse",
    "Enter",
    "Filled",
    "Finish",
    "FollowCalendar",
    "GoOff",
    "HandOver",
    "How",
    "Launch",
    "Mode",
    "Move",
    "Name",
    "NoteOverdue",
    "Occur",
    "Occurred",
    "PaperWork",
    "PersonCommand",
    "Position",
    "Recall",
    "Recheck",
    "Release",
    "Remind",
    "RemoveSigner",
    "Reopen",
    "Resume",
    "Return",
    "Returning",
    "Send",
    "Sharing",
    "StandardCommand",
    "Start",
    "StartProcedure",
    "Suspend",
    "TakeBack",
    "Transfer",
    "Urge",
    "Waive",
    "Withdraw",
    "WithdrawCase",
]
