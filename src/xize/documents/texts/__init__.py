"""The text of stored files, for search, comparison and previews. Hostile files are expected."""

from xize.documents.texts.reading import has_text, paragraphs_of
from xize.documents.texts.refusals import TextUnreadable

__all__ = ["TextUnreadable", "has_text", "paragraphs_of"]
