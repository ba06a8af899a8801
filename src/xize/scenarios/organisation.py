"""A scenario's organisation as the product loads one."""

from __future__ import annotations

from collections.abc import Mapping

from xize.core.process.rulebook import Rulebook
from xize.people.organisation import DepartmentEntry, Organisation, PartnerEntry, PersonEntry
from xize.people.permissions import SystemRole
from xize.scenarios.acts import ADMIN
from xize.scenarios.given import people_of
from xize.scenarios.model import Given, Scenario


def organisation_of(scenario: Scenario, rules: Rulebook) -> Organisation:
    """Departments and people of the scenario; outside roles become partners with a contact."""
    given = scenario.given or Given()
    everybody = people_of(scenario, given)
    outside = [role.id for role in rules.roles.values() if role.kind == "outside"]
    described = {str(name): one for name, one in given.people.items()}
    people = {
        name: PersonEntry(
            name=described[name].name if name in described and described[name].name else name,
            department=one.department,
            superior=one.superior,
        )
        for name, one in everybody.items()
        if name not in outside
    }
    contacts = {role: PersonEntry(name=rules.roles[role].name, partner=role) for role in outside}
    admin = PersonEntry(name="管理员", roles=[SystemRole.ADMINISTRATOR])
    return Organisation(
        organisation="scenario",
        name=scenario.scenario,
        departments=_departments(given, people),
        partners={role: PartnerEntry(name=rules.roles[role].name) for role in outside},
        people={**people, **contacts, ADMIN: admin},
    )


def _departments(given: Given, people: Mapping[str, PersonEntry]) -> dict[str, DepartmentEntry]:
    """Those described, and those people are said to belong to."""
    named = {one.department for one in people.values() if one.department}
    described = {str(name): one for name, one in given.departments.items()}
    found = {}
    for name in (*described, *sorted(named - set(described))):
        one = described.get(name)
        found[name] = DepartmentEntry(
            name=one.name if one and one.name else name,
            mark=one.mark if one else "",
            head=str(one.head) if one and one.head else None,
            stands_for=[name],
        )
    return found
