"""Documents beside the steps: which function carries out what, and who stands for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from xize.core.engine import commands as c
from xize.core.engine.papers.checking_out import (
    check_in,
    check_out,
    standing_to_check_in,
    standing_to_check_out,
)
from xize.core.engine.papers.going_round import (
    acknowledge,
    chase,
    recall,
    send_round,
    standing_to_acknowledge,
    standing_to_send,
    standing_to_steer,
)
from xize.core.engine.refusals import Refused
from xize.core.engine.view.draft import Draft

Act = Callable[[Draft, Any], object]

_CARRY_OUT: Final[Mapping[type[c.Command], Act]] = {
    c.CheckOut: check_out,
    c.CheckIn: check_in,
    c.Send: send_round,
    c.Acknowledge: acknowledge,
    c.Chase: chase,
    c.Recall: recall,
}
_STANDING: Final[Mapping[type[c.Command], Act]] = {
    c.CheckOut: standing_to_check_out,
    c.CheckIn: standing_to_check_in,
    c.Send: standing_to_send,
    c.Acknowledge: standing_to_acknowledge,
    c.Chase: standing_to_steer,
    c.Recall: standing_to_steer,
}


def handle(draft: Draft, command: c.PaperWork) -> None:
    """Carry out a command about a document. Raises ``Refused``."""
    _CARRY_OUT[type(command)](draft, command)


def may_handle(draft: Draft, command: c.PaperWork) -> bool:
    """Whether somebody may, before they have said whom, what and why."""
    try:
        _STANDING[type(command)](draft, command)
    except Refused:
        return False
    return True
