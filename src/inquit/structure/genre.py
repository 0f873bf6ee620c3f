"""Whether a text is news or fiction: in novels, speech is found and given to speakers in another way.

Counted are words of a few kinds (`languages/en/genre_words.tsv`), names and figures outside quotation marks, and who is
spoken to inside them; a logistic model over their rates decides (`languages/en/genre_weights.tsv`, fitted by
`training/fit_genre.py`). Counts are read as if news stood in front of the text, so that a short text is news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pkgutil import resolve_name

from inquit.document import TextSpan
from inquit.glyphs import LETTER_OR_DIGIT
from inquit.languages import Language
from inquit.text.marks.pairing import Marked
from inquit.text_kinds import KINDS, USUAL_KIND, Genre

__all__ = ["IS_FICTION", "GenreCounts", "count_words", "genre_of", "is_fiction", "rate_above_news"]

GenreCounts = dict[str, tuple[int, int]]  # by kind: how many there are, among how many words

# Log odds above which a text is fiction. Far above even, because news read as fiction loses more than the reverse: of
# 934 articles three have more (memoirs, a biography); of 80 beginnings of novels, 2,000 words each, none has fewer.
IS_FICTION = 3.8
# So many words of average news are thought in front of a text. With fewer, 250 words of news may pass for fiction.
PRIOR_WORDS = 200
# What a book is, it is from its first pages; more text would only cost time.
MAX_LENGTH = 100_000

_WORD = re.compile(rf"{LETTER_OR_DIGIT}+")  # unlike elsewhere, an apostrophe parts words: the rates are counted so
_INSIDE = "address"  # the one kind that is counted inside quotation marks
_PRONOUN = "I"


def genre_of(text: str, marked: Sequence[Marked], language: Language, *, body: TextSpan | None = None) -> Genre:
    """The genre of a text: the first kind in the table that knows it by its look.

    marked: its stretches in quotation marks.
    body: the text proper, where something else stands around it.
    """
    body = body or TextSpan(0, len(text))
    recognisers = ((genre, kind.recogniser) for genre, kind in KINDS.items() if kind.recogniser)
    return next((genre for genre, name in recognisers if resolve_name(name)(text, marked, body, language)), USUAL_KIND)


def is_fiction(text: str, marked: Sequence[Marked], body: TextSpan, language: Language) -> bool:
    """Whether a text looks like a novel or a story, by its first 100,000 characters."""
    counts = count_words(text, marked, TextSpan(body.start, min(body.end, body.start + MAX_LENGTH)), language)
    return _log_odds(counts, language) >= IS_FICTION


def count_words(text: str, marked: Sequence[Marked], within: TextSpan, language: Language) -> GenreCounts:
    """How many words there are of each kind that tells the genres apart."""
    quoted = _quoted(within.end, marked)
    kinds = {row["word"]: row["kind"] for row in language.table("genre_words")}
    counts = dict.fromkeys((*kinds.values(), "figure", "name"), 0)
    outside = inside = 0
    end = within.start
    for found in _WORD.finditer(text, within.start, within.end):
        word, start = found.group(), found.start()
        kind = kinds.get(word.lower())
        if quoted[start]:
            inside += 1
            counts[_INSIDE] += kind == _INSIDE
        else:
            outside += 1
            if kind is not None and kind != _INSIDE:
                counts[kind] += 1
            counts["figure"] += word[0].isdigit()
            # a capital that no sentence asks for: only a space stands between it and the word before
            counts["name"] += word[0].isupper() and word != _PRONOUN and text[end:start] == " "
        end = found.end()
    return {kind: (n, inside if kind == _INSIDE else outside) for kind, n in counts.items()}


def _quoted(length: int, marked: Sequence[Marked]) -> bytearray:
    flags = bytearray(length)
    for one in marked:
        if one.depth:
            continue
        for span in one.spans:
            if span.start < length:
                flags[span.start : min(span.end, length)] = b"\1" * (min(span.end, length) - span.start)
    return flags


def _log_odds(counts: GenreCounts, language: Language) -> float:
    total = 0.0
    for row in language.table("genre_weights"):
        n, words = counts.get(row["kind"], (0, 0))
        surplus = rate_above_news(n, words, float(row["news"])) if row["kind"] != "bias" else 1.0
        total += float(row["weight"]) * surplus
    return total


def rate_above_news(n: int, words: int, news: float) -> float:
    """How many more of a kind there are in 100 words than in news, where there are `news`."""
    return (100 * n - news * words) / (words + PRIOR_WORDS)
