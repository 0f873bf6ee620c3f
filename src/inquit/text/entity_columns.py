"""The columns for names of a parse, where somebody else than its pipeline says what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inquit.text.parsing import ParsedText

__all__ = ["OUTSIDE_NAMES", "with_names", "without_names"]

OUTSIDE_NAMES = ("", "O")  # the label, and the place in a name, of a word that is in none


def with_names(parsed: ParsedText, said: Sequence[Sequence[tuple[str, str]]]) -> ParsedText:
    """The parse with the names that somebody sees in it.

    said: by paragraph of each token the label of its name, and "B", "I" or "O", as the columns have them.
    """
    return _changed(parsed, said, named=True)


def without_names(parsed: ParsedText) -> ParsedText:
    """The parse as a pipeline gives it that looks for no names."""
    return _changed(parsed, [[OUTSIDE_NAMES] * len(p) for p in parsed.paragraphs], named=False)


def _changed(parsed: ParsedText, said: Sequence[Sequence[tuple[str, str]]], *, named: bool) -> ParsedText:
    paragraphs = tuple(
        replace(p, ent_type=[label for label, _ in own], ent_iob=[place for _, place in own])
        for p, own in zip(parsed.paragraphs, said, strict=True)
    )
    return replace(parsed, paragraphs=paragraphs, named=named)
