"""The neural tagger: an encoder, and heads over its token vectors."""
