"""档案: dossiers of ended projects, sealed as packages that can be checked anywhere.

``package`` says what stands in a package (pure, so that the same functions write and check one),
``writing`` makes the file, ``checking`` checks one without database or settings; ``services``
seal, hold and dispose: each of these is an event of the dossier's own stream (``book``).
"""
