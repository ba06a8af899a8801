"""The organisation: departments, their heads and people, partners."""
