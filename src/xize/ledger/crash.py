"""Named points at which tests kill the process, to prove that no confirmed action is lost.

Without ``XIZE_TEST=1`` in the environment nothing here does anything.
"""

from __future__ import annotations

import os
import signal

BEFORE_STATE = "before-state"
BEFORE_APPEND = "before-append"
AFTER_APPEND = "after-append"
BEFORE_COMMIT = "before-commit"
AFTER_COMMIT = "after-commit"
POINTS = (BEFORE_STATE, BEFORE_APPEND, AFTER_APPEND, BEFORE_COMMIT, AFTER_COMMIT)


def armed() -> str:
    """The point at which this process is to die; "" in real life."""
    return os.environ.get("XIZE_CRASH_AT", "") if os.environ.get("XIZE_TEST") == "1" else ""


def reached(point: str) -> None:
    """Die here, as by a power cut, if this is the point."""
    if point and armed() == point:
        os.kill(os.getpid(), signal.SIGKILL)
