"""Where a scenario is played: the narrow port both stages fulfil."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from xize.core.deadlines import Calendar
from xize.core.engine.commands import Actor, PersonCommand
from xize.core.engine.offer import Offer
from xize.core.engine.state import State
from xize.core.engine.view.draft import Draft
from xize.core.process.rulebook import Rulebook
from xize.core.regulation.model import Regulation
from xize.core.story import Story
from xize.scenarios.model import Days


@dataclass(frozen=True, slots=True)
class Beginning:
    """A stream to begin: a project, or a procedure with a stream of its own."""

    procedure: str
    title: str
    by: str
    team: Mapping[str, tuple[str, ...]]
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class View:
    """One stream as it stands. People appear under their scenario names."""

    rules: Rulebook
    regulation: Regulation
    state: State
    story: Story
    draft: Draft
    """For asking expressions; never used to decide."""


class Stage(Protocol):
    """The world a scenario plays in. Instants are UTC; people, streams are scenario names."""

    @property
    def calendar(self) -> Calendar:
        """The working calendar in force."""
        ...

    @property
    def now(self) -> datetime:
        """The simulated time."""
        ...

    def pass_time(self, until: datetime) -> None:
        """Let time pass; the clock does whatever it owes on the way, when it owes it."""
        ...

    def publish(self, days: Days) -> None:
        """Another calendar is in force from now on; open deadlines follow it."""
        ...

    def begin(self, stream: str, beginning: Beginning) -> None:
        """Begin a stream. Raises ``Refused``."""
        ...

    def do(self, stream: str, command: PersonCommand) -> None:
        """Carry out what somebody asks; files and values are stored first. Raises ``Refused``."""
        ...

    def view(self, stream: str) -> View:
        """The stream as it stands now."""
        ...

    def offers(self, stream: str, actor: Actor) -> tuple[Offer, ...]:
        """What somebody may do now."""
        ...

    def register(self, stream: str, name: str) -> Sequence[Mapping[str, Any]]:
        """The rows of a register of the regulation, as people see them."""
        ...

    def indicator(self, stream: str, name: str) -> Any:
        """The worth of an indicator; a mapping where it is grouped (``per:``)."""
        ...

    def verify(self) -> tuple[str, ...]:
        """What is wrong with the ledger; empty when every chain holds."""
        ...

    def close(self) -> None:
        """Leave nothing behind."""
        ...
