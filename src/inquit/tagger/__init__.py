"""The learned reader: an encoder, and heads that read its token vectors."""
