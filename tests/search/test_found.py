"""What is found, by which of its names, how it is shown, and in which order."""

from __future__ import annotations

import pytest

from tests.documents.texts import made
from tests.projects.conftest import MONDAY, Cast
from tests.search.conftest import LATER, begun, found, indexed, read
from xize.documents.services import dispose
from xize.ledger import services as ledger
from xize.people.actor import SYSTEM
from xize.people.models import Person
from xize.people.services import create_person
from xize.projects.queries import told
from xize.projects.services.erasing import redact
from xize.rulebook.queries import as_written
from xize.search import services
from xize.search.asking import Filters
from xize.search.models import Entry, Indexed, Passage
from xize.search.queries import find, late, near
from xize.web.parts.picker import picker

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["合作协议", "合同", "业务合作书"])
def test_a_document_is_found_under_each_of_its_names(cast: Cast, name: str) -> None:
    kinds = [kind for kind, _title in found(cast, "li", name)]

    assert "document" in kinds


def test_the_text_of_files_is_found_with_what_answers_marked(cast: Cast) -> None:
    (group,) = find(cast.actor("li"), "结算中心", at=LATER).groups
    (one,) = group.found

    assert (one.kind, one.key, one.stream) == ("document", "document/agreement", cast.stream)
    assert read(one.text).endswith("由[结算中⼼]代扣。")
    assert one.line is not None
    assert one.line.title == "公交卡充值"


def test_projects_are_found_by_title_number_partner_and_values(cast: Cast) -> None:
    for text in ("公交卡", "销字001", "示例银行", "1200000", "1,200,000"):
        assert ("project", read(find(cast.actor("li"), text).groups[0].found[0].title)) in [
            ("project", "公交卡充值"),
            ("project", "[公交卡]充值"),
        ], text


def test_form_values_are_found_and_remarks_of_people(cast: Cast) -> None:
    cast.sign("li", "object", comment="结算周期过长，请缩短", fills={"slip.opinion": {}})
    indexed()

    assert ("form", "审批流转单") in found(cast, "zhao", "宣传")
    assert found(cast, "zhao", "结算周期") == [("remark", "部门会签")]


def test_people_are_found_by_name_initials_and_post(cast: Cast) -> None:
    create_person(actor=SYSTEM, username="lm1", name="罗敏", title="清算主管")
    indexed()

    for text in ("罗敏", "罗", "lm", "luomin", "luo min", "清算主管"):
        assert ("person", "罗敏") in [
            (kind, title.replace("[", "").replace("]", ""))
            for kind, title in found(cast, "li", text)
        ], text


def test_a_picker_of_people_understands_initials(cast: Cast) -> None:
    hired = create_person(actor=SYSTEM, username="x1", name="罗敏", title="清算主管")
    indexed()
    chosen = picker(cast.actor("li"), "", "/", find="lm", chosen=())

    assert [value for group in chosen.groups for value, _ in group.options] == [hired]


def test_a_person_renamed_is_found_under_the_new_name_only(cast: Cast) -> None:
    Person.objects.filter(username="guo").update(name="欧阳丽华")
    indexed()

    assert found(cast, "li", "欧阳") == [("person", "[欧阳]丽华")]
    assert found(cast, "li", "guo") == [("person", "欧阳丽华")]  # the user name


def test_regulations_are_found_by_title_article_step_and_documents_names(cast: Cast) -> None:
    assert found(cast, "li", "提出协议", kind="rule") == [("rule", "3 [提出协议]草案")]
    assert ("rule", "[部门会签]") in found(cast, "li", "部门会签")
    assert ("rule", "[合作协议]会签办法") in found(cast, "li", "合作协议")
    assert ("rule", "合作协议") in found(cast, "li", "业务合作书")


def test_one_character_finds_people_only_and_says_so(cast: Cast) -> None:
    answers = find(cast.actor("li"), "协")

    assert answers.too_short
    assert answers.groups == ()


