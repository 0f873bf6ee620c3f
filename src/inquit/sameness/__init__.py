"""The same words in several texts: found, put together, and compared."""
