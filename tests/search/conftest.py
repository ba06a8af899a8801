"""A small project with something to find of every kind, some of it closed to some."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from tests.documents.texts import made
from tests.projects.conftest import MONDAY, TEXT, Cast, build_cast
from xize.documents.services import Upload
from xize.people.actor import SYSTEM
from xize.rulebook.services import publish, put_in_force
from xize.search import services
from xize.search.asking import Filters
from xize.search.queries import find

LATER = MONDAY + timedelta(days=1)
RULE = (
    TEXT.replace("{name: 合作协议, versions", "{name: 合作协议, also: [合同, 业务合作书], versions")
    .replace(
        "  slip:\n",
        "  costs: {name: 成本测算, visible_to: [finance]}\n  slip:\n",
        1,
    )
    .replace("      lines:\n", "      lines:\n        visible_to: [risk, lead]\n")
    .replace("produces: [agreement]", "produces: [agreement, costs]")
)
TEXT_OF_AGREEMENT = (
    "<w:p><w:r><w:t>手续费按交易额的千分之三计收，由结算中⼼代扣。</w:t></w:r></w:p>"
)
AGREEMENT = made.word(TEXT_OF_AGREEMENT)
COSTS = "测算结果：单笔成本为零点四元".encode("gb18030")


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    """Files of a test lie in a folder of its own."""
    with override_settings(XIZE_HOME=tmp_path):
        yield tmp_path


def begun(title: str = "公交卡充值", cast: Cast | None = None, **files: bytes) -> Cast:
    """A project whose first step is done."""
    if cast is None:
        cast = build_cast()
        cast.edition = publish(actor=SYSTEM, texts={"regulation.yaml": RULE}, at=LATER)
        put_in_force(actor=SYSTEM, edition=cast.edition, at=LATER)
    cast.at += timedelta(minutes=1)
    cast.start(title)
    cast.draft(
        files={
            "agreement": [Upload("协议正文.docx", files.get("agreement", AGREEMENT))],
            "costs": [Upload("测算.txt", files.get("costs", COSTS))],
        }
    )
    return cast


@pytest.fixture
def cast(db: None) -> Cast:
    """The project is indexed; everybody has to sign."""
    cast = begun()
    indexed()
    return cast


def indexed() -> None:
    """Bring the index up to now."""
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        with connection.cursor() as cursor:  # what else happens when the test's changes commit
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    while services.index(60).more:
        pass


def found(cast: Cast, name: str, text: str, **filters: Any) -> list[tuple[str, str]]:
    """Kinds and titles of what somebody finds."""
    answers = find(cast.actor(name), text, Filters(**filters), each=50, at=LATER)
    return [(one.kind, read(one.title)) for group in answers.groups for one in group.found]


def read(pieces: Any) -> str:
    """Pieces as a text, marks in brackets."""
    return "".join(f"[{one.text}]" if one.marked else one.text for one in pieces)
