"""Why a file has no text to show: a stable code and one fixed sentence in both languages.

TextUnreadable
 ├─ NoTextInside     a picture, a drawing, an archive: nothing to read
 ├─ OldFormat        .doc, .xls, .ppt: written by programs from before 2007
 ├─ TextLocked       a password is asked for
 ├─ TextDamaged      not what its media type promises
 └─ TextTooLarge     unpacks to more than is read, or takes too long
"""

from __future__ import annotations

from xize.core.refusal import Refusal


class TextUnreadable(Refusal):
    """Base class; the file itself may be perfectly good and can be downloaded."""


class NoTextInside(TextUnreadable):
    """Nothing that could be read as text."""

    code = "text-none"
    zh = "此类文件没有可以读取的文字；请下载后查看。"
    en = "A file of this kind holds no text that can be read; download it to look at it."


class OldFormat(TextUnreadable):
    """A binary office format."""

    code = "text-old-format"
    zh = "旧格式（.doc、.xls、.ppt）的文字无法读取；请另存为 .docx、.xlsx 或 .pptx 后重新上传。"
    en = "Text of old formats (.doc, .xls, .ppt) cannot be read; save as .docx, .xlsx or .pptx."


class TextLocked(TextUnreadable):
    """Encrypted."""

    code = "text-locked"
    zh = "文件有密码保护，文字无法读取；请去掉密码后重新上传。"
    en = "The file is protected by a password; remove it and upload the file again."


class TextDamaged(TextUnreadable):
    """Broken, or not of the kind it says."""

    code = "text-damaged"
    zh = "文件内容已损坏或与类型不符，文字无法读取；请重新导出后上传。"
    en = "The content is damaged or not of its kind, its text cannot be read; export it again."


class TextTooLarge(TextUnreadable):
    """More than is read, or slower."""

    code = "text-too-large"
    zh = "文件展开后过大或过于复杂，文字没有读取；请拆分后重新上传。"
    en = "The file unpacks to too much or is too complex to read; split it and upload it again."
