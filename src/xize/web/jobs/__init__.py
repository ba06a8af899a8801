"""后台任务: long work with its progress, for whoever began it."""
