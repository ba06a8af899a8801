"""What people see of dossiers; the first argument is the actor, nothing is shown by default."""
