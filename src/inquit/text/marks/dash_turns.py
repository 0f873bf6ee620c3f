"""Dialogue set with dashes: each turn is a line that begins with a dash, and the tag stands inside the line.

    — I'm going, said Tom, to the fair.
    ― Yes, he said. ― And you?

No mark closes what is said, so the tag is found by its words: a verb of speech beside a subject, between marks of
punctuation. Lists, signatures and asides have dashes in front, too; a dash opens speech only where there is a tag
or where the lines with dashes talk as people do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from inquit.document import TextSpan
from inquit.glyphs import DASH, DASHES, HYPHEN, LETTER, LETTERS, LONG_DASH, NO_BREAK_SPACE
from inquit.languages import Language
from inquit.text.marks.pairing import Marked

__all__ = ["DASH_STYLE", "find_dash_turns"]

DASH_STYLE = "dash"  # the style of what is found

# None of the next three is swept: the 100 novels at hand have 54 turns, the same with half or twice of each, and the
# 1,191 articles none. To be fitted on novels that are set with dashes.
# With fewer lines of talk than this, a line needs a tag of its own.
MIN_TALK = 2
# Of the lines with dashes this share has to talk: in a list of points few do.
TALK_SHARE = 0.4
WINDOW = 60  # characters around a tag that say how it ends

# A hyphen opens a line where a space follows it.
_OPENER = (
    rf"{DASH}\s*(?={LETTER}|[[:opening:]¿¡(…]|\.\.\.)"
    rf"|{HYPHEN}[ {NO_BREAK_SPACE}]+(?={LETTER}|[[:opening:]¿¡…])"
)
_RESUMES = rf"(?<=[.!?…])\s+(?P<dash>{LONG_DASH})\s*(?=[A-Z[:opening:]])"
_SENTENCE = re.compile(r"[^.!?…]*(?:[.!?…]+|$)\s*")
_SENTENCE_END = re.compile(r"[.!?…]+")
_DASH_AT_END = re.compile(rf"(?<!\s)\s+[{DASHES}]\s*\Z")
_LETTERS = re.compile(LETTERS)
_EDGE = "[,.!?…[:dashes:]-]"
_END = "[,.!?;:…[:dashes:]]"
_ENDS = frozenset(f".!?…,:;{DASHES}{HYPHEN}")
_PART_OF_NAME = r"[\w[:apostrophes:]-]{1,40}"  # longer ones are no words, and each dash in them could begin a tag


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph that begins with a dash, cut at every dash that resumes: what is said in each part."""

    parts: tuple[tuple[TextSpan, ...], ...]
    tag: bool
    talk: bool


def find_dash_turns(text: str, paragraphs: Sequence[TextSpan], language: Language) -> tuple[Marked, ...]:
    """The turns of dash dialogue, in order; the dash is their mark, and a tag splits one into several spans.

    A line where a second dash resumes ("he said. — And you?") gives a turn for each.
    """
    lines = []
    for above, p in zip([None, *paragraphs], paragraphs, strict=False):
        introduced = above is not None and _introduces(text, above, language)
        line = _line(text, p, language, introduced=introduced)
        if line is not None:
            lines.append(line)
    talking = sum(line.tag or line.talk for line in lines)
    dialogue = talking >= max(MIN_TALK, TALK_SHARE * len(lines)) and any(line.tag for line in lines)
    kept = (line for line in lines if line.tag or (dialogue and _ends(text, line, language)))
    return tuple(Marked(spans, False, 0, None, DASH_STYLE) for line in kept for spans in line.parts)


def _introduces(text: str, p: TextSpan, language: Language) -> bool:
    """Whether a paragraph leads up to speech: "Then his mother said:"."""
    if text[p.end - 1] != ":":
        return False
    words = _LETTERS.findall(text, max(p.start, p.end - WINDOW), p.end)
    return not language.reporting.dash_forms.isdisjoint(words)


def _line(text: str, p: TextSpan, language: Language, *, introduced: bool) -> _Line | None:
    opener = language.compiled(_OPENER).match(text, p.start, p.end)
    if opener is None:
        return None
    cuts = [p.start, *(m.start("dash") for m in language.compiled(_RESUMES).finditer(text, opener.end(), p.end)), p.end]
    parts, tags = [], introduced
    for start, end in pairwise(cuts):
        spans = tuple(_said(text, start, end, language))
        tags |= len(spans) > 1 or (bool(spans) and not text[spans[-1].end : end].isspace() and spans[-1].end < end)
        if spans:
            parts.append(spans)
    return _Line(tuple(parts), tags, language.pattern("talk").search(text, opener.end(), p.end) is not None)


