"""What makes filling in quicker: pasted cells, earlier forms, phrases."""

from html import unescape
from typing import Any

import pytest

from tests.web.conftest import Office
from tests.web.forms.conftest import FILLED
from xize.people import services as hr
from xize.people.actor import SYSTEM
from xize.people.models import Person
from xize.people.permissions import SystemRole
from xize.projects import queries, services
from xize.writing.models import Phrase

CELLS = (
    "项目\t日期\t类型\t数量\t单价\n酒店\t2026/3/2\t服务\t3\t￥400\n展台\t明天\t未知\t1\t9,000.00"
)
DATA = {"Accept": "application/json"}


def paste(office: Office, **more: object) -> dict[str, Any]:
    sent = {**FILLED, "paste": "claim.lines", "paste:claim.lines": CELLS, **more}
    answer = office.client("zhao").post(f"{office.address('apply')}/draft", sent, headers=DATA)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


# ---- pasting ----------------------------------------------------------------------------------


def test_pasted_cells_become_rows_behind_those_there_are(claims: Office) -> None:
    found = paste(claims)
    html = found["rows"]["claim.lines"]
    assert html.index("机票") < html.index("酒店") < html.index("展台")
    assert 'value="2026-03-02"' in html
    assert '<option value="service" selected>' in html
    assert 'value="9000.00"' in html
    assert found["pasted"].startswith("已填入 2 行")


def test_cells_that_do_not_fit_are_marked_in_their_row_and_kept(claims: Office) -> None:
    found = paste(claims)
    assert [one.partition("：")[0] for one in found["wrong"]] == ["第 2 行", "第 2 行"]
    html = found["rows"]["claim.lines"]
    assert 'id="f-claim-lines-2-on-error"' in html, "the third row of the table"
    assert 'value="明天"' in html


def test_cells_pasted_into_a_cell_fill_from_there(claims: Office) -> None:
    found = paste(claims, **{"paste:claim.lines": "5\t60", "paste-at": "0:quantity"})
    html = found["rows"]["claim.lines"]
    assert html.count("<tr>") == 2, "the row pasted into and an empty one"
    assert 'value="机票"' in html
    assert 'value="5"' in html
    assert 'value="60.00"' in html


def test_without_a_script_the_box_pastes_into_the_draft(claims: Office) -> None:
    client = claims.client("zhao")
    sent = {**FILLED, "paste": "claim.lines", "paste:claim.lines": CELLS}
    answer = client.post(f"{claims.address('apply')}/draft", sent)
    page = unescape(client.get(answer["Location"]).content.decode())
    assert 'value="酒店"' in page
    client.post(claims.address("apply"), FILLED)


def test_pasting_into_what_is_no_table_of_the_step_changes_nothing(claims: Office) -> None:
    found = paste(claims, paste="claim.head")
    assert "rows" not in found
    assert "rows" not in paste(claims, paste="nothing.there")


# ---- earlier forms ----------------------------------------------------------------------------


@pytest.fixture
def second(applied: Office) -> tuple[Office, str]:
    """Zhao begins a second project; the first one's form can be copied."""
    first = applied.cast.stream
    applied.cast.start("华南展会")
    return applied, f"{first}~claim~1"


def test_an_earlier_form_is_offered_by_number_and_typed_in(second: tuple[Office, str]) -> None:
    office, ident = second
    page = office.page("zhao", f"{office.address('apply')}/copy/claim")
    assert "华东展会" in page
    assert "(26)销字001" in page
    page = office.page("zhao", f"{office.address('apply')}?copy={ident}")
    assert 'value="展会"' in page
    assert 'value="机票"' in page
    assert "已从 (26)销字001 复制" in page
    signed = page.partition('name="f:claim.head:signed"')[2][:40]
    assert "checked" not in signed, "signatures are given anew"
    assert office.cast.open() == ["apply"]


def test_what_is_copied_is_checked_like_anything_else(second: tuple[Office, str]) -> None:
    office, _ident = second
    answer = office.client("zhao").post(
        office.address("apply"), {**FILLED, "f:claim.head:agreed": ""}
    )
    assert answer.status_code == 422


