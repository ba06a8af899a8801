"""What uploads are refused for: a stable code and one fixed sentence in both languages.

DocumentRefusal
 ├─ FileTooLarge
 ├─ FileEmpty
 ├─ FileUnreadable    its content is not what its name promises, or it cannot be read
 └─ NoSuchFile
"""

from __future__ import annotations

from typing import ClassVar


class DocumentRefusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Base class; ``about`` names the file."""

    code: ClassVar[str]
    zh: ClassVar[str]
    en: ClassVar[str]

    def __init__(self, about: str, **details: object) -> None:
        self.about = about
        self.details = details
        super().__init__(self.code, about)

    def sentence(self, language: str) -> str:
        """The fixed sentence in ``zh`` (any Chinese tag) or English."""
        text = self.zh if language.startswith("zh") else self.en
        return text.format(about=self.about, **self.details)

    def __str__(self) -> str:
        return f"{self.code}: {self.sentence('en')}"


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
