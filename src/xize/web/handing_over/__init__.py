"""离职交接: everything of a person that leaves, to somebody else, with a report."""
