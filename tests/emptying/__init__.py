"""Lets Django's tests empty the ledger between two tests, which its triggers refuse otherwise."""
