"""Files read and drawn in one go, as tests want them."""

from __future__ import annotations

from msgspec.structs import replace

from tests.core.process.bpmn.drawing.faults import Drawn
from xize.core.process.bpmn.drawing import draw, svg
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.reading.read import read


def model_of(content: bytes) -> Definitions:
    """The model of a file that must be readable."""
    found = read(content)
    assert found.model is not None, found.findings
    return found.model


def drawn(content: bytes | Definitions) -> list[Drawn]:
    """Every plane of a file laid out by us. It can also be painted."""
    model = content if isinstance(content, Definitions) else model_of(content)
    whole = draw(replace(model, planes=()))
    assert svg(whole).startswith("<svg ")
    return [Drawn(whole, plane) for plane in whole.planes]


def only(content: bytes | Definitions) -> Drawn:
    """The one plane of a file."""
    (one,) = drawn(content)
    return one
