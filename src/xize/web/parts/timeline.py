"""The timeline of a project in sentences, as pages show it: they are made in ``projects``."""

from xize.projects.sentences import VERBS, Doing, Entry, timeline

__all__ = ["VERBS", "Doing", "Entry", "timeline"]
