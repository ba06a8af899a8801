"""Templates of a regulation's own: Typst becomes PDF, Word becomes a filled Word file.

    made = fill("templates/launch.typ", content, data)

A template is not trusted. It gets data and nothing else, and runs in a process of its own that
can open no file and no connection and is stopped at a limit of time, memory and output
(``confined``). Where to look: `data` (what templates can name), `fill`, `confined`.
"""

from xize.printing.templates.data import blank, blank_form
from xize.printing.templates.fill import DOCX, PDF, Filled, fill, media_type
from xize.printing.templates.look import look

__all__ = ["DOCX", "PDF", "Filled", "blank", "blank_form", "fill", "look", "media_type"]
