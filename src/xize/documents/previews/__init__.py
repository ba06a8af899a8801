"""Showing files without opening them: pages as pictures, text and tables as our own pages.

What strangers made is read in a process of its own (``apart``); what reaches a browser is a
picture we drew or text we escape. ``marks`` writes who took a copy on it.
"""

from xize.documents.previews.drawing import page, picture
from xize.documents.previews.marks import can_mark, marked
from xize.documents.previews.refusals import NoMarkedCopy, NoPreview
from xize.documents.previews.showing import Preview, preview_of

__all__ = [
    "NoMarkedCopy",
    "NoPreview",
    "Preview",
    "can_mark",
    "marked",
    "page",
    "picture",
    "preview_of",
]
