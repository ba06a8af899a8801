"""Prints: the list of a project, the print view in A4, PDF, JSON."""