def test_names_go_before_texts_whole_phrases_before_scattered_words_new_before_old(
    cast: Cast,
) -> None:
    texts = ["费用与分摊的说明，见费用分摊一节", "分摊方式，费用另计", "见费用 分摊"]
    for number, text in enumerate(texts):
        begun(
            f"项目{number}", cast, agreement=made.word(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
        )
    begun("费用分摊改造", cast)
    begun("分摊与费用", cast)
    begun("费用分摊", cast)
    indexed()
    order = [
        read(one.title).replace("[", "").replace("]", "")
        if one.kind == "project"
        else one.line.title
        for group in find(cast.actor("zhao"), "费用 分摊", each=20).groups
        for one in group.found
        if one.line
    ]

    assert order == ["费用分摊", "费用分摊改造", "分摊与费用", "项目2", "项目0", "项目1"]


def test_answers_are_filtered_and_counted_by_kind_and_come_in_pages(cast: Cast) -> None:
    for number in range(7):
        begun(f"充值项目{number}", cast)
    indexed()
    zhao = cast.actor("zhao")
    (group,) = find(zhao, "充值", Filters(kind="project"), each=3, page=2).groups

    assert group.total == 8
    assert [read(one.title) for one in group.found] == [f"[充值]项目{n}" for n in (3, 2, 1)]
    assert found(cast, "zhao", "充值", kind="project", state="ended") == []
    assert found(cast, "zhao", "充值", kind="project", regulation="another") == []


def test_what_was_erased_is_not_found_from_that_moment_on(cast: Cast) -> None:
    assert ("form", "审批流转单") in found(cast, "zhao", "宣传")
    payload = Entry.objects.exclude(payload="").get(key__contains="/lines/").payload

    redact(actor=SYSTEM, payload=payload, reason="个人信息", at=MONDAY)

    assert found(cast, "zhao", "宣传") == []
    assert not Passage.objects.filter(text__contains="宣传").exists()


def test_what_was_erased_without_a_word_is_not_found_and_leaves_the_index(cast: Cast) -> None:
    payload = Entry.objects.exclude(payload="").get(key__contains="/lines/").payload

    ledger.redact(payload=payload, by="", at=MONDAY, reason="销毁")

    assert found(cast, "zhao", "宣传") == []
    indexed()
    assert not Passage.objects.filter(text__contains="宣传").exists()


def test_the_text_of_a_destroyed_file_leaves_the_index_at_once(cast: Cast) -> None:
    (file,) = told(cast.stream).documents["agreement"].versions[-1].files

    dispose(blob=file.file)

    assert found(cast, "zhao", "结算中心") == []
    assert not Passage.objects.filter(text__contains="千分之三").exists()
    indexed()
    assert found(cast, "zhao", "结算中心") == []
    assert ("document", "合作协议") in found(cast, "zhao", "协议正文")


def test_the_worker_indexes_what_has_moved_on_and_nothing_else(cast: Cast) -> None:
    zhao = cast.actor("zhao")
    before = dict(Entry.objects.values_list("key", "id"))
    assert late(zhao) == 0
    assert services.index().done == 0

    cast.sign("li", "object", comment="请补充结算条款", fills={"slip.opinion": {}})
    assert late(zhao) == 1
    assert services.index().done == 1

    assert late(zhao) == 0
    after = dict(Entry.objects.values_list("key", "id"))
    assert {key: after[key] for key in before if key in after} == before | {}
    assert found(cast, "zhao", "补充结算") == [("remark", "部门会签")]


def test_rebuilding_gives_the_same_answers(cast: Cast) -> None:
    questions = ("合作", "公交卡", "结算中心", "会签", "li")
    before = [found(cast, "zhao", one) for one in questions]
    Indexed.objects.all().delete()
    Passage.objects.update(text="")

    assert services.rebuild() == 1
    assert [found(cast, "zhao", one) for one in questions] == before


def test_a_damaged_file_is_found_by_its_name(cast: Cast) -> None:
    begun("另一项目", cast, agreement=made.word("<w:p><w:r>"))
    indexed()

    titles = [
        one.line.title for one in find(cast.actor("zhao"), "协议正文").groups[0].found if one.line
    ]
    assert sorted(titles) == ["公交卡充值", "另一项目"]


def test_nothing_found_names_what_is_nearly_so_called(cast: Cast) -> None:
    assert as_written(cast.edition)
    assert near(cast.actor("li"), "业务合做书") == ["业务合作书"]
    assert near(cast.actor("li"), "业物合作") == ["业务合作书"]  # sounds the same
    assert near(cast.actor("li"), "外星人") == []
    assert near(cast.actor("li"), "，，") == []
