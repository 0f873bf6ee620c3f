"""English: word lists and fitted weights as tables."""
