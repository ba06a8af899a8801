"""Many decide the same countersign at once: all are recorded, one result, no error to anyone."""

from __future__ import annotations

from tests.races.team import Team
from tests.races.together import refused, together
from xize.core.engine.events import Completed, Decided
from xize.projects.queries.access import events


def decided(team: Team) -> list[str]:
    return sorted(one.person for one in events(team.stream) if isinstance(one, Decided))


def results(team: Team, node: str) -> list[str]:
    told = events(team.stream)
    return [one.outcome for one in told if isinstance(one, Completed) and one.node == node]


def test_fifty_people_decide_at_once(fifty: Team) -> None:
    fifty.begin()

    answers = together(fifty.voting())

    assert refused(answers) == []
    people = [fifty.ids[name] for name in fifty.members]
    assert decided(fifty) == sorted([fifty.ids["zhao"], *people])
    assert results(fifty, "vote") == ["agree"]
    assert fifty.open() == ["grab"]


def test_an_objection_among_fifty_counts(fifty: Team) -> None:
    fifty.begin()
    (first, *others), item = fifty.members, fifty.item("vote")

    answers = together([*fifty.voting(others), lambda: fifty.vote(first, "object", item=item)])

    assert refused(answers) == []
    assert len(decided(fifty)) == 51
    assert results(fifty, "vote") == ["object"]
    assert fifty.state().result == "refused"
