"""Evidence from a project's story, found by the visit at which it came to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import replace

from xize.core.process.graph import UserTask
from xize.core.story import Story, VisitStory
from xize.people.actor import Actor
from xize.projects.queries.access import ProjectState
from xize.projects.queries.matrix.model import Proof
from xize.projects.queries.papers import may_open, readable, roles_of


class Proofs:
    """What was decided, written and filled in at each visit, as far as the actor may read it."""

    def __init__(self, actor: Actor, read: ProjectState, story: Story) -> None:
        self._names, self._rules = read.names, read.edition.rules
        self._comma = "、" if actor.language.startswith("zh") else ", "
        self._labels: dict[tuple[str, int], str] = {}
        self._papers: dict[str, list[Proof]] = defaultdict(list)
        self._documents(readable(actor, read, story).keys(), story)
        self._forms(actor, read, story)

    def _documents(self, open_to: Set[str], story: Story) -> None:
        for key, document in story.documents.items():
            for one in document.versions:
                self._labels[key, one.version] = one.label
                if key in open_to:
                    name = self._names.document(key)
                    proof = Proof("document", one.at, one.by, name, one.label, files=one.files)
                    self._papers[one.element].append(proof)

    def _forms(self, actor: Actor, read: ProjectState, story: Story) -> None:
        mine = roles_of(actor, read)
        for key, forms in story.forms.items():
            if not may_open(actor, read, key.rpartition(":")[2], mine):
                continue
            name = self._names.document(key)
            for form in forms:
                last = {one.element: one for one in form.submissions if not one.seat}
                for element, one in last.items():
                    self._add_form(element, Proof("form", one.at, one.by, name, form.number))

    def _add_form(self, element: str, form: Proof) -> None:
        """A form that is also a document with versions is shown once, with its number."""
        papers = self._papers[element]
        for index, paper in enumerate(papers):
            if paper.what == form.what:
                papers[index] = replace(paper, what=f"{form.what} {form.detail}".strip())
                return
        papers.append(form)

    def of(self, visit: VisitStory) -> tuple[Proof, ...]:
        """Everything that proves one visit, in the order in which it is read."""
        return (*self._voices(visit), *self._papers[visit.element], *self._waivers(visit))

    def _voices(self, visit: VisitStory) -> Iterator[Proof]:
        signed = self._signed(visit)
        for one in visit.decisions:
            outcome = self._names.outcome(visit.node, one.outcome)
            behalf = self._names.role(one.on_behalf) if one.on_behalf else ""
            yield Proof("decided", one.at, one.person, outcome, signed, one.late, behalf)
        for entry in visit.entries:
            yield Proof("entered", entry.at, entry.person)

    def _signed(self, visit: VisitStory) -> str:
        """Which versions the voices of a visit are bound to."""
        found = (
            f"{self._names.document(key)} {self._labels.get((key, version), version)}"
            for key, version in visit.signs.items()
        )
        return self._comma.join(found)

    def _waivers(self, visit: VisitStory) -> Iterator[Proof]:
        for one in visit.waivers:
            says = self._names.requirement(one.requirement, self._says(visit, one.requirement))
            yield Proof("waived", one.at, one.by, says, one.reason)

    def _says(self, visit: VisitStory, requirement: str) -> str:
        """The sentence of a condition, as the step asks for it."""
        for procedure in self._rules.procedures.values():
            node = procedure.process.nodes.get(visit.node)
            for one in node.work.requires if isinstance(node, UserTask) else ():
                if one.id == requirement:
                    return one.says
        return ""
