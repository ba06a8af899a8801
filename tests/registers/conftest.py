"""Two small projects with forms (tests/projects/agreement.yaml), and who may see which."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import override_settings

from tests.projects.conftest import MONDAY, Cast, build_cast

REGULATION = "agreement-approval"


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[None]:
    with override_settings(XIZE_HOME=tmp_path):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    """公交卡充值 with two lines (20 and none), 校园卡代扣 with two (1000.5 and 7)."""
    cast = build_cast()
    cast.start("公交卡充值")
    cast.draft()
    cast.at = MONDAY + timedelta(hours=1)
    cast.start("校园卡代扣")
    lines = [{"entry": '=HYPERLINK("x")', "wanted": "1000.5"}, {"entry": "终端", "wanted": "7"}]
    head = {"partner_name": "示例银行", "amount": "8"}
    cast.draft(fills={"slip.head": head, "slip.lines": lines})
    return cast
