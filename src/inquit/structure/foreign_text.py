"""Whether a text is in another language than the one it is read in; only what is sure counts.

Most texts are known by their everyday words (`languages/en/everyday_words.tsv`). Where those are few, py3langid says
what language it is, and is loaded only then. Of 6,005 English texts, most of them paragraphs, nine have fewer, and
py3langid takes all nine for English.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from inquit.document import TextSpan
from inquit.glyphs import LETTERS
from inquit.languages import Language

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["other_language"]

MAX_LENGTH = 20_000  # characters that are looked at; what a text is written in, it is from the start
# Of the words of a text this share are everyday words. Of English paragraphs 99 in 100 have more than 0.12, German,
# French, Spanish and Dutch ones less than 0.05.
EVERYDAY_SHARE = 0.1
# Letters in words that begin small: names are the same in all languages, and a few words say little.
LEAST_LETTERS = 80
LEAST_CHANCE = 0.5  # that it is the language that is named
MOST_CHANCE = 0.01  # that it is the one that it is read in, or none

_WORD = re.compile(LETTERS)
_NO_LANGUAGE = "zxx"


def other_language(text: str, body: TextSpan, language: Language) -> str | None:
    """What the language of a text is called if it is surely another one than that it is read in; else None."""
    everyday = language.words("everyday_words")
    words = _WORD.findall(text, body.start, min(body.end, body.start + MAX_LENGTH))
    if not everyday or sum(word.lower() in everyday for word in words) >= EVERYDAY_SHARE * len(words):
        return None
    small = [word for word in words if not word[0].isupper()]
    if sum(map(len, small)) < LEAST_LETTERS:
        return None
    chances = dict(_identifier().rank(" ".join(small)))
    best = max(chances, key=chances.__getitem__)
    if chances[best] < LEAST_CHANCE or chances.get(language.code, 0.0) + chances.get(_NO_LANGUAGE, 0.0) > MOST_CHANCE:
        return None
    return next((row["name"] for row in language.table("language_names") if row["code"] == best), None)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # takes half a second to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
