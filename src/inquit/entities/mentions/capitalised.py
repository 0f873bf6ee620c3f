"""Runs of capitalised words, and where in a run the bare name begins.

The entity recogniser of a small model is noisy, so its spans are evidence, not truth: runs of capitalised words are
found first, then cut where a title, a role noun or the recogniser says that a personal name begins.
"""

from __future__ import annotations

from collections.abc import Iterator

from inquit.entities.vocabulary import connectors, given_names, head_nouns, particles, suffixes, titles
from inquit.text.parsing import Paragraph, ParsedText

__all__ = [
    "NAMED",
    "capital_runs",
    "glued_mark",
    "is_headline",
    "is_role_only",
    "name_start",
    "people_words",
    "recognised_runs",
    "role_noun",
]

NAMED = frozenset(  # labels of the recogniser that are names
    ("PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW")
)
_NAME_STARTS = frozenset("@0123456789")  # besides capitals
_HYPHENS = frozenset("-‐‑")
_NICKNAME_MARKS = frozenset("\"“”'‘’(")
# A paragraph counts as a headline when nearly all longer words are capitalised; longer ones are prose.
_HEADLINE_SHARE = 0.75
_HEADLINE_TOKENS = 30
_LONG_WORD = 4
_MIN_LONG_WORDS = 3
_CONTENT = frozenset({"NOUN", "ADJ", "NUM", "VERB", "X"})  # may be a name where the recogniser says so
_PARTICLE_TAGS = frozenset({"PROPN", "X"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_ROLE_REACH = 3  # "chief executive of the Lund Council Ann Berg"


def is_headline(paragraph: Paragraph) -> bool:
    """Whether a paragraph is set in title case or capitals, where a capital says nothing."""
    if len(paragraph) > _HEADLINE_TOKENS:
        return False
    if any(tag in _FINITE and word.islower() for tag, word in zip(paragraph.tag, paragraph.text, strict=True)):
        return False  # title case has capitals on its verbs
    longer = [word for word in paragraph.text if len(word) >= _LONG_WORD and word.isalpha()]
    return len(longer) >= _MIN_LONG_WORDS and sum(w[0].isupper() for w in longer) >= _HEADLINE_SHARE * len(longer)


def people_words(parsed: ParsedText) -> frozenset[str]:
    """Words that the recogniser saw in names of people, in text that is not a headline."""
    return frozenset(
        word.lower()
        for paragraph in parsed.paragraphs
        for word, label in zip(paragraph.text, paragraph.ent_type, strict=True)
        if label == "PERSON" and word[:1].isupper()
    )


def recognised_runs(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    i = 0
    while i < len(paragraph):
        j = i + 1
        if paragraph.ent_type[i] in NAMED:
            while j < len(paragraph) and paragraph.ent_iob[j] == "I":
                j += 1
            if (span := _trimmed(paragraph, i, j)) is not None:
                yield span
        i = j


def _trimmed(paragraph: Paragraph, lo: int, hi: int) -> tuple[int, int] | None:
    """The range without articles, possessive endings and punctuation at its edges."""
    while (
        hi > lo
        and (paragraph.tag[hi - 1] == "POS" or not paragraph.text[hi - 1][-1:].isalnum())
        and (not paragraph.text[hi - 1].endswith(".") or len(paragraph.text[hi - 1]) == 1)
    ):
        hi -= 1
    while lo < hi and not paragraph.text[lo][:1].isupper() and paragraph.text[lo][:1] not in _NAME_STARTS:
        if glued_mark(paragraph.text[lo]):
            break
        if paragraph.text[lo] in particles() and _after_particle(paragraph, lo + 1) == hi:
            break
        lo += 1
    while lo < hi and paragraph.lower[lo] in ("the", "a", "an"):
        lo += 1
    return (lo, hi) if lo < hi else None


def capital_runs(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """Maximal runs of tokens that look like parts of one name."""
    i, n = 0, len(paragraph)
    while i < n:
        begins = i + 1 if _is_proper(paragraph, i) else 0
        if not begins and paragraph.pos[i] in _PARTICLE_TAGS:
            begins = _leading_particles(paragraph, i)
        if not begins:
            i += 1
            continue
        j = begins
        while (longer := _extended(paragraph, i, j)) > j:
            j = longer
        if (span := _trimmed(paragraph, i, j)) is not None:
            yield span
        i = j


def glued_mark(word: str) -> int:
    """The length of a dash that the tokenizer left on a name ("-Craig")."""
    return int(word[:1] in _HYPHENS and word[1:2].isupper())


def _is_proper(paragraph: Paragraph, i: int) -> bool:
    word = paragraph.text[i]
    if word[:1].islower():
        return False
    if not word[:1].isupper():
        return (word[:1] == "@" and len(word) > 1) or glued_mark(word) > 0
    if paragraph.lower[i] in titles() and paragraph.lower[i].endswith("."):
        return True
    return paragraph.pos[i] == "PROPN" or (paragraph.ent_type[i] in NAMED and paragraph.pos[i] in _CONTENT)


def _extended(paragraph: Paragraph, lo: int, end: int) -> int:
    """Where the run that began at `lo` and reaches to `end` goes on to; `end` where it stops."""
    if end >= len(paragraph):
        return end
    if _is_proper(paragraph, end):
        return end + 1
    if end + 1 >= len(paragraph):
        return end
    if inside := _inside_personal_name(paragraph, end):
        return inside
    if paragraph.lower[lo] in given_names() and end - lo > 1:
        return end  # a person's name: connecting words end it
    if _goes_on_inside_entity(paragraph, end):
        return end + 1
    return end + 2 if _organisation_goes_on(paragraph, end) else end


def _inside_personal_name(paragraph: Paragraph, end: int) -> int:
    """Where a run goes on to over a hyphen, a particle or a nickname; 0 where it does not."""
    word, nxt = paragraph.text[end], end + 1
    if paragraph.pos[end] == "SPACE" and "\n" not in word:
        return nxt + 1 if _is_proper(paragraph, nxt) else 0
    glued = paragraph.start[end] == paragraph.end[end - 1] and paragraph.start[nxt] == paragraph.end[end]
    if word in _HYPHENS and glued and paragraph.text[nxt][:1].isalnum():
        return nxt + 1
    if paragraph.lower[end] in particles():
        return _after_particle(paragraph, nxt)
    return _nickname_end(paragraph, end) if word in _NICKNAME_MARKS else 0


def _after_particle(paragraph: Paragraph, i: int) -> int:
    """The end of the name that a particle before `i` goes with ("al | Rashid", "al | -Rashid"); 0 for none."""
    if paragraph.text[i] in _HYPHENS:
        i += 1
    while i < len(paragraph) and paragraph.text[i] in particles():  # "van | der Velde"
        i += 1
    return i + 1 if i < len(paragraph) and _is_proper(paragraph, i) else 0


def _leading_particles(paragraph: Paragraph, i: int) -> int:
    """The end of a family name that begins with a small particle ("| van der Velde"); 0 where none does."""
    small = paragraph.text[i] in particles()
    return _after_particle(paragraph, i + 1) if small and i + 1 < len(paragraph) else 0


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


def _organisation_goes_on(paragraph: Paragraph, end: int) -> bool:
    """As in "Department | of Health": a capitalised organisation noun, "of" or "for", a capital."""
    noun = head_nouns().get(paragraph.lower[end - 1])
    if noun is None or noun.kind not in ("organisation", "group"):
        return False
    joins = paragraph.lower[end] in ("of", "for", "on") and _is_proper(paragraph, end + 1)
    return joins and paragraph.ent_type[end + 1] != "DATE"


def is_role_only(paragraph: Paragraph, lo: int, hi: int) -> bool:
    """As in "Foreign Minister", "Republicans": capitals that end in a noun for a person and hold no personal name."""
    last = hi - 1
    if not role_noun(paragraph, last) or (paragraph.ent_type[last] in ("ORG", "WORK_OF_ART") and hi - lo > 1):
        return False
    named = any(paragraph.ent_type[i] == "PERSON" or paragraph.lower[i] in given_names() for i in range(lo, last + 1))
    return not named and not (lo > 0 and paragraph.lower[lo - 1] in titles())


def role_noun(paragraph: Paragraph, i: int) -> bool:
    """Whether token `i` is a title or a noun for a person by role ("Gov.", "spokeswoman")."""
    word = paragraph.lower[i]
    if word[:1] in _HYPHENS:
        word = word[1:]  # "-Captain", with a dash that the tokenizer left on
    if word in titles():
        return True
    noun = head_nouns().get(word) or head_nouns().get(paragraph.lemma[i])
    return noun is not None and noun.kind == "person"


def name_start(paragraph: Paragraph, lo: int, hi: int, people: frozenset[str]) -> int:
    """Where the bare name begins in a run: after the last title or role noun, or where a person begins."""
    start = lo
    for i in range(lo, hi - 1):
        if _is_suffix(paragraph, i + 1, hi):
            break
        if role_noun(paragraph, i) and not _role_is_part_of_name(paragraph, i, lo, people):
            start = i + 1
    while start < hi - 1 and not paragraph.text[start][:1].isalnum() and not glued_mark(paragraph.text[start]):
        start += 1
    behind_role = _complement_of_role(paragraph, max(0, lo - _ROLE_REACH), lo)
    for i in range(start + 1, hi - 1):
        if paragraph.lower[i] in given_names() and (behind_role or _complement_of_role(paragraph, start, i)):
            return i
        if behind_role and i + 1 < hi - 1 and _is_organisation_noun(paragraph, i):
            return i + 1
        if paragraph.ent_type[i] == "PERSON" and paragraph.ent_iob[i] == "B" and _is_other(paragraph, i - 1):
            return i
    return start


def _complement_of_role(paragraph: Paragraph, lo: int, hi: int) -> bool:
    """As in "Secretary of State" before a name: a role noun, then a preposition."""
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
    """As in "General Motors", "Dean Baquet", "Larry King Jr.": a role word that belongs to the name."""
    word, nxt = paragraph.lower[i], paragraph.lower[i + 1]
    if nxt in _HYPHENS or not nxt[:1].isalpha() or paragraph.pos[i + 1] in ("ADP", "CCONJ", "DET"):
        return True
    if i > lo and paragraph.text[i - 1] in _HYPHENS:
        return False
    if paragraph.ent_type[i] == "PERSON" and word in given_names() and paragraph.ent_iob[i] == "B":
        return True
    same_organisation = paragraph.ent_type[i] == "ORG" and paragraph.ent_iob[i + 1] == "I"
    return same_organisation and nxt not in given_names() and nxt not in people
