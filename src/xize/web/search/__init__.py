"""The search at the top of every page."""
