"""People: the organisation tree, its users, the partners outside, and what each may do.

Everything here is ordinary data (no ledger): ``queries`` read for an actor, ``services`` write.
Project roles are not here but in the project's team; this app knows departments, superiors and
the few *system* roles that are about Xize itself.
"""
