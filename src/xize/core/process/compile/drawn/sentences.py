"""What is said against a regulation whose flow is drawn: fixed sentences with the remedy."""

from __future__ import annotations

from typing import Final

from xize.core.problems import Problem, Sentence
from xize.core.regulation.model import Mark

SENTENCES: Final = {
    "drawing-missing": Sentence(
        "规程目录里没有“{word}”。请把 BPMN 文件放进去，或改正 flow:。",
        'There is no "{word}" in the regulation\'s folder. Put the BPMN file there, or correct '
        "flow:.",
    ),
    "main-process-unclear": Sentence(
        "文件里有几个流程（{known}），看不出哪个是主流程。请写 flow: {{file: …, process: 标识}}。",
        "The file has several processes ({known}) and none stands out. Name the main one: "
        "flow: {{file: …, process: ID}}.",
    ),
    "process-has-no-start": Sentence(
        "主流程“{node}”没有可由人发起的开始。请画一个空白开始事件，或只留一个带触发的开始事件。",
        'The main process "{node}" has no start a person can make. Draw a start event without a '
        "trigger, or exactly one with.",
    ),
    "procedure-not-drawn": Sentence(
        "“{word}”写的是 flow: 文件，但图中没有标识为“{word}”的流程。请改名，或把步骤写成列表。",
        'The flow of "{word}" is said to be drawn, but the file has no process "{word}". Rename '
        "it, or write its steps as a list.",
    ),
    "step-not-drawn": Sentence(
        "steps 里的“{word}”在图中没有对应的任务{near_zh}",
        'There is no task "{word}" in the drawing{near_en}',
    ),
    "step-not-for-people": Sentence(
        "“{word}”在图中是{kind}，不能交给人办。请删去这一项，或把它画成用户任务。",
        '"{word}" is a {kind} in the drawing and nobody can do it. Delete the entry, or draw a '
        "user task.",
    ),
    "step-not-human": Sentence(
        "steps 里的“{word}”只能是人办的环节（task、approve、countersign、file、archive）。",
        'Under steps, "{word}" can only be work of people: task, approve, countersign, file or '
        "archive.",
    ),
    "nobody-for-task": Sentence(
        "图中的任务“{node}”没有写由谁来办。请在 steps 里加上 {node}: {{by: …}}{near_zh}",
        'Nobody is named for the task "{node}" of the drawing. Add {node}: {{by: …}} under steps'
        "{near_en}",
    ),
    "nobody-runs": Sentence(
        "图中的{kind}“{node}”没有可用的程序来执行。请在 steps 里交给人办，或改成脚本任务。",
        'Nothing can run the {kind} "{node}". Give it to somebody under steps, or make it a '
        "script task.",
    ),
    "nobody-sends": Sentence(
        (
            "“{node}”等的消息或信号，图中没有谁发出，会一直等下去。"
            "请在 steps 里写明由谁登记：{node}: {{by: …}}。"
        ),
        'Nothing in the drawing sends what "{node}" waits for; it would wait for ever. Say under '
        "steps who records that it came: {node}: {{by: …}}.",
    ),
    "outcome-way-drawn": Sentence(
        "“{word}”：流程是画出来的，结果之后的步骤也请画出来，在网关上用 step.{step}.outcome 判断。",
        '"{word}": the flow is drawn, so draw what follows an outcome as well, behind a gateway '
        "that asks step.{step}.outcome.",
    ),
    "goto-not-dominating": Sentence(
        "“{word}”不能退回“{target}”：不是每条到“{step}”的路都经过它。请在图里画出这条返回的线。",
        '"{word}" cannot lead back to "{target}": not every way to "{step}" passes it. Draw the '
        "way back.",
    ),
    "here-not-drawn": Sentence(
        "“{word}”：画出来的流程退回后按图重走，不能直接回到退回人。请删去 resubmit: here。",
        '"{word}": in a drawn flow what was returned goes its way again; it cannot come straight '
        "back. Delete resubmit: here.",
    ),
    "not-with-drawing": Sentence(
        "流程是画出来的，不能再写“{word}”。请把它画在图里（伴随工作画成事件子流程）。",
        'The flow is drawn, so "{word}" cannot be written. Draw it (work alongside as an event '
        "sub-process).",
    ),
    "id-in-drawing-taken": Sentence(
        "图中的“{node}”与保留的标识相同。请改名。",
        'The id "{node}" of the drawing is reserved. Rename it.',
    ),
}
"""Code -> both sentences."""


def about_text(code: str, at: Mark, /, **details: object) -> Problem:
    """A problem of the regulation's text."""
    return SENTENCES[code].problem(code, "", at.line, at.column, **details)


def about_file(code: str, file: str, line: int, column: int = 0, /, **details: object) -> Problem:
    """A problem of the file."""
    return SENTENCES[code].problem(code, file, line, column, **details)
