"""Getting in, staying out, and the demo's list of people."""

import pytest
from django.test import Client

from xize.people import services
from xize.people.actor import SYSTEM

PASSWORD = "七月流火九月授衣"


@pytest.fixture
def luo(ids: dict[str, str]) -> str:
    services.set_password(actor=SYSTEM, person=ids["luo"], password=PASSWORD)
    return ids["luo"]


def sign_in(client: Client, password: str, **more: str):
    return client.post("/sign-in", {"username": "luo", "password": password, **more})


def test_the_right_password_leads_to_the_page_asked_for(luo) -> None:
    client = Client()

    assert client.get("/").headers["Location"] == "/sign-in?next=%2F"
    assert sign_in(client, PASSWORD, next="/language")["Location"] == "/language"
    assert client.get("/").status_code == 200


def test_nobody_is_sent_to_another_site(luo) -> None:
    assert sign_in(Client(), PASSWORD, next="https://example.org/")["Location"] == "/"


def test_a_wrong_password_keeps_the_user_name_and_says_one_sentence(luo) -> None:
    answer = sign_in(Client(), "wrong")

    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="luo"' in page
    assert "用户名与密码不符" in page


def test_who_left_does_not_get_in(luo) -> None:
    services.set_active(actor=SYSTEM, person=luo, active=False)

    assert sign_in(Client(), PASSWORD).status_code == 422


def test_an_employee_without_a_password_does_not_get_in(ids) -> None:
    assert sign_in(Client(), "").status_code == 422


def test_ten_wrong_passwords_lock_the_sign_in_and_say_for_how_long(luo) -> None:
    client = Client()
    answers = [sign_in(client, "wrong").status_code for _ in range(10)]
    locked = sign_in(client, PASSWORD)

    assert answers[:9] == [422] * 9
    assert locked.status_code == 429
    assert "15分钟" in locked.content.decode()


def test_signing_out_ends_the_session(as_) -> None:
    client = as_("luo")

    assert client.post("/sign-out")["Location"] == "/sign-in"
    assert client.get("/").status_code == 302


def test_the_demo_lists_its_people_and_lets_them_in_with_one_click(ids, settings) -> None:
    settings.XIZE_DEMO = True
    client = Client()
    page = client.get("/sign-in").content.decode()

    assert "罗静" in page
    assert "卡部项目经理" in page
    assert client.post("/sign-in/demo", {"username": "luo"})["Location"] == "/"
    assert "罗静" in client.get("/").content.decode()


@pytest.mark.parametrize(("demo", "address"), [(False, "127.0.0.1"), (True, "192.0.2.7")])
def test_nobody_becomes_somebody_outside_the_demo_or_from_another_machine(
    ids, settings, demo, address
) -> None:
    settings.XIZE_DEMO = demo
    client = Client(REMOTE_ADDR=address)

    assert "罗静" not in client.get("/sign-in").content.decode()
    assert client.post("/sign-in/demo", {"username": "luo"}).status_code == 404
    assert client.get("/").status_code == 302


def test_a_home_where_nobody_can_sign_in_says_how_to_set_it_up(ids) -> None:
    page = Client().get("/sign-in").content.decode()
    for command in ("organisation --example", "publish payment-projects", "password chen"):
        assert f"xize {command}" in page

    services.set_password(actor=SYSTEM, person=ids["luo"], password=PASSWORD)
    assert "xize publish" not in Client().get("/sign-in").content.decode()
