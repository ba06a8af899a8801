"""What printing answers with: a file, ready to be downloaded, stored or bagged."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from xize.printing import Sheet, as_pdf

PDF: Final = "application/pdf"
_UNSAFE: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class Printed(NamedTuple):
    """A printed file."""

    name: str
    media_type: str
    content: bytes


def as_file(sheet: Sheet, *names: str) -> Printed:
    """The sheet as a PDF; its name is made of the parts that are not blank."""
    return Printed(file_name(*names) + ".pdf", PDF, as_pdf(sheet))


def file_name(*parts: str) -> str:
    """A name every file system takes: ``协议审批流转单 (25)卡字003``."""
    joined = " ".join(_UNSAFE.sub(" ", one).strip() for one in parts if one.strip())
    return joined[:80].strip(" .") or "print"
