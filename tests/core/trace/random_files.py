"""BPMN processes made by chance: built of blocks, or of nodes with any flows between them."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.core.process.bpmn.written import flow, line
from tests.core.trace.shapes import after, event, node, on, script, sub, when

KINDS = ("task", "user", "script", "catch", "timer", "throw", "receive")
NAMED = node("signal", "S", name="S") + node("message", "M", name="M")
NAMED += node("error", "E", errorCode="E")


def step(kind: str, ident: str) -> str:
    """One node that does something or waits."""
    match kind:
        case "script":
            return script(ident, "n = n + 1")
        case "catch":
            return event("catch", ident, on("signal", "S"))
        case "timer":
            return event("catch", ident, after("PT5S"))
        case "throw":
            return event("throw", ident, on("signal", "S"))
        case "receive":
            return node("receiveTask", ident, messageRef="M")
    return node({"task": "task", "user": "userTask"}[kind], ident)


class Maker:
    """Draws blocks; each has one node where it begins and one where it ends."""

    def __init__(self, data: st.DataObject) -> None:
        self._data, self._count, self.parts = data, 0, [""]

    def name(self) -> str:
        self._count += 1
        return f"x{self._count}"

    def block(self, depth: int) -> tuple[str, str]:
        kinds = ["step"] if depth == 0 else ["step", "row", "gate", "sub", "edge", "times"]
        match self._data.draw(st.sampled_from(kinds)):
            case "row":
                first, second = self.block(depth - 1), self.block(depth - 1)
                self.parts.append(flow(first[1], second[0]))
                return first[0], second[1]
            case "gate":
                return self._gates(depth)
            case "sub":
                return self._sub(depth)
            case "edge":
                return self._edge()
            case "times":
                return self._times()
        ident = self.name()
        self.parts.append(step(self._data.draw(st.sampled_from(KINDS)), ident))
        return ident, ident

    def _gates(self, depth: int) -> tuple[str, str]:
        kind = self._data.draw(st.sampled_from(("parallel", "inclusive", "exclusive")))
        parts, meets = self.name(), self.name()
        inside = [self.block(depth - 1) for _ in range(2)]
        default = {} if kind == "parallel" else {"default": f"{parts}-{inside[1][0]}"}
        self.parts += [node(f"{kind}Gateway", parts, **default), node(f"{kind}Gateway", meets)]
        condition = "" if kind == "parallel" else when("n &lt; 2")
        for place, (begin, end) in enumerate(inside):
            self.parts.append(flow(parts, begin, "" if place else condition))
            self.parts.append(flow(end, meets))
        return parts, meets

    def _sub(self, depth: int) -> tuple[str, str]:
        outside, self.parts = self.parts, []
        begin, end = self.block(depth - 1)
        ident, s, e = self.name(), self.name(), self.name()
        inside = event("start", s) + event("end", e) + "".join(self.parts) + line(s, begin)
        self.parts = [*outside, sub(ident, inside, flow(end, e))]
        return ident, ident

    def _edge(self) -> tuple[str, str]:
        ident, edge, end = self.name(), self.name(), self.name()
        interrupting = self._data.draw(st.sampled_from(("true", "false")))
        self.parts.append(node("receiveTask", ident, messageRef="M"))
        self.parts.append(
            event(
                "boundary",
                edge,
                on("signal", "S"),
                attachedToRef=ident,
                cancelActivity=interrupting,
            )
        )
        if interrupting == "false":
            self.parts.append(event("end", end) + flow(edge, end))
            return ident, ident
        self.parts.append(node("exclusiveGateway", end) + flow(edge, end) + flow(ident, end))
        return ident, end

    def _times(self) -> tuple[str, str]:
        ident = self.name()
        sequential = self._data.draw(st.sampled_from(("true", "false")))
        count = self._data.draw(st.integers(0, 3))
        marker = node(
            "multiInstanceLoopCharacteristics",
            f"{ident}m",
            f"<loopCardinality>{count}</loopCardinality>",
            isSequential=sequential,
        )
        self.parts.append(node("userTask", ident, marker))
        return ident, ident


def of_blocks(data: st.DataObject) -> str:
    """The content of a process made of blocks."""
    maker = Maker(data)
    begin, end = maker.block(3)
    ends = event("start", "s") + event("end", "e")
    return ends + "".join(maker.parts) + flow("s", begin) + flow(end, "e")


def of_anything(data: st.DataObject) -> str:
    """Gateways and steps with flows forward and back between them, in no order."""
    kinds = ("user", "script", "parallel", "inclusive", "exclusive")
    chosen = data.draw(st.lists(st.sampled_from(kinds), min_size=2, max_size=6))
    idents = [f"x{place}" for place in range(len(chosen))]
    flows = {("s", idents[0]), (idents[-1], "e")}
    flows |= {(idents[i], idents[i + 1]) for i in range(len(idents) - 1)}
    more = st.tuples(st.sampled_from(idents), st.sampled_from(idents))
    flows |= {(a, b) for a, b in data.draw(st.lists(more, max_size=4)) if a != b}
    parts = [event("start", "s") + event("end", "e")]
    for kind, ident in zip(chosen, idents, strict=True):
        ways = sorted(b for a, b in flows if a == ident)
        default = (
            {} if kind in ("user", "script", "parallel") else {"default": f"{ident}-{ways[-1]}"}
        )
        gate = kind in ("parallel", "inclusive", "exclusive")
        parts.append(node(f"{kind}Gateway", ident, **default) if gate else step(kind, ident))
        for place, way in enumerate(ways):
            asks = bool(default) and place < len(ways) - 1
            parts.append(flow(ident, way, when("n &lt; 2") if asks else ""))
    return "".join(parts) + flow("s", idents[0])
