"""Fields that name a row of a pool or of a register: what is offered, taken and refused."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.projects.conftest import MONDAY, TEXT, Cast, build_cast
from tests.registers.conftest import REGULATION
from tests.registers.test_access import newcomer
from xize.core.engine import Refused
from xize.people.permissions import SystemRole
from xize.projects import services
from xize.registers.elsewhere import has_row, offered, open_rows
from xize.registers.models import Entry, Made, Row
from xize.registers.pools.definition import pool_of
from xize.registers.pools.services import keep_rows
from xize.rulebook.queries import as_written

pytestmark = pytest.mark.django_db

POOLS = """\
pools:
  experts: {name: 专家库, kept_by: sales, fields: {who: {name: 姓名, type: text, required: true}}}

indicators:
"""
FIELDS = """\
          amount: project.amount
          expert: {name: 评审专家, type: row, of: experts}
          like: {name: 参照的流转单, type: row, of: slips}
          line: {name: 参照的明细, type: row, of: lines}
"""
REFERRING = TEXT.replace("          amount: project.amount\n", FIELDS).replace(
    "indicators:\n", POOLS
)
HEAD = {"partner_name": "示例银行", "amount": "8"}


def keep_experts(cast: Cast, *names: str) -> None:
    """Import into the pool, as its keeper."""
    pool = pool_of(as_written(cast.edition), "pool:experts")
    rows = {name: {"who": name} for name in names}
    keep_rows(actor=cast.actor("zhao"), pool=pool, rows=rows, at=MONDAY)


@pytest.fixture
def cast(db: None) -> Cast:
    """One project with a form is there; another has begun. 赵 keeps the pool of experts."""
    cast = build_cast(REFERRING)
    keep_experts(cast, "赵专家", "钱专家")
    cast.start("公交卡充值")
    cast.draft()
    cast.start("校园卡代扣")
    return cast


def fill(cast: Cast, **head: str) -> None:
    lines = [{"entry": "宣传二", "wanted": "7"}]
    cast.draft(fills={"slip.head": {**HEAD, **head}, "slip.lines": lines})


def number(cast: Cast) -> str:
    (found,) = offered(cast.actor("zhao"), REGULATION, "slips", "")
    return found


def refused(cast: Cast, **head: str) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as found:
        fill(cast, **head)
    assert found.value.sentence("zh").startswith("评审专家：没有您可以查看的“孙专家”")
    return codes(found.value)


def codes(refused: Refused) -> list[tuple[str, str]]:
    return [(one.code, one.path) for one in refused.problems]


def test_rows_of_a_pool_and_of_registers_are_taken_by_what_they_are_called(cast: Cast) -> None:
    fill(cast, expert="钱专家", like=number(cast), line="终端")

    lines = offered(cast.actor("zhao"), REGULATION, "lines", "")
    assert sorted(lines) == ["宣传", "宣传二", "终端"]


def test_what_is_no_row_is_refused_at_its_field(cast: Cast) -> None:
    assert refused(cast, expert="孙专家", like="（26）无", line="无") == [
        ("row-not-open", "slip.head.expert"),
        ("row-not-open", "slip.head.like"),
        ("row-not-open", "slip.head.line"),
    ]


def test_rows_of_projects_one_takes_no_part_in_are_not_there(cast: Cast) -> None:
    known, outsider = number(cast), newcomer(cast, "outsider", "risk")

    assert offered(outsider, REGULATION, "slips", "") == []
    assert offered(outsider, REGULATION, "experts", "") == []
    assert not has_row(outsider, REGULATION, "slips", known)
    assert not has_row(outsider, REGULATION, "experts", "钱专家")
    auditor = newcomer(cast, "auditor", "risk", SystemRole.AUDITOR)
    assert offered(auditor, REGULATION, "experts", "钱") == ["钱专家"]
    assert open_rows(auditor, REGULATION, "slips", [known, "?"]) == {known}


def test_an_unreadable_row_is_refused_to_whoever_types_it(cast: Cast) -> None:
    known = number(cast)
    newest = newcomer(cast, "newcomer", "sales")
    team = {**cast.team(), "sales": newest.person, "lead": newest.person}
    done = services.start_project(
        actor=newest, edition=cast.edition, title="第三个", team=team, at=MONDAY
    )
    cast.stream, cast.ids["newcomer"] = done.stream, newest.person

    with pytest.raises(Refused) as found:
        cast.complete("newcomer", "draft", fills={"slip.head": {**HEAD, "like": known}})
    assert codes(found.value) == [("row-not-open", "slip.head.like")]


def test_rows_not_made_yet_are_known_all_the_same_and_nothing_is_written(cast: Cast) -> None:
    known, zhao = number(cast), cast.actor("zhao")
    Row.objects.all().delete()
    Made.objects.all().delete()

    assert open_rows(zhao, REGULATION, "slips", [known, "x"]) == {known}
    assert open_rows(zhao, REGULATION, "lines", ["终端", known]) == {"终端"}
    assert not Row.objects.exists()


def test_what_a_form_names_already_may_stay_when_it_is_sent_again(cast: Cast) -> None:
    fill(cast, expert="钱专家")
    cast.sign("li", "object", comment="请改")
    for name in ("sun", "zhao"):
        cast.sign(name)
    assert cast.open() == ["draft"]
    Entry.objects.all().delete()

    assert refused(cast, expert="孙专家") == [("row-not-open", "slip.head.expert")]
    fill(cast, expert="钱专家")


def test_a_pool_of_ten_thousand_is_searched_in_few_queries(cast: Cast) -> None:
    keep_experts(cast, *(f"专家{place:05}" for place in range(10_000)))
    zhao = cast.actor("zhao")
    offered(zhao, REGULATION, "experts", "")

    with CaptureQueriesContext(connection) as asked:
        assert offered(zhao, REGULATION, "experts", "专家00421") == ["专家00421"]
        assert len(offered(zhao, REGULATION, "experts", "专家")) == 30
    assert len(asked) <= 16
