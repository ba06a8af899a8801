"""The modeller's addresses: for whom they are, what they answer, what they never lose."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.architecture.sources import ROOT
from tests.web.conftest import SignIn
from xize.people import services
from xize.people.actor import SYSTEM, Actor
from xize.people.permissions import Permission, SystemRole
from xize.rulebook import queries as rulebook
from xize.rulebook.drafting import queries

pytestmark = pytest.mark.django_db
KEEPER = Actor(person="k", permissions=frozenset({Permission.RULEBOOK_EDITIONS_PUBLISH}))
NEW = {"title": "请假办法", "regulation": "leave", "edition": "1", "roles": "申请人\n主管"}
BY = (
    '<bpmn:extensionElements><xize:step><xize:key name="by">"主管"</xize:key></xize:step>'
    "</bpmn:extensionElements>"
)


@pytest.fixture
def luo(as_: SignIn, ids: dict[str, str]) -> Client:
    """Somebody who may publish rules."""
    services.grant(actor=SYSTEM, person=ids["luo"], role=SystemRole.RULE_KEEPER)
    return as_("luo")


@pytest.fixture
def draft(luo: Client) -> str:
    """A new one of theirs."""
    assert luo.post("/modeller/new", NEW).status_code == 302
    (card,) = queries.drafts(KEEPER)
    return card.id


def body(draft: str, **changed: Any) -> dict[str, Any]:
    kept = queries.draft(KEEPER, draft)
    assert kept is not None
    return {"rest": kept.rest, "drawing": kept.drawing, "version": kept.version, **changed}


def given(drawing: str) -> str:
    return drawing.replace("<bpmn:incoming>flow_1", f"{BY}<bpmn:incoming>flow_1")


def post(client: Client, draft: str, verb: str, sent: Any) -> Any:
    address = reverse(f"modeller-{verb}", args=[draft])
    return client.post(address, json.dumps(sent), content_type="application/json")


READ = ("modeller", "modeller-publish")
WRITTEN = ("save", "copy", "problems", "run", "discard", "publish")


def test_nobody_else_sees_or_changes_drafts(draft: str, as_: SignIn) -> None:
    guo = as_("gong")
    sent = body(draft)

    for route in READ:
        assert guo.get(reverse(route, args=[draft])).status_code == 403
        assert as_("").get(reverse(route, args=[draft])).status_code == 302
    for verb in WRITTEN:
        assert post(guo, draft, verb, sent).status_code == 403
        assert post(as_(""), draft, verb, sent).status_code == 302
    assert guo.get("/modeller").status_code == 403
    assert guo.post("/modeller/new", NEW).status_code == 403
    assert guo.post(reverse("modeller-from", args=["x"])).status_code == 403
    assert "新建规程" not in guo.get("/regulations").content.decode()
    assert [(one.id, one.version) for one in queries.drafts(KEEPER)] == [(draft, 1)]


def test_addresses_that_write_take_no_visits_and_unknown_drafts_are_not_found(
    luo: Client, draft: str
) -> None:
    for verb in WRITTEN[:-1]:
        assert luo.get(reverse(f"modeller-{verb}", args=[draft])).status_code == 405
    for verb in WRITTEN:
        assert post(luo, "none", verb, body(draft)).status_code == 404
    for route in READ:
        assert luo.get(reverse(route, args=["none"])).status_code == 404
    assert luo.post(reverse("modeller-from", args=["none"])).status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [("regulation", "Leave!"), ("regulation", ""), ("title", ""), ("roles", "a b"), ("roles", " ")],
)
def test_a_regulation_begins_with_what_the_language_takes(
    luo: Client, field: str, value: str
) -> None:
    answer = luo.post("/modeller/new", {**NEW, field: value})

    assert answer.status_code == 422
    assert "field-error" in answer.content.decode()
    assert queries.drafts(KEEPER) == []


def test_a_save_says_when_and_a_stale_one_who_was_faster(luo: Client, draft: str) -> None:
    sent = body(draft, rest=body(draft)["rest"] + "# 甲\n")

    first = post(luo, draft, "save", sent)
    assert first.json()["version"] == 2
    assert re.fullmatch(r"\d\d:\d\d", first.json()["saved"])

    second = post(luo, draft, "save", {**sent, "rest": "# 乙"})
    assert second.status_code == 409
    assert "罗静" in second.json()["refusal"]
    assert second.json()["code"] == "draft-changed"

    copied = post(luo, draft, "copy", {**sent, "rest": "# 乙"}).json()["address"]
    assert luo.get(copied).status_code == 200
    assert {one.rest[-2:] for one in map(whole, queries.drafts(KEEPER))} == {"甲\n", " 乙"}


def whole(card: queries.DraftCard) -> queries.Draft:
    found = queries.draft(KEEPER, card.id)
    assert found is not None
    return found


def test_what_cannot_be_taken_is_said_as_data(luo: Client, draft: str) -> None:
    address = reverse("modeller-save", args=[draft])
    for wrong in ("", "[", "{}", '{"rest": 1, "drawing": ""}'):
        answer = luo.post(address, wrong, content_type="application/json")
        assert (answer.status_code, answer.json()["refusal"]) == (400, "")
    for size in (2_000_001, 3_000_000):
        answer = post(luo, draft, "problems", body(draft, drawing="x" * size))
        assert answer.status_code == 413
        assert answer.json()["code"] == "drawing-too-large"


def test_problems_name_elements_in_the_readers_language(luo: Client, draft: str) -> None:
    found = post(luo, draft, "problems", body(draft)).json()
    assert found["words"]["roles"] == [["申请人", "申请人"], ["主管", "主管"]]
    (owed,) = [one for one in found["problems"] if one["weight"] == "error"]
    assert (owed["rule"], owed["node"]) == ("nobody-for-task", "task_1")
    assert "没有写由谁来办" in owed["sentence"]

    luo.post("/language", {"language": "en"})
    found = post(luo, draft, "problems", body(draft, rest="roles: [")).json()
    assert found["words"] is None, "the panel keeps those it has"
    assert found["problems"]
    assert not any("。" in one["sentence"] for one in found["problems"])
    assert post(luo, draft, "problems", body(draft, drawing="<a")).json()["problems"]


def test_the_dry_run_goes_the_way_of_the_chosen_outcomes(luo: Client, draft: str) -> None:
    drawing = body(draft)["drawing"]
    gate = (
        '<bpmn:exclusiveGateway id="gate" default="flow_2"/>'
        '<bpmn:sequenceFlow id="flow_3" sourceRef="gate" targetRef="other">'
        '<bpmn:conditionExpression>step.task_1.outcome == "object"</bpmn:conditionExpression>'
        '</bpmn:sequenceFlow><bpmn:endEvent id="other"/>'
        '<bpmn:sequenceFlow id="flow_4" sourceRef="task_1" targetRef="gate"/></bpmn:process>'
    )
    ways = '<xize:key name="outcomes">{"agree": "同意", "object": {"name": "反对"}}</xize:key>'
    drawing = given(drawing).replace("</xize:step>", f"{ways}</xize:step>")
    drawing = drawing.replace(
        'sourceRef="task_1" targetRef="end"', 'sourceRef="gate" targetRef="end"'
    )
    drawing = re.sub(r"<bpmn:(incoming|outgoing)>\w+</bpmn:\1>", "", drawing)
    drawing = drawing.replace("</bpmn:process>", gate)

    first = post(luo, draft, "run", body(draft, drawing=drawing)).json()
    other = post(
        luo, draft, "run", body(draft, drawing=drawing, chosen={"task_1": "object"})
    ).json()

    assert [one["node"] for one in first["steps"]] == ["start", "task_1", "gate", "end"]
    assert [one["node"] for one in other["steps"]] == ["start", "task_1", "gate", "other"]
    assert first["choices"] == [
        {"node": "task_1", "chosen": "agree", "ways": [["agree", "同意"], ["object", "反对"]]}
    ]
    assert "走到了结束" in first["sentence"]
    asked = drawing.replace('step.task_1.outcome == "object"', "amount > 10000")
    for amount, end in ((5, "end"), (20_000, "other")):
        sent = body(draft, drawing=asked, data=f"amount = {amount}\nnothing\nname = 张三")
        assert post(luo, draft, "run", sent).json()["steps"][-1]["node"] == end
    assert post(luo, draft, "run", body(draft, drawing="<a")).json()["status"] == "invalid"


def test_a_draft_is_published_on_confirmation_only_while_nothing_is_wrong(
    luo: Client, draft: str
) -> None:
    address = reverse("modeller-publish", args=[draft])
    page = unescape(luo.get(address).content.decode())
    assert "发布前须处理" in page
    assert "发布此版本" not in page
    assert luo.post(address, {"version": "1", "in_force": "yes"}).status_code == 422

    post(luo, draft, "save", body(draft, drawing=given(body(draft)["drawing"])))
    assert "发布此版本" in luo.get(address).content.decode()
    assert luo.post(address, {"version": "1", "in_force": "yes"}).status_code == 422
    assert rulebook.editions(SYSTEM) == []

    answer = luo.post(address, {"version": "2", "in_force": "yes"})
    assert answer["Location"] == "/start/leave"
    (card,) = rulebook.editions(SYSTEM)
    assert card.state == "in_force"
    assert luo.get(reverse("edition-drawing", args=[card.id])).status_code == 200
    picture = luo.get(reverse("edition-picture", args=[card.id]))
    assert picture["Content-Type"].startswith("image/svg+xml")
    assert "第一个环节" in picture.content.decode()
    file = luo.get(reverse("edition-file", args=[card.id]))
    assert 'role="主管"' in file.content.decode()
    assert luo.post(reverse("modeller-from", args=[card.id])).status_code == 302
    (again,) = queries.drafts(KEEPER)
    assert "没有改动" in luo.get(reverse("modeller-publish", args=[again.id])).content.decode()
    assert luo.post(reverse("modeller-discard", args=[again.id])).status_code == 302
    assert queries.drafts(KEEPER) == []


SAID = re.compile(r"""translate\(\s*'([^']+)'|label: '([^']+)'|_MSG = '([^']+)'""")
BPMN_JS = ROOT / "frontend/node_modules/bpmn-js/lib"
DIAGRAM_JS = ROOT / "frontend/node_modules/diagram-js/lib"
ALIGNED = ("left", "center", "right", "top", "middle", "bottom")


def test_every_text_of_the_drawing_library_and_of_ours_has_chinese() -> None:
    words = ROOT / "frontend/src/modeller/words"
    known = set()
    for file in words.glob("*.js"):
        known |= set(re.findall(r'^  "((?:[^"\\]|\\.)+)":', file.read_text("utf-8"), re.MULTILINE))
    said = {f"Align elements {one}" for one in ALIGNED}
    for library in (BPMN_JS / "features", DIAGRAM_JS / "features"):
        for file in library.rglob("*.js"):
            said |= {next(filter(None, one)) for one in SAID.findall(file.read_text("utf-8"))}
    ours = ROOT / "frontend/src/modeller"
    for file in ours.rglob("*.js"):
        said |= set(re.findall(r'\bsay\(\s*"([^"]+)"', file.read_text("utf-8")))

    assert "Create task" in said
    assert "Timer boundary event (non-interrupting)" in said
    assert sorted(said - known - {"Align elements ", "Loop"}) == []
