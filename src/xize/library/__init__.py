"""Finding and loading regulations from folders: the impure side of ``core.regulation``.

A regulation is a folder named like its id: ``regulation.yaml``, names in other languages in
``regulation.en.yaml``, its own tests in ``tests/*.yaml``, its templates in ``templates/``, a flow
that is drawn in a ``*.bpmn``. The product's own lie in ``library/regulations``.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from pathlib import Path

from xize.core.problems import Problem, Sentence, in_order
from xize.core.process.bpmn.xml import MOST_BYTES
from xize.core.process.compile.whole import problems_of_text, read_whole
from xize.core.regulation import read
from xize.core.regulation.model import Regulation
from xize.core.regulation.source.text import MAX_BYTES

FOLDER = Path(__file__).parent / "regulations"
TEXT = "regulation.yaml"
ENGLISH = "regulation.en.yaml"
MISNAMED = Sentence(
    "规程的标识是“{id}”，目录却叫“{folder}”。请让两者一致。",
    'The regulation is called "{id}", its folder "{folder}". Give both the same name.',
    "warning",
)


class UnknownRegulationError(LookupError):
    """Neither a regulation of the library nor a file or folder of one."""

    code = "unknown-regulation"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        near = difflib.get_close_matches(name, known(), n=1)
        self.message_zh = f"没有名为“{name}”的规程，也没有这个文件或目录。" + (
            f"是否指 {near[0]}？" if near else "请写规程的标识或 regulation.yaml 的路径。"
        )
        self.message_en = (
            f'There is no regulation "{name}", nor a file or folder of that name. '
            + (
                f"Did you mean {near[0]}?"
                if near
                else "Give a regulation's id or the path of a regulation.yaml."
            )
        )


@dataclass(frozen=True)
class Source:
    """The texts of one regulation as they lie on disk. ``file`` is how problems name it."""

    id: str
    folder: Path
    file: str
    text: bytes
    english_file: str = ENGLISH
    english: bytes | None = None
    scenarios: dict[str, bytes] = field(default_factory=dict)
    templates: dict[str, bytes] = field(default_factory=dict)
    drawings: dict[str, bytes] = field(default_factory=dict)

    def regulation(self) -> Regulation | None:
        """The regulation the texts say; None where they have errors of form."""
        return read_whole(self.text, self.drawings, self.file)

    def problems(self) -> tuple[Problem, ...]:
        """Everything there is to say about the texts."""
        found = problems_of_text(
            self.text,
            self.drawings,
            self.file,
            second=self.english,
            second_file=self.english_file,
        )
        draft = read(self.text, self.file).draft
        if draft is None or draft.id in ("", self.id):
            return found
        at = draft.id.at
        named = MISNAMED.problem(
            "id-not-folder", self.file, at.line, at.column, id=draft.id, folder=self.id
        )
        return in_order((*found, named))


def known() -> list[str]:
    """The ids of the library's regulations, in order."""
    return sorted(path.parent.name for path in FOLDER.glob(f"*/{TEXT}"))


def find(name: str | Path) -> Path:
    """The ``regulation.yaml`` that an id, a folder or a file means.

    A path of what exists goes before an id. Raises ``UnknownRegulationError``.
    """
    path = Path(name)
    for candidate in (path, path / TEXT, FOLDER / str(name) / TEXT):
        if candidate.is_file():
            return candidate
    raise UnknownRegulationError(str(name))


def load(name: str | Path) -> Source:
    """Read a regulation's texts. Raises ``UnknownRegulationError`` or ``OSError``."""
    path = find(name)
    english = path.with_name(ENGLISH)
    scenarios = sorted((path.parent / "tests").glob("*.yaml"))
    templates = sorted(one for one in (path.parent / "templates").glob("*") if one.is_file())
    drawings = sorted(one for one in path.parent.glob("*.bpmn") if one.is_file())
    return Source(
        id=path.absolute().parent.name,
        folder=path.parent,
        file=shown(path),
        text=_content(path),
        english_file=shown(english),
        english=_content(english) if english.is_file() else None,
        scenarios={one.stem: _content(one) for one in scenarios},
        templates={f"templates/{one.name}": _content(one) for one in templates},
        drawings={one.name: _drawing(one) for one in drawings},
    )


def shown(path: Path) -> str:
    """A path as short as it can be written: relative to where we are, if below it."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _drawing(path: Path) -> bytes:
    """The same of a BPMN file, by the bound of its own reader."""
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _content(path: Path) -> bytes:
    """A file's bytes; one more than the reader takes is enough to be refused."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
