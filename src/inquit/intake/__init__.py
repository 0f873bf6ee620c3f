"""Texts that come to a server: read one after the other, in a process beside it, by a queue that has an end."""
