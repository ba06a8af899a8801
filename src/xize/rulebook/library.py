"""Reading a regulation's folder: the text, its second language, nothing else."""

from __future__ import annotations

import hashlib
from pathlib import Path

import xize
from xize.rulebook.refusals import NoSuchRegulation

LIBRARY = Path(xize.__file__).parent / "library" / "regulations"
MAIN_FILE = "regulation.yaml"
ENGLISH_FILE = "regulation.en.yaml"


def folder_of(regulation: str | Path) -> Path:
    """The folder of a regulation: of the library by id, or any folder by path."""
    for folder in (Path(regulation), LIBRARY / str(regulation)):
        if (folder / MAIN_FILE).is_file():
            return folder
        if folder.is_file() and folder.name == MAIN_FILE:
            return folder.parent
    raise NoSuchRegulation(str(regulation))


def texts_of(folder: Path) -> dict[str, str]:
    """The regulation's files by name, its own first: texts of all languages and a BPMN flow."""
    names = [MAIN_FILE, *sorted(path.name for path in folder.glob("regulation.*.yaml"))]
    names += sorted(path.name for path in folder.glob("*.bpmn"))
    return {name: (folder / name).read_text(encoding="utf-8") for name in names}


def content_hash(texts: dict[str, str]) -> str:
    """One hash over names and contents."""
    digest = hashlib.sha256()
    for name, text in sorted(texts.items()):
        digest.update(f"{name}\n{len(text.encode())}\n".encode() + text.encode())
    return digest.hexdigest()
