"""Whether published editions are still the texts that were published."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from xize.ledger.administration import STREAM
from xize.ledger.findings import Finding, Kind
from xize.ledger.queries import links
from xize.rulebook.models import Edition
from xize.rulebook.texts import content_hash


def changed_editions() -> Iterator[Finding]:
    """Editions whose text differs from the hash in the administration's chain, or is gone."""
    stored = {
        row.id: content_hash(row.texts) for row in Edition.objects.only("id", "texts").iterator()
    }
    for link in links(STREAM):
        if link.type == "EditionPublished":
            body = msgspec.json.decode(link.body)
            if stored.get(body["edition"]) != body["content_hash"]:
                yield Finding(STREAM, link.seq, Kind.EDITION_CHANGED, body["regulation"])
