"""Where in a run of capitals the bare name begins: behind a title or role noun, or where a person begins."""

from __future__ import annotations

from inquit.entities.mentions.capitalised import glued_mark
from inquit.entities.mentions.noun_kinds import is_role_noun
from inquit.glyphs import HYPHEN_TOKENS
from inquit.languages.entity_labels import ORGANISATION, PERSON, WORK_OF_ART
from inquit.text.parsing import Paragraph

__all__ = ["is_role_only", "name_start", "office_before"]

_FULL_NAME = 2  # words
_PORTFOLIO_WORDS = 2  # "Foreign Affairs"
_ROLE_REACH = 3  # "chief executive of the Lund Council Ann Berg"


def is_role_only(p: Paragraph, lo: int, hi: int) -> bool:
    """As in "Foreign Minister", "Republicans": capitals that end in a noun for a person and hold no personal name."""
    last = hi - 1
    if not is_role_noun(p, last) or (p.ent_type[last] in (ORGANISATION, WORK_OF_ART) and hi - lo > 1):
        return False
    vocabulary = p.language.vocabulary
    named = any(p.ent_type[i] == PERSON or p.lower[i] in vocabulary.given_names for i in range(lo, hi))
    return not named and not (lo > 0 and p.lower[lo - 1] in vocabulary.titles)


def name_start(p: Paragraph, lo: int, hi: int, people: frozenset[str]) -> int:
    """Where the bare name begins in a run: after the last title or role noun, or where a person begins."""
    start = lo + _opens_inversion(p, lo, hi)
    for i in range(lo, hi - 1):
        if _is_suffix(p, i + 1, hi):
            break
        if is_role_noun(p, i) and not _role_is_part_of_name(p, i, lo, people):
            start = i + 1
    if start == lo and _is_unlisted_role(p, lo, hi):
        start = lo + 1
    while start < hi - 1 and not p.text[start][:1].isalnum() and not glued_mark(p.text[start]):
        start += 1
    behind_role = _complement_of_role(p, max(0, lo - _ROLE_REACH), lo)
    return (behind_role and _portfolio_end(p, start, hi)) or _person_start(p, start, hi, behind_role=behind_role)


def _person_start(p: Paragraph, start: int, hi: int, *, behind_role: bool) -> int:
    """Where a person begins behind words that belong to no name."""
    given_names = p.language.vocabulary.given_names
    for i in range(start + 1, hi - 1):
        if p.lower[i] in given_names and (behind_role or _complement_of_role(p, start, i)):
            return i
        if behind_role and i + 1 < hi - 1 and _is_organisation_noun(p, i):
            return i + 1
        if p.ent_type[i] == PERSON and p.ent_iob[i] == "B" and _is_other(p, i - 1):
            return i
    return start


def _opens_inversion(p: Paragraph, lo: int, hi: int) -> bool:
    """As in "Noted | Ann Lund: ..." at the start of a sentence: a past form of a verb of speech."""
    first = lo == 0 or p.sent[lo - 1] != p.sent[lo]
    if not first or hi - lo < _FULL_NAME or p.lower[lo] in p.language.vocabulary.given_names:
        return False
    return p.language.reporting.opens_inversion(p.lower[lo])


def _is_unlisted_role(p: Paragraph, lo: int, hi: int) -> bool:
    """As in "Saddler Ann Lund" at the start of a sentence: a word that ends as nouns for people at work do."""
    given_names, name = p.language.vocabulary.given_names, p.text[lo + 1 : hi]
    first = lo == 0 or p.sent[lo - 1] != p.sent[lo]
    full = len(name) == _FULL_NAME and all(word.istitle() and len(word) > 1 for word in name)
    if p.lower[lo] in given_names or not (full and (first or p.lower[lo + 1] in given_names)):
        return False
    return ORGANISATION not in p.ent_type[lo:hi] and p.language.pattern("at_work").search(p.lower[lo]) is not None


def office_before(p: Paragraph, lo: int) -> int | None:
    """The noun for a person right before a name, or before what an office is for: "Minister | of Public Works Lund"."""
    i, words = lo - 1, p.language.vocabulary
    while i > max(0, lo - 1 - _PORTFOLIO_WORDS) and p.lower[i] in words.portfolios:
        i -= 1
    if i < lo - 1 and i > 0 and p.lower[i] in words.organisation_joints:
        i -= 1
    return i if i >= 0 and is_role_noun(p, i) else None


def _complement_of_role(p: Paragraph, lo: int, hi: int) -> bool:
    """As in "Secretary of State" before a name: a role noun, then a preposition."""
    joints = [i for i in range(lo + 1, hi) if p.pos[i] == "ADP"]
    return bool(joints) and is_role_noun(p, joints[0] - 1) and hi - joints[-1] <= _ROLE_REACH


def _portfolio_end(p: Paragraph, lo: int, hi: int) -> int:
    """As in "Minister of | Public Works | Ann Lund": what an office is for, before a full name; 0 for none."""
    portfolios = p.language.vocabulary.portfolios
    end = max((i + 1 for i in range(lo, min(lo + _PORTFOLIO_WORDS, hi)) if p.lower[i] in portfolios), default=0)
    return end if end and hi - end >= _FULL_NAME else 0


def _is_organisation_noun(p: Paragraph, i: int) -> bool:
    noun = p.language.vocabulary.head_nouns.get(p.lower[i])
    return noun is not None and noun.kind == "organisation"


def _is_suffix(p: Paragraph, lo: int, hi: int) -> bool:
    suffixes = p.language.vocabulary.suffixes
    return all(p.lower[i] in suffixes or not p.text[i][:1].isalnum() for i in range(lo, hi))


def _is_other(p: Paragraph, i: int) -> bool:
    """Whether the recogniser gives token `i` to something that is no person."""
    return p.ent_type[i] not in ("", PERSON)


def _role_is_part_of_name(p: Paragraph, i: int, lo: int, people: frozenset[str]) -> bool:
    """As in "General Motors", "Dean Baquet", "Larry King Jr.": a role word that belongs to the name."""
    word, nxt = p.lower[i], p.lower[i + 1]
    if nxt in HYPHEN_TOKENS or not nxt[:1].isalpha() or p.pos[i + 1] in ("ADP", "CCONJ", "DET"):
        return True
    if i > lo and p.text[i - 1] in HYPHEN_TOKENS:
        return False
    given_names = p.language.vocabulary.given_names
    if p.ent_type[i] == PERSON and word in given_names and p.ent_iob[i] == "B":
        return True
    same_organisation = p.ent_type[i] == ORGANISATION and p.ent_iob[i + 1] == "I"
    return same_organisation and nxt not in given_names and nxt not in people
