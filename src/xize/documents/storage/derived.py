"""What is made from a file and can be made again at any time: pictures of its pages, its text.

Kept under `previews` of ``XIZE_HOME``, by the file's id and the version of the program that drew
it; emptying the folder costs nothing but time. It goes when its file goes.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from xize.documents.storage.store import place_of


def kept(blob: str, name: str, make: Callable[[], bytes]) -> bytes:
    """What was made under a name, or is made now. ``name`` is ours, never a person's."""
    path = _folder(blob) / name
    with suppress(FileNotFoundError):
        return path.read_bytes()
    content = make()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as draft:
        draft.write(content)
    Path(draft.name).replace(path)
    return content


def forget(blob: str) -> None:
    """Remove all that was made from a file."""
    with suppress(FileNotFoundError):
        shutil.rmtree(_folder(blob))


def _folder(blob: str) -> Path:
    return Path(settings.XIZE_HOME) / "previews" / place_of(blob)
