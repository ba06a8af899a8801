"""台账: registers as tables across projects, to filter, sort, sum and take away."""
