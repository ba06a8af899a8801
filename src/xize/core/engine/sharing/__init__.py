"""Sharing the work of an open step, and talking about it."""
