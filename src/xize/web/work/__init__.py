"""流程中心: the lists of a person's work."""
