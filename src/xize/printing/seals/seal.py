"""Sealing a PDF: a PAdES signature over the whole file, with the stamp on its last page."""

from __future__ import annotations

import tempfile
from io import BytesIO
from typing import Any, Final

import pypdfium2
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.stamp import StaticStampStyle

from xize.printing.refusals import SealUnreadable
from xize.printing.seals.certificate import Keeper
from xize.printing.seals.stamp import SIZE, stamp

POINTS: Final = 72 / 25.4
"""Points of a millimetre."""
FROM_RIGHT: Final = 20.0
FROM_BOTTOM: Final = 24.0
"""Millimetres between the stamp and the edges of the last page: over the place of the date."""


HEAD: Final = 0.75
"""Above this share of a page a name is a head, not a signature."""


def seal(pdf: bytes, keeper: Keeper, *, reason: str = "", visible: bool = True) -> bytes:
    """The PDF with one more signature. Sealing again adds another one over all before.

    Raises ``SealUnreadable`` where the key cannot be opened.
    """
    signer = _signer(keeper)
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    field = f"Seal{sum(1 for _ in PdfFileReader(BytesIO(pdf)).embedded_signatures) + 1}"
    meta = signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=keeper.name,
        reason=reason or None,
    )
    sealed = BytesIO()
    if not visible:
        signers.PdfSigner(meta, signer=signer).sign_pdf(writer, output=sealed)
        return sealed.getvalue()
    append_signature_field(writer, SigFieldSpec(field, on_page=-1, box=_place(pdf, keeper.name)))
    with tempfile.NamedTemporaryFile(suffix=".pdf") as picture:  # the library reads files only
        picture.write(stamp(keeper.name))
        picture.flush()
        style = StaticStampStyle.from_pdf_file(picture.name, border_width=0, background_opacity=1)
        signers.PdfSigner(meta, signer=signer, stamp_style=style).sign_pdf(writer, output=sealed)
    return sealed.getvalue()


def _signer(keeper: Keeper) -> signers.SimpleSigner:
    try:
        found: signers.SimpleSigner | None = signers.SimpleSigner.load_pkcs12_data(
            keeper.pkcs12, other_certs=[], passphrase=keeper.password.encode()
        )
    except ValueError as error:
        raise SealUnreadable("PKCS#12") from error
    if found is None:
        raise SealUnreadable("PKCS#12")
    return found


def _place(pdf: bytes, name: str) -> tuple[int, int, int, int]:
    """Where the stamp stands on the last page, in points: over the organisation's name and the
    date at the end of a letter (骑年盖月), else in the corner.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[len(document) - 1]
        width, height = page.get_size()
        half = SIZE * POINTS / 2
        x = width - FROM_RIGHT * POINTS - half
        y = FROM_BOTTOM * POINTS + half
        signed = _last_below_head(page, name, height)
        if signed is not None:
            x, y = min(signed[0], width - half), max(signed[1] - half / 3, half)
    return round(x - half), round(y - half), round(x + half), round(y + half)


def _last_below_head(page: Any, name: str, height: float) -> tuple[float, float] | None:
    """The middle of the last place where a page has the name, its head left out."""
    text = page.get_textpage()
    search, found = text.search(name), None
    while (place := search.get_next()) is not None:
        first, last = text.get_charbox(place[0]), text.get_charbox(place[0] + place[1] - 1)
        if first[1] < height * HEAD:
            found = (first[0] + last[2]) / 2, (first[1] + first[3]) / 2
    return found
