"""What is read: a module a format, which says in `FORMAT` all there is to know about it."""
