"""The pure core: no framework, no clock, no files, no chance, no logs."""
