"""The documents of a project for one reader: all of them, one with its versions, two compared.

Whoever reads must be allowed to: by the project, by ``visible_to``, or because a version was sent
to them. What is not open is answered like what does not exist (``NoSuchPaper``).
"""

from xize.projects.queries.documents.compared import Compared, compared
from xize.projects.queries.documents.going import (
    MySending,
    SendingPage,
    received,
    sendings_to,
    sent,
)
from xize.projects.queries.documents.listed import DocumentLine, Documents, documents
from xize.projects.queries.documents.one import DocumentPage, VersionLine, document
from xize.projects.queries.documents.routes import Stop

__all__ = [
    "Compared",
    "DocumentLine",
    "DocumentPage",
    "Documents",
    "MySending",
    "SendingPage",
    "Stop",
    "VersionLine",
    "compared",
    "document",
    "documents",
    "received",
    "sendings_to",
    "sent",
]
