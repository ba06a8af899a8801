"""Names: what deceives or cannot be stored is refused by its own code, with a remedy."""

from __future__ import annotations

import pytest

from tests.documents.made import pdf
from xize.documents.refusals import DocumentRefusal
from xize.documents.safety import inspect
from xize.documents.safety.names import safe_name


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("合同\u202efdp.exe.pdf", "file-name-hidden-characters"),  # shown as exe.pdf reversed
        ("合同\u200b.pdf", "file-name-hidden-characters"),
        ("合同\r\nSet-Cookie: a.pdf", "file-name-hidden-characters"),
        ("合同\x00.pdf", "file-name-hidden-characters"),
        ("CON.pdf", "file-name-reserved"),
        ("lpt1", "file-name-reserved"),
        ("com¹.pdf", "file-name-reserved"),
        ("a.pdf.", "file-name-reserved"),
        ("a.pdf::$DATA", "file-name-reserved"),
        ('a"b.pdf', "file-name-reserved"),
        ("协" * 200 + ".pdf", "file-name-too-long"),
        ("../../etc/协议.pdf", "file-name-path"),
        ("..\\..\\协议.pdf", "file-name-path"),
        ("账单.exe.pdf", "file-name-hidden-extension"),
        ("账单.html.pdf", "file-name-hidden-extension"),
        ("账单.pdf                    .docx", "file-name-hidden-extension"),
    ],
)
def test_names_that_deceive_are_refused(given: str, code: str) -> None:
    with pytest.raises(DocumentRefusal) as refused:
        inspect(given, pdf())

    assert refused.value.code == code
    for language in ("zh", "en"):
        sentence = refused.value.sentence(language)
        assert "\u202e" not in sentence
        assert "\r" not in sentence


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Users\\zhao\\协议.pdf", "协议.pdf"),
        ("合作协议（第2版）v1.2 终稿.docx.pdf", "合作协议（第2版）v1.2 终稿.docx.pdf"),
        ("e\u0301te.pdf", "\u00e9te.pdf"),  # composed, as every other system writes it
        ("console.pdf", "console.pdf"),
    ],
)
def test_ordinary_names_are_kept(given: str, kept: str) -> None:
    assert safe_name(given) == kept