@pytest.mark.parametrize("ident", ["~~", "x~claim~1", "{first}~claim~9", "{first}~other~1", "a~b"])
def test_a_form_that_is_not_there_is_not_copied(second: tuple[Office, str], ident: str) -> None:
    office, real = second
    wanted = ident.replace("{first}", real.partition("~")[0])
    assert "已从" not in office.page("zhao", f"{office.address('apply')}?copy={wanted}")


def test_forms_of_projects_one_has_no_part_in_are_neither_offered_nor_copied(
    applied: Office,
) -> None:
    first, cast = applied.cast.stream, applied.cast
    hr.create_person(
        actor=SYSTEM, username="qian", name="qian",
        department=cast.actor("zhao").department,
    )  # fmt: skip
    cast.ids["qian"] = Person.objects.get(username="qian").id
    team = {**cast.team(), "lead": cast.ids["qian"], "sales": cast.ids["qian"]}
    done = services.start_project(
        actor=cast.actor("qian"), edition=cast.edition, title="别处", team=team, at=cast.at
    )
    cast.stream = done.stream
    page = applied.page("qian", f"{applied.address('apply')}/copy/claim")
    assert "华东展会" not in page
    page = applied.page("qian", f"{applied.address('apply')}?copy={first}~claim~1")
    assert "机票" not in page
    assert queries.told(first).form("claim") is not None


def test_rows_of_others_are_not_copied_over(applied: Office) -> None:
    page = applied.page("li", applied.address("check"))
    assert "/copy/claim" in page, "one's own opinion can be"
    ident = f"{applied.cast.stream}~claim~1"
    page = applied.page("li", f"{applied.address('check')}?copy={ident}")
    assert page.count("机票") == applied.page("li", applied.address("check")).count("机票")


# ---- phrases ----------------------------------------------------------------------------------


def test_phrases_are_ones_own_and_everybodys(claims: Office) -> None:
    hr.grant(actor=SYSTEM, person=claims.cast.ids["guo"], role=SystemRole.ADMINISTRATOR)
    claims.client("guo").post("/phrases", {"text": " 同意， 请按规定办理。 ", "shared": "true"})
    claims.client("zhao").post("/phrases", {"text": "请核实后再报"})
    page = claims.page("zhao", claims.address("apply"))
    assert 'data-phrase="同意， 请按规定办理。"' in page
    assert 'data-phrase="请核实后再报"' in page
    assert "请核实后再报" not in claims.page("li", "/phrases")


def test_only_an_administrator_keeps_phrases_for_everybody(claims: Office) -> None:
    answer = claims.client("zhao").post("/phrases", {"text": "都用", "shared": "true"})
    assert answer.status_code == 422
    assert "请找管理员" in answer.content.decode()
    hr.grant(actor=SYSTEM, person=claims.cast.ids["guo"], role=SystemRole.ADMINISTRATOR)
    claims.client("guo").post("/phrases", {"text": "都用", "shared": "true"})
    phrase = Phrase.objects.get().id
    claims.client("zhao").post("/phrases/remove", {"phrase": phrase})
    assert Phrase.objects.count() == 1
    claims.client("guo").post("/phrases/remove", {"phrase": phrase})
    assert Phrase.objects.count() == 0


@pytest.mark.parametrize(("text", "said"), [(" ", "请写出常用语"), ("长" * 201, "最多 200 字")])
def test_a_phrase_that_is_none_is_refused_and_stays_typed(
    claims: Office, text: str, said: str
) -> None:
    answer = claims.client("zhao").post("/phrases", {"text": text})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert text.strip() in answer.content.decode()


def test_without_a_script_a_phrase_goes_behind_the_opinion(claims: Office) -> None:
    client = claims.client("zhao")
    client.post("/phrases", {"text": "同意。"})
    sent = {**FILLED, "comment": "已核对，", "phrase": Phrase.objects.get().id}
    client.post(f"{claims.address('apply')}/draft", sent)
    assert "已核对，同意。" in claims.page("zhao", claims.address("apply"))
