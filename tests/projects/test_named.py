"""Names typed into forms and sheets mean whom they look like."""

import pytest

from xize.people import services as hr
from xize.people.actor import SYSTEM
from xize.projects.named import FINDERS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["结算中心", "结算中⼼", " 结算中心 ", "settle"])
def test_a_department_is_meant_however_its_name_was_typed(text: str) -> None:
    ident = hr.create_department(actor=SYSTEM, code="settle", name="结算中心")
    hr.create_department(actor=SYSTEM, code="other", name="清算中心")

    assert FINDERS["department"](text) == ident


def test_a_name_two_have_means_nobody() -> None:
    for code in ("a", "b"):
        hr.create_partner(actor=SYSTEM, code=code, name="示例银行")
        hr.create_person(actor=SYSTEM, username=code, name="李明")

    assert FINDERS["organisation"]("示例银行") is None
    assert FINDERS["person"]("李明") is None
