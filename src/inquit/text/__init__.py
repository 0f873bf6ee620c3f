"""The text itself: its parse as columns of tokens, its paragraphs, and where a book is broken."""
