"""The process graph: a BPMN 2.0 model the engine runs.

Every block of the regulation language becomes nodes and flows of this graph (see ``compile``);
a BPMN file becomes the same nodes (see ``bpmn``). The engine knows nothing else.

A *scope* is a process or a sub-process. Nodes name the scope they lie in, flows connect nodes of
one scope only: what leaves a scope early is a ``Jump``, executed by the engine as "cancel a
region, place tokens" and written to BPMN as an escalation to the boundary of the scope.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from xize.core.expressions import Expression
from xize.core.process.standard import Doing, Move, Trigger
from xize.core.process.work import Due, Notice, OverdueRule, Requirement, Work

ScopeKind = Literal[
    "procedure", "stage", "block", "parallel", "branch", "case", "outcome", "beside", "embedded"
]


class Each(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Multi-instance marker: one instance per row, role, department, line or case."""

    over: Expression
    one_by_one: bool = False


class Common(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What every node has. ``scope`` is the id of the scope node it lies in ("" for a root)."""

    id: str
    name: str = ""
    scope: str = ""
    when: Expression | None = None
    cites: tuple[str, ...] = ()
    basis: str = "stated"


class Start(Common, frozen=True, kw_only=True, tag="start"):
    """None start event of a scope."""


class End(Common, frozen=True, kw_only=True, tag="end"):
    """End event. With ``result`` it ends the whole case with that result (terminate)."""

    result: str | None = None


class UserTask(Common, frozen=True, kw_only=True, tag="user_task"):
    """A human step; ``work`` says who, what, by when and with which outcomes.

    ``doing`` is what a BPMN file draws around it (edges, loops, instances, data); ``sends`` is
    thrown as it is done.
    """

    work: Work
    each: Each | None = None
    doing: Doing | None = None
    sends: Trigger | None = None
    records: str = ""  # the event this step records the coming of


class SubProcess(Common, frozen=True, kw_only=True, tag="sub_process"):
    """A scope: stage, block, parallel, branch, case of a choose, steps of an outcome, beside."""

    kind: ScopeKind
    due: Due | None = None
    remind: tuple[str, ...] = ()
    remind_tells: Notice | None = None  # None: those with something open in it
    overdue: OverdueRule | None = None
    each: Each | None = None
    beside: Beside | None = None  # an event sub-process: work alongside the flow
    doing: Doing | None = None  # a process or sub-process of a BPMN file


class Beside(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Trigger of an event sub-process (non-interrupting): ``alongside:`` of the language.

    Without ``after`` it starts when its scope is entered. ``after`` names the step, block or
    milestone whose forward completion starts it. ``changed`` names project data (``live_on``)
    whose change starts it, once ``after`` has happened. ``every`` is a period or recurrence
    (a mapping as text, ``$parameter`` allowed); ``until`` a date expression.
    """

    after: str | None = None
    changed: str | None = None
    every: str | None = None
    until: Expression | None = None
    survives: bool = False  # at the root with an ``until``: outlives the end of the project


class Exclusive(Common, frozen=True, kw_only=True, tag="exclusive"):
    """Exclusive gateway; flows carry a condition or an outcome, one may be the default."""


class Inclusive(Common, frozen=True, kw_only=True, tag="inclusive"):
    """Inclusive gateway, split and join. A join waits for tokens that can still arrive."""


class Parallel(Common, frozen=True, kw_only=True, tag="parallel"):
    """Parallel gateway, split and join."""


class Call(Common, frozen=True, kw_only=True, tag="call"):
    """Call activity: runs another procedure as a case and waits for its result."""

    procedure: str
    with_: dict[str, Expression] = {}
    each: Each | None = None
    outcomes: tuple[str, ...] = ()


class Milestone(Common, frozen=True, kw_only=True, tag="milestone"):
    """Intermediate none throw event: a point reached, with its time."""


class Gate(Common, frozen=True, kw_only=True, tag="gate"):
    """Intermediate conditional catch event: ``requires`` / ``leaves_when`` of a stage or block."""

    requires: tuple[Requirement, ...]
    of: str
    at: Literal["entry", "exit"] = "entry"


class Wait(Common, frozen=True, kw_only=True, tag="wait"):
    """Intermediate timer or message catch event: a date, a period, a recurrence, a message."""

    due: Due | None = None
    message: str | None = None


class Publish(Common, frozen=True, kw_only=True, tag="publish"):
    """``notice:`` reserved for the public notice; for now a send task that tells people."""

    notice: Notice


class Jump(Common, frozen=True, kw_only=True, tag="jump"):
    """``goto``: end everything open below the nearest common scope, then open the target(s).

    ``choose`` is true for ``choose_from``: the person names one target, or several when all are
    branches of one parallel block.
    """

    targets: tuple[str, ...]
    choose: bool = False


class Activity(Common, frozen=True, kw_only=True, tag="activity"):
    """A task or call activity of a BPMN file; sub-processes are ``SubProcess`` with ``doing``.

    ``sends`` is thrown as it is done, ``receives`` what it waits for. A ``calls`` names a
    process or is "" ; with ``shares`` the called one sees the data around (it has no contract).
    """

    doing: Doing
    script: str = ""
    moves: tuple[Move, ...] = ()
    sends: Trigger | None = None
    receives: Trigger | None = None
    calls: str = ""
    shares: bool = True
    creates: bool = False  # a receive task that begins its process


class Happening(Common, frozen=True, kw_only=True, tag="event"):
    """An event of a BPMN file, in any position (clauses 10.5, 13.5)."""

    position: str  # the name of the element in the file: startEvent, boundaryEvent …
    line: int = 0
    triggers: tuple[Trigger, ...] = ()
    throws: bool = False
    ends: bool = False
    attached_to: str = ""
    interrupting: bool = True
    together: bool = False  # parallel multiple: all triggers must have occurred
    takes: tuple[Move, ...] = ()
    gives: tuple[Move, ...] = ()  # a throwing event's data go with what it throws
    outputs: tuple[str, ...] = ()  # names under which a catching event knows what came
    result: str = ""  # of a regulation: how the case ends that comes through here
    recorded: str = ""  # of a regulation: the step by which somebody says that it came


class Gateway(Common, frozen=True, kw_only=True, tag="gateway"):
    """A gateway of a BPMN file, with the joins of clause 13.4."""

    kind: Literal["exclusive", "inclusive", "parallel", "event_based", "complex"]
    line: int = 0
    creates: bool = False  # event-based: begins its process
    together: bool = False  # … which waits for all of its events
    activation: Expression | None = None  # complex


Standard = Activity | Happening | Gateway
"""What comes from BPMN files only."""

Doer = Activity | SubProcess | UserTask
"""What can have ``doing``: the activities of BPMN files."""

Node = (
    Start | End | UserTask | SubProcess | Exclusive | Inclusive | Parallel | Call | Milestone
    | Gate | Wait | Publish | Jump | Activity | Happening | Gateway
)  # fmt: skip


class Flow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Sequence flow. ``outcome`` stands for the condition "the task ended with this outcome"."""

    source: str
    target: str
    id: str = ""  # that of the file
    outcome: str | None = None
    condition: Expression | None = None
    default: bool = False


class Process(msgspec.Struct, frozen=True, kw_only=True):
    """One procedure as a graph. ``id`` is the procedure ("main" for the regulation's flow).

    The root scope has the process id as node id (a ``SubProcess`` of kind "procedure").
    """

    id: str
    name: str = ""
    nodes: dict[str, Node]
    flows: tuple[Flow, ...]
