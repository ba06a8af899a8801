"""The regulation language as data: one frozen structure per thing a regulation can say.

Short forms are already written out: a scalar where a list is allowed is a list of one,
``agree: 同意`` is an ``Outcome`` with that name. Every part knows where it stands in the source.
"""

from xize.core.regulation.model.blocks import Block, Branch, Case, Choose, Parallel
from xize.core.regulation.model.deadlines import Deadline, Effort, Every, Overdue, Remind
from xize.core.regulation.model.documents import (
    Document,
    DossierItem,
    GoesTo,
    Numbering,
    Versions,
)
from xize.core.regulation.model.drawing import Drawing, Drawn
from xize.core.regulation.model.filing import Filing, Retention
from xize.core.regulation.model.forms import Check, Field, Fill, Section
from xize.core.regulation.model.human import Draw, Human, Panel, Score
from xize.core.regulation.model.marks import NOWHERE, Formula, Mark, Part, Word
from xize.core.regulation.model.notices import Notice
from xize.core.regulation.model.others import (
    Awaited,
    Call,
    Issue,
    Late,
    Milestone,
    Objections,
    Publication,
    Service,
    Wait,
    Window,
)
from xize.core.regulation.model.outcomes import HostEffect, LineOutcome, Outcome, Target
from xize.core.regulation.model.people import By, Group, Role, Who
from xize.core.regulation.model.prints import Print
from xize.core.regulation.model.procedures import (
    Attach,
    AttachTo,
    Holds,
    Lines,
    Procedure,
    Starts,
)
from xize.core.regulation.model.registers import Duty, Indicator, Pool, Register
from xize.core.regulation.model.regulation import Issued, Regulation
from xize.core.regulation.model.results import Reopen, Result
from xize.core.regulation.model.step import Requirement, Step
from xize.core.regulation.model.tables import Parameter, Table, TableRow
from xize.core.regulation.model.words import RESERVED_OUTCOMES, UNDECIDED

AnyStep = (
    Human | Panel | Block | Parallel | Choose | Call | Milestone | Wait | Window | Publication
    | Issue | Service
)  # fmt: skip
"""Every kind of step, for an exhaustive ``match``."""

__all__ = [
    "NOWHERE",
    "RESERVED_OUTCOMES",
    "UNDECIDED",
    "AnyStep",
    "Attach",
    "AttachTo",
    "Awaited",
    "Block",
    "Branch",
    "By",
    "Call",
    "Case",
    "Check",
    "Choose",
    "Deadline",
    "Document",
    "DossierItem",
    "Draw",
    "Drawing",
    "Drawn",
    "Duty",
    "Effort",
    "Every",
    "Field",
    "Filing",
    "Fill",
    "Formula",
    "GoesTo",
    "Group",
    "Holds",
    "HostEffect",
    "Human",
    "Indicator",
    "Issue",
    "Issued",
    "Late",
    "LineOutcome",
    "Lines",
    "Mark",
    "Milestone",
    "Notice",
    "Numbering",
    "Objections",
    "Outcome",
    "Overdue",
    "Panel",
    "Parallel",
    "Parameter",
    "Part",
    "Pool",
    "Print",
    "Procedure",
    "Publication",
    "Register",
    "Regulation",
    "Remind",
    "Reopen",
    "Requirement",
    "Result",
    "Retention",
    "Role",
    "Score",
    "Section",
    "Service",
    "Starts",
    "Step",
    "Table",
    "TableRow",
    "Target",
    "Versions",
    "Wait",
    "Who",
    "Window",
    "Word",
]
