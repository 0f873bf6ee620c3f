"""Name mentions: every stretch of a text that prints a proper name, with the title and role split off.

The entity recogniser of a small model is noisy, so its spans are evidence, not truth: runs of capitalised words are
found first, then cut where a title, a role noun or the recogniser says that a personal name begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inquit.document import Gender, TextSpan
from inquit.entities.names import Words, is_acronym, name_words
from inquit.entities.vocabulary import connectors, given_names, head_nouns, particles, suffixes, titles
from inquit.parsing import Paragraph, ParsedText

__all__ = ["NameMention", "find_names", "is_headline", "role_noun"]

_NAMED = frozenset("PERSON ORG GPE NORP FAC LOC WORK_OF_ART PRODUCT EVENT LAW".split())
_HYPHENS = frozenset("-‐‑")
_NICKNAME_MARKS = frozenset("\"“”'‘’(")
# A paragraph counts as a headline when nearly all longer words are capitalised; longer ones are prose.
_HEADLINE_SHARE = 0.75
_HEADLINE_TOKENS = 30
_LONG_WORD = 4
_MIN_LONG_WORDS = 3
_ROLE_REACH = 3  # "chief executive of the Lund Council Ann Berg"


@dataclass(frozen=True, slots=True)
class NameMention:
    """One printed name. `lo` and `hi` are token indices of the bare name in `parsed.paragraphs[paragraph]`."""

    paragraph: int
    lo: int
    hi: int
    span: TextSpan
    words: Words
    label: str  # what the recogniser calls it; "" for nothing
    title: str | None = None  # lower-case title or role noun right before the name
    gender: Gender | None = None  # from the title
    left: int = 0  # where the title and role in the same run of capitals begin; == lo without any

    @property
    def titled(self) -> bool:
        """Whether a title or a role noun stands before the name."""
        return self.title is not None


def find_names(parsed: ParsedText) -> list[NameMention]:
    """All name mentions in text order: confident ones first, then their other occurrences."""
    people = _people_words(parsed)
    headlines = {number for number, paragraph in enumerate(parsed.paragraphs) if is_headline(paragraph)}
    found = [
        [] if number in headlines else list(_in_paragraph(parsed, number, paragraph, people))
        for number, paragraph in enumerate(parsed.paragraphs)
    ]
    _add_known(parsed, found)
    for number in headlines:
        _add_recognised(parsed, number, found[number])
    return [mention for mentions in found for mention in mentions]


def _add_recognised(parsed: ParsedText, number: int, mentions: list[NameMention]) -> None:
    """In headlines, what the recogniser has where no name known from the text stands."""
    taken = {i for mention in mentions for i in range(mention.lo, mention.hi)}
    paragraph = parsed.paragraphs[number]
    for lo, hi in _recognised(paragraph):
        if taken.isdisjoint(range(lo, hi)):
            mentions.append(_mention(parsed, number, paragraph, lo, hi, left=lo))
    mentions.sort(key=lambda m: m.lo)


def _people_words(parsed: ParsedText) -> frozenset[str]:
    """Words that the recogniser saw in names of people, in text that is not a headline."""
    return frozenset(
        word.lower()
        for paragraph in parsed.paragraphs
        for word, label in zip(paragraph.text, paragraph.ent_type, strict=True)
        if label == "PERSON" and word[:1].isupper()
    )


def is_headline(paragraph: Paragraph) -> bool:
    """Whether a paragraph is set in title case or capitals, where a capital says nothing."""
    if len(paragraph) > _HEADLINE_TOKENS:
        return False
    longer = [word for word in paragraph.text if len(word) >= _LONG_WORD and word.isalpha()]
    return len(longer) >= _MIN_LONG_WORDS and sum(w[0].isupper() for w in longer) >= _HEADLINE_SHARE * len(longer)


def _in_paragraph(
    parsed: ParsedText, number: int, paragraph: Paragraph, people: frozenset[str]
) -> Iterator[NameMention]:
    for lo, hi in _runs(paragraph):
        if _is_role_only(paragraph, lo, hi):
            yield from _inside_prefix(parsed, number, paragraph, lo, hi)
            continue
        cut = _name_start(paragraph, lo, hi, people)
        if cut > lo:
            yield from _inside_prefix(parsed, number, paragraph, lo, cut)
        yield _mention(parsed, number, paragraph, cut, hi, left=lo)


def _is_role_only(paragraph: Paragraph, lo: int, hi: int) -> bool:
    """ "Foreign Minister", "Republicans": capitals that end in a noun for a person and hold no personal name."""
    last = hi - 1
    if not role_noun(paragraph, last) or paragraph.ent_type[last] in ("ORG", "WORK_OF_ART") and hi - lo > 1:
        return False
    named = any(paragraph.ent_type[i] == "PERSON" or paragraph.lower[i] in given_names() for i in range(lo, last + 1))
    return not named and not (lo > 0 and paragraph.lower[lo - 1] in titles())


def _recognised(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    i = 0
    while i < len(paragraph):
        j = i + 1
        if paragraph.ent_type[i] in _NAMED:
            while j < len(paragraph) and paragraph.ent_iob[j] == "I":
                j += 1
            if (span := _trimmed(paragraph, i, j)) is not None:
                yield span
        i = j


def _trimmed(paragraph: Paragraph, lo: int, hi: int) -> tuple[int, int] | None:
    """The range without articles, possessive endings and punctuation at its edges."""
    while hi > lo and (paragraph.tag[hi - 1] == "POS" or not paragraph.text[hi - 1][-1:].isalnum()) and (
        not paragraph.text[hi - 1].endswith(".") or len(paragraph.text[hi - 1]) == 1
    ):
        hi -= 1
    while lo < hi and not paragraph.text[lo][:1].isupper() and not paragraph.text[lo][:1].isdigit():
        lo += 1
    while lo < hi and paragraph.lower[lo] in ("the", "a", "an"):
        lo += 1
    return (lo, hi) if lo < hi else None


def _runs(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """Maximal runs of tokens that look like parts of one name."""
    i = 0
    while i < len(paragraph):
        if not _is_proper(paragraph, i):
            i += 1
            continue
        j = i + 1
        while (longer := _extended(paragraph, i, j)) > j:
            j = longer
        if (span := _trimmed(paragraph, i, j)) is not None:
            yield span
        i = j


def _is_proper(paragraph: Paragraph, i: int) -> bool:
    word = paragraph.text[i]
    if not word[:1].isupper():
        return word[:1] == "@" and len(word) > 1
    if paragraph.lower[i] in titles() and paragraph.lower[i].endswith("."):
        return True
    return paragraph.pos[i] == "PROPN" or (paragraph.ent_type[i] in _NAMED and paragraph.pos[i] not in ("DET", "PRON"))


def _extended(paragraph: Paragraph, lo: int, end: int) -> int:
    """Where the run that began at `lo` and reaches to `end` goes on to; `end` where it stops."""
    if end >= len(paragraph):
        return end
    word = paragraph.text[end]
    if _is_proper(paragraph, end):
        return end + 1
    nxt = end + 1
    has_next = nxt < len(paragraph)
    if not has_next:
        return end
    glued = paragraph.start[end] == paragraph.end[end - 1] and paragraph.start[nxt] == paragraph.end[end]
    if paragraph.lower[end] in particles() and paragraph.text[nxt] in _HYPHENS and nxt + 1 < len(paragraph):
        return nxt + 2 if _is_proper(paragraph, nxt + 1) else end
    if word in _HYPHENS and glued and paragraph.text[nxt][:1].isalnum():
        return nxt + 1
    if paragraph.lower[end] in particles() and _is_proper(paragraph, nxt):
        return nxt + 1
    if word in _NICKNAME_MARKS and (close := _nickname_end(paragraph, end)):
        return close
    if paragraph.lower[lo] in given_names() and end - lo > 1:
        return end  # a person's name: connecting words end it
    if _goes_on_inside_entity(paragraph, end):
        return nxt
    if _organisation_goes_on(paragraph, lo, end):
        return nxt + 1
    return end


def _nickname_end(paragraph: Paragraph, mark: int) -> int:
    """After the closing mark of a one-word nickname between names (`Maria "Mia" Lund`); 0 when it is none."""
    close, after = mark + 2, mark + 3
    if after >= len(paragraph) or paragraph.text[close] not in "\"”'’)" or not _is_proper(paragraph, after):
        return 0
    return after + 1 if paragraph.text[mark + 1][:1].isupper() else 0


def _goes_on_inside_entity(paragraph: Paragraph, i: int) -> bool:
    """Whether the recogniser has a name that goes over token `i`: connecting words inside an organisation."""
    if paragraph.ent_iob[i] != "I" or paragraph.ent_type[i] not in ("ORG", "WORK_OF_ART", "LAW", "EVENT", "FAC"):
        return False
    if paragraph.lower[i] == "the" and paragraph.lower[i - 1] not in connectors():
        return False
    joins = paragraph.lower[i] in connectors() or paragraph.tag[i] == "POS" or paragraph.text[i] == "/"
    return joins and paragraph.ent_iob[i + 1] == "I"


def _organisation_goes_on(paragraph: Paragraph, lo: int, end: int) -> bool:
    """ "Department | of Health": a capitalised organisation noun, "of" or "for", a capital."""
    noun = head_nouns().get(paragraph.lower[end - 1])
    if noun is None or noun.kind not in ("organisation", "group"):
        return False
    joins = paragraph.lower[end] in ("of", "for", "on") and _is_proper(paragraph, end + 1)
    return joins and paragraph.ent_type[end + 1] != "DATE"


def role_noun(paragraph: Paragraph, i: int) -> bool:
    """Whether token `i` is a title or a noun for a person by role ("Gov.", "spokeswoman")."""
    word = paragraph.lower[i]
    if word in titles():
        return True
    noun = head_nouns().get(word) or head_nouns().get(paragraph.lemma[i])
    return noun is not None and noun.kind == "person"


def _name_start(paragraph: Paragraph, lo: int, hi: int, people: frozenset[str]) -> int:
    """Where the bare name begins in a run: after the last title or role noun, or where a person begins."""
    start = lo
    for i in range(lo, hi - 1):
        if _is_suffix(paragraph, i + 1, hi):
            break
        if role_noun(paragraph, i) and not _role_is_part_of_name(paragraph, i, lo, people):
            start = i + 1
    while start < hi - 1 and not paragraph.text[start][:1].isalnum():
        start += 1
    behind_role = _complement_of_role(paragraph, max(0, lo - _ROLE_REACH), lo)
    for i in range(start + 1, hi - 1):
        if paragraph.lower[i] in given_names() and (behind_role or _complement_of_role(paragraph, start, i)):
            return i
        if behind_role and hi - i > 2 and _is_organisation_noun(paragraph, i):
            return i + 1
        if paragraph.ent_type[i] == "PERSON" and paragraph.ent_iob[i] == "B" and _is_other(paragraph, i - 1):
            return i
    return start


def _complement_of_role(paragraph: Paragraph, lo: int, hi: int) -> bool:
    """ "Secretary of State" before a name: a role noun, then a preposition."""
    joints = [i for i in range(lo + 1, hi) if paragraph.pos[i] == "ADP"]
    return bool(joints) and role_noun(paragraph, joints[0] - 1) and hi - joints[-1] <= _ROLE_REACH


def _is_organisation_noun(paragraph: Paragraph, i: int) -> bool:
    noun = head_nouns().get(paragraph.lower[i])
    return noun is not None and noun.kind == "organisation"


def _is_suffix(paragraph: Paragraph, lo: int, hi: int) -> bool:
    return all(paragraph.lower[i] in suffixes() or not paragraph.text[i][:1].isalnum() for i in range(lo, hi))


def _is_other(paragraph: Paragraph, i: int) -> bool:
    """Whether the recogniser gives token `i` to something that is no person."""
    return paragraph.ent_type[i] not in ("", "PERSON")


def _role_is_part_of_name(paragraph: Paragraph, i: int, lo: int, people: frozenset[str]) -> bool:
    """ "General Motors", "Dean Baquet", "Larry King Jr.": a role word that belongs to the name."""
    word, nxt = paragraph.lower[i], paragraph.lower[i + 1]
    if nxt in _HYPHENS or not nxt[:1].isalpha() or paragraph.pos[i + 1] in ("ADP", "CCONJ", "DET"):
        return True
    if i > lo and paragraph.text[i - 1] in _HYPHENS:
        return False
    if paragraph.ent_type[i] == "PERSON" and word in given_names() and paragraph.ent_iob[i] == "B":
        return True
    same_organisation = paragraph.ent_type[i] == "ORG" and paragraph.ent_iob[i + 1] == "I"
    return same_organisation and nxt not in given_names() and nxt not in people


def _inside_prefix(
    parsed: ParsedText, number: int, paragraph: Paragraph, lo: int, hi: int
) -> Iterator[NameMention]:
    """Names that stand inside the title and role ("NATO" in "NATO Secretary-General")."""
    i = lo
    while i < hi:
        j = i + 1
        if paragraph.ent_type[i] in _NAMED:
            while j < hi and paragraph.ent_iob[j] == "I":
                j += 1
        end = j
        while end > i and (role_noun(paragraph, end - 1) or not paragraph.text[end - 1][:1].isalnum()):
            end -= 1
        if end > i and paragraph.ent_type[i] in _NAMED and paragraph.text[i][:1].isupper():
            yield _mention(parsed, number, paragraph, i, end, left=i)
        i = j


def _mention(parsed: ParsedText, number: int, paragraph: Paragraph, lo: int, hi: int, *, left: int) -> NameMention:
    span = paragraph.token_span(lo, hi)
    before = lo - 1
    title = paragraph.lower[before] if before >= 0 and role_noun(paragraph, before) else None
    entry = titles().get(title) if title else None
    noun = head_nouns().get(title) if title else None
    gender = entry.gender if entry else (noun.gender if noun else None)
    labels = [paragraph.ent_type[i] for i in range(lo, hi)]
    label = labels[-1] or max(labels, key=labels.count)
    return NameMention(
        number, lo, hi, span, name_words(span.of(parsed.text)), label, title, gender, min(left, before + 1) if left < lo else lo
    )


def _add_known(parsed: ParsedText, found: list[list[NameMention]]) -> None:
    """Find names that are known from elsewhere where the tagger missed them (sentence starts, headlines)."""
    known: dict[str, set[Words]] = {}
    for mentions in found:
        for mention in mentions:
            if mention.words and mention.label in ("PERSON", "ORG"):
                known.setdefault(mention.words[0], set()).add(mention.words)
                if mention.label == "PERSON" and len(mention.words) > 1:
                    known.setdefault(mention.words[-1], set()).add(mention.words[-1:])
    for number, paragraph in enumerate(parsed.paragraphs):
        # A capital in a headline is no evidence, but a name that the text prints elsewhere is.
        taken = {i for mention in found[number] for i in range(mention.left, mention.hi)}
        added = [
            _mention(parsed, number, paragraph, i, hi, left=i)
            for i, hi in _known_in(paragraph, known, taken)
        ]
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
        if paragraph.lower[i - 1] not in given_names():
            break
        i -= 1
    return i
