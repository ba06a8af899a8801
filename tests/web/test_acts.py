"""Acts besides deciding: a page and a panel each, refused beside what was typed, nothing lost."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from tests.web.conftest import Office
from xize.core.engine import commands as c
from xize.core.engine.applying.returning import RETURNING_EVENTS
from xize.core.engine.applying.sharing import SHARING_EVENTS
from xize.web.acts.carry import CARRY
from xize.web.acts.panels import PANELS
from xize.web.parts.acts import TITLES
from xize.web.parts.timeline import VERBS


@pytest.fixture
def drafted(office: Office) -> Office:
    office.cast.draft()
    return office


def transfer(office: Office) -> str:
    return office.address("sign_off") + "/act/transfer"


def test_an_act_has_a_page_of_its_own_and_is_a_panel_of_another(drafted: Office) -> None:
    whole = drafted.page("li", transfer(drafted))
    assert "<h1>转办</h1>" in whole
    answer = drafted.client("li").get(transfer(drafted), headers={"HX-Request": "true"})
    part = answer.content.decode()

    assert "<html" not in part
    assert 'id="act-text"' in part
    assert 'href="' + transfer(drafted) in drafted.page("li", drafted.address("sign_off"))


def test_what_is_not_offered_has_no_form(drafted: Office) -> None:
    assert "您现在不能办理此事" in drafted.page("guo", transfer(drafted))
    assert 'id="act-text"' not in drafted.page("guo", transfer(drafted))
    assert transfer(drafted) not in drafted.page("guo", drafted.address("sign_off"))


def test_people_are_found_by_name_and_by_department_and_nothing_typed_is_lost(
    drafted: Office,
) -> None:
    client, ids = drafted.client("li"), drafted.cast.ids
    near = drafted.page("li", transfer(drafted))
    assert f'value="{ids["zhao"]}"' in near  # of the project
    assert f'value="{ids["stranger"]}"' not in near
    assert f'value="{ids["li"]}"' not in near  # nobody hands work to themselves

    sent = {"look": "yes", "find": "strang", "text": "出差一周", "to": ids["guo"]}
    found = client.post(transfer(drafted), sent).content.decode()

    assert f'value="{ids["stranger"]}"' in found
    assert f'value="{ids["guo"]}" checked' in found
    assert "出差一周" in found
    assert (
        f'value="{ids["stranger"]}"'
        in client.post(transfer(drafted), {"look": "yes", "find": "risk"}).content.decode()
    )


def test_a_refusal_stands_in_the_form_with_everything_typed(drafted: Office) -> None:
    client = drafted.client("li")
    for to, says in (("", "请至少选择一位人员"), ("nobody", "notice-code")):
        answer = client.post(transfer(drafted), {"text": "出差一周", "to": to})
        page = answer.content.decode()

        assert answer.status_code == 422
        assert says in page
        assert "出差一周" in page


def test_a_panel_is_answered_with_where_to_go(drafted: Office) -> None:
    sent = {"to": drafted.cast.ids["guo"], "text": "出差"}
    answer = drafted.client("li").post(transfer(drafted), sent, headers={"HX-Request": "true"})

    assert answer.status_code == 204
    assert answer["HX-Redirect"] == "/"


def test_an_old_page_is_told_and_gives_back_what_was_typed(drafted: Office) -> None:
    address = transfer(drafted)
    for name in ("li", "sun", "zhao"):
        drafted.cast.sign(name)
    answer = drafted.client("li").post(address, {"text": "出差一周"})

    assert answer.status_code == 409
    assert "出差一周" in answer.content.decode()


@pytest.mark.parametrize("verb", ["transfer", "no-such-act"])
def test_a_stranger_finds_no_act(drafted: Office, verb: str) -> None:
    address = drafted.address("sign_off") + f"/act/{verb}"
    drafted.page("stranger", address, status=404)
    answer = drafted.client("stranger").post(address, {"to": drafted.cast.ids["stranger"]})
    assert answer.status_code == 404


def test_a_form_without_its_token_changes_nothing(drafted: Office) -> None:
    client = drafted.client("li")
    client.handler.enforce_csrf_checks = True
    answer = client.post(transfer(drafted), {"to": drafted.cast.ids["guo"]})

    assert answer.status_code == 403
    assert 'value="agree"' in drafted.page("li", drafted.address("sign_off"))


def test_every_act_of_the_engine_has_a_page_and_a_line_in_the_history() -> None:
    kinds = (*get_args(c.Sharing), *get_args(c.Returning), c.Transfer, c.Withdraw)
    tags = {kind.__struct_config__.tag for kind in kinds}
    assert set(CARRY) == set(PANELS) == set(TITLES) == tags

    told = (*get_args(SHARING_EVENTS), *get_args(RETURNING_EVENTS))
    assert {_snake(one.__name__) for one in told} <= set(VERBS)


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
