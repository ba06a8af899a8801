"""What comes from outside is looked at before it is kept; what is packed is opened within bounds.

``inspect`` says what a file is, or refuses it with a code and a remedy; ``open_archive`` reads a
zip (and so every modern office file) without ever unpacking more than it may. Neither is a virus
scanner: ``scanning`` asks one.
"""

from xize.documents.safety.archives import Bounds, SafeArchive, open_archive
from xize.documents.safety.inspecting import Inspected, inspect
from xize.documents.safety.policy import Policy

__all__ = ["Bounds", "Inspected", "Policy", "SafeArchive", "inspect", "open_archive"]
