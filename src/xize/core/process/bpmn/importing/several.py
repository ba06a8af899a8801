"""Repetitions over people: a countersign, with its rule from the completion condition."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from xize.core.process.bpmn.vendors import Said, Several
from xize.core.process.bpmn.vendors.people import inner

_ALL: Final = re.compile(
    r"nrOfCompletedInstances\s*(?:>=|==|ge|eq)\s*nrOfInstances"
    r"|nrOfCompletedInstances\s*/\s*nrOfInstances\s*(?:>=|==)\s*1(?:\.0+)?"
    r"|nrOfActiveInstances\s*(?:==|<=)\s*0"
    r"|numberOfCompletedInstances\s*=\s*numberOfInstances|false"
)
_COUNT: Final = re.compile(
    r"(?:nrOfCompletedInstances|numberOfCompletedInstances)\s*(>=|==|>|=|ge|gt|eq)\s*(\d{1,3})"
)
_SHARE: Final = re.compile(
    r"(?:nrOfCompletedInstances|numberOfCompletedInstances)\s*/\s*(?:nrOfInstances|"
    r"numberOfInstances)\s*(>=|>|==|=)\s*(0?\.\d{1,4})"
)
_PERSONS: Final = re.compile(
    r"user|assignee|person|people|approver|handler|leader|member|candidate|审批|办理|人员",
    re.IGNORECASE,
)
MANY: Final = ("all", "when_all_decided")


class Rule(NamedTuple):
    """How a countersign is decided; ``understood`` is false where the file said something else."""

    rule: str
    tally: str
    understood: bool = True


def over_people(said: Said) -> bool:
    """Whether a repetition goes over those who decide, not over things."""
    several = said.several
    if several is None or several.cardinality:
        return False
    if said.assignee is not None and said.assignee.word == several.element:
        return True
    if any(one.word == several.element for one in (*said.users, *said.groups)):
        return True
    return bool(_PERSONS.search(several.collection))


def rule_of(several: Several) -> Rule:
    """What must be reached; without a condition all must have decided."""
    text = several.completion.strip()
    inside = inner(text)
    condition = (inside if inside is not None else text).strip()
    if not condition or _ALL.fullmatch(condition):
        return Rule(*MANY)
    count = _COUNT.fullmatch(condition)
    if count:
        least = int(count.group(2)) + (count.group(1) in (">", "gt"))
        rule = "any" if least <= 1 else str(least)
        return Rule(rule, "as_soon_as_certain")
    share = _SHARE.fullmatch(condition)
    if share:
        percent = f"{float(share.group(2)) * 100:g}%"
        return Rule(percent, "as_soon_as_certain")
    return Rule(*MANY, understood=False)
