"""The readers: a module a format, each with a function `read` as `inquit.io.formats.Reader` has it."""
