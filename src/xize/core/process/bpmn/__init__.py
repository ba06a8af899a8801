"""BPMN 2.0 files (OMG formal/2013-12-09): read, checked, run, written, drawn, brought and taken.

``xml`` is the one door to XML; ``reading`` turns it into ``model``, what a file says element by
element, and ``writing`` turns that into a file again. ``checks`` hold it against the standard,
``soundness`` says whether it can get stuck. ``lowering`` makes of it the graph the engine runs,
with ``dialects`` for what conditions and scripts are written in.

``raising`` makes a file of a regulation, and a regulation of such a file. ``vendors`` knows what
other engines add, ``importing`` makes a draft of what they leave. ``carrying`` puts the steps of a
regulation into a drawing and takes them out again. ``drawing`` gives places to what has none, and
pictures.
"""
