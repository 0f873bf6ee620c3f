"""How much of an input is read: what keeps a hostile or broken file from taking the machine with it."""

from __future__ import annotations

__all__ = [
    "HEAD",
    "MAX_DEPTH",
    "MAX_DIRECTORY",
    "MAX_DOCUMENT",
    "MAX_LINE",
    "MAX_MEMORY",
    "MAX_RATIO",
    "MAX_SIDE_FILE",
    "MAX_UNPACKED",
    "MEGABYTE",
    "seconds_for",
    "size_of",
]

MEGABYTE = 1_000_000
# What the format is told by; an HTML page may have long comments before its first element.
HEAD = 65_536
# One document that has to be held in memory; a novel has some megabytes of text, a PDF with pictures a hundred.
MAX_DOCUMENT = 200 * MEGABYTE
# One line of JSON Lines, or one cell of a table: a document without its layout.
MAX_LINE = 50 * MEGABYTE
# A file beside the texts, which is held in memory: a roster has kilobytes, the gold of a corpus with its texts 50 MB.
MAX_SIDE_FILE = 400 * MEGABYTE
# All that an archive holds, unpacked. Its members are read one at a time, so that this bounds the time.
MAX_UNPACKED = 4_000 * MEGABYTE
# Deflate makes text 3 to 10 times smaller, tables up to 50 times; it can make zeros 1,032 times smaller.
MAX_RATIO = 200
# The list of an archive's members, which is held in memory: some 100,000 of them.
MAX_DIRECTORY = 10 * MEGABYTE
# An archive may hold archives, but no deeper than anybody packs by hand.
MAX_DEPTH = 3
# Of the process that reads formats which a library takes apart, besides the libraries' code: under 1 GiB in all.
MAX_MEMORY = 900 * MEGABYTE
# A page of a PDF took 0.01 to 0.05 s on a busy machine, and a megabyte held 120 to 1,000 of them. A small file must
# not take long.
_SECONDS = 8.0
_SMALL_FILE = 200_000
_SECONDS_PER_MEGABYTE = 40.0


def seconds_for(size: int) -> float:
    """How long a file of so many bytes may take to read."""
    return _SECONDS + _SECONDS_PER_MEGABYTE * max(0, size - _SMALL_FILE) / MEGABYTE


def size_of(limit: int) -> str:
    """A limit in words: "200 MB"."""
    return f"{limit // MEGABYTE:,} MB"
