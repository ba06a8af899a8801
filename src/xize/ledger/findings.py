"""What verification can find, as data: a kind, a place, a sentence in both languages."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """Kinds of findings; ``DISPOSED`` and ``REDACTED`` are the only ones that are not bad."""

    CHANGED = "changed"
    CHECKPOINT_CHANGED = "checkpoint-changed"
    DISPOSED = "disposed"
    EDITION_CHANGED = "edition-changed"
    INSERTED = "inserted"
    PAYLOAD_CHANGED = "payload-changed"
    PAYLOAD_MISSING = "payload-missing"
    PROJECTION_DIFFERS = "projection-differs"
    REDACTED = "redacted"
    REMOVED = "removed"
    REORDERED = "reordered"
    STATE_DIFFERS = "state-differs"
    TRUNCATED = "truncated"


SENTENCES: dict[Kind, tuple[str, str]] = {
    Kind.CHANGED: ("事件内容被改动", "the event was changed"),
    Kind.CHECKPOINT_CHANGED: ("检查点被改动", "the checkpoint was changed"),
    Kind.DISPOSED: ("文件已按销毁清册销毁", "disposed of, with a record"),
    Kind.EDITION_CHANGED: (
        "规程版本的文本与发布时不符",
        "the text of an edition is not the one that was published",
    ),
    Kind.INSERTED: ("事件是后来插入的", "the event was inserted"),
    Kind.PAYLOAD_CHANGED: ("事件所附内容被改动", "what the event names was changed"),
    Kind.PAYLOAD_MISSING: ("事件所附内容缺失", "what the event names is missing"),
    Kind.PROJECTION_DIFFERS: (
        "查询表与台账不符,可用 xize rebuild 重建",
        "a table differs from the ledger; xize rebuild makes it again",
    ),
    Kind.REDACTED: ("内容已依记录删除", "erased, with a record"),
    Kind.REMOVED: ("事件被删除", "an event was removed here"),
    Kind.REORDERED: ("事件次序被调换", "events were put in another order"),
    Kind.STATE_DIFFERS: (
        "保存的状态与重放结果不符",
        "the stored state differs from the replayed one",
    ),
    Kind.TRUNCATED: ("末尾的事件被删除", "the last events were cut off"),
}


class Finding(NamedTuple):
    """One thing found: where, what, and a detail for the expert."""

    stream: str
    seq: int
    kind: Kind
    detail: str = ""

    @property
    def is_bad(self) -> bool:
        """Whether somebody must look into it."""
        return self.kind not in (Kind.DISPOSED, Kind.REDACTED)

    def sentence(self, language: str) -> str:
        """The finding in ``zh`` (any Chinese tag) or English."""
        zh, en = SENTENCES[self.kind]
        text = zh if language.startswith("zh") else en
        return f"{self.stream}/{self.seq}: {text}{f' ({self.detail})' if self.detail else ''}"
