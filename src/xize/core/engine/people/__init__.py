"""Who acts: from the words of the rule to seats, and who may use each."""
