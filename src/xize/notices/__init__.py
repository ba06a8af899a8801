"""Notices: what people were told, what they have read, and the post that leaves the house."""
