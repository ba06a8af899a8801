"""How dossiers of a regulation are filed: their code (档号) and how long they are kept."""

from __future__ import annotations

from typing import Literal

from xize.core.regulation.model.marks import Formula, Part
from xize.core.regulation.model.words import Basis, Cites

Keep = Literal["permanent", "30 years", "10 years"]
"""保管期限 as DA/T 22 knows them: 永久, 定期30年, 定期10年."""


class Retention(Part, frozen=True, kw_only=True):
    """How long a dossier is kept ``when`` this holds at sealing; the first that holds counts."""

    keep: Keep
    when: Formula | None = None
    cites: Cites = ()


class Filing(Part, frozen=True, kw_only=True):
    """The code of dossiers and their retention.

    ``code`` is a pattern of ``{fonds}`` 全宗号, ``{category}`` 类别, ``{yyyy}`` 年度,
    ``{retention}`` 保管期限, ``{office}`` 机构, ``{number}`` and ``{seq:04}`` 件号. ``retention``
    may be one word, or a list of which the first that holds counts; 30 years without one.
    """

    fonds: str = ""
    category: str = ""
    code: str = ""
    retention: tuple[Retention, ...] = ()
    basis: Basis | None = None
    cites: Cites = ()
