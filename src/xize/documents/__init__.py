"""Documents: files on disk by their content, and the tables of versions and filled sections."""
