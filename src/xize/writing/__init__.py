"""What people are writing: drafts of forms not yet sent, and phrases they use again and again."""
