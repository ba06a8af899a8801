"""Files and pictures inside a form: what is kept of each is its blob, its name and its size.

The files themselves are attachments of the form's version, so that who may read the form may read
them; the field only says which of them belong here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypedDict, cast

from xize.core.forms.errors import Bad
from xize.core.forms.known import Kind, Known
from xize.core.forms.texts import shown, written
from xize.core.process.rulebook import Field

MAX_FILES: Final = 20
"""Files of one field where ``at_most:`` says nothing."""
LONGEST_NAME: Final = 200


class AttachedFile(TypedDict):
    """One file of a field; ``size`` in bytes, 0 where it is not known."""

    file: str
    name: str
    size: int


def files(field: Field, raw: Any, known: Known) -> list[AttachedFile] | None:
    """The files of a field: a name or an id, ``{file, name, size}``, or a list of them."""
    given = list(raw) if isinstance(raw, list | tuple) else [raw]
    if len(given) > MAX_FILES:
        raise Bad("too-many-files", limit=MAX_FILES)
    found = [_file(field, one, known) for one in given if one not in ("", None)]
    return list({one["file"]: one for one in found}.values()) or None


def attached(stored: Any) -> Sequence[AttachedFile]:
    """The files of a stored value; one kept as a bare id has that for a name."""
    listed = stored if isinstance(stored, list | tuple) else [stored]
    return [
        cast(AttachedFile, one) if isinstance(one, Mapping) else AttachedFile(
            file=str(one), name=str(one), size=0
        )
        for one in listed
        if one
    ]  # fmt: skip


def _file(field: Field, raw: Any, known: Known) -> AttachedFile:
    given = raw if isinstance(raw, Mapping) else {"file": raw, "name": raw}
    ident, size = given.get("file"), given.get("size", 0)
    found = known.find(cast(Kind, field.type), written(ident)) if isinstance(ident, str) else None
    if found is None:
        raise Bad("unknown-reference", value=shown(given.get("name")))
    name = " ".join(written(given.get("name") or ident).splitlines())[-LONGEST_NAME:]
    whole = size if isinstance(size, int) and not isinstance(size, bool) and size >= 0 else 0
    return AttachedFile(file=found, name=name, size=min(whole, 2**53))
