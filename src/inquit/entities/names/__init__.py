"""Which names are variants of one, and what they say of their bearer."""
