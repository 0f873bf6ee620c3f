"""Who speaks in a transcript: labels to people."""
