"""Looking at files: each kind is shown as pictures or text of ours, none is run."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.web.files.conftest import FILES, Cabinet
from xize.documents import blobs
from xize.documents.storage import derived

SHOWN = {
    "协议.pdf": ("/pages/1", "/pages/2", "第 1 页，共 2 页"),
    "现场.jpg": ("/picture",),
    "说明.docx": ("<p>第一条 合作内容</p>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>"),
    "费用.xlsx": ("<h2>费用</h2>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<td>1234.5</td>"),
    "清单.csv": ("<td>名称</td><td>金额</td>", "<td>终端</td>"),
    "备注.txt": ("会议纪要 &lt;b&gt;不是标签&lt;/b&gt;\n第二行",),
    "录音.wav": ("<audio controls", "/media"),
    "图纸.dwg": ("此文件无法在这里预览",),
}


@pytest.mark.parametrize("name", FILES)
def test_each_kind_is_shown_in_its_way(cabinet: Cabinet, name: str) -> None:
    page = cabinet.body("li", name, "/look").decode()

    for words in (name, *SHOWN[name]):
        assert words in page


def test_the_page_says_where_the_file_stands(cabinet: Cabinet) -> None:
    page = cabinet.body("li", "机密.pdf", "/look").decode()

    for words in ("公交卡充值", "合作协议", "0.1", "草稿", "zhao", "09-28"):
        assert words in page, words


def test_a_gap_between_columns_stays_a_gap(cabinet: Cabinet) -> None:
    assert (
        "<td>项目</td><td></td><td>金额</td>" in cabinet.body("li", "费用.xlsx", "/look").decode()
    )


def picture(content: bytes) -> Image.Image:
    made = Image.open(io.BytesIO(content))
    made.load()
    return made


def test_pages_are_drawn_in_their_own_shape(cabinet: Cabinet) -> None:
    upright, across = (picture(cabinet.body("li", "协议.pdf", f"/pages/{n}")) for n in (1, 2))

    assert upright.width < upright.height
    assert across.width > across.height
    assert min(upright.convert("L").tobytes()) < 100, "the title was not drawn"


def test_a_page_that_is_not_there_is_no_server_error(cabinet: Cabinet) -> None:
    assert cabinet.get("li", "协议.pdf", "/pages/3").status_code == 409
    assert cabinet.get("li", "协议.pdf", "/pages/0").status_code == 409
    assert cabinet.get("li", "现场.jpg", "/pages/1").status_code == 404
    assert cabinet.get("li", "协议.pdf", "/picture").status_code == 404
    assert cabinet.get("li", "协议.pdf", "/media").status_code == 404


def test_a_photograph_is_turned_and_does_not_say_where_it_was_taken(cabinet: Cabinet) -> None:
    content = cabinet.body("li", "现场.jpg", "/picture")
    made = picture(content)

    assert b"partner" in FILES["现场.jpg"]
    assert b"partner" not in content
    assert not made.getexif()
    assert (made.width, made.height) == (40, 60)


def test_what_is_drawn_is_kept_and_forgotten_with_its_file(cabinet: Cabinet) -> None:
    first = cabinet.body("li", "协议.pdf", "/pages/1")
    blob = cabinet.files["协议.pdf"]
    folder = derived._folder(blob)
    assert [path.name for path in folder.iterdir()] == ["page-1-1"]
    assert cabinet.body("li", "协议.pdf", "/pages/1") == first

    blobs.delete(blob)
    assert not folder.exists()
    assert cabinet.get("li", "协议.pdf", "/pages/1").status_code == 404


@pytest.mark.parametrize("way", ["", "/look", "/pages/1"])
def test_whoever_is_no_part_of_the_project_finds_nothing(cabinet: Cabinet, way: str) -> None:
    assert cabinet.get("stranger", "协议.pdf", way).status_code == 404
    assert cabinet.client("li").get(f"/files/{'0' * 64}{way}").status_code == 404


@pytest.mark.parametrize(
    ("name", "way"), [("现场.jpg", "/picture"), ("录音.wav", "/media"), ("费用.xlsx", "/look")]
)
def test_nor_do_they_by_any_other_address(cabinet: Cabinet, name: str, way: str) -> None:
    assert cabinet.get("li", name, way).status_code == 200
    assert cabinet.get("stranger", name, way).status_code == 404
