"""Asking a database: which rows a filter takes, which have certain words, and what is known about one person."""
