"""A project with a confidential agreement in several versions, and browsers of its people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, override_settings
from docx import Document

from tests.projects.conftest import MONDAY, Cast, build_cast
from xize.documents.services import Upload
from xize.people.actor import SYSTEM
from xize.people.models import Person
from xize.projects import services
from xize.rulebook.services import publish, put_in_force
from xize.rulebook.texts import written

BACKEND = "django.contrib.auth.backends.ModelBackend"
RULE = (Path(__file__).parent / "rule.yaml").read_text(encoding="utf-8")
FIRST = (
    "合作协议",
    "一、合作内容",
    "双方合作开展公交卡充值业务。",
    "二、费用",
    "手续费为百分之三。",
)
SECOND = (*FIRST[:4], "手续费为百分之五，按月结算。")


def written_in_word(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs."""
    paper, content = Document(), BytesIO()
    for one in paragraphs:
        paper.add_paragraph(one)
    paper.save(content)
    return content.getvalue()


def word(*paragraphs: str) -> Upload:
    """The same, as somebody uploads it."""
    return Upload("协议.docx", written_in_word(*paragraphs))


REPORT = written_in_word("评估报告", "一、结论", "【请填写】")
TEXTS = {"regulation.yaml": RULE, "templates/report.docx": written(REPORT)}


class Papers:
    """The project, what its people see at an address, and what they send there."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.stream = cast.stream

    def client(self, name: str) -> Client:
        client = Client()
        client.force_login(Person.objects.get(id=self.cast.ids[name]), backend=BACKEND)
        return client

    def page(self, name: str, address: str, status: int = 200) -> str:
        answer = self.client(name).get(address)
        assert answer.status_code == status, (address, answer.status_code)
        if answer.streaming:
            assert b"".join(answer)
            return ""
        return unescape(answer.content.decode())

    def post(self, name: str, address: str, status: int = 302, **data: Any) -> str:
        answer = self.client(name).post(address, data)
        assert answer.status_code == status, (answer.status_code, answer.content.decode()[:3000])
        return unescape(answer.content.decode()) if status != 302 else str(answer["Location"])

    def hand_in(self, name: str, node: str, paragraphs: Sequence[str], **more: Any) -> None:
        files = {"agreement": [word(*paragraphs)], **more.pop("files", {})}
        self.cast.complete(name, node, more.pop("outcome", "next"), files=files, **more)


@pytest.fixture
def papers(db: None, tmp_path: Path) -> Iterator[Papers]:
    """The draft is there; the agreement waits to be settled by zhao (lead) or li (finance)."""
    with override_settings(XIZE_HOME=tmp_path):
        cast = build_cast()
        cast.edition = publish(actor=SYSTEM, texts=TEXTS, at=MONDAY)
        put_in_force(actor=SYSTEM, edition=cast.edition, at=MONDAY)
        team = {"lead": cast.ids["zhao"], "finance": cast.ids["li"], "risk": cast.ids["sun"]}
        done = services.start_project(
            actor=cast.actor("zhao"), edition=cast.edition, title="公交卡充值", team=team, at=MONDAY
        )
        cast.stream = done.stream
        found = Papers(cast)
        found.hand_in("zhao", "draft", FIRST, files={"report": [Upload("报告.txt", b"report\n")]})
        yield found


Settled = Callable[[], Papers]


@pytest.fixture
def settled(papers: Papers) -> Papers:
    """Version 1.0: it went to risk by the rule."""
    papers.hand_in("zhao", "settle", SECOND)
    return papers
