"""A place where a text names somebody: what every finder of names gives, whatever it goes by."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from inquit.document import Gender, Quote, TextSpan
from inquit.entities.names.name_words import Words
from inquit.text.parsing import ParsedText

__all__ = ["NOBODY", "NameMention", "QuotedTokens", "tokens_in_quotes"]

NOBODY = -1  # the entity of a mention before names are clustered

# For each paragraph and token whether it is somebody's words, so that a name there says less of who is on the scene.
QuotedTokens = Sequence[Sequence[bool]]


@dataclass(frozen=True, slots=True)
class NameMention:
    """One printed name, or a description that stands for one.

    `lo` and `hi` are tokens of `parsed.paragraphs[paragraph]`. In news they hold the bare name; in a book the title,
    too, which there tells one of a family from the other.
    """

    paragraph: int
    lo: int
    hi: int
    span: TextSpan
    words: Words  # of the name, without the title
    label: str  # what the recogniser calls it; "" for nothing
    title: str = ""  # the title or role noun right before the name, lower case
    gender: Gender | None = None  # that the title shows
    left: int = 0  # where the title and role in the same run of capitals begin; == lo without any
    relation: str = ""  # what the name is to its governor
    quoted: bool = False  # it stands in somebody's words
    vocative: bool = False  # somebody is called by it; only books are asked for that
    noun: int | None = None  # of a description, the token of its noun
    entity: int = NOBODY  # whom it names, by the key in the index

    @property
    def titled(self) -> bool:
        """Whether a title or a role noun stands before the name."""
        return bool(self.title)

    @property
    def head(self) -> int:
        """The noun of a description, the last token of a name."""
        return self.hi - 1 if self.noun is None else self.noun

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands: no two names of a text begin at one token."""
        return self.paragraph, self.lo


def tokens_in_quotes(parsed: ParsedText, quotes: Sequence[Quote]) -> QuotedTokens:
    """The tokens that begin in direct quotes; what is reported indirectly is still the writer's wording."""
    flags = [[False] * len(p) for p in parsed.paragraphs]
    begins = [p.span.start for p in parsed.paragraphs]
    for span in (span for quote in quotes if quote.type == "direct" for span in quote.content):
        for at in range(max(0, bisect_right(begins, span.start) - 1), bisect_left(begins, span.end)):
            starts = parsed.paragraphs[at].start
            lo, hi = bisect_left(starts, span.start), bisect_left(starts, span.end)
            flags[at][lo:hi] = [True] * (hi - lo)
    return flags
