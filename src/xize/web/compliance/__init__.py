"""合规: every article of the rule with its proof in a project, and the figures of a project."""
