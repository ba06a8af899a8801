"""档案: archived projects and their dossiers (its own engineer writes this room)."""
