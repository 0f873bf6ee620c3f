"""Runs of capitalised words that may be one name.

The entity recogniser of a small model is noisy, so its spans are evidence, not truth: runs of capitalised words are
found first, then cut where a title, a role noun or the recogniser says that a personal name begins.
"""

from __future__ import annotations

from collections.abc import Iterator

from inquit.glyphs import DASH_TOKENS, HYPHEN_TOKENS
from inquit.languages.entity_labels import (
    DATE,
    EVENT,
    FACILITY,
    LAW,
    LOCATION,
    NATIONALITY,
    ORGANISATION,
    PERSON,
    POLITICAL_PLACE,
    PRODUCT,
    WORK_OF_ART,
)
from inquit.languages.tags import FINITE, POSSESSIVE_ENDING
from inquit.text.parsing import Paragraph, ParsedText

__all__ = [
    "NAMED",
    "capital_runs",
    "glued_mark",
    "is_headline",
    "people_words",
    "recognised_runs",
]

NAMED = frozenset(  # labels of the recogniser that are names
    (PERSON, ORGANISATION, POLITICAL_PLACE, NATIONALITY, FACILITY, LOCATION, WORK_OF_ART, PRODUCT, EVENT, LAW)
)
_NAME_STARTS = frozenset("@0123456789")  # besides capitals
# A paragraph counts as a headline when nearly all longer words are capitalised; longer ones are prose. By
# hand; to be swept with headlines that are marked up.
_HEADLINE_SHARE = 0.75
_HEADLINE_TOKENS = 30
_LONG_WORD = 4
_MIN_LONG_WORDS = 3
_MAX_NICKNAME = 3  # words; longer ones are titles of songs and films
_CONTENT = frozenset({"NOUN", "ADJ", "NUM", "VERB", "X"})  # may be a name where the recogniser says so
_PARTICLE_TAGS = frozenset({"PROPN", "X"})


def is_headline(p: Paragraph) -> bool:
    """Whether a paragraph is set in title case or capitals, where a capital says nothing.

    None is a label or a signature on a line of its own ("Councillor Mona Reed:", "— Nils Okafor, Harbour Master").
    """
    if len(p) > _HEADLINE_TOKENS or p.text[-1] == ":" or p.text[0] in DASH_TOKENS:
        return False
    if any(tag in FINITE and word.islower() for tag, word in zip(p.tag, p.text, strict=True)):
        return False  # title case has capitals on its verbs
    longer = [word for word in p.text if len(word) >= _LONG_WORD and word.isalpha()]
    return len(longer) >= _MIN_LONG_WORDS and sum(w[0].isupper() for w in longer) >= _HEADLINE_SHARE * len(longer)


def people_words(parsed: ParsedText) -> frozenset[str]:
    """Words that the recogniser saw in names of people, in text that is not a headline."""
    return frozenset(
        word.lower()
        for p in parsed.paragraphs
        for word, label in zip(p.text, p.ent_type, strict=True)
        if label == PERSON and word[:1].isupper()
    )


def recognised_runs(p: Paragraph) -> Iterator[tuple[int, int]]:
    i = 0
    while i < len(p):
        j = i + 1
        if p.ent_type[i] in NAMED:
            while j < len(p) and p.ent_iob[j] == "I":
                j += 1
            if (span := _trimmed(p, i, j)) is not None:
                yield span
        i = j


def _trimmed(p: Paragraph, lo: int, hi: int) -> tuple[int, int] | None:
    """The range without articles, possessive endings and punctuation at its edges."""
    while (
        hi > lo
        and (p.tag[hi - 1] == POSSESSIVE_ENDING or not p.text[hi - 1][-1:].isalnum())
        and (not p.text[hi - 1].endswith(".") or len(p.text[hi - 1]) == 1)
    ):
        hi -= 1
    while lo < hi and not p.text[lo][:1].isupper() and p.text[lo][:1] not in _NAME_STARTS:
        if glued_mark(p.text[lo]):
            break
        if p.text[lo] in p.language.vocabulary.particles and _after_particle(p, lo + 1) == hi:
            break
        lo += 1
    while lo < hi and p.lower[lo] in p.language.function_words.article:
        lo += 1
    return (lo, hi) if lo < hi else None


def capital_runs(p: Paragraph) -> Iterator[tuple[int, int]]:
    """Maximal runs of tokens that look like parts of one name."""
    i, n = 0, len(p)
    while i < n:
        begins = i + 1 if _is_proper(p, i) else 0
        if not begins and p.pos[i] in _PARTICLE_TAGS:
            begins = _leading_particles(p, i)
        if not begins:
            i += 1
            continue
        j = begins
        while (longer := _extended(p, i, j)) > j:
            j = longer
        if (span := _trimmed(p, i, j)) is not None:
            yield span
        i = j


def glued_mark(word: str) -> int:
    """The length of a dash that the tokenizer left on a name ("-Craig")."""
    return int(word[:1] in HYPHEN_TOKENS and word[1:2].isupper())


def _is_proper(p: Paragraph, i: int) -> bool:
    word = p.text[i]
    if word[:1].islower():
        return False
    if not word[:1].isupper():
        return (word[:1] == "@" and len(word) > 1) or glued_mark(word) > 0
    if p.lower[i] in p.language.vocabulary.titles and p.lower[i].endswith("."):
        return True
    return p.pos[i] == "PROPN" or (p.ent_type[i] in NAMED and p.pos[i] in _CONTENT)


