"""What stands written on things: "a sign on the gate read 'No dogs.'", and labels that only say what a thing is."""

from __future__ import annotations

import re

from inquit.glyphs import WORD
from inquit.languages import Language

__all__ = ["labels_a_thing", "reads_out"]

# Words from the thing to the verb, by hand: room for "in the window of the shop".
_WORDS_BETWEEN = 8
_LABEL_WORDS = 3
_REACH = 90  # characters before the words


def reads_out(before: str, language: Language) -> bool:
    """Whether what stands before words in quotation marks says that a thing has them on it: "a card said"."""
    nouns, verbs = _words(language, "noun"), _words(language, "verb")
    pattern = rf"(?i)\b(?:{nouns})(?:,? {WORD}){{0,{_WORDS_BETWEEN}}}? (?:{verbs})\s?[,:]?\s*$"
    return bool(nouns) and language.compiled(pattern).search(before[-_REACH:]) is not None


def labels_a_thing(before: str, content: str, language: Language) -> bool:
    """Whether a few words are apposed to the thing that they stand on: "read the label, 'Poison'"."""
    nouns = _words(language, "noun")
    if not nouns or len(content.split()) > _LABEL_WORDS or not content[-1:].isalnum():
        return False
    return language.compiled(rf"(?i)\b(?:{nouns}),\s*$").search(before[-_REACH:]) is not None


def _words(language: Language, kind: str) -> str:
    return "|".join(sorted(map(re.escape, language.words("inscription_words", kind))))
