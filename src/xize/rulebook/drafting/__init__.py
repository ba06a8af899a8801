"""Draft editions: drawn in the browser, kept as they are, published when nothing is wrong.

``services`` writes, ``queries`` reads, ``composing`` makes the texts of an edition of what was
drawn, ``examining`` says what is wrong with it, ``comparing`` what is new against its base.
"""
