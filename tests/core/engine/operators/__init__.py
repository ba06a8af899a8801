"""Operators of the engine, one small rule each. Written by an engineer of its own (golden histories too)."""
