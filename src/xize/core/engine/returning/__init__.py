"""Going back: return, withdraw, take back, move."""
