"""Pools (``pools:``): registers that persist across projects and are kept by hand.

Their rows are salted payloads beside events of the administration's stream, one payload a row, so
that one row can be erased; the table ``registers_entry`` is made from them.
"""
