"""Results for people: a `Document` in, a rich renderable out. Nothing here prints."""
