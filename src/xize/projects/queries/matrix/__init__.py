"""合规矩阵: every article, what carries it out, the proof of it in a project, and where it stands.

    matrix(actor, stream, at).rows[0].carriers[0].proofs[0].at

An article is carried out by steps (``cites``, ``enforced_by`` of a duty, a deadline that cites
it), by duties, and by lines of the archive list. What happened at them is the proof: who, when,
which outcome, document, version, number. ``model`` says what the states mean.
"""

from xize.projects.queries.matrix.model import (
    PRESSING,
    ArticleRow,
    Carrier,
    DutyRow,
    Matrix,
    Party,
    Proof,
)
from xize.projects.queries.matrix.read import matrix

__all__ = ["PRESSING", "ArticleRow", "Carrier", "DutyRow", "Matrix", "Party", "Proof", "matrix"]
