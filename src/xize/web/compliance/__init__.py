"""合规: the compliance matrix of a project (its own engineer writes this room)."""
