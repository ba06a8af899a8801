"""What people do with a step or a project besides deciding: share, return, take back, comment.

Each act is a page of its own, and the same page is a panel inside another one (HTMX).
"""
