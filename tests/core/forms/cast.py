"""A small form with one field of every type, and what it may refer to."""

from collections.abc import Sequence

from xize.core.expressions import parse
from xize.core.process.rulebook import Field, Section

OPTIONS = {"low": "低", "medium": "中", "high": "高"}

EVERY = Section(
    id="every",
    name="全部",
    fields=(
        Field(id="title", name="标题", type="text"),
        Field(id="reason", name="理由", type="long_text"),
        Field(id="volume", name="开发量", type="number"),
        Field(id="amount", name="金额", type="money"),
        Field(id="share", name="比例", type="percent"),
        Field(id="on", name="日期", type="date"),
        Field(id="at", name="时间", type="datetime"),
        Field(id="clock", name="时刻", type="time"),
        Field(id="term", name="期限", type="period"),
        Field(id="level", name="评级", type="choice", options=OPTIONS),
        Field(id="levels", name="多项", type="several", options=OPTIONS),
        Field(id="major", name="重大", type="yes_no"),
        Field(id="owner", name="责任人", type="person"),
        Field(id="unit", name="部门", type="department"),
        Field(id="partner", name="机构", type="organisation"),
        Field(id="sibling", name="项目", type="project"),
        Field(id="scan", name="附件", type="file"),
        Field(id="photo", name="照片", type="picture"),
        Field(id="work", name="任务", type="row", of="schedule.tasks"),
        Field(
            id="phases",
            name="分期",
            type="rows",
            columns=(
                Field(id="phase", name="期", type="text", required=True),
                Field(id="funds", name="资金", type="money"),
            ),
        ),
        Field(id="twice", name="两倍", type="computed", value=parse("amount * 2")),
        Field(id="signed", name="签字", type="signature"),
        Field(id="declared", name="声明", type="declaration"),
        Field(id="order", name="工单", type="form", of="work_order"),
    ),
)
LINES = Section(
    id="lines",
    name="明细",
    rows=True,
    fields=(
        Field(id="item", name="项目", type="text", required=True),
        Field(id="quantity", name="数量", type="number"),
        Field(id="price", name="单价", type="money"),
        Field(id="wanted", name="申报金额", type="money", value=parse("quantity * price")),
    ),
)
TASKS = Section(
    id="tasks",
    rows=True,
    fields=(Field(id="work", type="text", required=True), Field(id="owner", type="person")),
)
DAYS = Section(
    id="days",
    rows=True,
    fields=(
        Field(id="work", name="任务", type="row", of="schedule.tasks", required=True),
        Field(id="day", type="date", required=True),
    ),
)


class Office:
    """A ``Known`` of one person, one department, one file and two tasks."""

    def find(self, kind: str, text: str) -> str | None:
        return {"person": {"罗": "p-luo", "p-luo": "p-luo"}, "file": {"f-1": "f-1"}}.get(
            kind, {"card": "card"}
        ).get(text)

    def rows(self, of: str) -> Sequence[str]:
        return {"schedule.tasks": ("编码", "联调"), "work_order": ("(25)卡字003",)}.get(of, ())


OFFICE = Office()