def _extended(p: Paragraph, lo: int, end: int) -> int:
    """Where the run that began at `lo` and reaches to `end` goes on to; `end` where it stops."""
    if end >= len(p):
        return end
    if _is_proper(p, end):
        return end + 1
    if end + 1 >= len(p):
        return end
    if inside := _inside_personal_name(p, end) or _campus(p, lo, end):
        return inside
    if _numbers_what_follows(p, end) or _joins_organisations(p, end):
        return end + 2
    if p.lower[lo] in p.language.vocabulary.given_names and end - lo > 1:
        return end  # a person's name: connecting words end it
    if _goes_on_inside_entity(p, end):
        return end + 1
    return end + 2 if _organisation_goes_on(p, end) else end


def _inside_personal_name(p: Paragraph, end: int) -> int:
    """Where a run goes on to over a hyphen, a particle or a nickname; 0 where it does not."""
    word, nxt = p.text[end], end + 1
    if p.pos[end] == "SPACE" and "\n" not in word:
        return nxt + 1 if _is_proper(p, nxt) else 0
    glued = p.start[end] == p.end[end - 1] and p.start[nxt] == p.end[end]
    if word in HYPHEN_TOKENS and glued and p.text[nxt][:1].isalnum():
        return nxt + 1
    if p.lower[end] in p.language.vocabulary.particles:
        return _after_particle(p, nxt)
    return _nickname_end(p, end) if word == "(" or word in p.language.glyphs.marks else 0


def _after_particle(p: Paragraph, i: int) -> int:
    """The end of the name that a particle before `i` goes with ("al | Rashid", "al | -Rashid"); 0 for none."""
    if p.text[i] in HYPHEN_TOKENS:
        i += 1
    while i < len(p) and p.text[i] in p.language.vocabulary.particles:  # "van | der Velde"
        i += 1
    return i + 1 if i < len(p) and _is_proper(p, i) else 0


def _leading_particles(p: Paragraph, i: int) -> int:
    """The end of a family name that begins with a small particle ("| van der Velde"); 0 where none does."""
    small = p.text[i] in p.language.vocabulary.particles
    return _after_particle(p, i + 1) if small and i + 1 < len(p) else 0


def _nickname_end(p: Paragraph, mark: int) -> int:
    """After the closing mark of a nickname between names (`Maria "Mia" Lund`, `Jo "The Rock" Lund`); 0 for none."""
    close = mark + 1
    while close < min(len(p) - 1, mark + 1 + _MAX_NICKNAME) and p.text[close][:1].isupper():
        close += 1
    if close == mark + 1 or close + 1 >= len(p) or not (_is_proper(p, close + 1) or _is_surname(p, close + 1)):
        return 0
    closed = p.text[close] == ")" or p.text[close] in p.language.glyphs.closing
    return close + 2 if closed else 0


def _is_surname(p: Paragraph, i: int) -> bool:
    """As in "Margaret (Peggy) | Ives": a capital that the tagger takes for a common noun."""
    return p.pos[i] == "NOUN" and p.text[i].istitle()


def _goes_on_inside_entity(p: Paragraph, i: int) -> bool:
    """Whether the recogniser has a name that goes over token `i`: connecting words inside an organisation."""
    if p.ent_iob[i] != "I" or p.ent_type[i] not in (ORGANISATION, WORK_OF_ART, LAW, EVENT, FACILITY):
        return False
    connectors = p.language.vocabulary.connectors
    if p.lower[i] in p.language.function_words.definite_article and p.lower[i - 1] not in connectors:
        return False
    joins = p.lower[i] in connectors or p.tag[i] == POSSESSIVE_ENDING or p.text[i] == "/"
    return joins and p.ent_iob[i + 1] == "I"


def _numbers_what_follows(p: Paragraph, i: int) -> bool:
    """As in "Boeing | 737 | Max", "Route | 52 | Project": a figure between two words of one name."""
    if (
        not p.text[i].isdigit()
        or not _is_proper(p, i + 1)
        or p.lower[i - 1] in p.language.vocabulary.in_calendar("month")
    ):
        return False
    one_entity = p.ent_type[i] in NAMED and p.ent_iob[i : i + 2] == ["I", "I"]
    return one_entity or min(p.head[i - 1], p.head[i]) > i


def _joins_organisations(p: Paragraph, i: int) -> bool:
    """As in "Export | – | Import Bank": a dash without spaces that the recogniser has in an organisation's name."""
    glued = p.start[i] == p.end[i - 1] and p.start[i + 1] == p.end[i]
    return p.text[i] in DASH_TOKENS and glued and p.ent_type[i] == ORGANISATION and _is_proper(p, i + 1)


def _campus(p: Paragraph, lo: int, end: int) -> int:
    """Where the name of a university goes on to over a comma ("University of Norland | , Lakeside"); 0 for none."""
    vocabulary = p.language.vocabulary
    joint = next((i for i in range(end - 1, lo, -1) if p.lower[i] in vocabulary.organisation_joints), lo)
    of_place = joint > lo and p.lower[joint - 1] in vocabulary.campus_nouns
    seat = p.text[end] == "," and p.ent_type[end + 1] == POLITICAL_PLACE and _is_proper(p, end + 1)
    return end + 2 if of_place and seat else 0


def _organisation_goes_on(p: Paragraph, end: int) -> bool:
    """As in "Department | of Health": a capitalised organisation noun, "of" or "for", a capital."""
    noun = p.language.vocabulary.head_nouns.get(p.lower[end - 1])
    if noun is None or noun.kind not in ("organisation", "group"):
        return False
    joins = p.lower[end] in p.language.vocabulary.organisation_joints and _is_proper(p, end + 1)
    return joins and p.ent_type[end + 1] != DATE
