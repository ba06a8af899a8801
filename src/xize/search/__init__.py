"""Search: one index of projects, documents' text, forms, remarks, people and regulations.

The index is a projection that is kept up beside the work and never by it: the worker notices which
streams have moved on since they were indexed and does those again (``services``). Who may find
what is decided inside each question (``permitted``), against what holds at that moment.
"""
