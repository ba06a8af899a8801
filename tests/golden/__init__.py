"""Histories as they were once written, kept for ever: today's program must still read them."""
