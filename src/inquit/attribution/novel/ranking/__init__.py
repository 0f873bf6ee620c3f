"""How well each candidate fits a line of dialogue."""
