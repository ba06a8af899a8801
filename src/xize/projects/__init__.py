"""Projects: the one transaction through which everything happens, and what people see of it.

``services`` are the verbs (each is ``execute`` with a command), ``queries`` the nouns, ``project``
the projections, ``verify`` and ``rebuild`` the check against the ledger. Refusals of every layer
below that a person may meet are listed in ``refusals.REFUSALS``.
"""
