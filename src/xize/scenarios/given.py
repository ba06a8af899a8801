"""The world before the first play: calendar, organisation, numbers, figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from xize.calendars import load_calendar
from xize.core.deadlines import Calendar
from xize.core.engine.memory import Department, Deputy, Person
from xize.core.forms.numbering import key as counter_key
from xize.core.process.rulebook import Rulebook
from xize.scenarios.acts import plain
from xize.scenarios.model import Days, Given, Scenario
from xize.scenarios.moments import day, moment


def parameters_of(given: Given) -> dict[str, Any]:
    """The figures the scenario decides."""
    return {str(name): plain(value) for name, value in given.parameters.items()}


def calendar_of(days: Days | None, name: str) -> Calendar:
    """The statutory calendar with the scenario's days over it, or instead of it."""
    base = load_calendar(name or "CN")
    if days is None:
        return base
    rest = [date.fromisoformat(one) for one in days.rest]
    work = [date.fromisoformat(one) for one in days.work]
    return base.replaced(rest, work) if days.replace else base.with_changes(rest, work)


def departments_of(given: Given) -> dict[str, Department]:
    """The departments of the scenario."""
    return {
        str(name): Department(head=one.head and str(one.head), mark=one.mark)
        for name, one in given.departments.items()
    }


def people_of(scenario: Scenario, given: Given) -> dict[str, Person]:
    """Everybody the scenario names: described, heads of departments, members of teams."""
    found: dict[str, Person] = {}
    for team in (scenario.team, *(play.team for play in scenario.plays)):
        for role, names in team.items():
            home = str(role) if role in given.departments else None
            for name in names:
                found.setdefault(str(name), Person(department=home))
    for name, person in given.people.items():
        known = found.setdefault(str(name), Person())
        if person.department:
            known.department = str(person.department)
        if person.superior:
            known.superior = str(person.superior)
            found.setdefault(str(person.superior), Person())
    for department, one in given.departments.items():
        if one.head:
            head = found.setdefault(str(one.head), Person())
            head.department = head.department or str(department)
    return found


def deputies_of(given: Given) -> list[Deputy]:
    """Who acts for whom, from when until when."""
    return [
        Deputy(
            person=str(one.person),
            principal=str(one.acts_for),
            since=moment(one.from_) if one.from_ else None,
            until=moment(one.until) if one.until else None,
        )
        for one in given.deputies
    ]


def counters_of(
    scenario: Scenario, rules: Rulebook, departments: Mapping[str, str]
) -> dict[str, int]:
    """``numbers: {work_order: {card_dept: 2}}``: two of this year are issued already.

    ``departments`` gives ids by name where they differ.
    """
    given = scenario.given or Given()
    year = day(moment(scenario.clock or "")).year
    found = {}
    for document, per in given.numbers.items():
        scheme = rules.documents[str(document)].number
        assert scheme is not None, document
        for department, count in per.items():
            own = departments.get(str(department), str(department))
            name = counter_key(scheme, document=str(document), department=own, year=year)
            found[name] = int(count)
    return found
