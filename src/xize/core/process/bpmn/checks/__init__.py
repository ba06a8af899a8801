"""Holds a model against the standard's constraints; each has a rule id, an element, a remedy.

Clauses of OMG formal/2013-12-09 (BPMN 2.0.2) are named beside the rules.
"""
