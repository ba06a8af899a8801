"""The rulebook: published editions of regulations, immutable, and their figures.

A running project keeps the edition it began with. An edition's text never changes; its
*parameters* may, by an explicit decision that the administration's ledger records, and apply to
what opens afterwards.
"""
