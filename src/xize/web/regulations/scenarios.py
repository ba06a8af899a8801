"""The scenarios beside a regulation: its own tests, as people read them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from xize import library
from xize.scenarios.read import read


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """One scenario: what it tells, how many plays and expectations, what it proves."""

    file: str
    title: str
    follows: str
    plays: int
    expectations: int
    refusals: int
    checkpoints: tuple[str, ...]


def scenario_count(regulation: str) -> int:
    """How many scenarios lie beside a regulation of the library."""
    return len(_source(regulation))


def scenario_cards(regulation: str) -> list[ScenarioCard]:
    """The scenarios of a regulation of the library, in the order of their names."""
    cards = (_card(file, text) for file, text in _source(regulation))
    return [one for one in cards if one is not None]


def library_text(regulation: str) -> str:
    """The text of the regulation in the library, to say whether an edition is that text."""
    try:
        return library.load(regulation).text.decode("utf-8")
    except library.UnknownRegulationError:
        return ""


def _source(regulation: str) -> list[tuple[str, bytes]]:
    try:
        return sorted(library.load(regulation).scenarios.items())
    except library.UnknownRegulationError:
        return []


@lru_cache(maxsize=256)
def _card(file: str, text: bytes) -> ScenarioCard | None:
    scenario = read(text, file).scenario
    if scenario is None:
        return None
    proves = (mark for play in scenario.plays for mark in play.proves)
    return ScenarioCard(
        file=file,
        title=scenario.scenario,
        follows=str(scenario.follows.scenario) if scenario.follows else "",
        plays=len(scenario.plays),
        expectations=sum(play.expect is not None for play in scenario.plays),
        refusals=sum(play.refused is not None for play in scenario.plays),
        checkpoints=tuple(dict.fromkeys(map(str, proves))),
    )
