"""Parts of nodes that come from BPMN files: what blocks of the language have no need of.

Conditions and assignments are parsed already. Names of data are those an expression uses.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from xize.core.expressions import Expression
from xize.core.process.work import Due

TriggerKind = Literal[
    "message", "timer", "signal", "error", "escalation", "conditional", "compensate", "cancel",
    "link", "terminate",
]  # fmt: skip


class StandardPart(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of these parts."""


class Move(StandardPart, frozen=True, kw_only=True):
    """The value of an expression goes into a name (data association, line of a script)."""

    to: str
    value: Expression


class Correlation(StandardPart, frozen=True, kw_only=True):
    """What tells conversations of one key apart: values of a message, or of a process's data."""

    key: str
    values: tuple[Expression, ...]


class Trigger(StandardPart, frozen=True, kw_only=True):
    """What an event waits for or throws (clause 10.5.5).

    ``name`` is what both sides are matched by: id of the message, name of the signal or link,
    code of the error or escalation ("" catches every one), activity to be compensated.
    """

    kind: TriggerKind
    name: str = ""
    label: str = ""  # the name people know it by
    to: tuple[str, ...] = ()  # a message: nodes or processes it flows to ("" outside of the file)
    condition: Expression | None = None
    timer: Literal["date", "duration", "cycle"] | None = None
    when: str = ""  # ISO 8601
    reckoned: Expression | None = None  # gives the text of ``when`` at run time
    correlates: tuple[Correlation, ...] = ()  # a message: what its content says of each key
    due: Due | None = None  # of a regulation: reckoned by its calendar instead
    wait: bool = True


class Again(StandardPart, frozen=True, kw_only=True):
    """Standard loop (clause 13.3.6): again while ``condition`` holds, ``most`` times at most."""

    condition: Expression | None = None
    before: bool = False
    most: int | None = None


class Thrown(StandardPart, frozen=True, kw_only=True):
    """What a multi-instance activity throws as an instance ends, where ``condition`` holds."""

    trigger: Trigger
    condition: Expression | None = None


class Several(StandardPart, frozen=True, kw_only=True):
    """Multi-instance (clause 13.3.7): counted by ``count``, or one for each item of ``items``."""

    one_by_one: bool = False
    count: Expression | None = None
    items: str = ""  # a collection
    collected: Expression | None = None  # … or an expression that is one
    item: str = ""  # under this name an instance sees its item
    results: str = ""  # the collection of what instances give …
    result: str = ""  # … under this name
    takes: tuple[Move, ...] = ()  # what goes into the activity as a whole, its collection
    gives: tuple[Move, ...] = ()  # … and comes out of it
    completion: Expression | None = None
    behaviour: Literal["None", "One", "All", "Complex"] = "All"
    throws: tuple[Thrown, ...] = ()


class Doing(StandardPart, frozen=True, kw_only=True):
    """What all activities of a file share; ``type`` is the name of the element there.

    ``needs`` tokens start it, and it sends ``makes`` on. ``undone_by`` is the handler that
    compensates it; a ``handler`` runs for nothing else. Each instance takes and gives for itself.
    """

    type: str
    line: int = 0
    again: Again | None = None
    several: Several | None = None
    names: tuple[str, ...] = ()  # data of its own
    hides: tuple[
        str, ...
    ] = ()  # … behind which others of the name are not seen: objects, properties
    takes: tuple[Move, ...] = ()
    gives: tuple[Move, ...] = ()
    needs: int = 1
    makes: int = 1
    handler: bool = False
    undone_by: str = ""
    boundaries: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()  # a scope: where it begins; an event sub-process: its events
    on_event: bool = False  # an event sub-process
    receives_by: tuple[Correlation, ...] = ()  # a process: keys as its data say them beforehand
    transaction: bool = False
    ad_hoc: bool = False
    sequential: bool = False  # of an ad-hoc one
    completion: Expression | None = None  # of an ad-hoc one
    cancel_remaining: bool = True
