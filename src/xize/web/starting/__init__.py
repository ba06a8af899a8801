"""Starting a project: under which rule, with whom."""
