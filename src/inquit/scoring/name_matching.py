"""Whether a printed name is one that a reader accepts for a speaker.

Two strictnesses: `same_speaker` accepts the canonical name, an alias, or a description that ends in the full name;
`same_name` only the canonical name itself. Titles, articles and case never matter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from inquit.glyphs import with_typed_apostrophes
from inquit.languages import language_of

__all__ = ["Words", "accepts", "bare_words", "same_name", "same_speaker"]

_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
_POSSESSIVE = re.compile(r"'s\b|s'(?=\s|$)")
# A novel has some hundred names, each compared with thousands of printed ones.
_REMEMBERED = 16_384

Words = tuple[str, ...]


def same_speaker(printed: str | None, accepted: Sequence[str], others: Iterable[Sequence[str]]) -> bool:
    """Whether `printed` names the speaker known by the `accepted` names (the canonical one first).

    others: the names of each other speaker of the document; a bare surname that is also theirs is not enough.
    """
    return accepts(accepted, printed, {bare_words(name) for other in others for name in other})


def accepts(accepted: Sequence[str], printed: str | None, rivals: Collection[Words]) -> bool:
    """As `same_speaker`, with the names of the other speakers as `bare_words`, so that they are prepared only once."""
    said = _words(printed or "")
    if not said:
        return False
    names = {_words(name) for name in accepted} - {()}
    if said in names:
        return True
    bare_said, bare_names = _bare(said), {_bare(name) for name in names}
    if bare_said in rivals or (bare_said not in bare_names and "and" in said):
        return False
    if bare_said in bare_names:
        return True
    head = _words((printed or "").split(",")[0])  # "Geoffrey Starks, a commissioner"
    return any(len(name) > 1 and name in (said[-len(name) :], head[-len(name) :]) for name in bare_names)


def same_name(printed: str | None, canonical: Iterable[str]) -> bool:
    """Whether `printed` is one of the canonical names itself, titles and articles aside."""
    return printed is not None and bare_words(printed) in {bare_words(name) for name in canonical}


def bare_words(name: str) -> Words:
    """The words of a name without articles and titles in front."""
    return _bare(_words(name))


@lru_cache(maxsize=_REMEMBERED)
def _words(name: str) -> Words:
    """The lower-case words of a name without possessive endings and leading articles."""
    plain = _POSSESSIVE.sub(lambda m: "s" if m.group().startswith("s") else "", with_typed_apostrophes(name).lower())
    words = _WORD.findall(plain.replace(".", ""))
    articles = language_of().words("scoring_words", "article")
    while len(words) > 1 and words[0] in articles:
        words = words[1:]
    return tuple(words)


@lru_cache(maxsize=_REMEMBERED)
def _bare(words: Words) -> Words:
    """The words without leading titles, unless nothing would be left."""
    titles, k = language_of().words("scoring_words", "title"), 0
    while k < len(words) - 1 and words[k] in titles:
        k += 1
    return words[k:]
