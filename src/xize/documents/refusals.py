"""What uploads are refused for: a stable code and one fixed sentence in both languages.

DocumentRefusal
 ├─ FileTooLarge
 ├─ FileEmpty
 ├─ FileUnreadable    its content is not what its name promises, or it cannot be read
 └─ NoSuchFile
"""

from __future__ import annotations

from xize.core.refusal import Refusal


class DocumentRefusal(Refusal):
    """Base class; ``about`` names the file."""


class FileTooLarge(DocumentRefusal):
    """Larger than the limit, in MB."""

    code = "file-too-large"
    zh = "文件“{about}”超过 {limit} MB；请压缩或拆分后再上传。"
    en = "The file {about} is larger than {limit} MB; compress or split it and upload again."


class FileEmpty(DocumentRefusal):
    """Nothing in it."""

    code = "file-empty"
    zh = "文件“{about}”是空的；请检查后重新上传。"
    en = "The file {about} is empty; check it and upload again."


class FileUnreadable(DocumentRefusal):
    """Damaged, or not what its name promises."""

    code = "file-unreadable"
    zh = "文件“{about}”无法读取，内容与扩展名不符或已损坏；请重新导出后上传。"
    en = "The file {about} cannot be read: its content does not match its name; export it again."


class NoSuchFile(DocumentRefusal):
    """Not stored, or not for this reader."""

    code = "no-such-file"
    zh = "没有文件“{about}”，或您无权查看。"
    en = "There is no file {about}, or it is not open to you."
