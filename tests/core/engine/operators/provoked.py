"""The ways to every refusal: ``PROVOKED[code]()`` gives what the engine answers.

``provoked_steps``, ``provoked_papers`` and ``provoked_projects`` enter them. The projects are as
small as the refusal allows. What is asked of the forms themselves (a missing field, an unknown
person in a field) has codes of its own, tested with the forms.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.core.engine.play import Play
from xize.core.engine import Refused
from xize.core.engine import commands as c

PROVOKED: dict[str, Callable[[], Refused]] = {}
LEAD = c.Actor("zhao")
TWO = "flow: [{task: draft, by: lead}, {task: look, by: finance, forbids: [transfer]}]"


def provokes(code: str) -> Callable[[Callable[[], Refused]], Callable[[], Refused]]:
    """Enter a way to a refusal."""

    def entered(way: Callable[[], Refused]) -> Callable[[], Refused]:
        assert code not in PROVOKED
        PROVOKED[code] = way
        return way

    return entered


def answer(act: Callable[..., object], *args: Any, **given: Any) -> Refused:
    """What is answered to what may not be done."""
    with pytest.raises(Refused) as caught:
        act(*args, **given)
    return caught.value


def step(code: str, rule: str, person: str, at: str, outcome: str = "", **given: Any) -> None:
    """A refusal met by completing the first open step of a new project."""
    provokes(code)(lambda: answer(Play(rule).do, person, at, outcome, **dict(given)))
