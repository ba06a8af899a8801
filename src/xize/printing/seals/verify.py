"""Reading the seals of a PDF: do they still hold, and whose are they?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any

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

from xize.printing.seals.certificate import describe
from xize.printing.seals.states import State, Verified


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
