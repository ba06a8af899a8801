"""What a check can find in a package, as data: a code, a file, a sentence in both languages."""

from __future__ import annotations

from typing import Final, NamedTuple

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    # the container
    "zip-damaged": ("压缩包损坏或不完整，无法读取", "the zip is damaged or cut off"),
    "entry-damaged": ("压缩包内此文件已损坏，读不完整", "this entry of the zip is damaged"),
    "entry-duplicate": ("压缩包内有重名文件", "two entries of the zip have this name"),
    "path-unsafe": ("文件名指向包外，已拒绝解开", "the name leads out of the package"),
    "entry-unusual": (
        "条目被加密、是链接或不是普通文件",
        "the entry is encrypted, a link, or no ordinary file",
    ),
    "bomb": ("解压后大小异常，疑似压缩炸弹，已拒绝解开", "it would unpack to an absurd size"),
    "folder-unclear": ("包内应只有一个顶层文件夹", "a package has exactly one top folder"),
    # the bag
    "not-a-bag": ("不是 BagIt 包", "this is no BagIt bag"),
    "file-changed": ("文件内容被改动", "the file was changed"),
    "file-removed": ("文件缺失", "the file is missing"),
    "file-added": ("多出未登记的文件", "the file was added, no manifest names it"),
    "file-renamed": ("文件被改名", "the file was renamed"),
    "manifest-changed": ("清单或标签文件被改动", "a manifest or tag file was changed"),
    "manifests-disagree": ("各摘要清单所列文件不一致", "the manifests list different files"),
    "bag-invalid": ("bagit 工具判定包无效", "the bagit tool finds the bag invalid"),
    "info-differs": ("包说明与所载事实不符", "bag-info says something else than the package holds"),
    # the ledger's extract
    "unreadable": ("文件内容无法解析", "the file cannot be read"),
    "event-changed": ("事件内容被改动，哈希链断开", "an event was changed; the chain breaks here"),
    "event-inserted": ("事件是后来插入的", "an event was inserted"),
    "event-removed": ("事件被删除", "an event was removed here"),
    "event-reordered": ("事件次序被调换", "events were put in another order"),
    "events-cut-off": (
        "末尾的事件被删除或被加长",
        "the last events are others",
    ),
    "event-unknown": ("事件类型未知，需用更新的程序校验", "an event of a newer program"),
    "replay-failed": ("事件无法重放", "the events cannot be replayed"),
    "state-differs": ("重放事件得到的状态与所载不符", "replaying the events gives another state"),
    "payload-changed": ("表单内容与事件登记的摘要不符", "form values differ from their digest"),
    "payload-missing": ("表单内容缺失，且无删除记录", "form values are missing without a record"),
    "edition-changed": (
        "规程文本与登记的摘要不符",
        "the rule's text is not the one recorded",
    ),
    # what is derived
    "document-missing": ("事件登记的文件不在包内", "a file that an event names is not there"),
    "document-differs": ("文件与事件登记的摘要不符", "the file is not the one the event names"),
    "document-unknown": ("文件没有对应的事件", "no event names this file"),
    "form-differs": ("表单数据与事件不符", "the form differs from the events"),
    "timeline-differs": ("办理过程与事件不符", "the timeline differs from the events"),
    "contents-differ": ("卷内目录与包内文件不符", "the contents list differs from the package"),
    # the seal
    "seal-missing": ("已封卷的包缺少封卷记录", "a sealed package without its seal record"),
    "seal-broken": (
        "包与封卷记录不符：封卷后被改动",
        "the package is not the one that was sealed",
    ),
    "seal-changed": ("封卷记录本身被改动", "the seal record itself was changed"),
    "anchor-differs": ("与别处保存的检查点不符", "a checkpoint kept elsewhere says otherwise"),
    # notes
    "anchor-silent": (
        "该检查点未涉及本项目，请换封卷当日或之后的检查点",
        "this checkpoint says nothing of this project; take one of the day of the seal or later",
    ),
    "other-version": (
        "包由另一版本的程序制作；若只有表单、办理过程或目录的措辞不同，请用该版本复核",
        "another version of the program made it; if only wording differs, check it with that one",
    ),
    "unsealed": ("这是未封卷的副本", "this is a copy of a dossier that is not sealed"),
    "erased": ("内容已依记录删除", "erased, with a record"),
    "disposed": ("文件已依记录销毁或删除", "the file was destroyed or erased, with a record"),
}

NOTES: Final = frozenset({"anchor-silent", "unsealed", "erased", "disposed", "other-version"})
"""Findings that are not bad."""

UNREADABLE: Final = frozenset(
    {"zip-damaged", "path-unsafe", "bomb", "entry-duplicate", "entry-unusual", "folder-unclear",
     "not-a-bag"}
)  # fmt: skip
"""Findings after which nothing else could be looked at."""


class Finding(NamedTuple):
    """One thing found: what, in which file of the package, and a detail for the expert."""

    code: str
    file: str = ""
    detail: str = ""

    @property
    def is_bad(self) -> bool:
        """Whether the package is not what was packed."""
        return self.code not in NOTES

    def sentence(self, language: str) -> str:
        """The finding in ``zh`` (any Chinese tag) or English."""
        zh, en = SENTENCES[self.code]
        chinese = language.startswith("zh")
        text, colon = (zh, "：") if chinese else (en, ": ")
        place = f"{self.file}{colon}" if self.file else ""
        tail = f"（{self.detail}）" if chinese else f" ({self.detail})"
        return f"{place}{text}{tail if self.detail else ''}"
