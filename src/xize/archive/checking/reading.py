"""Reading the ledger's extract of a package into facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from xize.archive.checking.findings import Finding
from xize.archive.checking.structure import Files
from xize.archive.package import extract, layout
from xize.archive.package.facts import Facts

T = TypeVar("T")


class Reader:
    """Reads what it can; ``findings`` say what could not be read."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.findings: list[Finding] = []

    def facts(self) -> Facts | None:
        """The facts of the package; None when one of their files is missing or unreadable."""
        package = self._read(layout.PACKAGE, extract.package_in)
        links = self._read(layout.EVENTS, extract.links_in)
        payloads = self._read(layout.PAYLOADS, extract.payloads_in)
        people = self._read(layout.PEOPLE, extract.people_in)
        texts = self._texts()
        if package is None or links is None or payloads is None or people is None:
            return None
        return Facts(package, tuple(links), payloads, people, texts)

    def _read(self, path: str, reading: Callable[[bytes], T]) -> T | None:
        try:
            return reading(self._files.read(path))
        except FileNotFoundError:
            self.findings.append(Finding("file-removed", f"{layout.PAYLOAD}/{path}"))
        except (ValueError, RecursionError) as error:
            self.findings.append(
                Finding("unreadable", f"{layout.PAYLOAD}/{path}", str(error)[:200])
            )
        return None

    def _texts(self) -> dict[str, str]:
        folder = f"{layout.REGULATION}/"
        return {
            path.removeprefix(folder): self._files.read(path).decode(errors="replace")
            for path in sorted(self._files.payload)
            if path.startswith(folder)
        }
