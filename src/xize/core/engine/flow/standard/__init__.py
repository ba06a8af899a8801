"""Processes of BPMN files, by the execution semantics of the standard (chapter 13).

`arriving` is where a token comes to a node, `settling` what happens once nothing moves, `acting`
what is asked from outside. `activities`, `repeating`, `scopes`, `gateways`, `joins` follow clauses
13.3 and 13.4; `watching`, `catching`, `throwing`, `escaping` clause 13.5; `compensating` 13.5.5.
"""
