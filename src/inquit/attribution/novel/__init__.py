"""Novels: who is in the book, and who speaks each line of its dialogue."""
