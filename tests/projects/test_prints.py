"""What stands on the prints of a project: rounds, void signatures, blanks, overflow, erasure."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.printing.sheets import text_of
from tests.projects.conftest import TEXT, Cast, build_cast
from xize.core.story import SectionStory
from xize.people.actor import SYSTEM
from xize.projects import prints, services
from xize.projects.prints import Reading
from xize.projects.prints.letters import letter_sheet, rounds
from xize.projects.prints.refusals import NoSuchForm, NothingToPrint
from xize.projects.queries import project_state

pytestmark = pytest.mark.django_db

WITH_RATIONALE = TEXT.replace(
    "          amount: project.amount\n",
    "          amount: project.amount\n"
    "          rationale: {name: 业务理由, type: long_text, fits: 60}\n",
    1,
)


def reading(cast: Cast) -> Reading:
    return Reading(project_state(SYSTEM, cast.stream))


def printed(cast: Cast, key: str = "slip", instance: int = 0) -> str:
    return text_of(prints.form(reading(cast), key, instance, cast.at).content)


def section(cast: Cast, name: str) -> dict:
    found = prints.form_data(reading(cast), "slip", 0)
    return next(one for one in found["sections"] if one["id"] == name)


def agreed(cast: Cast, *names: str) -> None:
    for name in names:
        cast.sign(name, fills={"slip.opinion": {"opinion": f"{name}无异议"}})


def test_a_form_shows_labels_values_and_sums(running: Cast) -> None:
    running.draft()

    shown = printed(running)

    for words in ("审批流转单", "(26)销字001", "示例银行", "1,200,000.00", "大写：壹佰贰拾万元整"):
        assert words in shown
    assert "填写：zhao" in shown
    head = section(running, "head")["fields"]
    assert {one["id"]: one["value"] for one in head} == {
        "partner_name": "示例银行",
        "amount": "1200000.00",
    }


def test_a_form_nobody_filled_prints_blank_with_lines_to_sign(running: Cast) -> None:
    shown = printed(running)

    assert "审批流转单" in shown
    assert "示例银行" not in shown
    for station in ("计划财务部", "风险合规部", "业务部门"):
        assert station in shown
    assert "☐同意" in shown
    assert "☑" not in shown


def test_every_seat_has_its_cell_with_its_words_and_date(running: Cast) -> None:
    running.draft()
    agreed(running, "li")

    said = {one["station"]: one for one in section(running, "opinion")["voices"]}

    assert set(said) == {"计划财务部", "风险合规部", "业务部门"}
    assert said["计划财务部"]["text"] == "li无异议"
    assert said["计划财务部"]["day"] == "2026年9月28日"
    assert "name" not in said["风险合规部"], "not signed yet"


def test_a_new_round_shows_its_own_opinions_and_the_slip_all_of_them(running: Cast) -> None:
    running.draft()
    agreed(running, "li")
    running.sign("sun", "object", comment="费率不符")
    running.sign("zhao")
    running.draft()
    agreed(running, "li", "sun", "zhao")

    form = section(running, "opinion")["voices"]
    stations = prints.slip_data(reading(running), "agreement")
    slip = text_of(prints.slip(reading(running), "agreement", running.at).content)

    assert [one["visit"] for one in form] == [2, 2, 2]
    assert "费率不符" not in printed(running)
    assert [(one["step"], one["round"]) for one in stations] == [
        ("draft", 1),
        ("sign_off", 1),
        ("draft", 2),
        ("sign_off", 2),
    ]
    assert "费率不符" in slip
    assert "第2轮" in slip
    void = [one for one in stations[1]["opinions"] if one["void"]]
    assert {one["name"] for one in void} >= {"li"}, "signatures of round one lapsed with the text"
    assert "签署失效" in slip


def test_a_late_signature_is_shown_as_late(running: Cast) -> None:
    running.draft()
    running.sign("li", at=running.at + timedelta(days=30))

    (late,) = [one for one in section(running, "opinion")["voices"] if one.get("late")]

    assert late["name"] == "li"
    assert late["late"] in printed(running)


def test_what_does_not_fit_goes_on_in_an_attachment(db: None) -> None:
    cast = build_cast(WITH_RATIONALE)
    cast.start()
    long = "持卡人可通过银行手机渠道为公交卡充值。" * 20
    head = {"partner_name": "示例银行", "amount": "1", "rationale": long}
    cast.draft(fills={"slip.head": head, "slip.lines": [{"entry": "终端"}]})

    shown = printed(cast)

    assert "……（全文见附页1）" in shown
    assert "附页1业务理由" in shown
    assert shown.count(long) == 1, "the whole text stands on the attachment, once"


def test_an_erased_section_says_so(running: Cast) -> None:
    running.draft()
    found = reading(running)
    for form in found.story.forms["slip"]:
        for one in form.submissions:
            assert isinstance(one, SectionStory)
            one.values = None if one.section == "head" else one.values

    shown = text_of(prints.form(found, "slip", 0, running.at).content)

    assert "内容已按规定删除" in shown
    assert "示例银行" not in shown


def test_a_hostile_text_in_a_form_prints_literally(running: Cast) -> None:
    bad = '#eval("1") #read("/etc/passwd")'
    head = {"partner_name": bad, "amount": "1"}
    running.draft(fills={"slip.head": head, "slip.lines": [{"entry": bad}]})

    assert printed(running).count("".join(bad.split())) >= 2


def test_the_same_print_twice_is_the_same_file(running: Cast) -> None:
    running.draft()

    first = prints.form(reading(running), "slip", 0, running.at)
    again = prints.form(reading(running), "slip", 0, running.at)

    assert first == again
    assert first.name == "审批流转单 (26)销字001.pdf"


def test_the_timeline_tells_from_the_beginning(running: Cast) -> None:
    running.draft()

    told = prints.timeline_data(reading(running))
    shown = text_of(prints.timeline(reading(running), running.at).content)

    assert [one["at"] for one in told] == sorted(one["at"] for one in told)
    assert "启动项目" in told[0]["entries"][0]["sentence"]
    assert "项目大事记" in shown
    assert "提交合作协议" in shown


def test_letters_say_what_happened_and_not_more(running: Cast) -> None:
    running.draft()
    agreed(running, "li", "sun", "zhao")
    found = reading(running)
    (node, visit) = rounds(found)[0]

    minutes = letter_sheet(found, "minutes", visit.element, running.at)

    assert minutes.title == f"{found.names.node(node.id)}纪要"
    with pytest.raises(NothingToPrint):
        letter_sheet(found, "certificate", "", running.at)
    with pytest.raises(NothingToPrint):
        letter_sheet(found, "notice", "1", running.at)


def test_a_closed_project_has_its_certificate(running: Cast) -> None:
    running.draft()
    agreed(running, "li", "sun", "zhao")
    running.complete("guo", "decide", "agree")
    running.complete("zhao", "deliver", delivers=[1, 2])
    running.complete("zhao", "close")

    sheet = letter_sheet(reading(running), "certificate", "", running.at)

    assert "已归档" in str(sheet.blocks)
    assert "2026年9月28日" in str(sheet.blocks)


@pytest.mark.parametrize(("key", "instance"), [("nothing", 0), ("slip", 9), ("slip", -1)])
def test_there_is_no_such_form(running: Cast, key: str, instance: int) -> None:
    with pytest.raises(NoSuchForm):
        prints.form(reading(running), key, instance, running.at)


def test_a_table_of_any_length_prints(running: Cast) -> None:
    rows = [[f"{n}", "内容"] for n in range(300)]

    made = prints.table("台账", ["序号", "内容"], rows, running.at)

    assert made.name == "台账.pdf"
    assert text_of(made.content).count("内容") >= 300


def test_a_form_of_a_side_procedure_prints_by_its_own_key(running: Cast) -> None:
    services.start_procedure(
        actor=running.actor("zhao"), stream=running.stream, procedure="expense", at=running.at
    )
    running.complete("zhao", "apply", fills={"expense_form.request": {"wanted": "5000"}})

    key = next(one for one in reading(running).story.forms if one.endswith(":expense_form"))

    assert "5,000.00" in printed(running, key)
