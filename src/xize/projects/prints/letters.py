"""Letters filled from the case: notice, minutes, certificate, task agreement (任务书).

They are what every regulation can have without a template of its own; one that wants other words
puts a template into its folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from xize.core.process.graph import Node, UserTask
from xize.core.story import NoticeStory, VisitStory
from xize.printing import (
    Block,
    Cell,
    Closing,
    Grid,
    Paragraph,
    Sheet,
    Signed,
    Table,
)
from xize.projects.prints.boxes import LABEL, WHOLE, label_cell
from xize.projects.prints.reading import Reading
from xize.projects.prints.refusals import NothingToPrint
from xize.projects.prints.voices import DECIDING, voices


def letter_sheet(reading: Reading, kind: str, about: str, at: datetime) -> Sheet:
    """One letter. ``about``: the number of a notice (from 1), the element of a decided round, ""
    for what is about the project as a whole. Raises ``NothingToPrint``.
    """
    make = LETTERS.get(kind)
    if make is None:
        raise NothingToPrint(kind)
    return make(reading, about, at)


def _letter(
    reading: Reading, title: str, blocks: list[Block], at: datetime, *, day: str, subtitle: str = ""
) -> Sheet:
    organisation = reading.organisation or reading.say("（单位）", "(organisation)")
    return Sheet(
        title=title,
        organisation=organisation,
        blocks=(*blocks, Closing(organisation, day)),
        footer=reading.printed(at),
        language=reading.names.language,
        subtitle=subtitle,
        at=at,
        style="letter",
    )


# ---- notice ----------------------------------------------------------------------------------


def notices(reading: Reading) -> list[NoticeStory]:
    """What people were told by the rule's own word, in order: these can be printed."""
    return [one for one in reading.story.notices if one.kind == "told"]


def _notice(reading: Reading, about: str, at: datetime) -> Sheet:
    found = notices(reading)
    if not about.isdecimal() or not 1 <= int(about) <= len(found):
        raise NothingToPrint(about)
    told, say = found[int(about) - 1], reading.say
    step, title = reading.names.node(told.about), reading.story.title
    text = say(
        f"“{title}”项目已办结“{step}”。请按《{reading.names.title}》做好后续工作。",
        f"{step} of the project {title} is done. Please go on as {reading.names.title} says.",
    )
    blocks: list[Block] = [
        Paragraph(reading.people(told.to) + say("：", ":"), indent=False),
        Paragraph(text),
    ]
    if told.text:
        blocks.append(Paragraph(told.text))
    names = [reading.names.document(one) for one in told.attach]
    if names:
        listed = "\n".join(f"{n}. {one}" for n, one in enumerate(names, 1))
        blocks.append(Paragraph(say("附件：\n", "Attachments:\n") + listed, align="left"))
    heading = say(f"关于{title}{step}的通知", f"Notice: {step}, {title}")
    return _letter(reading, heading, blocks, at, day=reading.day(told.at))


# ---- minutes ---------------------------------------------------------------------------------


def rounds(reading: Reading) -> list[tuple[UserTask, VisitStory]]:
    """Decided rounds, in order: each has its minutes."""
    nodes = {
        (procedure.id, node.id): node
        for procedure in reading.rules.procedures.values()
        for node in procedure.process.nodes.values()
        if isinstance(node, UserTask) and node.work.kind in DECIDING
    }
    found = []
    for visit in reading.story.visits.values():
        node = nodes.get((reading.story.cases[visit.case].procedure, visit.node))
        if node is not None and visit.kind == "task" and visit.decisions:
            found.append((node, visit))
    return found


def _minutes(reading: Reading, about: str, at: datetime) -> Sheet:
    for node, visit in rounds(reading):
        if visit.element == about:
            return _minutes_of(reading, node, visit, at)
    raise NothingToPrint(about)


