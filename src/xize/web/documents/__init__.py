"""文档: every document of a project, its versions, comparison, check-out, and going round."""
