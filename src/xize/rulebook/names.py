"""What things of an edition are called, in the reader's language: one door for every page."""

from __future__ import annotations

from xize.core.process.graph import Happening, Milestone, SubProcess, UserTask
from xize.core.process.rulebook import Field, Section
from xize.core.regulation.reading.ids import normal
from xize.rulebook.compiled import Compiled

RESERVED: dict[str, tuple[str, str]] = {
    "agree": ("同意", "Agree"),
    "object": ("不同意", "Object"),
    "return": ("退回", "Return"),
    "refuse": ("否决", "Refuse"),
    "abstain": ("弃权", "Abstain"),
    "next": ("完成", "Done"),
    "cancelled": ("已取消", "Cancelled"),
    "withdrawn": ("已撤回", "Withdrawn"),
}
"""Names of outcomes and results that the language itself defines."""


class Names:
    """Names of one edition. Unknown ids are answered with themselves: nothing is ever blank."""

    def __init__(self, compiled: Compiled, language: str) -> None:
        self.language = language
        self._rules = compiled.rules
        self._regulation = compiled.regulation
        self._english = None if language.startswith("zh") else compiled.english
        self._zh = language.startswith("zh")
        self.regulation = compiled.rules.regulation

    def _pick(self, kinds: tuple[str, ...], ident: str, written: str) -> str:
        if self._english is not None:
            for kind in kinds:
                if found := self._english.name(kind, ident):
                    return found
        return written or ident

    def _own(self, ident: str) -> str:
        pair = RESERVED.get(ident)
        return "" if pair is None else pair[0 if self._zh else 1]

    @property
    def title(self) -> str:
        """The regulation's title."""
        return (self._english.title if self._english else "") or self._rules.title

    def node(self, node: str, procedure: str = "") -> str:
        """A step, stage, block, milestone or procedure by node id."""
        if node in self._rules.procedures:
            return self.procedure(node)
        chosen = self._rules.procedures.get(procedure)
        for one in (chosen,) if chosen else self._rules.procedures.values():
            found = one.process.nodes.get(node)
            if found is not None:
                kinds = ("steps", "stages", "blocks", "milestones", "branches")
                return self._pick(kinds, node, found.name)
        return node

    def occurs(self, node: str) -> bool:
        """Whether a node is an event of a drawn flow that something was waited for at."""
        found = (one.process.nodes.get(node) for one in self._rules.procedures.values())
        return any(isinstance(one, Happening) and not one.throws and one.triggers for one in found)

    def outcome(self, node: str, outcome: str) -> str:
        """An outcome of a step."""
        for one in self._rules.procedures.values():
            found = one.process.nodes.get(node)
            if isinstance(found, UserTask):
                back = (found.work.returning,) if found.work.returning else ()
                named = (o.name for o in (*found.work.outcomes, *back) if o.id == outcome)
                written = next(named, "")
                key = f"{node}.{outcome}"
                if self._english is not None:
                    english = self._english.name("outcomes", key)
                    return english or self._own(outcome) or written or outcome
                return written or self._own(outcome) or outcome
        return self._own(outcome) or outcome

    def procedure(self, procedure: str) -> str:
        """A side procedure; the main one is called by the regulation's title."""
        found = self._rules.procedures.get(procedure)
        if found is None or procedure == "main":
            return self.title if procedure == "main" else procedure
        return self._pick(("procedures",), procedure, found.name)

    def document(self, key: str) -> str:
        """A document by id or key (``c2:expense_form``)."""
        ident = key.rpartition(":")[2]
        found = self._rules.documents.get(ident)
        return self._pick(("documents",), ident, found.name if found else "")

    def section(self, document: str, section: Section) -> str:
        """A section of a form."""
        ident = f"{document.rpartition(':')[2]}.{section.id}"
        return self._pick(("sections",), ident, section.name or self.document(document))

    def field(self, document: str, section: str, field: Field) -> str:
        """A field of a section, or a column of its rows."""
        ident = f"{document.rpartition(':')[2]}.{section}.{field.id}"
        if field.shows:
            return self.datum(field.shows)
        return self._pick(("fields",), ident, field.name)

    def option(self, place: str, option: str, written: str) -> str:
        """An option of a choice; ``place`` is the datum or "document.section.field"."""
        return self._pick(("options",), f"{place}.{option}", written)

    def role(self, role: str) -> str:
        """A role."""
        found = self._rules.roles.get(role)
        return self._pick(("roles",), role, found.name if found else "")

    def datum(self, name: str) -> str:
        """A datum of the project."""
        found = self._rules.data.get(name)
        return self._pick(("data",), name, found.name if found else "")

    def result(self, result: str) -> str:
        """A result of a project or procedure."""
        found = self._rules.results.get(result)
        return self._pick(("results",), result, found.name if found else self._own(result))

    def print(self, print_: str) -> str:
        """A letter, notice or certificate."""
        found = self._regulation.prints.get(print_)  # type: ignore[call-overload]
        return self._pick(("prints",), print_, found.name if found else "")

    def register(self, register: str) -> str:
        """A register."""
        found = self._regulation.registers.get(register)  # type: ignore[call-overload]
        return self._pick(("registers",), register, found.name if found else "")

    def column(self, register: str, column: str) -> str:
        """A column that is worked out for the rows of a register."""
        found = self._regulation.registers.get(register)  # type: ignore[call-overload]
        field = found.columns.get(column) if found else None
        return self._pick(("columns",), f"{register}.{column}", field.name if field else "")

    def indicator(self, indicator: str) -> str:
        """An indicator."""
        found = self._regulation.indicators.get(indicator)  # type: ignore[call-overload]
        return self._pick(("indicators",), indicator, found.name if found else "")

    def parameter(self, parameter: str) -> str:
        """A figure the owner may change."""
        found = self._regulation.parameters.get(parameter)  # type: ignore[call-overload]
        return self._pick(("parameters",), parameter, found.name if found else "")

    def pool(self, pool: str) -> str:
        """A register that persists across projects."""
        found = self._regulation.pools.get(pool)  # type: ignore[call-overload]
        return self._pick(("pools",), pool, found.name if found else "")

    def duty(self, says: str) -> str:
        """A duty, which is named by its own sentence."""
        return self._sentence("duties", says)

    def dossier_item(self, name: str, of: tuple[str, ...]) -> str:
        """A line of the archive list that has a name of its own; "" for one that has not."""
        written = (self._rules.documents[one].name or one for one in of)
        return "" if name == "、".join(written) else self._sentence("dossier", name)

    def _sentence(self, kind: str, says: str) -> str:
        """What has no id is named by its own words, as ids are written."""
        return self._pick((kind,), normal(says), says)

    def article(self, article: str) -> str:
        """What an article says."""
        written = {str(number): text for number, text in self._regulation.articles.items()}
        return self._pick(("articles",), article, written.get(article, ""))

    def requirement(self, requirement: str, says: str) -> str:
        """A line of a readiness board: what it says, else the document or step it names."""
        if says:
            return self._sentence("checks", says)
        if requirement in self._rules.documents:
            return self.document(requirement)
        for one in self._rules.dossier:
            if requirement == f"dossier:{one.item}":
                listed = (self.document(document) for document in one.of)
                named = self.dossier_item(one.name, one.of) or " / ".join(listed)
                return f"({one.item}) {named}"
        named = self.node(requirement)
        return named if named != requirement else requirement

    def said(self, written: str) -> str:
        """The reader's name for what the edition calls by this name (or id) in its own language.

        For texts that were made without a reader in mind: what stands in a refusal, for example.
        """
        if self._english is None:
            return written
        rules = self._rules
        for procedure in rules.procedures.values():
            if procedure.name == written:
                return self.procedure(procedure.id)
            for node in procedure.process.nodes.values():
                if written in (node.name, node.id):
                    return self.node(node.id, procedure.id)
        for known, way in ((rules.documents, self.document), (rules.roles, self.role)):
            for ident, one in known.items():
                if written in (one.name, ident):
                    return way(ident)
        return written

    def is_stage(self, node: str) -> bool:
        """Whether a node of the main flow is a stage."""
        found = self._rules.main.process.nodes.get(node)
        return isinstance(found, SubProcess) and found.kind == "stage"

    def is_milestone(self, node: str) -> bool:
        """Whether a node of the main flow is a milestone."""
        return isinstance(self._rules.main.process.nodes.get(node), Milestone)
