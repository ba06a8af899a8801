"""A seal proves whose file it is and that nothing was changed since."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from cryptography import x509

from tests.printing.sheets import paper, text_of
from xize.printing import as_pdf
from xize.printing.refusals import SealUnreadable
from xize.printing.seals import Keeper, describe, make_certificate, stamp
from xize.printing.seals.certificate import open_pkcs12
from xize.printing.seals.seal import seal
from xize.printing.seals.verify import verify

NAME = "鹭鸟支付服务有限公司"
NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def keeper() -> Keeper:
    return Keeper(make_certificate(NAME, NOW, "secret"), "secret", NAME)


@pytest.fixture(scope="module")
def known(keeper: Keeper) -> list[bytes]:
    return [describe(open_pkcs12(keeper.pkcs12, "secret")).pem]


@pytest.fixture(scope="module")
def plain() -> bytes:
    return as_pdf(paper("盖章文本"))


@pytest.fixture(scope="module")
def sealed(keeper: Keeper, plain: bytes) -> bytes:
    return seal(plain, keeper, reason="正式印发")


def states(pdf: bytes, known: list[bytes], at: datetime = NOW) -> list[str]:
    return [one.state for one in verify(pdf, known, at)]


def test_a_sealed_file_is_whole_and_says_whose_it_is(sealed: bytes, known: list[bytes]) -> None:
    (found,) = verify(sealed, known, NOW)

    assert found.state == "valid"
    assert found.certificate is not None
    assert found.certificate.name == NAME
    assert found.reason == "正式印发"
    assert "有效" in found.sentence("zh-hans")


def test_the_text_is_still_there_and_begins_with_the_very_bytes(
    plain: bytes, sealed: bytes
) -> None:
    assert sealed.startswith(plain)
    assert "盖章文本" in text_of(sealed)


def test_a_second_seal_leaves_the_first_valid(
    sealed: bytes, keeper: Keeper, known: list[bytes]
) -> None:
    assert states(seal(sealed, keeper), known) == ["valid", "valid"]


def test_without_a_seal_nothing_is_claimed(plain: bytes, known: list[bytes]) -> None:
    assert states(plain, known) == ["none"]


def test_a_certificate_nobody_knows_is_not_believed(sealed: bytes) -> None:
    assert states(sealed, []) == ["unknown"]
    other = describe(open_pkcs12(make_certificate("别家", NOW, "x"), "x")).pem
    assert states(sealed, [other]) == ["unknown"]


def test_a_certificate_of_the_same_name_is_not_the_same(plain: bytes, known: list[bytes]) -> None:
    forged = Keeper(make_certificate(NAME, NOW, "x"), "x", NAME)

    assert states(seal(plain, forged), known) == ["unknown"]


def test_an_expired_certificate_is_said_to_be(sealed: bytes, known: list[bytes]) -> None:
    assert states(sealed, known, NOW + timedelta(days=6 * 365)) == ["expired"]


def changed_byte(pdf: bytes, at: int) -> bytes:
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


@pytest.mark.parametrize("share", [0.02, 0.2, 0.4, 0.55])
def test_a_changed_byte_is_found(sealed: bytes, known: list[bytes], share: float) -> None:
    found = states(changed_byte(sealed, round(len(sealed) * share)), known)

    assert found[0] in ("changed", "unreadable")


def test_something_appended_is_found(sealed: bytes, known: list[bytes]) -> None:
    assert states(sealed + b"\n% more", known) == ["changed"]


def test_a_page_added_by_another_program_is_found(sealed: bytes, known: list[bytes]) -> None:
    with pikepdf.open(BytesIO(sealed)) as document:
        document.add_blank_page()
        rewritten = BytesIO()
        document.save(rewritten)

    assert set(states(rewritten.getvalue(), known)) <= {"changed", "unreadable"}


def test_a_text_added_as_an_update_is_found(sealed: bytes, known: list[bytes]) -> None:
    from pyhanko.pdf_utils.content import RawContent
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(sealed))
    stream = writer.add_object(
        __import__("pyhanko.pdf_utils.generic", fromlist=["x"]).StreamObject(
            stream_data=RawContent(b"BT 1 0 0 rg 0 0 300 300 re f ET").render()
        )
    )
    writer.add_stream_to_page(0, stream)
    updated = BytesIO()
    writer.write(updated)

    assert states(updated.getvalue(), known) == ["changed"]


@pytest.mark.parametrize("junk", [b"", b"x", b"%PDF-1.7\n%%EOF", b"\x00" * 5000])
def test_what_is_no_pdf_is_said_to_be_unreadable(junk: bytes, known: list[bytes]) -> None:
    assert states(junk, known) == ["unreadable"]


def test_half_a_file_is_not_valid(sealed: bytes, known: list[bytes]) -> None:
    assert "valid" not in states(sealed[: len(sealed) // 2], known)


def test_a_wrong_password_is_refused(keeper: Keeper, plain: bytes) -> None:
    with pytest.raises(SealUnreadable):
        seal(plain, Keeper(keeper.pkcs12, "wrong", NAME))
    with pytest.raises(SealUnreadable):
        open_pkcs12(b"no key", "secret")


def test_the_certificate_is_for_signing_only(keeper: Keeper) -> None:
    usage = open_pkcs12(keeper.pkcs12, "secret").extensions.get_extension_for_class(x509.KeyUsage)

    assert usage.critical
    assert usage.value.digital_signature
    assert not usage.value.key_cert_sign


@pytest.mark.parametrize("name", ["鹭", NAME, "很长" * 40, '#eval("x")'])
def test_the_stamp_is_round_and_red(name: str) -> None:
    with pypdfium2.PdfDocument(stamp(name)) as document:
        picture = document[0].render(scale=2).to_pil().convert("RGB")
    middle = picture.size[0] // 2
    red = [(200, 16, 46)]

    assert picture.size[0] == picture.size[1]
    assert abs(picture.getpixel((middle, middle))[0] - red[0][0]) < 20
    assert picture.getpixel((2, 2)) == (255, 255, 255)
