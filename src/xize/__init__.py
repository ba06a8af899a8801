"""Xize (细则) runs an organisation's written project regulations.

A regulation is data; a pure function decides; a ledger remembers; everything people see is a
projection of the ledger. `ARCHITECTURE.md` draws the layers.
"""

__version__ = "0.1.0"
