"""Names as news prints them: runs of capitals that the recogniser confirms, with the title and role split off."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from inquit.document import TextSpan
from inquit.entities.mentions.calendar_edges import without_dates
from inquit.entities.mentions.capitalised import (
    NAMED,
    capital_runs,
    glued_mark,
    is_headline,
    people_words,
    recognised_runs,
)
from inquit.entities.mentions.name_mention import NameMention, QuotedTokens
from inquit.entities.mentions.name_starts import is_role_only, name_start, office_before
from inquit.entities.mentions.noun_kinds import is_role_noun
from inquit.entities.names.name_shape import can_be_printed, holds_markup
from inquit.entities.names.name_words import Words, is_acronym, name_words
from inquit.languages.entity_labels import CARDINAL, DATE, ORDINAL, ORGANISATION, PERSON, TIME
from inquit.text.parsing import Paragraph, ParsedText

__all__ = ["find_recognised_names"]

_NO_NAMES = frozenset({DATE, TIME, CARDINAL, ORDINAL})  # labels of what is no name


def find_recognised_names(parsed: ParsedText, quoted: QuotedTokens) -> list[NameMention]:
    """All name mentions in text order: confident ones first, then their other occurrences."""
    people = people_words(parsed)
    headlines = {number for number, paragraph in enumerate(parsed.paragraphs) if is_headline(paragraph)}
    found = [
        [] if number in headlines else list(_in_paragraph(parsed, number, paragraph, people))
        for number, paragraph in enumerate(parsed.paragraphs)
    ]
    _add_known(parsed, found)
    for number in headlines:
        _add_recognised(parsed, number, found[number])
    mentions = _without_dates([mention for mentions in found for mention in mentions])
    full = {m.words[-1] for m in mentions if m.label == PERSON and len(m.words) > 1}
    mentions = [m for m in mentions if m.label in _NO_NAMES or _is_printable(parsed, m, full)]
    return [replace(m, quoted=True) if quoted[m.paragraph][m.lo] else m for m in mentions]


def _is_printable(parsed: ParsedText, mention: NameMention, full: Container[str]) -> bool:
    """Whether a mention has the shape of a name, or is a part of somebody's whose full name the text prints."""
    p = parsed.paragraphs[mention.paragraph]
    if mention.words[-1] in full:
        return not holds_markup(p, mention.lo, mention.hi)
    return can_be_printed(p, mention.lo, mention.hi)


def _without_dates(mentions: list[NameMention]) -> list[NameMention]:
    """Without days and months, unless the text prints the same word as (the end of) a name."""
    names = {m.words[-1] for m in mentions if m.words and m.label not in _NO_NAMES}
    return [m for m in mentions if m.words and (m.label not in _NO_NAMES or m.words[-1] in names)]


def _add_recognised(parsed: ParsedText, number: int, mentions: list[NameMention]) -> None:
    """In headlines, what the recogniser has where no name known from the text stands."""
    taken = {i for mention in mentions for i in range(mention.lo, mention.hi)}
    paragraph = parsed.paragraphs[number]
    for lo, hi in recognised_runs(paragraph):
        if taken.isdisjoint(range(lo, hi)):
            start = name_start(paragraph, lo, hi, frozenset())
            mentions.append(_mention(parsed, number, paragraph, start, hi, left=lo))
    mentions.sort(key=lambda m: m.lo)


def _in_paragraph(
    parsed: ParsedText, number: int, paragraph: Paragraph, people: frozenset[str]
) -> Iterator[NameMention]:
    for lo, hi in without_dates(paragraph, capital_runs(paragraph), people):
        if is_role_only(paragraph, lo, hi):
            yield from _inside_prefix(parsed, number, paragraph, lo, hi)
            continue
        cut = name_start(paragraph, lo, hi, people)
        if cut > lo:
            yield from _inside_prefix(parsed, number, paragraph, lo, cut)
        yield _mention(parsed, number, paragraph, cut, hi, left=lo)


