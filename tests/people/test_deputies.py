"""Standing delegations: who may do whose work, when, under which rules, and who may end them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from xize.people import deputies, queries
from xize.people.actor import Actor
from xize.people.models import Person
from xize.people.refusals import (
    DeputyIsSelf,
    NoSuchDeputy,
    NoSuchPerson,
    NotPermitted,
    PeriodEmpty,
)

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 9, 28, 1, 0, tzinfo=UTC)
WEEK = timedelta(days=7)


def actor(ids: dict[str, str], name: str) -> Actor:
    return queries.actor_for(Person.objects.get(id=ids[name]))


def appoint(ids: dict[str, str], by: str = "luo", to: str = "guo", **options) -> str:
    given = {"starts": MONDAY, "ends": MONDAY + WEEK, **options}
    return deputies.appoint_deputy(actor=actor(ids, by), deputy=ids[to], **given)


def test_a_deputy_acts_from_its_beginning_until_before_its_end(ids: dict[str, str]) -> None:
    appoint(ids)
    luo, guo = ids["luo"], ids["guo"]
    instants = [MONDAY - timedelta(seconds=1), MONDAY, MONDAY + WEEK - timedelta(seconds=1)]

    held = [deputies.may_act_for(guo, luo, at) for at in (*instants, MONDAY + WEEK)]

    assert held == [False, True, True, False]
    assert not deputies.may_act_for(luo, guo, MONDAY)  # not the other way round
    assert [one.principal for one in deputies.acts_for(actor(ids, "guo"), MONDAY)] == [luo]


def test_a_delegation_may_be_for_some_rules_only_and_without_an_end(ids: dict[str, str]) -> None:
    appoint(ids, ends=None, regulations=["payment-projects"])
    luo, guo, later = ids["luo"], ids["guo"], MONDAY + 100 * WEEK

    assert deputies.may_act_for(guo, luo, later, "payment-projects")
    assert not deputies.may_act_for(guo, luo, later, "agreement-approval")


def test_a_deputy_of_a_deputy_is_nobodys(ids: dict[str, str]) -> None:
    appoint(ids)
    appoint(ids, by="guo", to="fang0")

    assert deputies.may_act_for(ids["fang0"], ids["guo"], MONDAY)
    assert not deputies.may_act_for(ids["fang0"], ids["luo"], MONDAY)


def test_it_ends_when_revoked_and_when_the_principal_has_left(ids: dict[str, str]) -> None:
    ident = appoint(ids, ends=None)
    with pytest.raises(NoSuchDeputy):
        deputies.revoke_deputy(actor=actor(ids, "guo"), id=ident, at=MONDAY)
    deputies.revoke_deputy(actor=actor(ids, "luo"), id=ident, at=MONDAY + timedelta(days=1))
    deputies.revoke_deputy(actor=actor(ids, "luo"), id=ident, at=MONDAY + timedelta(days=2))
    (standing,) = deputies.deputies(actor(ids, "luo"))

    assert standing.revoked == MONDAY + timedelta(days=1)  # the first time counts
    assert standing.holds(MONDAY)
    assert not standing.holds(MONDAY + timedelta(days=1))
    assert not deputies.may_act_for(ids["guo"], ids["luo"], MONDAY + timedelta(days=1))

    appoint(ids, ends=None)
    Person.objects.filter(id=ids["luo"]).update(is_active=False)
    assert not deputies.may_act_for(ids["guo"], ids["luo"], MONDAY)


def test_what_is_refused(ids: dict[str, str]) -> None:
    with pytest.raises(DeputyIsSelf):
        appoint(ids, to="luo")
    with pytest.raises(PeriodEmpty):
        appoint(ids, ends=MONDAY)
    with pytest.raises(NoSuchPerson):
        deputies.appoint_deputy(actor=actor(ids, "luo"), deputy="nobody", starts=MONDAY)
    with pytest.raises(NotPermitted):
        appoint(ids, principal=ids["fang0"])
    assert deputies.deputies(actor(ids, "luo"), ids["guo"]) == []
