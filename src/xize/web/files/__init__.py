"""Downloading files of documents."""
