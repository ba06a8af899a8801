"""The ledger: the only writer of events, their hash chains, and the check that nothing changed.

A *stream* is a run of events under one lock and one chain: a project, or the administration.
*Payloads* (form sections, opinions) lie beside it and can be erased; the events that name them
cannot. This app knows nothing of projects: what an event means is told to it by its callers.

LedgerError
 ├─ Conflict          somebody else wrote to the stream first
 └─ NoSuchStream
"""
