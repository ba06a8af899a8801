"""Prints of a project on its pages: the view, the file, the data, the seal; and who gets them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.test import override_settings
from django.urls import reverse

from tests.printing.sheets import text_of
from tests.projects.conftest import TEXT, Cast, build_cast
from tests.web.conftest import Office
from xize.people import services as hr
from xize.people.actor import SYSTEM
from xize.people.permissions import SystemRole
from xize.projects.prints import seal_keeping

SECRET = TEXT.replace("    name: 审批流转单\n", "    name: 审批流转单\n    visible_to: [finance]\n")
PARTLY = TEXT.replace(
    "      opinion:\n        each: role\n",
    "      opinion:\n        visible_to: [finance]\n        each: role\n",
)


def filled(office: Office) -> None:
    """The form is filled and the first has agreed."""
    office.cast.draft()
    office.cast.sign("li", fills={"slip.opinion": {"opinion": "按 D+1 结算"}})


def address(office: Office, name: str, kind: str, about: str) -> str:
    return reverse(name, args=[office.cast.stream, kind, about])


def with_rule(text: str, tmp_path: Path) -> Office:
    office = Office(build_cast(text))
    office.cast.start()
    return office


# ---- what is shown ---------------------------------------------------------------------------


def test_the_list_offers_what_there_is(office: Office) -> None:
    assert "审批流转单" not in office.page("zhao", reverse("prints", args=[office.cast.stream]))
    filled(office)

    page = office.page("zhao", reverse("prints", args=[office.cast.stream]))

    assert "审批流转单" in page
    assert "(26)销字001" in page
    assert "部门会签" in page


def test_the_print_view_is_the_official_form(office: Office) -> None:
    filled(office)

    page = office.page("zhao", address(office, "print", "form", "slip~1"))

    for words in (
        "审批流转单",
        "(26)销字001",
        "按 D+1 结算",
        "☑ 同意",
        "☐ 不同意",
        "签字：li",
        "金额",
    ):
        assert words in page
    assert "____年__月__日" in page, "those who have not signed yet have a line to sign on"


def test_the_pdf_says_the_same(office: Office) -> None:
    filled(office)

    answer = office.client("zhao").get(address(office, "print-pdf", "form", "slip~1"))
    printed = text_of(b"".join(answer))

    assert answer["Content-Type"] == "application/pdf"
    assert "attachment" in answer["Content-Disposition"]
    for words in ("审批流转单", "(26)销字001", "按D+1结算", "☑同意"):
        assert words in printed


def test_the_data_stand_beside_it(office: Office) -> None:
    filled(office)

    found = office.client("zhao").get(address(office, "print-data", "form", "slip~1")).json()

    assert found["number"] == "(26)销字001"
    opinions = next(one for one in found["sections"] if one["id"] == "opinion")
    said = {one["name"]: one for one in opinions["voices"] if one.get("name")}
    assert (said["li"]["outcome"], said["li"]["text"]) == ("同意", "按 D+1 结算")


def test_english_words_for_an_english_reader(office: Office) -> None:
    filled(office)
    client = office.client("zhao")
    client.post(reverse("language"), {"language": "en", "next": "/"})

    page = client.get(address(office, "print", "form", "slip~1")).content.decode()

    assert "Signature: li" in page
    assert "签字" not in page


@pytest.mark.parametrize(
    ("kind", "about", "words"),
    [
        ("slip", "agreement", "合作协议流转单"),
        ("timeline", "-", "项目大事记"),
        ("agreement", "-", "项目任务书"),
    ],
)
def test_every_other_print_has_a_view_and_a_file(
    office: Office, kind: str, about: str, words: str
) -> None:
    filled(office)

    assert words in office.page("zhao", address(office, "print", kind, about))
    answer = office.client("zhao").get(address(office, "print-pdf", kind, about))
    assert words in text_of(b"".join(answer))


def test_minutes_of_a_round(office: Office) -> None:
    element = None
    office.cast.draft()
    element = office.cast.item("sign_off")
    office.cast.sign("li", fills={"slip.opinion": {"opinion": "按 D+1 结算"}})

    page = office.page("zhao", address(office, "print", "minutes", element))

    assert "部门会签纪要" in page
    assert "按 D+1 结算" in page


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        ("form", "nothing"),
        ("form", "slip~7"),
        ("form", "agreement"),
        ("slip", "nothing"),
        ("minutes", "e999"),
        ("notice", "0"),
        ("certificate", "-"),
        ("own", "nothing"),
        ("../../etc/passwd", "-"),
        ("nonsense", "-"),
    ],
)
def test_what_there_is_not_is_not_found(office: Office, kind: str, about: str) -> None:
    filled(office)
    path = f"/projects/{office.cast.stream}/prints/{kind}/{about}"

    assert office.client("zhao").get(path).status_code == 404


# ---- who gets it -----------------------------------------------------------------------------

PRINTS = [("form", "slip~1"), ("slip", "slip"), ("timeline", "-"), ("agreement", "-")]


@pytest.mark.parametrize(("kind", "about"), PRINTS)
@pytest.mark.parametrize("name", ["print", "print-pdf", "print-data"])
def test_a_stranger_gets_nothing(office: Office, name: str, kind: str, about: str) -> None:
    filled(office)

    assert office.client("stranger").get(address(office, name, kind, about)).status_code == 404
    assert (
        office.client("stranger").get(reverse("prints", args=[office.cast.stream])).status_code
        == 404
    )


def test_a_closed_document_is_printed_for_its_readers_only(db: None, tmp_path: Path) -> None:
    with override_settings(XIZE_HOME=tmp_path):
        office = with_rule(SECRET, tmp_path)
        filled(office)

        for name in ("print", "print-pdf", "print-data"):
            for kind in ("form", "slip"):
                there = address(office, name, kind, "slip")
                assert office.client("sun").get(there).status_code == 404
                assert office.client("li").get(there).status_code == 200
        listed = office.page("sun", reverse("prints", args=[office.cast.stream]))
        assert "(26)销字001" not in listed


def test_a_closed_section_stays_closed_on_paper(db: None, tmp_path: Path) -> None:
    with override_settings(XIZE_HOME=tmp_path):
        office = with_rule(PARTLY, tmp_path)
        filled(office)

        for name in ("print", "print-data"):
            there = address(office, name, "form", "slip~1")
            mine = office.client("li").get(there).content.decode()
            theirs = office.client("sun").get(there).content.decode()
            assert "D+1" in mine
            assert "D+1" not in theirs


# ---- seals -----------------------------------------------------------------------------------


@pytest.fixture
def keeper(office: Office) -> Cast:
    """Zhao keeps the seal."""
    hr.grant(actor=SYSTEM, person=office.cast.ids["zhao"], role=SystemRole.ARCHIVIST)
    seal_keeping.make("鹭鸟支付", office.cast.at)
    filled(office)
    return office.cast


def sealed_links(page: str) -> list[str]:
    return [part.split('"')[0] for part in page.split('href="') if "/prints/sealed/" in part[:200]]


@pytest.mark.usefixtures("keeper")
def test_a_sealed_print_is_kept_and_verified_on_reading(office: Office) -> None:
    view = address(office, "print", "form", "slip~1")
    answer = office.client("zhao").post(address(office, "print-seal", "form", "slip~1"))
    assert answer["Location"] == view

    page = office.page("zhao", view)
    (link,) = sealed_links(page)
    kept = b"".join(office.client("li").get(link))

    assert "签章有效" in page
    assert "(26)销字001" in "".join(text_of(kept).split())
    with pikepdf.open(BytesIO(kept)) as document:
        assert "/AcroForm" in document.Root
    assert office.client("stranger").get(link).status_code == 404


@pytest.mark.usefixtures("keeper")
def test_it_is_said_that_the_project_has_gone_on(office: Office) -> None:
    view = address(office, "print", "form", "slip~1")
    office.client("zhao").post(address(office, "print-seal", "form", "slip~1"))
    assert "此后项目又有进展" not in office.page("zhao", view)

    office.cast.sign("sun")

    assert "此后项目又有进展" in office.page("zhao", view)
    assert len(sealed_links(office.page("zhao", view))) == 1


@pytest.mark.usefixtures("keeper")
def test_a_tampered_file_is_told_from_a_sound_one(office: Office) -> None:
    view = address(office, "print", "form", "slip~1")
    office.client("zhao").post(address(office, "print-seal", "form", "slip~1"))
    (link,) = sealed_links(office.page("zhao", view))
    blob = link.rstrip("/").rsplit("/", 1)[1]
    (path,) = (seal_keeping.folder().parent / "blobs").rglob(blob)
    content = path.read_bytes()
    path.chmod(0o600)
    path.write_bytes(content[:2000] + bytes([content[2000] ^ 1]) + content[2001:])

    page = office.page("zhao", view)

    assert "签章有效" not in page


@pytest.mark.usefixtures("keeper")
def test_only_the_keeper_seals(office: Office) -> None:
    answer = office.client("li").post(address(office, "print-seal", "form", "slip~1"))

    assert answer.status_code in (403, 409)
    assert sealed_links(office.page("zhao", address(office, "print", "form", "slip~1"))) == []
    assert (
        office.client("zhao").get(address(office, "print-seal", "form", "slip~1")).status_code
        == 405
    )


def test_without_a_seal_no_button_and_a_sentence(office: Office) -> None:
    hr.grant(actor=SYSTEM, person=office.cast.ids["zhao"], role=SystemRole.ARCHIVIST)
    filled(office)

    assert "盖章并存档" not in office.page("zhao", address(office, "print", "form", "slip~1"))
    answer = office.client("zhao").post(address(office, "print-seal", "form", "slip~1"))
    assert answer.status_code == 409
    assert "xize seal" in answer.content.decode()


# ---- numbers ---------------------------------------------------------------------------------


def test_the_register_of_numbers_shows_all_and_names_open_projects_only(office: Office) -> None:
    filled(office)

    mine = office.page("zhao", reverse("numbers"))
    theirs = office.page("stranger", reverse("numbers"))

    for page in (mine, theirs):
        assert "(26)销字001" in page
        assert "有效" in page
    assert "公交卡充值" in mine
    assert "公交卡充值" not in theirs
