"""Certificates of seals: making one for a demo or a small office, and saying what one is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from xize.printing.refusals import SealUnreadable

BITS: Final = 3072
YEARS: Final = 5
LONGEST_NAME: Final = 64
"""Characters of an organisation's name in a certificate (X.520, ub-organization-name)."""

__all__ = ["Certificate", "Keeper", "describe", "make_certificate", "open_pkcs12"]


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a person needs to know of a certificate. ``pem`` is the certificate itself."""

    name: str
    fingerprint: str
    begins: datetime
    ends: datetime
    own: bool  # signed by itself: nobody else vouches for it
    pem: bytes


@dataclass(frozen=True, slots=True)
class Keeper:
    """The seal's key and certificate. ``name`` stands around the star."""

    pkcs12: bytes
    password: str
    name: str


def make_certificate(name: str, at: datetime, password: str, years: int = YEARS) -> bytes:
    """A certificate of the organisation, signed by itself, with its key as PKCS#12.

    It proves that nothing changed since sealing, to whoever knows the certificate. Others will want
    one of a public authority instead.
    """
    key = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, name[:LONGEST_NAME]),
            x509.NameAttribute(NameOID.COMMON_NAME, name[:LONGEST_NAME]),
        ]
    )
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(minutes=5))
        .not_valid_after(at + timedelta(days=365 * years))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    protection = BestAvailableEncryption(password.encode())
    return pkcs12.serialize_key_and_certificates(name.encode(), key, built, None, protection)


def _usage() -> x509.KeyUsage:
    """For signing, and for nothing else."""
    no = dict.fromkeys(
        (
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    return x509.KeyUsage(digital_signature=True, content_commitment=True, **no)


def open_pkcs12(content: bytes, password: str) -> x509.Certificate:
    """The certificate of a PKCS#12 file. Raises ``SealUnreadable``: wrong password, or no key."""
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(content, password.encode())
    except ValueError as error:
        raise SealUnreadable("PKCS#12") from error
    if key is None or certificate is None:
        raise SealUnreadable("PKCS#12")
    return certificate


def describe(certificate: x509.Certificate) -> Certificate:
    """A certificate in words."""
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    name = str(names[0].value) if names else certificate.subject.rfc4514_string()
    return Certificate(
        name=name,
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        begins=certificate.not_valid_before_utc,
        ends=certificate.not_valid_after_utc,
        own=certificate.issuer == certificate.subject,
        pem=certificate.public_bytes(Encoding.PEM),
    )
