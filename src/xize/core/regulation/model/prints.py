"""What is printed by an own template of the regulation's folder."""

from __future__ import annotations

from xize.core.regulation.model.marks import Formula, Part
from xize.core.regulation.model.words import Basis, Cites


class Print(Part, frozen=True, kw_only=True):
    """A letter, notice or certificate: ``template`` is a Typst (.typ) or Word (.docx) file.

    ``when`` says from when on there is something to print; without it always.
    """

    name: str = ""
    template: str
    when: Formula | None = None
    basis: Basis | None = None
    cites: Cites = ()
