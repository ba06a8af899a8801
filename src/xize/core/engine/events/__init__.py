"""What happened: small, past tense, frozen, stored for ever.

Fields are only ever added, with a default; a changed meaning is a new event or an upcaster (see
``upcast``). Each event says enough for ``evolve`` to apply it without any definition. People are
opaque ids. Instants are UTC. Ids of elements (``e12``), cases (``c2``) and form instances are
serial numbers of the stream, so that no random source is needed.
"""

from xize.core.engine.events.base import Agreed, Alarm, ComeBack, Deadline, Event, Seat
from xize.core.engine.events.beside import (
    BesideArmed,
    BesideEnded,
    Held,
    OccurrenceMissed,
    Released,
)
from xize.core.engine.events.flow import (
    CaseClosed,
    CaseDetached,
    CaseOpened,
    Dropped,
    Entered,
    InstancesChanged,
    Joined,
    Left,
    MissingFound,
    Reached,
    Skipped,
    Waiting,
)
from xize.core.engine.events.handling import (
    Acknowledged,
    Chased,
    CheckedIn,
    CheckedOut,
    Recalled,
    VersionSent,
)
from xize.core.engine.events.papers import (
    TAKEN_BACK,
    Delivered,
    LeftUnchanged,
    Numbered,
    SectionFilled,
    SignaturesVoided,
    Signed,
    VersionAdded,
)
from xize.core.engine.events.returning import CameBack, DecisionTakenBack, Moved, Returned
from xize.core.engine.events.sharing import (
    Circulated,
    Claimed,
    ClaimReleased,
    Commented,
    Copied,
    DelegateAnswered,
    Delegated,
    HandedOver,
    SignerAdded,
    SignerRemoved,
    Urged,
)
from xize.core.engine.events.standard import (
    Caught,
    Compensated,
    Failed,
    Fetched,
    Passed,
    Remembered,
    Sent,
    ValueSet,
)
from xize.core.engine.events.stream import (
    DataSet,
    Ended,
    Reopened,
    Resumed,
    Started,
    Suspended,
    TeamNamed,
)
from xize.core.engine.events.work import (
    Completed,
    Decided,
    DueMoved,
    EntryMade,
    Opened,
    OverdueMoved,
    OverdueNoted,
    Reminded,
    Reseated,
    SplitAsked,
    Told,
    Transferred,
    TurnOpened,
    Waived,
    Withdrawn,
)

AnyEvent = (
    Started | TeamNamed | DataSet | Suspended | Resumed | Ended | Reopened
    | CaseOpened | CaseClosed | CaseDetached
    | Entered | Left | Dropped | Waiting | Joined | Skipped | Reached
    | InstancesChanged | MissingFound
    | Opened | TurnOpened | Decided | SplitAsked | Reseated | Completed | EntryMade
    | Transferred | Waived | Withdrawn | DueMoved | Reminded | OverdueNoted | OverdueMoved | Told
    | SectionFilled | Numbered | VersionAdded | LeftUnchanged | Signed | SignaturesVoided
    | Delivered
    | BesideArmed | OccurrenceMissed | BesideEnded | Held | Released
    | Delegated | DelegateAnswered | SignerAdded | SignerRemoved | Claimed | ClaimReleased
    | Copied | Circulated | Urged | Commented | HandedOver
    | Returned | CameBack | DecisionTakenBack | Moved
    | CheckedOut | CheckedIn | VersionSent | Acknowledged | Chased | Recalled
    | Passed | Caught | ValueSet | Sent | Fetched | Remembered | Compensated | Failed
)  # fmt: skip

__all__ = [
    "TAKEN_BACK",
    "Acknowledged",
    "Agreed",
    "Alarm",
    "AnyEvent",
    "BesideArmed",
    "BesideEnded",
    "CameBack",
    "CaseClosed",
    "CaseDetached",
    "CaseOpened",
    "Caught",
    "Chased",
    "CheckedIn",
    "CheckedOut",
    "Circulated",
    "ClaimReleased",
    "Claimed",
    "ComeBack",
    "Commented",
    "Compensated",
    "Completed",
    "Copied",
    "DataSet",
    "Deadline",
    "Decided",
    "DecisionTakenBack",
    "DelegateAnswered",
    "Delegated",
    "Delivered",
    "Dropped",
    "DueMoved",
    "Ended",
    "Entered",
    "EntryMade",
    "Event",
    "Failed",
    "Fetched",
    "HandedOver",
    "Held",
    "InstancesChanged",
    "Joined",
    "Left",
    "LeftUnchanged",
    "MissingFound",
    "Moved",
    "Numbered",
    "OccurrenceMissed",
    "Opened",
    "OverdueMoved",
    "OverdueNoted",
    "Passed",
    "Reached",
    "Recalled",
    "Released",
    "Remembered",
    "Reminded",
    "Reopened",
    "Reseated",
    "Resumed",
    "Returned",
    "Seat",
    "SectionFilled",
    "Sent",
    "SignaturesVoided",
    "Signed",
    "SignerAdded",
    "SignerRemoved",
    "Skipped",
    "SplitAsked",
    "Started",
    "Suspended",
    "TeamNamed",
    "Told",
    "Transferred",
    "TurnOpened",
    "Urged",
    "ValueSet",
    "VersionAdded",
    "VersionSent",
    "Waiting",
    "Waived",
    "Withdrawn",
]
