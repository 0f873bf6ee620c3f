"""Which words in front of what subtitles say name those who say it: those that come again, and their like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from inquit.glyphs import APOSTROPHES, HYPHENS, LETTER
from inquit.languages import language_of

__all__ = ["LabelForm", "LabelKnowledge", "SeenLabel", "label_before"]

LabelForm = str  # "capitals", "words" or "brackets"

_NAME = rf"{LETTER}[\w.,&/ #{APOSTROPHES}\{HYPHENS}]{{0,60}}"
# A name, how it is said, and a colon: "MIRA:", "Man 2 (on phone): text".
_COLON = re.compile(rf"({_NAME}?)\s?(?:[(\[][^()\[\]\n]{{1,40}}[)\]]\s?)?:(?=\s|\Z)\s*")
_BRACKETS = re.compile(rf"[(\[]\s?({_NAME}?)(?:,\s[a-z ]{{1,40}})?\s?[)\]]\s?:?\s*")  # "[Mira, whispering]"
_MOST_WORDS = 6
_COMES_AGAIN = 2
_SHARE = 0.5  # of all cues have a label: then even a few are no accident
_SOUND = "ing"  # how words for sounds end ("(Wind Howling)")


@dataclass(frozen=True, slots=True)
class SeenLabel:
    """What may be a label: the name, how it is set off, and how much of the text it takes.

    speaks: whether something follows it in its cue.
    sure: whether a sign that another begins to speak stands before it.
    """

    name: str
    form: LabelForm
    length: int
    speaks: bool
    sure: bool = False


def label_before(text: str, *, sure: bool = False) -> SeenLabel | None:
    """What may be a label at the beginning of what is said."""
    found, form = _COLON.match(text), ""
    if found is None:
        found, form = _BRACKETS.match(text), "brackets"
    if found is None:
        return None
    name = found[1].strip()
    if not 0 < len(name.split()) <= _MOST_WORDS:
        return None
    form = form or ("capitals" if name == name.upper() else "words")
    return SeenLabel(name, form, found.end(), bool(text[found.end() :].strip()), sure and form != "brackets")


class LabelKnowledge:
    """What the labels of a whole file show: which names come again, and which forms its labels have."""

    def __init__(self, seen: Iterable[SeenLabel], cues: int) -> None:
        every = list(seen)
        vocabulary = language_of().vocabulary
        self._particles = vocabulary.particles | vocabulary.connectors
        self._people = vocabulary.news_persons | vocabulary.titles.keys() | vocabulary.given_names.keys()
        self._texts = vocabulary.text_nouns
        self._often = Counter(_key(label) for label in every)
        self._silent = {_key(label) for label in every if not label.speaks}
        by_form = Counter(label.form for label in every if self._could_be(label))
        again = {label.form for label in every if self._could_be(label) and self._comes_again(label)}
        self._forms = {
            form
            for form, number in by_form.items()
            if form in again or (form != "brackets" and number >= max(_COMES_AGAIN, _SHARE * cues))
        }

    def is_label(self, label: SeenLabel) -> bool:
        """Whether a name is the label of a speaker."""
        if not self._could_be(label):
            return False
        if label.sure or self._comes_again(label):
            return True
        if label.form == "brackets":
            return self._is_person(label)
        return label.form in self._forms and (label.form == "capitals" or self._like_a_name(label))

    def _comes_again(self, label: SeenLabel) -> bool:
        return self._often[_key(label)] >= _COMES_AGAIN

    def _could_be(self, label: SeenLabel) -> bool:
        """Whether a name may be that of a speaker at all."""
        words = label.name.split()
        if label.form == "brackets":
            return self._bracketed(label, words)
        if words[0].lower() in self._texts and len(words) == 1:
            return False
        return all(word[0].isupper() or not word[0].isalpha() or word in self._particles for word in words)

    def _bracketed(self, label: SeenLabel, words: list[str]) -> bool:
        """In brackets stand sounds, too: a name is one of a person, or several words that always lead up to speech."""
        if _key(label) in self._silent or label.name[-3:].lower() == _SOUND:
            return False
        if self._is_person(label):
            return True
        named = all(word[0].isupper() or word in self._particles for word in words) and label.name != label.name.upper()
        return named and len(words) > 1 and self._comes_again(label)

    def _is_person(self, label: SeenLabel) -> bool:
        """Whether a name begins with one, or is a noun for a person, alone or with a number ("man 2")."""
        words = label.name.lower().split()
        first = words[0].strip(".,") in self._people or words[0] in self._people
        rest = all(word[0].isupper() or word[0] in "#0123456789" for word in label.name.split()[1:])
        return first and rest

    def _like_a_name(self, label: SeenLabel) -> bool:
        return len(label.name.split()) > 1 or self._is_person(label)


def _key(label: SeenLabel) -> tuple[str, LabelForm]:
    return label.name.casefold(), label.form
