"""A Django app, because viewflow looks for flows in apps."""