def _inside_prefix(parsed: ParsedText, number: int, paragraph: Paragraph, lo: int, hi: int) -> Iterator[NameMention]:
    """Names that stand inside the title and role ("NATO" in "NATO Secretary-General")."""
    i = lo
    while i < hi:
        j = i + 1
        if paragraph.ent_type[i] in NAMED:
            while j < hi and paragraph.ent_iob[j] == "I":
                j += 1
        end = j
        while end > i and (is_role_noun(paragraph, end - 1) or not paragraph.text[end - 1][:1].isalnum()):
            end -= 1
        if end > i and paragraph.ent_type[i] in NAMED and paragraph.text[i][:1].isupper():
            yield _mention(parsed, number, paragraph, i, end, left=i)
        i = j


def _mention(parsed: ParsedText, number: int, paragraph: Paragraph, lo: int, hi: int, *, left: int) -> NameMention:
    span = paragraph.token_span(lo, hi)
    span = TextSpan(span.start + glued_mark(paragraph.text[lo]), span.end)
    before, office = lo - 1, office_before(paragraph, lo)
    title = paragraph.lower[office] if office is not None else ""
    entry = paragraph.language.vocabulary.titles.get(title) if title else None
    noun = paragraph.language.vocabulary.head_nouns.get(title) if title else None
    gender = entry.gender if entry else (noun.gender if noun else None)
    labels = [paragraph.ent_type[i] for i in range(lo, hi)]
    label = labels[-1] or max(labels, key=labels.count)
    if label in _NO_NAMES and (labels[-1] != label or (lo > 0 and paragraph.ent_iob[lo] == "I")):
        label = ""  # "In March | Ann Lund": the recogniser took the name for a part of the date
    return NameMention(
        number,
        lo,
        hi,
        span,
        name_words(span.of(parsed.text), paragraph.language),
        label,
        title,
        gender,
        min(left, before + 1) if left < lo else lo,
        paragraph.dep[hi - 1],
    )


def _add_known(parsed: ParsedText, found: list[list[NameMention]]) -> None:
    """Find names that are known from elsewhere where the tagger missed them (sentence starts, headlines)."""
    known: dict[str, set[Words]] = {}
    for mentions in found:
        for mention in mentions:
            if mention.words and mention.label in (PERSON, ORGANISATION):
                known.setdefault(mention.words[0], set()).add(mention.words)
                if mention.label == PERSON and len(mention.words) > 1:
                    known.setdefault(mention.words[-1], set()).add(mention.words[-1:])
    for number, paragraph in enumerate(parsed.paragraphs):
        # A capital in a headline is no evidence, but a name that the text prints elsewhere is.
        taken = {i for mention in found[number] for i in range(mention.left, mention.hi)}
        added = [_mention(parsed, number, paragraph, i, hi, left=i) for i, hi in _known_in(paragraph, known, taken)]
        if added:
            found[number] = sorted(found[number] + added, key=lambda m: m.lo)


def _known_in(paragraph: Paragraph, known: dict[str, set[Words]], taken: set[int]) -> Iterator[tuple[int, int]]:
    for i, word in enumerate(paragraph.text):
        if i in taken or not word[:1].isupper():
            continue
        if paragraph.pos[i] in ("DET", "PRON", "ADP", "AUX", "CCONJ", "SCONJ") and not is_acronym(word):
            continue
        names = known.get(paragraph.lower[i].replace(".", ""))
        for words in sorted(names, key=len, reverse=True) if names else ():
            hi = i + len(words)
            if tuple(paragraph.lower[i:hi]) == words and taken.isdisjoint(range(i, hi)):
                lo = _with_given_name(paragraph, i, taken)
                taken.update(range(lo, hi))
                yield lo, hi
                break


def _with_given_name(paragraph: Paragraph, i: int, taken: set[int]) -> int:
    """A surname known from the text goes with the given name before it."""
    while i > 0 and i - 1 not in taken and paragraph.text[i - 1][:1].isupper():
        if paragraph.lower[i - 1] not in paragraph.language.vocabulary.given_names:
            break
        i -= 1
    return i
