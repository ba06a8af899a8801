"""档案: ended projects and the dossier of each."""
