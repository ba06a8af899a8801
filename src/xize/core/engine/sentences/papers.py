"""What stands against what people do with documents beside the steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PAPERS: Final[Mapping[str, tuple[str, str]]] = {
    "no-version": (
        "“{document}”还没有这个版本。请先在办理环节提交。",
        "“{document}” has no such version yet; hand one in at its step first.",
    ),
    "checked-out": (
        (
            "“{document}”自 {since} 起由{people}签出修改，“{step}”暂不能提交新版本。"
            "请等其签入，或请项目负责人收回。"
        ),
        (
            "“{document}” has been checked out by {people} since {since}, so “{step}” takes no new "
            "version now. Wait until it is given back, or ask whoever is accountable to take it."
        ),
    ),
    "checked-out-already": (
        "“{document}”已由{people}签出。",
        "“{document}” is checked out by {people} already.",
    ),
    "not-checked-out": (
        "“{document}”没有被签出，无需签入。",
        "“{document}” is not checked out; there is nothing to give back.",
    ),
    "sending-unknown": (
        "没有这次分发。请从“待签收”或文档页面重新打开。",
        "Nothing was sent under this name. Open it again from “To sign for” or the document.",
    ),
    "sending-recalled": (
        "“{document}”的这次分发已被收回。请向发送人索取新的版本。",
        "What was sent of “{document}” was taken back. Ask whoever sent it for the new version.",
    ),
    "not-a-receiver": (
        "“{document}”没有分发给您，不能签收。",
        "“{document}” was not sent to you, so there is nothing for you to sign for.",
    ),
    "not-yours-to-steer": (
        "“{document}”不是您分发的，只有发送人或项目负责人可以催收、收回。",
        "You did not send “{document}”: only its sender or whoever is accountable may do this.",
    ),
    "all-answered": (
        "“{document}”的接收人都已答复，无需催收。",
        "Everybody has answered about “{document}”; there is nobody to remind.",
    ),
    "evidence-missing": (
        "代外部单位登记签收，请写明凭据或附上文件。",
        "Recording the answer of a party outside needs the evidence, in words or as a file.",
    ),
    "not-a-period": (
        "“{period}”不是期限。请写成 2 workdays 或 5 days 的形式。",
        "“{period}” is no period. Write it like 2 workdays or 5 days.",
    ),
    "headings-missing": (
        "“{document}”还不能提交：{lacks}。请按模板补齐后重新上传。",
        (
            "“{document}” cannot be handed in yet: {lacks}. Complete it as the template asks and "
            "upload it again."
        ),
    ),
    "file-unread": (
        "“{document}”的文件读不出文字，无法核对必备章节。请改用 docx 或可复制文字的 pdf。",
        (
            "No text can be read in the file of “{document}”, so its mandatory sections cannot be "
            "checked. Use a docx, or a pdf whose text can be copied."
        ),
    ),
}


_LACKS: Final[Mapping[str, tuple[str, str]]] = {
    "missing": ("缺少“{what}”一节", "the section “{what}” is missing"),
    "empty": ("“{what}”一节没有内容", "the section “{what}” is empty"),
    "left": (
        "第 {at} 段还留着模板文字“{what}”",
        "paragraph {at} still holds the template's “{what}”",
    ),
}


def lack(code: str, language: str) -> str:
    """One thing a file lacks, in words; ``code`` is as ``submitting.headings.lacks`` gives it."""
    kind, _, what = code.partition(":")
    at, _, words = what.partition(":") if kind == "left" else ("", "", what)
    zh, en = _LACKS[kind]
    return (zh if language.startswith("zh") else en).format(at=at, what=words)
