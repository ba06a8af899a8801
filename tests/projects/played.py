"""A scenario of the payment rule, played to its end; what pages show of it is tested afterwards."""

from __future__ import annotations

from tests.scenarios.library import SCENARIOS
from xize.people.actor import SYSTEM
from xize.projects import queries
from xize.scenarios.run import Playing
from xize.scenarios.services import ServicesStage

REGULATION = "payment-projects"


def play(name: str) -> str:
    """Play `name`.yaml; the stream of its (latest) project."""
    (one,) = (one for one in SCENARIOS if one.name == f"{REGULATION}/{name}.yaml")
    Playing(ServicesStage(one.folder, one.regulation, one.scenario), one.scenario).run()
    return queries.projects(SYSTEM, regulation=REGULATION)[-1].stream
