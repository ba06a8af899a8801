"""Verbs of the archive: seal, hold, dispose. Each asks for its permission and is an event."""
