"""Which instance a message is meant for, where its content says so (clause 8.4.2).

The first message of a conversation that an instance sends or receives fixes the key; later ones
must say the same. A subscription of the process says it beforehand, from its data.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xize.core.engine.flow.standard.data import Names, plain_json, put_own
from xize.core.engine.view.draft import Draft
from xize.core.expressions import Values, evaluate
from xize.core.process import graph as g
from xize.core.process.standard import Correlation, Trigger

_KEPT = "$key:"
"""How the datum of a case begins that keeps a key; no expression can name it."""


def is_meant(draft: Draft, case: str, trigger: Trigger, values: Mapping[str, Any]) -> bool:
    """Whether an instance takes part in the conversation a message belongs to."""
    for one in trigger.correlates:
        said = _said(one, values)
        known = _known(draft, case, one.key)
        if said is not None and known is not None and said != known:
            return False
    return True


def take_part(draft: Draft, case: str, trigger: Trigger, values: Mapping[str, Any]) -> None:
    """An instance has sent or received a message: from now on it keeps to its conversation."""
    for one in trigger.correlates:
        said = _said(one, values)
        if said is not None and _KEPT + one.key not in draft.state.cases[case].values:
            put_own(draft, case, "", _KEPT + one.key, said)


def _said(correlation: Correlation, values: Mapping[str, Any]) -> list[Any] | None:
    found = [plain_json(evaluate(one, Values(values))) for one in correlation.values]
    return None if None in found else found


def _known(draft: Draft, case: str, key: str) -> list[Any] | None:
    root = draft.node(case, draft.procedure_of(case))
    bound = root.doing.receives_by if isinstance(root, g.SubProcess) and root.doing else ()
    names = Names(draft, case, draft.state.cases[case].element)
    for one in bound:
        found = [plain_json(names.worth(value)) for value in one.values]
        if one.key == key and None not in found:
            return found
    kept: list[Any] | None = draft.state.cases[case].values.get(_KEPT + key)
    return kept
