"""Stored files: looked at on a page of ours, taken as a copy, and who took copies."""
