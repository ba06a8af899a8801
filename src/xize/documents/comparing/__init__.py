"""Two versions side by side: paragraphs and words, what was added, removed, changed, moved.

Pure functions over texts. Lines are matched on those that stand once in each (the anchors), what
lies between by Myers' greedy search with a bound; the time grows with the length and with what
differs, never with the product of both lengths.
"""

from xize.documents.comparing.fields import FieldChange, compare_fields
from xize.documents.comparing.rows import Comparison, Piece, Row, compare

__all__ = ["Comparison", "FieldChange", "Piece", "Row", "compare", "compare_fields"]
