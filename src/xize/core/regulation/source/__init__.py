"""The one door to YAML: bytes to nodes of raw text with places, or problems."""
