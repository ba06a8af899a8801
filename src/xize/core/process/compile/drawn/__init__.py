"""Regulations whose control flow is drawn in a BPMN file (``flow: process.bpmn``).

    regulation = attach(regulation, {"process.bpmn": content})    # the file is at hand
    procedures = drawn_procedures(regulation, findings)           # graphs with people in them

Where to look: `file` (the file, read once, and what is said against it), `main` (which process is
the project's, and its name in the graph), `people` (steps of the file become human steps), `owed`
(who does what nobody is named for), `names` (what expressions of the file may name), `ways` (how
outcomes lead on).
"""

from xize.core.process.compile.drawn.file import attach
from xize.core.process.compile.drawn.procedures import drawn_procedures

__all__ = ["attach", "drawn_procedures"]
