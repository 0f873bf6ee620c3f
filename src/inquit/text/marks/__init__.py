"""Quotation marks and dashes of dialogue: what they are, and what belongs together."""
