"""Operators of the engine, one small rule each, and a way to every refusal."""
