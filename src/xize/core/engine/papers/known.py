"""Which document or sending a command is about."""

from __future__ import annotations

from xize.core.engine.refusals import Refused
from xize.core.engine.state import Paper, Sending
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.papers import document_of, paper


def title(draft: Draft, key: str) -> str:
    """What people call a document."""
    definition = draft.rules.documents.get(document_of(key))
    return definition.name if definition and definition.name else key


def standing_paper(draft: Draft, key: str) -> Paper:
    """The document as it stands; refused where it has no version."""
    found = paper(draft.state, key)
    if document_of(key) not in draft.rules.documents or not found.version:
        raise Refused("no-version", document=title(draft, key))
    return found


def sending_of(draft: Draft, sending: str) -> Sending:
    """What was sent round; refused where it was not, or was taken back."""
    found = draft.state.sent.get(sending)
    if found is None:
        raise Refused("sending-unknown")
    if found.recalled:
        raise Refused("sending-recalled", document=title(draft, found.document))
    return found
