"""The fixed sentences of all refusals, by code: Chinese and English.

They name the place and the remedy; ``{names}`` are filled with what a refusal is about.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from xize.core.engine.sentences.papers import PAPERS, lack
from xize.core.engine.sentences.project import PROJECT
from xize.core.engine.sentences.returning import RETURNING
from xize.core.engine.sentences.sharing import SHARING
from xize.core.engine.sentences.work import WORK

SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    **PROJECT,
    **WORK,
    **SHARING,
    **RETURNING,
    **PAPERS,
}

WAYS: Mapping[str, tuple[str, str]] = {
    "delegate": ("委派", "delegating"),
    "add_before": ("前加签", "adding signers before"),
    "add_after": ("后加签", "adding signers after"),
    "add_beside": ("并加签", "adding signers beside"),
    "remove_signer": ("减签", "removing signers"),
    "copy": ("抄送", "copying"),
    "circulate": ("传阅", "circulating"),
    "urge": ("催办", "urging"),
    "claim": ("认领", "claiming"),
    "take_back": ("拿回", "taking back"),
    "return": ("退回", "returning"),
    "withdraw": ("撤回", "withdrawing"),
    "batch": ("批量办理", "deciding several at once"),
}
"""Names of the ways of ``allows:`` and ``forbids:`` for the sentence of ``way-forbidden``."""

__all__ = ["SENTENCES", "WAYS", "lack"]
