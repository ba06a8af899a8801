"""Long work of this app."""
