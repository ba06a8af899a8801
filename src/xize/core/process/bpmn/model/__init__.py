"""What a BPMN file says, element by element, before anything is made of it.

Names of the standard are kept, lengthened where they are unclear. Ids are those of the file. A
sub-process's content does not stand inside it but in its process's ``scopes``, so that everything
is found by id.
"""
