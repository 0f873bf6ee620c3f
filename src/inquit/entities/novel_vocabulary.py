"""The word lists of the fiction stage, as typed lookups."""

from __future__ import annotations

from typing import cast

from inquit.document import Gender
from inquit.languages import language_of
from inquit.languages.vocabulary import Address
from inquit.text.parsing import Paragraph

__all__ = [
    "Address",
    "addresses",
    "gender_of",
    "is_possessive",
    "nicknames",
    "person_nouns",
    "reports_speech",
    "speech_verbs",
    "title_nouns",
]


def addresses() -> dict[str, Address]:
    """Forms of address by form."""
    return language_of().vocabulary.addresses


def person_nouns() -> dict[str, Gender | None]:
    """Common nouns for one person, with the gender that they show."""
    return language_of().vocabulary.person_nouns


def nicknames() -> dict[str, frozenset[str]]:
    """The given names that a pet form can stand for."""
    return language_of().vocabulary.nicknames


def title_nouns() -> dict[str, str]:
    """The common nouns that short titles stand for."""
    return language_of().vocabulary.title_nouns


def speech_verbs() -> frozenset[str]:
    """Lemmas of verbs that report talk."""
    return language_of().reporting.novel_verbs


def reports_speech(lemma: str, form: str) -> bool:
    """Whether a word beside a quote reports talk; `form`, in lower case, tells where the tagger went wrong."""
    return language_of().reporting.reports_talk(lemma, form)


def is_possessive(p: Paragraph, i: int) -> bool:
    """Whether "'s" follows a token, or an "s" that has lost its apostrophe."""
    return i + 1 < len(p) and (p.tag[i + 1] == "POS" or p.lower[i + 1] in ("'s", "’s", "s"))


def gender_of(cell: str) -> Gender | None:
    """The gender that a cell of a word list says; None for an empty one."""
    return cast(Gender, cell) if cell else None
