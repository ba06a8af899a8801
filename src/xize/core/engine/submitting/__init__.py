"""What a person submits with a step: forms, files, choices."""
