"""Looking people up: for whom, in which order, in which language."""

from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st

from xize.people import queries
from xize.people.actor import PUBLIC, SYSTEM
from xize.people.ids import new_id
from xize.people.models import Person
from xize.people.pinyin import sort_key


def names(cards) -> list[str]:
    return [card.name for card in cards]


def test_two_characters_find_a_person_and_nothing_finds_nobody(ids) -> None:
    assert names(queries.search_people(SYSTEM, "罗静")) == ["罗静"]
    assert names(queries.search_people(SYSTEM, "欧阳")) == ["欧阳敏"]
    assert names(queries.search_people(SYSTEM, "luo j")) == ["罗静", "骆建国"]
    assert names(queries.search_people(SYSTEM, "ＬＵＯ　Ｊ")) == ["罗静", "骆建国"]
    assert queries.search_people(SYSTEM, "  ") == []


def test_a_contact_of_a_partner_sees_their_own_people_only(ids) -> None:
    lin = queries.actor_for(Person.objects.get(username="lin"))

    assert names(queries.directory(lin)) == ["林致远", "夏婷"]
    assert names(queries.partners(lin)) == ["临江商业银行"]
    assert queries.superior(lin, ids["luo"]) is None
    assert lin.permissions == frozenset()


def test_names_come_in_the_readers_language(ids) -> None:
    luo = Person.objects.get(username="luo")
    luo.language = "en"
    reader = queries.actor_for(luo)

    card = queries.people(reader, [ids["fang0"]])[ids["fang0"]]
    assert (card.name, card.title) == ("Fang Zhengping", "Head of planning and finance")
    assert card.unit == "Planning and finance"


def test_superiors_are_counted_upwards(ids) -> None:
    assert queries.superior(SYSTEM, ids["luo"], 1) == ids["luo0"]
    assert queries.superior(SYSTEM, ids["luo"], 2) == ids["gong"]
    assert queries.superior(SYSTEM, ids["luo"], 9) is None


def test_somebody_not_signed_in_is_the_public() -> None:
    assert queries.actor_for(AnonymousUser()) == PUBLIC


def test_names_sort_by_pinyin() -> None:
    assert sorted(["郑洁", "罗静", "柏文涛", "潘悦", "Anna"], key=sort_key) == [
        "Anna", "柏文涛", "罗静", "潘悦", "郑洁",
    ]  # fmt: skip


@given(st.integers(2, 200))
def test_ids_are_unique_and_sort_by_time(count: int) -> None:
    ids = [new_id() for _ in range(count)]

    assert len(set(ids)) == count
    assert {(len(one), one[14]) for one in ids} == {(36, "7")}
    assert [one[:13] for one in ids] == sorted(one[:13] for one in ids)
