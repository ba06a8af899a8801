"""What a person sees when something cannot be shown or done."""
