"""Labels set in capitals, in the letters that a text would otherwise print: "TINA McBROWNE" is "Tina McBrowne"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from inquit.glyphs import APOSTROPHES, HYPHEN, LETTERS
from inquit.languages import Language

__all__ = ["LabelCase"]

_WORD = re.compile(rf"{LETTERS}(?:[{APOSTROPHES}]{LETTERS})*")
_SHOUTED = re.compile(r"[A-Z]{2}")
_PARTS = re.compile(f"([{re.escape(HYPHEN + APOSTROPHES)}])")
# A label of up to so many capitals that says nothing aloud is a code or somebody's initials ("CDR", "DB"): longer ones
# in real transcripts are words.
_LONGEST_CODE = 3
_PATRONYMIC = 4  # letters from which "MC" at the beginning is a part of a name ("MCGEE")


class LabelCase:
    """Capitals to ordinary letters, by how the text spells the words elsewhere and by what names look like."""

    def __init__(self, text: str, language: Language) -> None:
        self._language = language
        spelled: dict[str, Counter[str]] = defaultdict(Counter)
        for word, uses in Counter(_WORD.findall(text)).items():
            if word[0].isupper() and not word.isupper() and not _SHOUTED.search(word):
                spelled[word.casefold()][word] += uses
        self._spelled = {word: forms.most_common(1)[0][0] for word, forms in spelled.items()}

    def ordinary(self, words: Sequence[str], *, titled: bool = False, phrase: bool = False) -> str:
        """The words as one name; titled: a title stands before them, so that they are no code.

        phrase: they are a description, in which every word in capitals is one of the language.
        """
        if not _is_shouted(words, self._language.vocabulary.particles):
            return " ".join(words)
        if len(words) == 1 and not titled and not phrase and self._is_code(words[0]):
            return words[0]
        last = len(words) - 1
        whole = titled or phrase
        return " ".join(
            self._word(word, i, words, sure=(whole and i == last) or phrase) for i, word in enumerate(words)
        )

    def _word(self, word: str, i: int, words: Sequence[str], *, sure: bool) -> str:
        vocabulary, low = self._language.vocabulary, word.casefold()
        bare = low.strip(".,")
        if i and low in self._small:
            return low
        if i < len(words) - 1 and low in vocabulary.particles and not (i == 0 and self._begins_name(words)):
            return low
        if len(bare.replace(".", "")) == 1 or (word.isdigit()):
            return word
        if bare in vocabulary.suffixes:
            return word.capitalize() if bare[0] in "js" else word
        known = self._spelled.get(bare)
        if known is not None:
            return known + word[len(bare) :] if word.casefold().startswith(bare) else known
        if not sure and not self._language.pattern("vowel").search(low) and len(bare) <= _LONGEST_CODE:
            return word
        return self._capitalised(word)

    @property
    def _small(self) -> frozenset[str]:
        language = self._language
        return (
            language.words("label_words", "of")
            | language.function_words.article
            | (language.vocabulary.connectors - frozenset("&"))
        )

    def _begins_name(self, words: Sequence[str]) -> bool:
        """Whether a particle at the beginning has a capital: "Van Dyke", but "van der Berg"."""
        return words[1].casefold() not in self._language.vocabulary.particles

    def _is_code(self, word: str) -> bool:
        low = word.casefold().strip(".")
        long = "".join(_PARTS.split(low)[::2])  # "O'HANLON" and "SMITH-JONES" are names
        letters = sum(map(str.isalpha, long))
        if low in self._spelled or low in self._language.vocabulary.given_names:
            return False
        speakable = bool(self._language.pattern("speakable").fullmatch(low))
        return letters < len(long) or (not speakable and letters <= _LONGEST_CODE + 1)

    def _capitalised(self, word: str) -> str:
        parts = _PARTS.split(word)
        out = [self._part(part) for part in parts]
        for i in range(1, len(parts) - 1, 2):
            if parts[i] in APOSTROPHES and len(parts[i - 1]) > 1:
                out[i + 1] = parts[i + 1].lower()  # the end of a possessive
        return "".join(out)

    def _part(self, part: str) -> str:
        prefix = self._language.pattern("patronymic").match(part)
        if prefix is not None and len(part) >= _PATRONYMIC:
            return prefix[0].capitalize() + part[prefix.end() :].capitalize()
        return part[:1].upper() + part[1:].lower()


def _is_shouted(words: Sequence[str], particles: frozenset[str]) -> bool:
    """Whether all words are in capitals, but for particles and the small letters of "McDONALD"."""
    long = [word for word in words if sum(map(str.isalpha, word)) > 1 and word.casefold() not in particles]
    if not long:
        return any(word.isupper() for word in words)
    return all(word.isupper() or _SHOUTED.search(word[1:]) is not None for word in long)
