"""What the fields of a form may refer to, seen from one step."""

from __future__ import annotations

from collections.abc import Container, Iterator

from xize.core.engine.facts import Facts
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.papers import papers_of, row_labels, stored_section
from xize.core.engine.view.world import World
from xize.core.forms import Kind
from xize.core.process.rulebook import Document, Section


class KnownHere:
    """What forms may refer to: the world's people and things, the project's own rows."""

    def __init__(self, draft: Draft, case: str) -> None:
        self.draft = draft
        self.case = case

    def find(self, kind: Kind, text: str) -> str | None:
        """See ``xize.core.forms.known.Known``."""
        return self.draft.facts.find(kind, text)

    def rows(self, of: str) -> Container[str]:
        """See ``xize.core.forms.known.Known``."""
        if elsewhere(of, self.draft.rules.documents):
            return OpenOrStanding(self.draft, self.case, of)
        world = World(self.draft, self.case)
        return row_labels(self.draft.rules, self.draft.state, of, self.case, world.payload)


def elsewhere(of: str, documents: Container[str]) -> bool:
    """Whether this names a pool or a register, whose rows no form of the project holds."""
    return bool(of) and "." not in of and of not in documents


class OpenRows:
    """The rows of a pool or register that are open to whoever acts; asked one by one."""

    def __init__(self, facts: Facts, of: str) -> None:
        self._facts = facts
        self._of = of

    def __contains__(self, label: object) -> bool:
        return isinstance(label, str) and self._facts.has_row(self._of, label)


class OpenOrStanding(OpenRows):
    """Those, and what the project's forms name already: who sends a form again may leave it."""

    def __init__(self, draft: Draft, case: str, of: str) -> None:
        super().__init__(draft.facts, of)
        self._draft = draft
        self._case = case

    def __contains__(self, label: object) -> bool:
        return super().__contains__(label) or label in self._standing()

    def _standing(self) -> Iterator[object]:
        for document in self._draft.rules.documents.values():
            for section in document.sections:
                fields = section.fields
                named = [one.id for one in fields if (one.type, one.of) == ("row", self._of)]
                if named:
                    yield from self._values(document, section, named)

    def _values(self, document: Document, section: Section, named: list[str]) -> Iterator[object]:
        payload = World(self._draft, self._case).payload
        for one in papers_of(self._draft.rules, self._draft.state, document.id, self._case):
            for form in one.forms[-1:]:
                values = stored_section(section, form, payload) or {}
                for record in values if isinstance(values, list) else [values]:
                    yield from (record.get(name) for name in named)
