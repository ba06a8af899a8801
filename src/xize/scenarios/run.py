"""Playing a scenario on a stage: every play in its turn, every expectation where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from xize.core.engine.refusals import Refused
from xize.core.regulation.model import Mark
from xize.scenarios.acts import command
from xize.scenarios.expects import judge
from xize.scenarios.expects.context import Context
from xize.scenarios.failure import FailedError, Mismatch
from xize.scenarios.model import Play, Scenario
from xize.scenarios.moments import later, moment, shown
from xize.scenarios.paths import Places
from xize.scenarios.read import happens, verbs_of
from xize.scenarios.stage import Beginning, Stage

PROJECT = "project"
"""The name of the stream a scenario begins with."""

_RANGE = re.compile(r"(\D*)(\d+)\.\.(\D*)(\d+)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a scenario came out: what it proved, or the lines that say why not."""

    scenario: str
    ok: bool
    plays: int
    checkpoints: tuple[str, ...]
    failure: tuple[str, ...] = ()


@dataclass(slots=True)
class Playing:
    """A scenario being played."""

    stage: Stage
    scenario: Scenario
    places: dict[str, Places] = field(default_factory=dict)
    played: int = 0
    proved: list[str] = field(default_factory=list)

    def run(self) -> None:
        """Play everything; raises ``FailedError`` at the first thing that is not so."""
        self.begin()
        for play in self.scenario.plays:
            self.play(play)

    def begin(self) -> None:
        """Set the clock and begin the project, unless the scenario begins with nothing."""
        assert self.scenario.clock is not None  # joined scenarios have one
        self.stage.pass_time(moment(self.scenario.clock))
        if self.scenario.begins != "nothing":
            self._begin_project()

    def _begin_project(self) -> None:
        team = {str(role): tuple(map(str, who)) for role, who in self.scenario.team.items()}
        procedure = str(self.scenario.begins or "main")
        by = self._initiator(team)
        self._begin(PROJECT, Beginning(procedure, self.scenario.scenario, by, team))

    def _initiator(self, team: dict[str, tuple[str, ...]]) -> str:
        """Whoever leads begins the project; the first of the team where nobody does."""
        leaders = [team[role] for role in ("lead",) if role in team]
        return (*leaders, *team.values())[0][0]

    def _begin(self, stream: str, beginning: Beginning) -> None:
        self.stage.begin(stream, beginning)
        self.places[stream] = Places(self.stage.view(stream))

    def play(self, play: Play) -> None:
        """Play one entry; raises ``FailedError`` when it does not go as written."""
        self._pass_time(play)
        for stream in streams_of(play):
            if any(verbs_of(play)):
                self._act(play, stream)
            if play.expect is not None:
                self._expect(play, stream)
        self.proved += [one for one in play.proves if one not in self.proved]
        self.played += 1

    def _pass_time(self, play: Play) -> None:
        until: datetime | None = moment(play.moment) if play.moment else None
        if play.wait:
            until = later(self.stage.now, play.wait, self.stage.calendar)
        if until is not None and until < self.stage.now:
            now, then = shown(self.stage.now), shown(until)
            raise FailedError(play.at, Mismatch("time", f"not before {now}", then))
        if until is not None:
            self.stage.pass_time(until)
        if play.calendar is not None:
            self.stage.publish(play.calendar)
        if happens(play):
            for stream, places in self.places.items():
                places.view = self.stage.view(stream)

    def _act(self, play: Play, stream: str) -> None:
        known = set(self.places[stream].view.state.cases) if stream in self.places else set()
        try:
            if play.begins is not None:
                self._begin_another(play)
            else:
                self.stage.do(stream, command(play, self.places[stream], self.stage.now))
        except Refused as refused:
            judge_refusal(play, refused)
            return
        if play.refused is not None:
            raise FailedError(
                play.refused.at, Mismatch(told(play), f"refused: {play.refused}", "carried out")
            )
        places = self.places[stream]
        places.view = self.stage.view(stream)
        if play.as_ is not None and play.begins is None:
            self._name_case(play, places, known)

    def _begin_another(self, play: Play) -> None:
        name = str(play.as_ or play.begins)
        team = {str(role): tuple(map(str, who)) for role, who in play.team.items()}
        by = str(play.by or self._initiator(team))
        self._begin(name, Beginning(str(play.begins), name, by, team, parent=None))

    def _name_case(self, play: Play, places: Places, known: set[str]) -> None:
        """``as:`` names the case just begun, or the one the step of this play lies in."""
        begun = [case for case in places.view.state.cases if case not in known]
        case = places.place(play.does)[0] if play.does else begun[0]
        places.aliases[str(play.as_)] = case

    def _expect(self, play: Play, stream: str) -> None:
        assert play.expect is not None
        wrong = judge(Context(self.stage, stream, self.places[stream]), play.expect)
        if wrong:
            raise FailedError(play.expect.at, *wrong)


def judge_refusal(play: Play, refused: Refused) -> None:
    """Refused as expected, naming what it should name; anything else fails the scenario."""
    sentence = refused.sentence("zh")
    shown = f"{refused.code} ({sentence})"
    if play.refused is None:
        raise FailedError(play.at, Mismatch(told(play), "carried out", shown))
    if refused.code != play.refused:
        raise FailedError(play.refused.at, Mismatch(told(play), f"refused: {play.refused}", shown))
    said = " ".join([sentence, *(getattr(one, "path", "") for one in refused.problems)])
    for word in play.naming:
        if word not in said:
            raise FailedError(word.at, Mismatch(told(play), f"refused naming {word}", shown))


def told(play: Play) -> str:
    """A play in a few words."""
    verb = next(verbs_of(play), "")
    what = getattr(play, verb, "") if verb else ""
    name = ", ".join(map(str, what)) if isinstance(what, dict) else str(what)
    return f"{play.by} {verb} {name}".strip()


def streams_of(play: Play) -> Iterator[str]:
    """The streams a play addresses: ``for: d01..d58`` plays many."""
    if not play.for_:
        yield PROJECT
    for name in play.for_:
        found = _RANGE.fullmatch(name)
        if found is None:
            yield str(name)
            continue
        head, first, _, last = found.groups()
        for number in range(int(first), int(last) + 1):
            yield f"{head}{number:0{len(first)}}"


def play_on(stage: Stage, scenario: Scenario, file: str, origins: tuple[str, ...] = ()) -> Outcome:
    """Play a whole scenario and say how it came out; the stage is closed afterwards.

    ``origins`` names the file of each play where they come from several.
    """
    playing = Playing(stage, scenario)
    failure: tuple[str, ...] = ()
    try:
        playing.run()
    except FailedError as failed:
        at = playing.played
        failure = failed.lines(origins[at] if at < len(origins) else file)
    except Refused as refused:  # the project itself could not be begun
        wrong = Mismatch("the project", "begun", refused.sentence("zh"), Mark(1, 1))
        failure = FailedError(Mark(1, 1), wrong).lines(file)
    finally:
        stage.close()
    return Outcome(
        scenario=scenario.scenario,
        ok=not failure,
        plays=playing.played,
        checkpoints=tuple(playing.proved),
        failure=failure,
    )
