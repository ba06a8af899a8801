"""Two complete languages; a person picks one and keeps it."""

import pytest
from django.test import Client

from tools import texts
from xize.people import accounts, services
from xize.people.actor import SYSTEM


def language_of(username: str) -> str:
    user = accounts.find(username)
    assert user is not None
    return user.language


def test_every_text_of_the_interface_has_its_chinese() -> None:
    known = texts.read()
    shown = {(context, one[0] if isinstance(one, tuple) else one) for context, one in texts.texts()}

    assert texts.missing(known) == []
    assert {key for key in shown if known.get(key[1], key[0]) is None} == set()
    assert len(known) == len(shown)


@pytest.mark.parametrize(
    ("asked", "html"), [("zh-CN,zh", 'lang="zh-Hans"'), ("en-GB,en", 'lang="en"')]
)
@pytest.mark.django_db
def test_before_signing_in_the_browser_chooses(asked, html) -> None:
    answer = Client().get("/sign-in", headers={"accept-language": asked})

    assert html in answer.content.decode()


def test_a_persons_choice_outlives_the_session_and_the_browser(as_) -> None:
    as_("luo").post("/language", {"language": "en", "next": "/"})

    page = as_("luo").get("/", headers={"accept-language": "zh-CN"}).content.decode()
    assert "Workbench" in page
    assert language_of("luo") == "en"


def test_an_unknown_language_is_refused_with_its_code(as_) -> None:
    answer = as_("luo").post("/language", {"language": "fr"})

    assert answer.status_code == 409
    assert "unknown-language" in answer.content.decode()
    assert language_of("luo") == "zh-hans"


def test_the_switch_never_leads_to_another_site(as_) -> None:
    answer = as_("luo").post("/language", {"language": "en", "next": "//example.org"})

    assert answer["Location"] == "/"


def test_the_demo_goes_on_in_the_language_of_its_sign_in_page(ids, settings) -> None:
    settings.XIZE_DEMO = True
    client = Client(headers={"accept-language": "en-GB,en"})
    client.post("/sign-in/demo", {"username": "luo"})

    page = client.get("/").content.decode()
    assert "Workbench" in page
    assert "<span>Luo Jing</span>" in page


@pytest.mark.parametrize(("chosen", "says"), [(True, "Workbench"), (False, "工作台")])
def test_after_a_password_only_a_choice_made_there_counts(ids, chosen, says) -> None:
    services.set_password(actor=SYSTEM, person=ids["luo"], password="七月流火九月授衣")
    client = Client(headers={"accept-language": "en-GB,en"})
    if chosen:
        client.post("/language", {"language": "en"})
    client.post("/sign-in", {"username": "luo", "password": "七月流火九月授衣"})

    assert says in client.get("/").content.decode()
