"""What deciding looks at: the draft, names for expressions, rows, papers, deadlines."""
