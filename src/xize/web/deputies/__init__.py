"""Standing delegations: who does my work while I am away, and whose work I do."""
