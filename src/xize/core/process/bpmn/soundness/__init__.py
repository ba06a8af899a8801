"""Deadlocks and lack of synchronisation, found before anything runs.

Conditions are not looked at: every way a gateway may choose is a way it can choose. A scope is
translated to a net of splits and joins (`translate`), what is structured is folded away (`fold`),
and the rest is explored marking by marking, within bounds (`explore`).
"""

from xize.core.process.bpmn.soundness.judge import judge

__all__ = ["judge"]
