"""Reading the seals of a PDF: do they still hold, and whose are they?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, Final, Literal

from cryptography import x509
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import EmbeddedPdfSignature, SignatureCoverageLevel
from pyhanko.sign.validation import validate_pdf_signature as check
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from xize.printing.seals.certificate import Certificate, describe

State = Literal["valid", "changed", "unknown", "expired", "none", "unreadable"]

STATES: Final[dict[State, tuple[str, str]]] = {
    "valid": ("签章有效，签章后未被改动", "The seal holds; nothing was changed since"),
    "changed": ("文件在签章后被改动，签章无效", "The file was changed after sealing"),
    "unknown": (
        "签章完整，但证书不在受信任之列",
        "Unchanged, but the certificate is not a known one",
    ),
    "expired": ("签章完整，证书已过有效期", "Unchanged, but the certificate has expired"),
    "none": ("文件没有签章", "The file carries no seal"),
    "unreadable": (
        "文件或签章已损坏，无法核验",
        "The file or its seal is damaged and cannot be checked",
    ),
}
"""What is said of a seal, in Chinese and English."""


@dataclass(frozen=True, slots=True)
class Verified:
    """One seal. ``at`` is when it says that it was made; ``certificate`` whose it is."""

    state: State
    certificate: Certificate | None = None
    at: datetime | None = None
    reason: str = ""

    def sentence(self, language: str) -> str:
        """The state in words."""
        return STATES[self.state][0 if language.startswith("zh") else 1]


def verify(pdf: bytes, known: Iterable[bytes], at: datetime) -> tuple[Verified, ...]:
    """Every seal of the file, oldest first; one that says ``none`` where there is none.

    ``known`` are certificates in PEM that are trusted. The file is read, never run; whatever it
    holds, this answers.
    """
    try:
        reader = PdfFileReader(BytesIO(pdf))
        signatures = list(reader.embedded_signatures)
    except (PdfError, ValueError, KeyError, TypeError, IndexError, RecursionError):
        return (Verified("unreadable"),)
    if not signatures:
        return (Verified("none"),)
    trusted = [each for one in known for each in load_certs_from_pemder_data(one)]
    last = len(signatures) - 1
    return tuple(_one(one, trusted, at, n == last) for n, one in enumerate(signatures))


def _one(
    signature: EmbeddedPdfSignature,
    trusted: list[Any],
    at: datetime,
    is_last: bool,
) -> Verified:
    try:
        certificate = describe(x509.load_der_x509_certificate(signature.signer_cert.dump()))
        moment = min(max(at, certificate.begins), certificate.ends)  # its time is judged below
        context = ValidationContext(trust_roots=trusted, allow_fetching=False, moment=moment)
        status = check(signature, signer_validation_context=context)
    except (PdfError, SigningError, SignatureValidationError, ValueError, KeyError, TypeError):
        return Verified("unreadable")
    told = signature.self_reported_timestamp
    reason = str(signature.sig_object.get("/Reason", ""))
    if not (status.intact and status.valid) or not _untouched(signature, status, is_last):
        return Verified("changed", certificate, told, reason)
    if not status.trusted:
        return Verified("unknown", certificate, told, reason)
    state: State = "valid" if certificate.begins <= at <= certificate.ends else "expired"
    return Verified(state, certificate, told, reason)


def _untouched(signature: EmbeddedPdfSignature, status: PdfSignatureStatus, is_last: bool) -> bool:
    """Whether nothing but further seals came after this one."""
    coverage = signature.evaluate_signature_coverage()
    if is_last:
        return bool(coverage == SignatureCoverageLevel.ENTIRE_FILE)
    if coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return False
    level = status.modification_level
    return level is not None and bool(level <= ModificationLevel.FORM_FILLING)
