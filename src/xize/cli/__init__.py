"""`xize …`: the command line. `registry.py` lists the commands; each has a file of its own."""
