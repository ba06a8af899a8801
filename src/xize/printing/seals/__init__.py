"""The organisation's electronic seal: a certificate, a round red stamp, a signature, its check.

    made   = make_certificate(name, at, password)   -> PKCS#12
    sealed = seal(pdf, Keeper(pkcs12, password), …) -> PDF with a PAdES signature over all of it
    found  = verify(sealed, known_certificates, at) -> what holds: valid, changed, unknown, expired

Sources: ETSI EN 319 142-1 (PAdES baseline B-B), GB/T 38540-2020 for what a seal has to show. No
network is used: whether a certificate is known is decided by the certificates given.

``seal.seal`` and ``verify.verify`` are not offered here: what they need takes a third of a second
to load, and everything that may seal would pay for it at its start. Who calls them imports them
then.
"""

from xize.printing.seals.certificate import Certificate, Keeper, describe, make_certificate
from xize.printing.seals.stamp import stamp
from xize.printing.seals.states import STATES, Verified

__all__ = [
    "STATES",
    "Certificate",
    "Keeper",
    "Verified",
    "describe",
    "make_certificate",
    "stamp",
]
