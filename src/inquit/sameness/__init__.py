"""The same words in several texts."""
