"""Where things lie in a package, relative to its payload folder ``data``."""

from __future__ import annotations

from typing import Final

FORMAT: Final = 1
"""Counts up when a derived file is made differently; a checker knows the formats before it too."""

PAYLOAD: Final = "data"

EVENTS: Final = "ledger/events.jsonl"
PAYLOADS: Final = "ledger/payloads.jsonl"
PEOPLE: Final = "ledger/people.json"
STATE: Final = "ledger/state.json"
PACKAGE: Final = "ledger/package.json"

REGULATION: Final = "regulation"
DOCUMENTS: Final = "documents"
FORMS: Final = "forms"
REGISTERS: Final = "registers"
STAMPED: Final = "sealed-prints"

TIMELINE: Final = "timeline/timeline.json"
TIMELINE_PDF: Final = "timeline/timeline.pdf"
CONTENTS: Final = "contents.json"
CONTENTS_PAGE: Final = "contents.html"
CONTENTS_PDF: Final = "contents.pdf"
README: Final = "readme.txt"

SEAL: Final = "seal.json"
"""A tag file beside ``data``: it names the digest of the tag manifest, so no manifest names it."""

SHA256: Final = "manifest-sha256.txt"
SHA512: Final = "manifest-sha512.txt"
TAGS_SHA256: Final = "tagmanifest-sha256.txt"
TAGS_SHA512: Final = "tagmanifest-sha512.txt"
DECLARATION: Final = "bagit.txt"
INFO: Final = "bag-info.txt"

TAG_FILES: Final = (DECLARATION, INFO, SHA256, SHA512)
"""What the tag manifests name."""
