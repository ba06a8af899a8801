"""台账: tables across projects, derived from forms, signatures and side procedures.

    shape     what a register consists of, by its regulation
    sources   its rows, read from the projects
    fresh     the rows kept in a table of ours, remade for every project that has moved on
    asking    what is asked of a register: filters, order, groups
    answering the same, in SQL

``queries`` is the door; nothing is shown that the reader may not see.
"""
