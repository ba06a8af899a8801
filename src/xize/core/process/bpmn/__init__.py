"""BPMN 2.0 files (OMG formal/2013-12-09): read, checked, written.

``xml`` is the one door to XML; ``reading`` turns it into ``model``, what a file says element by
element; ``checks`` hold it against the standard.
"""
