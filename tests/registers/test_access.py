"""Whose rows: those of one's projects, of documents one may read; keepers see all of theirs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.projects.conftest import MONDAY, TEXT, Cast
from tests.registers.conftest import REGULATION
from xize.people import queries as people
from xize.people import services as hr
from xize.people.actor import SYSTEM, Actor
from xize.people.models import Person
from xize.people.permissions import SystemRole
from xize.registers import services
from xize.registers.asking import Asked, Filter
from xize.registers.opened import open_register
from xize.registers.queries import register
from xize.registers.refusals import NameTaken, NoSuchRegister, NoSuchView, NotItsKeeper
from xize.registers.views import saved_views
from xize.rulebook.services import publish, put_in_force

pytestmark = pytest.mark.django_db

Reads = Callable[[str, str], int]


@pytest.fixture
def reads(cast: Cast) -> Reads:
    """How many rows somebody reads in a register."""
    return lambda name, ident: len(register(cast.actor(name), REGULATION, ident).rows)


def changed(cast: Cast, *pairs: tuple[str, str]) -> None:
    """Put the regulation in force with some words changed."""
    text = TEXT
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    cast.edition = publish(actor=SYSTEM, texts={"regulation.yaml": text}, at=MONDAY)
    put_in_force(actor=SYSTEM, edition=cast.edition, at=MONDAY)


def newcomer(cast: Cast, name: str, department: str, *roles: SystemRole) -> Actor:
    departments = {one.code: one.id for one in people.departments(SYSTEM)}
    ident = hr.create_person(
        actor=SYSTEM, username=name, name=name, department=departments[department]
    )
    for role in roles:
        hr.grant(actor=SYSTEM, person=ident, role=role)
    return people.actor_for(Person.objects.get(id=ident))


def test_rows_of_projects_one_takes_no_part_in_are_not_shown(cast: Cast, reads: Reads) -> None:
    outsider = newcomer(cast, "outsider", "risk")

    assert reads("li", "lines") == 4
    assert register(outsider, REGULATION, "lines").rows == ()
    assert open_register(outsider, REGULATION, "lines").count(Asked()) == 0
    auditor = newcomer(cast, "auditor", "risk", SystemRole.AUDITOR)
    assert len(register(auditor, REGULATION, "lines").rows) == 4


def test_a_document_for_some_roles_is_no_register_for_others(cast: Cast, reads: Reads) -> None:
    changed(cast, ("    name: 审批流转单\n", "    name: 审批流转单\n    visible_to: [sales]\n"))
    cast.start("只给业务部门")
    cast.draft()

    assert reads("zhao", "lines") == 6
    assert reads("li", "lines") == 0
    assert reads("li", "form:slip") == 0
    assert reads("li", "form:slip.lines") == 0


def test_a_section_for_some_roles_leaves_its_columns_out(cast: Cast) -> None:
    head = "      head:\n        fields:"
    shut = "      head:\n        visible_to: [sales]\n        fields:"
    extra = "      open_part: {fields: {remark: {name: 备注, type: text}}}\n      lines:"
    changed(
        cast, (head, shut), ("      lines:\n        type: rows", extra + "\n        type: rows")
    )

    def columns(name: str) -> list[str]:
        return [one.id for one in register(cast.actor(name), REGULATION, "slips").columns]

    assert columns("li") == ["remark"]
    closed = open_register(cast.actor("li"), REGULATION, "slips")
    assert closed.count(Asked(filters=(Filter("amount", "between", low="9"),))) == 2  # passed over
    auditor = newcomer(cast, "auditor", "risk", SystemRole.AUDITOR)
    found = register(auditor, REGULATION, "slips").columns
    assert [one.id for one in found] == ["partner_name", "amount", "remark"]


def test_a_search_finds_nothing_in_a_section_that_is_closed(cast: Cast) -> None:
    head = "      head:\n        fields:"
    shut = "      head:\n        visible_to: [sales]\n        fields:"
    extra = "      open_part: {fields: {remark: {name: 备注, type: text}}}\n      lines:"
    changed(
        cast, (head, shut), ("      lines:\n        type: rows", extra + "\n        type: rows")
    )

    assert open_register(cast.actor("li"), REGULATION, "slips").count(Asked("示例银行")) == 0


def test_the_department_that_keeps_a_register_sees_all_of_it(cast: Cast) -> None:
    keeper = newcomer(cast, "keeper", "risk")
    assert register(keeper, REGULATION, "lines").rows == ()

    changed(cast, ("明细台账, of: slip.lines}", "明细台账, of: slip.lines, kept_by: risk}"))

    assert len(register(keeper, REGULATION, "lines").rows) == 4
    assert register(keeper, REGULATION, "slips").rows == ()


def test_a_filter_names_nobody_who_stands_only_in_rows_of_others(cast: Cast) -> None:
    for name in ("li", "sun", "zhao"):
        cast.sign(name)
    outsider = newcomer(cast, "outsider", "risk")

    assert open_register(outsider, REGULATION, "countersigns").named["person"] == {}
    known = open_register(cast.actor("li"), REGULATION, "countersigns").named["person"]
    assert [*known.values()] == ["li", "sun", "zhao"]


def test_an_unknown_register_is_refused(cast: Cast) -> None:
    for ident in ("nothing", "form:agreement", "procedure:nothing", "form:slip.nothing"):
        with pytest.raises(NoSuchRegister):
            register(SYSTEM, REGULATION, ident)


def test_every_seat_that_filled_in_its_copy_is_a_row(cast: Cast) -> None:
    cast.sign("li", fills={"slip.opinion": {"opinion": "可行"}})
    cast.sign("sun", fills={"slip.opinion": {"opinion": "风险可控"}})

    table = register(SYSTEM, REGULATION, "form:slip.opinion")
    assert [one.id for one in table.columns] == ["opinion"]
    assert sorted(row.values["opinion"] for row in table.rows) == ["可行", "风险可控"]


def test_saved_views_are_ones_own_unless_a_keeper_shares_them(cast: Cast) -> None:
    mine = open_register(cast.actor("li"), REGULATION, "lines")
    services.save_view(mine, name="大额", query="from.wanted=100")
    with pytest.raises(NameTaken):
        services.save_view(mine, name="大额", query="text=x")
    with pytest.raises(NotItsKeeper):
        services.save_view(mine, name="共享", query="", shared=True)
    auditor = newcomer(cast, "auditor", "risk", SystemRole.AUDITOR)
    theirs = open_register(auditor, REGULATION, "lines")
    services.save_view(theirs, name="共享", query="text=终端", shared=True)

    assert [(one.name, one.removable) for one in saved_views(mine)] == [
        ("共享", False),
        ("大额", True),
    ]
    assert [one.name for one in saved_views(theirs)] == ["共享"]
    shared, own = saved_views(mine)
    with pytest.raises(NoSuchView):
        services.remove_view(mine, shared.id)
    with pytest.raises(NoSuchView):
        services.remove_view(theirs, own.id)
    services.remove_view(theirs, shared.id)
    services.remove_view(mine, own.id)
    assert saved_views(mine) == []