def _ends(text: str, line: _Line, language: Language) -> bool:
    """Whether the line ends as a sentence does, or breaks off: a signature and a heading do not."""
    if not line.parts:
        return False
    last = text[line.parts[-1][-1].end - 1]
    return last in _ENDS or last in language.glyphs.closing


def _said(text: str, start: int, end: int, language: Language) -> Iterator[TextSpan]:
    """The spoken parts between two offsets: what is left when the tags are taken out."""
    at = start
    opener = language.compiled(_OPENER).match(text, start, end)
    first = start if opener is None else min(end, opener.end() + 1)  # the opening dash is no edge of a tag
    for found in _tags(language).finditer(text, first, end):
        if found.start() < at:
            continue  # inside narration that went on from the tag before
        yield from _trimmed(text, at, _without_dash(text, at, found.start("tag")))
        at = _behind(text, found, end, language)
    yield from _trimmed(text, at, end)


def _without_dash(text: str, start: int, end: int) -> int:
    """The end of speech before the dash that a tag begins with: "Come in —said he", but not "Come i—"."""
    window = max(start, end - WINDOW)
    found = _DASH_AT_END.search(text[window:end])
    return end if found is None else window + found.start()


def _behind(text: str, found: re.Match[str], end: int, language: Language) -> int:
    """Where speech goes on behind a tag; `end` where it does not."""
    at = found.end()
    closed = text[at - 1]
    if closed in DASHES:
        return at
    if closed in (",", ";", ":") and not _is_tail(text[at : min(end, at + WINDOW)], language):
        return at
    if closed not in (".", "!", "?", "…"):  # the tag goes on to the end of its sentence
        stop = _SENTENCE_END.search(text, at, end)
        at = end if stop is None else stop.end()
    while at < end:
        sentence = _SENTENCE.match(text, at, end)
        if sentence is None or not sentence.group() or language.pattern("talk").search(sentence.group()):
            return at
        at = sentence.end()
    return end


def _is_tail(rest: str, language: Language) -> bool:
    """Whether the tag goes on behind its comma: "said Tom, who was tired", "said Tom, laughing"."""
    words = _LETTERS.findall(rest)
    if not words:
        return True
    first = words[0].lower()
    if first in language.words("dash_tag_words", "and"):
        return len(words) == 1 or language.pattern("talk").fullmatch(words[1]) is None
    return (
        first in language.words("dash_tag_words", "tail")
        or language.pattern("participle").fullmatch(words[0]) is not None
    )


def _trimmed(text: str, start: int, end: int) -> Iterator[TextSpan]:
    while start < end and (text[start].isspace() or text[start] in ",;:" or text[start : start + 2] == ". "):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(character.isalnum() for character in text[start:end]) or "…" in text[start:end]:
        yield TextSpan(start, end)


@cache
def _tags(language: Language) -> re.Pattern[str]:
    """A verb of speech and its subject, in either order, between marks: ", said the old man," or "? he asked."."""
    verb = "|".join(sorted(language.reporting.dash_forms))
    pronoun = "|".join(sorted(language.words("dash_tag_words", "pronoun")))
    determiner = "|".join(sorted(language.words("dash_tag_words", "determiner")))
    proper = language.pattern("proper_noun").pattern
    name = rf"{proper}(?:\s(?:[a-z]{{1,3}}\s)?{proper}){{0,3}}"
    noun = rf"(?:{determiner})\s+(?:{_PART_OF_NAME}\s+){{0,3}}?{_PART_OF_NAME}"
    subject = rf"(?:(?i:{pronoun})\b|(?i:{noun})|{name})"
    adverb = rf"(?:\s+{_PART_OF_NAME}){{0,6}}?"
    return language.compiled(
        rf"(?<={_EDGE})\s*(?P<tag>(?:(?:{verb})\s+{subject}|{subject}\s+(?:{verb})){adverb})\s*"
        rf"(?:{_END}|(?=\s*\Z)|$)"
    )
