"""What names are compared by: their words without case, accents, punctuation and titles, and which groups they fall in.

Only names of one group are ever linked without being asked about, so that a new text costs as much as its groups.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from inquit.filters import folded
from inquit.languages import language_of

__all__ = ["PERSON", "NameKey", "name_key"]

PERSON: Final = "person"
_UNKNOWN_KIND: Final = "unknown"
# The names of texts repeat: so many are remembered.
_REMEMBERED: Final = 65_536
_FULL_NAME: Final = 2  # words
_APOSTROPHES: Final = re.compile(r"['\u2019\u02bc`]")
_NO_WORDS: Final = re.compile(r"[\W_]+")
_POSSESSIVE: Final = re.compile(r"['\u2019]s?$")


@dataclass(frozen=True, slots=True)
class NameKey:
    """A name taken apart.

    kind: what bears it: a person, a group ...
    words: those of the name itself.
    generation: what tells father and son apart ("jr"), or "".
    """

    kind: str
    words: tuple[str, ...]
    generation: str = ""

    @property
    def text(self) -> str:
        """What is equal for equal full names, with what bears them."""
        return f"{self.kind}: {' '.join(self.words)}{self.generation and f', {self.generation}'}"

    @property
    def group(self) -> str:
        """The group that the name falls in: of people by the family name, of others by the whole."""
        return f"{self.kind}: {self.family if self.kind == PERSON else ' '.join(self.words)}"

    @property
    def family(self) -> str:
        """The last word of a person's name."""
        return self.words[-1]

    @property
    def is_full(self) -> bool:
        """Whether it names one person of many: given and family name, neither an initial; other names always do."""
        if self.kind != PERSON:
            return True
        return len(self.words) > 1 and min(len(self.words[0]), len(self.words[-1])) > 1


@lru_cache(maxsize=_REMEMBERED)
def name_key(name: str, kind: str | None) -> NameKey | None:
    """What a name is compared by; None for one that says nobody: without letters, a letter, or with a number."""
    if kind == PERSON or kind is None:
        return _of_person(name, kind or _UNKNOWN_KIND)
    words = _words(_POSSESSIVE.sub("", name).replace(".", ""))
    article = language_of().function_words.definite_article
    if len(words) > 1 and words[0] in article:
        words = words[1:]
    bare = words
    while len(bare) > 1 and bare[-1] in language_of().vocabulary.legal_forms:
        bare = bare[:-1]
    return NameKey(kind, tuple(bare)) if "".join(bare).strip("0123456789") else None


def _of_person(name: str, kind: str) -> NameKey | None:
    vocabulary = language_of().vocabulary
    words = [word for word in _words(_POSSESSIVE.sub("", name).replace(".", ". ")) if word]
    if (
        len(words) > _FULL_NAME + 1
        and len(words[-1]) == len(words[-2]) == 1
        and "".join(words[-2:]) in vocabulary.suffixes
    ):
        words = words[:-2]  # "M.D."
    generation = ""
    while len(words) > 1 and words[-1] in vocabulary.suffixes:
        last = words.pop()
        generation = last if last in _generations() else generation
    while len(words) > 1 and _is_title(words[0], alone=len(words) > _FULL_NAME):
        words = words[1:]
    if not words or any(char.isdigit() for char in name) or max(map(len, words)) == 1:
        return None
    return NameKey(kind, tuple(words), generation)


def _is_title(word: str, *, alone: bool) -> bool:
    """Whether a word in front is no part of the name; "Dean" is one where nothing else could be the given name."""
    vocabulary = language_of().vocabulary
    is_title = word in vocabulary.titles or f"{word}." in vocabulary.titles
    return is_title and (alone or word not in vocabulary.given_names)


def _words(name: str) -> list[str]:
    return _NO_WORDS.sub(" ", _APOSTROPHES.sub("", folded(name))).split()


@lru_cache(maxsize=1)
def _generations() -> frozenset[str]:
    return frozenset(row["word"] for row in language_of().table("label_words") if row["kind"] == "generation")
