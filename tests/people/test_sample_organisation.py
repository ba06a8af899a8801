"""The organisation of the demo is believable and complete: what the payment regulation needs."""

import msgspec
import pytest

from xize.people import queries
from xize.people.actor import SYSTEM
from xize.people.models import Person
from xize.people.organisation import Organisation, load_organisation
from xize.people.permissions import Permission

ROLES_OF_THE_PAYMENT_REGULATION = {
    "business_dept", "card_dept", "product", "technology", "finance", "service", "risk",
    "operations", "gm_office", "office",
}  # fmt: skip


def test_every_department_role_of_the_payment_regulation_has_one_department(ids) -> None:
    standings = queries.standings(SYSTEM)

    assert {role: len(found) for role, found in standings.items()} == dict.fromkeys(
        ROLES_OF_THE_PAYMENT_REGULATION, 1
    )


def test_everybody_reports_to_the_general_manager_in_the_end(ids, heron_pay) -> None:
    for username, entry in heron_pay.people.items():
        if entry.partner or username == "guo":
            continue
        chain = [queries.superior(SYSTEM, ids[username], n) for n in range(1, 6)]
        assert ids["guo"] in chain, username


def test_the_heads_of_the_acceptance_scenario(ids) -> None:
    heads = {
        role: queries.head_of(SYSTEM, found[0].id)
        for role, found in queries.standings(SYSTEM).items()
    }
    assert heads["card_dept"] == ids["luo0"]
    assert heads["business_dept"] == ids["bo0"]
    assert heads["service"] == ids["shen0"]
    assert [d.mark for d in queries.departments_standing_for(SYSTEM, "card_dept")] == ["卡"]


def test_loading_twice_changes_nothing(ids, heron_pay) -> None:
    before = queries.directory(SYSTEM), queries.departments(SYSTEM)

    assert load_organisation(heron_pay) == ids
    assert (queries.directory(SYSTEM), queries.departments(SYSTEM)) == before


def test_about_thirty_people_and_a_partner_with_contacts(ids) -> None:
    [bank] = [card for card in queries.partners(SYSTEM) if card.code == "linjiang-bank"]

    assert 28 <= len(queries.directory(SYSTEM)) <= 36
    assert {card.username for card in queries.contacts(SYSTEM, bank.id)} == {"lin", "xia"}


def test_the_archivist_and_the_administrator_hold_their_rights(ids) -> None:
    ou, han, luo = (
        queries.actor_for(Person.objects.get(username=name)) for name in ("ou", "han", "luo")
    )
    assert ou.may(Permission.ARCHIVE_DOSSIERS_READ)
    assert not ou.may(Permission.ORGANISATION_PEOPLE_WRITE)
    assert han.may(Permission.ORGANISATION_PEOPLE_WRITE)
    assert luo.permissions == {Permission.RULEBOOK_EDITIONS_READ}


def test_a_wrong_key_in_the_file_is_named() -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field `nmae`"):
        msgspec.convert(
            {"organisation": "x", "name": "x", "departments": {}, "people": {"a": {"nmae": "A"}}},
            Organisation,
        )
