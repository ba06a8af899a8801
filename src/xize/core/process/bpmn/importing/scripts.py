"""Scripts of vendors that only set variables, said in our form: ``name = expression``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import msgspec

from xize.core.process.bpmn.conditions import read_script
from xize.core.process.bpmn.importing.spoken import renamed, said_plainly
from xize.core.process.bpmn.model.activities import Task
from xize.core.process.bpmn.model.base import Text
from xize.core.process.bpmn.vendors import Said

_SET: Final = re.compile(
    r"(?:delegateExecution|execution)\s*\.\s*setVariable(?:Local)?\s*"
    r"""\(\s*["']([^\W\d]\w*)["']\s*,\s*(.+)\)\s*;?"""
)
_DECLARED: Final = re.compile(r"^(?:var|let|const|def)\s+")
LONGEST: Final = 5_000


def script_of(task: Task, said: Said, names: Mapping[str, str]) -> Text | None:
    """The script of a task as the engine runs it; None where it does something else."""
    text = _body(task, said)
    if not text or len(text) > LONGEST:
        return None
    body = renamed(lines_of(text), names)
    if read_script(body) is None:
        return None
    if task.script is None:
        return Text(body=body)
    return msgspec.structs.replace(task.script, body=body, language="")


def lines_of(text: str) -> str:
    """A script with vendors' calls that set variables said as assignments."""
    return "\n".join(_line(one) for one in text.splitlines() if one.strip())


def _body(task: Task, said: Said) -> str:
    work = said.work
    if work is not None and work.kind == "script" and work.result:
        return f"{work.result} = {work.calls.removeprefix('=').strip()}"
    return task.script.body if task.script is not None else ""


def _line(text: str) -> str:
    line = _DECLARED.sub("", text.strip())
    match = _SET.fullmatch(line)
    if match:
        line = f"{match.group(1)} = {match.group(2).strip()}"
    return said_plainly(line.rstrip(";"))
