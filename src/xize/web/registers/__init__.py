"""台账: the registers of all projects a person may see (its own engineer writes this room)."""
