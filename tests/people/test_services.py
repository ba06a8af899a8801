"""The verbs: what they do, and what they refuse without changing anything."""

import pytest

from xize.people import queries, refusals, services
from xize.people.actor import PUBLIC, SYSTEM, Actor
from xize.people.models import Person


@pytest.fixture
def luo(ids) -> Actor:
    return queries.actor_for(Person.objects.get(username="luo"))


def test_a_new_department_appears_in_the_tree_below_its_parent(ids) -> None:
    [cards] = queries.departments_standing_for(SYSTEM, "card_dept")
    services.create_department(
        actor=SYSTEM, code="card-risk", name="卡风险组", parent=cards.id, stands_for=["card_risk"]
    )
    tree = [(card.code, card.depth) for card in queries.departments(SYSTEM)]

    assert tree[tree.index(("cards", 1)) + 1] == ("card-risk", 2)


@pytest.mark.django_db
def test_nobody_writes_without_the_permission(luo) -> None:
    with pytest.raises(refusals.NotPermitted) as refusal:
        services.create_person(actor=luo, username="x", name="某人")

    assert "organisation:people:write" in refusal.value.sentence("zh-hans")
    assert queries.by_username(SYSTEM, "x") is None


def test_codes_and_user_names_are_unique(ids) -> None:
    with pytest.raises(refusals.NameTaken):
        services.create_person(actor=SYSTEM, username="luo", name="罗静")
    with pytest.raises(refusals.NameTaken):
        services.create_department(actor=SYSTEM, code="cards", name="卡部")


def test_a_chain_of_superiors_never_closes(ids) -> None:
    with pytest.raises(refusals.SuperiorLoop):
        services.set_superior(actor=SYSTEM, person=ids["guo"], superior=ids["luo"])

    assert queries.superior(SYSTEM, ids["guo"]) is None


def test_references_to_nobody_are_refused(ids) -> None:
    [cards] = queries.departments_standing_for(SYSTEM, "card_dept")
    with pytest.raises(refusals.NoSuchPerson):
        services.set_head(actor=SYSTEM, department=cards.id, person="nobody")
    with pytest.raises(refusals.NoSuchDepartment):
        services.set_head(actor=SYSTEM, department="nowhere", person=ids["luo"])

    assert queries.head_of(SYSTEM, cards.id) == ids["luo0"]


def test_a_person_picks_their_language_and_only_one_that_exists(luo) -> None:
    services.change_language(actor=luo, language="en")
    with pytest.raises(refusals.UnknownLanguage):
        services.change_language(actor=luo, language="fr")

    assert queries.actor_for(Person.objects.get(username="luo")).language == "en"


def test_who_left_keeps_their_name_but_gets_no_rights(ids) -> None:
    services.set_active(actor=SYSTEM, person=ids["ou"], active=False)

    assert str(Person.objects.get(username="ou")) == "欧阳敏"
    assert queries.actor_for(Person.objects.get(username="ou")) == PUBLIC
    assert queries.search_people(SYSTEM, "欧阳") == []


def test_a_password_is_set_by_oneself_or_an_administrator(luo, ids) -> None:
    services.set_password(actor=luo, person=luo.person, password="七月流火九月授衣")
    with pytest.raises(refusals.NotPermitted):
        services.set_password(actor=luo, person=ids["pan"], password="七月流火九月授衣")

    assert Person.objects.get(username="luo").check_password("七月流火九月授衣")
    assert not Person.objects.get(username="pan").has_usable_password()


@pytest.mark.parametrize("refusal", refusals.PeopleRefusal.__subclasses__())
def test_every_refusal_speaks_both_languages_and_names_what_it_is_about(refusal) -> None:
    raised = refusal("甲")

    assert raised.code == raised.code.lower()
    for written, language in ((raised.zh, "zh-hans"), (raised.en, "en")):
        assert ("甲" in raised.sentence(language)) == ("{about}" in written)
    assert ("{about}" in raised.zh) == ("{about}" in raised.en)