def _minutes_of(reading: Reading, node: UserTask, visit: VisitStory, at: datetime) -> Sheet:
    say, said = reading.say, list(voices(reading, node, visit))
    step = reading.names.node(node.id)
    outcome = reading.names.outcome(node.id, visit.outcome) if visit.outcome else ""
    papers = [reading.names.document(one) for one in (*node.work.uses, *node.work.signs)]
    facts = (
        (say("议题", "Subject"), f"{reading.story.title}：{step}"),
        (say("时间", "Time"), f"{reading.day(visit.opened)} — {reading.day(visit.ended)}"),
        (
            say("参加", "Present"),
            say("、", ", ").join(dict.fromkeys(o.name for o in said if o.name)),
        ),
        (say("材料", "Papers"), say("、", ", ").join(dict.fromkeys(papers))),
        (say("结论", "Decision"), outcome or say("尚未形成", "none yet")),
    )
    heads = (
        say("部门", "For"),
        say("姓名", "Name"),
        say("意见", "Vote"),
        say("内容", "Words"),
        say("日期", "Date"),
    )
    rows = [(one.station, one.name, one.outcome, one.text, one.day) for one in said]
    signers = [Signed(one.station, one.name, one.day, one.void) for one in said if one.name]
    return Sheet(
        title=say(f"{step}纪要", f"Minutes: {step}"),
        organisation=reading.organisation,
        blocks=(
            Grid(rows=tuple((label_cell(label), Cell(text, span=WHOLE)) for label, text in facts)),
            Table(say("各方意见", "What was said"), heads, rows, (3, 2, 2, 6, 3)),
            Closing("", reading.day(visit.ended), tuple(signers)),
        ),
        footer=reading.printed(at),
        language=reading.names.language,
        subtitle=say(f"第 {visit.visit} 轮", f"round {visit.visit}") if visit.visit > 1 else "",
        at=at,
    )


# ---- certificate and task agreement ----------------------------------------------------------


def _certificate(reading: Reading, _about: str, at: datetime) -> Sheet:
    story, say = reading.story, reading.say
    if story.ended is None or story.result is None:
        raise NothingToPrint(story.title)
    began, ended = reading.day(story.began), reading.day(story.ended)
    result = reading.names.result(story.result)
    text = say(
        f"兹证明“{story.title}”项目自{began}启动，按《{reading.names.title}》办理，"
        f"于{ended}结项，结论为：{result}。",
        f"This is to certify that the project {story.title}, begun on {began} under "
        f"{reading.names.title}, was closed on {ended} with the result: {result}.",
    )
    leads = story.team.get(reading.rules.leads, ())
    people = say(f"项目负责人：{reading.people(leads)}。", f"In charge: {reading.people(leads)}.")
    return _letter(
        reading,
        say("项目结项证明", "Certificate of completion"),
        [Paragraph(text), Paragraph(people)],
        at,
        day=ended,
    )


def _agreement(reading: Reading, _about: str, at: datetime) -> Sheet:
    story, say = reading.story, reading.say
    facts = [
        (say("项目名称", "Project"), story.title),
        (
            say("依据", "Under"),
            f"《{reading.names.title}》" if reading.is_chinese else reading.names.title,
        ),
        (say("启动日期", "Begun"), reading.day(story.began)),
        *_data(reading),
    ]
    team = [
        (reading.names.role(role), reading.people(people))
        for role, people in story.team.items()
        if people
    ]
    stages = [
        (f"{n}", reading.names.node(node.id, "main")) for n, node in enumerate(_stages(reading), 1)
    ]
    leads = story.team.get(reading.rules.leads, ())
    return Sheet(
        title=say("项目任务书", "Task agreement"),
        organisation=reading.organisation,
        blocks=(
            Grid(
                rows=tuple((label_cell(label), Cell(text, span=WHOLE)) for label, text in facts),
                title=say("一、基本情况", "1. The project"),
            ),
            Table(
                say("二、分工", "2. Who does what"),
                (say("角色", "Role"), say("人员", "People")),
                team,
                (1, 2),
            ),
            Table(
                say("三、阶段任务", "3. Stages"),
                (say("序号", "No."), say("阶段", "Stage")),
                stages,
                (1, 8),
            ),
            Grid(
                rows=tuple(
                    (
                        Cell(label, "label", LABEL),
                        Cell("", "opinion", WHOLE, signed=(Signed(name=name),)),
                    )
                    for label, name in (
                        (say("项目负责人", "In charge"), reading.people(leads)),
                        (say("下达单位", "Assigned by"), ""),
                    )
                ),
                title=say("四、签订", "4. Signed"),
            ),
        ),
        footer=reading.printed(at),
        language=reading.names.language,
        at=at,
    )


def _data(reading: Reading) -> Iterator[tuple[str, str]]:
    """The project's data as far as they are known."""
    for name, field in reading.rules.data.items():
        value = reading.story.data.get(name)
        if value is not None and field.type != "rows":
            yield reading.names.datum(name), reading.datum(field, value)


def _stages(reading: Reading) -> Iterator[Node]:
    return (
        node
        for node in reading.rules.main.process.nodes.values()
        if reading.names.is_stage(node.id)
    )


LETTERS: Final[dict[str, Callable[[Reading, str, datetime], Sheet]]] = {
    "notice": _notice,
    "minutes": _minutes,
    "certificate": _certificate,
    "agreement": _agreement,
}
"""Kind of letter -> how it is made."""
