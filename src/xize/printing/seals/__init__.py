"""The organisation's electronic seal: a certificate, a round red stamp, a signature, its check.

    made   = make_certificate(name, at, password)   -> PKCS#12
    sealed = seal(pdf, Keeper(pkcs12, password), …) -> PDF with a PAdES signature over all of it
    found  = verify(sealed, known_certificates, at) -> what holds: valid, changed, unknown, expired

Sources: ETSI EN 319 142-1 (PAdES baseline B-B), GB/T 38540-2020 for what a seal has to show. No
network is used: whether a certificate is known is decided by the certificates given.
"""

from xize.printing.seals.certificate import Certificate, describe, make_certificate
from xize.printing.seals.seal import Keeper, seal
from xize.printing.seals.stamp import stamp
from xize.printing.seals.verify import STATES, Verified, verify

__all__ = [
    "STATES",
    "Certificate",
    "Keeper",
    "Verified",
    "describe",
    "make_certificate",
    "seal",
    "stamp",
    "verify",
]
