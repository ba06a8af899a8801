"""A project with a confidential agreement whose copies are marked, and files of every kind."""

from __future__ import annotations

import io
import math
import struct
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from django.http import HttpResponseBase
from django.test import Client, override_settings
from openpyxl import Workbook
from PIL import Image, ImageDraw

from tests.documents.made import docx
from tests.projects.conftest import MONDAY, TEXT, Cast, build_cast
from tests.web.conftest import BACKEND
from xize.documents.services import Upload, store
from xize.people.actor import SYSTEM
from xize.people.models import Person
from xize.printing import Sheet, as_pdf
from xize.projects import services
from xize.rulebook.services import publish, put_in_force

CLOSED = """      proof:
        name: 凭证
        visible_to: [lead]
        fields:
          receipt: {name: 收据, type: file}
"""
CONFIDENTIAL = (
    TEXT.replace(
        "agreement: {name: 合作协议,",
        "agreement: {name: 合作协议, visible_to: [lead, finance, risk, manager], watermark: true,",
    )
    .replace("      opinion:\n", CLOSED + "      opinion:\n", 1)
    .replace("slip.lines]", "slip.lines, slip.proof]", 1)
    .replace('edition: "2026-1"', 'edition: "2026-2"')
)


def paper() -> bytes:
    """A PDF of two pages with a title."""
    sheet = as_pdf(Sheet(title="合作协议", at=MONDAY, blocks=()), archival=False)
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(sheet)) as made:
        made.add_blank_page(page_size=(842, 595))
        made.save(target)
    return target.getvalue()


def photo() -> bytes:
    """A JPEG turned by its EXIF data, which also says where it was taken."""
    picture = Image.new("RGB", (60, 40), "white")
    ImageDraw.Draw(picture).rectangle((0, 0, 20, 40), "red")
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x010E] = "taken at the office of the partner"
    target = io.BytesIO()
    picture.save(target, "JPEG", exif=exif)
    return target.getvalue()


def workbook() -> bytes:
    """Two sheets; a text that looks like a web page, a gap between columns."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "费用"
    sheet.append(["项目", None, "金额"])
    sheet.append(["<script>alert(1)</script>", None, 1234.5])
    book.create_sheet("空表")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def tone() -> bytes:
    """A quarter of a second of sound."""
    target = io.BytesIO()
    with wave.open(target, "wb") as made:
        made.setparams((1, 2, 8000, 0, "NONE", ""))
        made.writeframes(
            b"".join(struct.pack("<h", int(9000 * math.sin(n / 3))) for n in range(2000))
        )
    return target.getvalue()


PDF = paper()
RECEIPT = PDF + b"\n% receipt\n"
FILES: dict[str, bytes] = {
    "协议.pdf": PDF,
    "现场.jpg": photo(),
    "说明.docx": docx("第一条 合作内容", "&lt;img src=x onerror=alert(1)&gt;"),
    "费用.xlsx": workbook(),
    "清单.csv": "名称,金额\n终端,20\n".encode("gb18030"),
    "备注.txt": "会议纪要 <b>不是标签</b>\n第二行".encode(),
    "录音.wav": tone(),
    "图纸.dwg": b"AC1032" + bytes(200),
}


@dataclass
class Cabinet:
    """The project, its people's browsers, and the ids of files by name."""

    cast: Cast
    files: dict[str, str]

    def client(self, name: str) -> Client:
        client = Client()
        client.force_login(Person.objects.get(id=self.cast.ids[name]), backend=BACKEND)
        return client

    def get(self, name: str, file: str, way: str = "", **headers: str) -> HttpResponseBase:
        """What somebody gets of a file; ``way`` is the rest of its address."""
        return self.client(name).get(f"/files/{self.files[file]}{way}", headers=headers)

    def body(self, name: str, file: str, way: str = "", **headers: str) -> bytes:
        answer = self.get(name, file, way, **headers)
        if answer.streaming:
            return b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        return answer.content  # type: ignore[attr-defined,no-any-return]


def _publish(text: str) -> str:
    edition = publish(actor=SYSTEM, texts={"regulation.yaml": text}, at=MONDAY)
    put_in_force(actor=SYSTEM, edition=edition, at=MONDAY)
    return edition


@pytest.fixture
def cabinet(db: None, tmp_path: Path) -> Iterator[Cabinet]:
    """Every file lies in a comment, which is open to all; the agreement is confidential."""
    with override_settings(XIZE_HOME=tmp_path):
        cast = build_cast()
        cast.edition = _publish(CONFIDENTIAL)
        cast.start()
        uploads = [Upload(name, content) for name, content in FILES.items()]
        services.comment(
            actor=cast.actor("zhao"), stream=cast.stream, text="附件", files=uploads, at=MONDAY
        )
        secret = {"机密.pdf": PDF + b"\n% secret\n", "机密.docx": docx("机密条款")}
        secret["机密.png"] = _png()
        given = [Upload(name, content) for name, content in secret.items()]
        receipt = store(upload=Upload("收据.pdf", RECEIPT), at=MONDAY)
        field = {"file": receipt.file, "name": receipt.name, "size": receipt.size}
        cast.draft(
            files={"agreement": given, "slip": [receipt]},
            fills={
                "slip.head": {"partner_name": "示例银行", "amount": "1200000"},
                "slip.lines": [{"entry": "终端", "wanted": "20"}],
                "slip.proof": {"receipt": [field]},
            },
        )
        yield Cabinet(cast, _ids({**FILES, **secret, "收据.pdf": RECEIPT}))


def _png() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(target, "PNG")
    return target.getvalue()


def _ids(files: dict[str, bytes]) -> dict[str, str]:

    return {name: sha256(content).hexdigest() for name, content in files.items()}
