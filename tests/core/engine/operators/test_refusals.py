"""Every refusal happens, says its fixed sentence in both languages, and changes nothing."""

from __future__ import annotations

import re

import pytest

from tests.core.engine.operators import (
    provoked_back,
    provoked_drawn,
    provoked_in_hand,
    provoked_papers,
    provoked_projects,
    provoked_sharing,
    provoked_steps,
)
from tests.core.engine.operators.provoked import PROVOKED
from xize.core.engine.refusals import SENTENCES, Refused

NEVER = {"nobody"}
"""Sentences no command answers with: a step nobody is there for waits, and its page says so."""

WAYS = (
    provoked_steps, provoked_papers, provoked_projects, provoked_sharing, provoked_back,
    provoked_in_hand, provoked_drawn,
)  # fmt: skip
"""Importing them enters their ways into ``PROVOKED``."""


def test_every_sentence_has_a_way_to_it() -> None:
    assert set(PROVOKED) | NEVER == set(SENTENCES)
    assert not NEVER & set(PROVOKED)
    assert all(one.__doc__ and "see ``provoked``" in one.__doc__ for one in WAYS)


@pytest.mark.parametrize("code", PROVOKED)
def test_a_refusal_speaks_both_languages(code: str) -> None:
    refused = PROVOKED[code]()
    assert refused.code == code
    zh, en = refused.sentence("zh-Hans"), refused.sentence("en")
    assert re.search(r"[\u4e00-\u9fff]", zh)
    assert zh != en
    assert not re.search(r"[{}]|\(\)|“”|None", zh + en), (zh, en)


def test_refusals_are_compared_by_what_they_say() -> None:
    one = Refused("not-open", step="起草")
    assert one == Refused("not-open", step="起草")
    assert one != Refused("not-open", step="审核")
    assert len({one, Refused("not-open", step="起草")}) == 1


def test_lists_are_joined_as_each_language_does() -> None:
    refused = Refused("not-yours", step="会签", people=("李", "孙"))
    assert "李、孙" in refused.sentence("zh")
    assert "李, 孙" in refused.sentence("en")
