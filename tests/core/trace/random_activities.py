"""BPMN processes made by chance of activities that repeat, nest, are undone and are cancelled."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.core.process.bpmn.written import flow, line
from tests.core.trace.random_files import Maker
from tests.core.trace.shapes import event, node, on, script, sub

SHAPES = ("undoable", "throw", "scope", "transaction", "ad_hoc", "fails")
REPEATED = ("", "loop", "parallel", "sequential", "items")


class Doings(Maker):
    """Draws rows of activities; each can be repeated, most can be undone."""

    def block(self, depth: int) -> tuple[str, str]:
        shape = self._data.draw(st.sampled_from(SHAPES if depth else SHAPES[:2]))
        ident = self.name()
        if shape == "throw":
            self.parts.append(event("throw", ident, on("compensate")))
            return ident, ident
        marker = self._marker(ident)
        match shape:
            case "undoable":
                kind = self._data.draw(st.sampled_from(("userTask", "scriptTask")))
                self.parts.append(node(kind, ident, marker) + self._undo(ident))
            case "ad_hoc":
                both = self._undoable() + self._undoable()
                self.parts.append(sub(ident, marker, both, kind="adHocSubProcess"))
            case _:
                self._scope(shape, ident, marker, depth)
        return ident, ident

    def row(self, depth: int) -> tuple[str, str]:
        """Some activities one after the other."""
        idents = [self.block(depth)[0] for _ in range(self._data.draw(st.integers(1, 3)))]
        self.parts.append(line(*idents))
        return idents[0], idents[-1]

    def _scope(self, shape: str, ident: str, marker: str, depth: int) -> None:
        outside, self.parts = self.parts, []
        begin, end = self.row(depth - 1)
        s, e, edge, after = (self.name() for _ in range(4))
        cancels = shape == "transaction" and self._data.draw(st.booleans())
        thrown = {"fails": on("error", "E")}.get(shape, on("cancel") if cancels else "")
        inside = event("start", s) + event("end", e, thrown) + "".join(self.parts)
        content = (marker, inside, flow(s, begin) + flow(end, e))
        kind = "transaction" if shape == "transaction" else "subProcess"
        self.parts = [*outside, sub(ident, *content, kind=kind)]
        if thrown:
            definition = on("error", "E") if shape == "fails" else on("cancel")
            self.parts.append(event("boundary", edge, definition, attachedToRef=ident))
            self.parts.append(script(after) + flow(edge, after))
        elif shape == "scope" and self._data.draw(st.booleans()):
            self.parts.append(self._undo(ident))

    def _undoable(self) -> str:
        ident = self.name()
        return node("userTask", ident) + self._undo(ident)

    def _undo(self, ident: str) -> str:
        edge, handler, tie = self.name(), self.name(), self.name()
        kind = self._data.draw(st.sampled_from(("userTask", "scriptTask")))
        return (
            event("boundary", edge, on("compensate"), attachedToRef=ident)
            + node(kind, handler, isForCompensation="true")
            + node("association", tie, sourceRef=edge, targetRef=handler)
        )

    def _marker(self, ident: str) -> str:
        count = self._data.draw(st.integers(0, 3))
        kind = "multiInstanceLoopCharacteristics"
        match self._data.draw(st.sampled_from(REPEATED)):
            case "loop":
                return node("standardLoopCharacteristics", f"{ident}m", loopMaximum=str(count))
            case "items":
                both = "<loopDataInputRef>list</loopDataInputRef>"
                both += node("inputDataItem", f"{ident}i")
                return node(kind, f"{ident}m", both)
            case "parallel" | "sequential" as how:
                number = f"<loopCardinality>{count}</loopCardinality>"
                one_by_one = {"isSequential": "true" if how == "sequential" else "false"}
                return node(kind, f"{ident}m", number, **one_by_one)
        return ""


def of_activities(data: st.DataObject) -> str:
    """The content of a process: a row of activities between its start and its end."""
    maker = Doings(data)
    begin, end = maker.row(2)
    ends = event("start", "s") + event("end", "e") + node("dataObject", "list", isCollection="true")
    return ends + "".join(maker.parts) + flow("s", begin) + flow(end, "e")
