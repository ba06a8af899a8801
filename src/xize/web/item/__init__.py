"""The work item page: one open step with everything needed to finish it."""
