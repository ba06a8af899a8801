"""How lines run: in the channels between columns, in gutters around, and freely around shapes."""
