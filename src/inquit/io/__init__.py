"""Formats in and out: texts, rosters, and the writers of JSON, JSON Lines and CSV."""
