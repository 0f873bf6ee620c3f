"""Whether the speaker of an article and the one of a source are one person, as far as names, offices and kinds tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rapidfuzz.distance.Levenshtein import distance

from inquit.document import Speaker
from inquit.filters import folded
from inquit.languages import language_of
from inquit.name_comparison.name_keys import NameKey
from inquit.name_comparison.name_relations import ACRONYM, INITIAL, MIDDLE_NAME, SHORT_FORM, SPELLING, related_names
from inquit.verification.speaker_forms import SpeakerForms, forms_of

__all__ = ["Likeness", "compare_speakers"]

# "unsure": nothing tells that they are two, and too little that they are one.
Likeness = Literal["same", "unsure", "other"]

_LEAST_SPELT = 4  # letters; shorter names that differ are others
_LONG = 7  # letters of names in which two may differ, and not only one
_SAME_NAMES = frozenset({MIDDLE_NAME, INITIAL, SHORT_FORM})


def compare_speakers(claimed: Speaker, found: Speaker, others: Sequence[Speaker] = ()) -> Likeness:
    """Whether two speakers of two texts are one.

    others: who else speaks in the source; a short form or an office that is also theirs names nobody, and whoever of
        them is called just so is meant.
    """
    one, other = forms_of(claimed), forms_of(found)
    likeness = _compared(one, other)
    rivals = (rival for rival in others if rival.name != found.name)
    if likeness == "same" and _is_short(one, other):
        return "unsure" if any(_compared(one, forms_of(rival)) == "same" for rival in rivals) else "same"
    if likeness != "unsure":
        return likeness
    if one.kind != "description" and _is_called(found, claimed.name):
        return "same"
    speaks_for = (one.kind == "organisation") != (other.kind == "organisation") and not (one.letters and other.letters)
    return "other" if not speaks_for and any(_is_called(rival, claimed.name) for rival in rivals) else "unsure"


def _is_called(speaker: Speaker, name: str) -> bool:
    """Whether somebody has just this name."""
    return folded(name) in map(folded, (speaker.name, *speaker.aliases))


def _is_short(one: SpeakerForms, other: SpeakerForms) -> bool:
    """Whether somebody is named by less than the full name."""
    return one.name is None or other.name is None or one.name.words != other.name.words or len(one.name.words) == 1


def _compared(one: SpeakerForms, other: SpeakerForms) -> Likeness:
    kinds = {one.kind, other.kind}
    if "joint" in kinds:
        return _joint(one, other)
    if kinds == {"name"}:
        return _people(one, other)
    if kinds == {"organisation"}:
        return _organisations(one, other)
    if "organisation" in kinds:
        return "unsure"  # an organisation and who speaks for it
    return _by_office(one, other)


def _joint(one: SpeakerForms, other: SpeakerForms) -> Likeness:
    """Several together are one speaker if all of them are; one of them alone may be."""
    some, rest = one.members or (one,), other.members or (other,)
    best = [max((_compared(a, b) for b in rest), key=_ORDER.index) for a in some]
    if len(some) == len(rest) and all(likeness == "same" for likeness in best):
        return "same"
    return "other" if all(likeness == "other" for likeness in best) else "unsure"


_ORDER: tuple[Likeness, ...] = ("other", "unsure", "same")


def _people(one: SpeakerForms, other: SpeakerForms) -> Likeness:
    if one.letters or other.letters:
        return _initials(one, other)
    if one.name is None or other.name is None:
        return "unsure"
    likeness = _names(one.name, other.name)
    if likeness == "unsure" and one.is_family and other.is_family and not _is_slip(one.name.family, other.name.family):
        return "other"
    full = len(one.name.words) > 1 and len(other.name.words) > 1
    if likeness == "same" and not full and {one.gender, other.gender} == {"female", "male"}:
        return "other"  # "Mr Bennet", "Mrs Bennet"
    if likeness != "same":
        names, known = {one.name, *one.others}, {other.name, *other.others}
        if any(_names(a, b) == "same" for a in names for b in known if (a, b) != (one.name, other.name)):
            return "same"
    return likeness


def _names(one: NameKey, other: NameKey) -> Likeness:
    if one.generation and other.generation and one.generation != other.generation:
        return "other"
    if sorted(one.words) == sorted(other.words) or "".join(one.words) == "".join(other.words):  # "@annpell"
        return "same"
    short, long = sorted((one, other), key=lambda key: len(key.words))
    if len(short.words) == 1:
        return _single(short.words[0], long.words)
    relation = next((kind for _, _, kind in related_names((short, long))), None)
    if relation in _SAME_NAMES or _is_part(short.words, long.words):
        return "same"
    slip = one.words[:-1] == other.words[:-1] and _is_slip(one.family, other.family)
    return "unsure" if slip or relation == SPELLING else "other"


def _is_part(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether a name of several words stands in a longer one, in order: "Buck Reed" in "Tom Buck Reed"."""
    rest = iter(long)
    return all(word in rest for word in short)


def _single(word: str, words: Sequence[str]) -> Likeness:
    """A name of one word beside another."""
    vocabulary = language_of().vocabulary
    short = vocabulary.nicknames
    if word in words or short.get(word, frozenset()) & {words[0], *short.get(words[0], ())}:
        return "same"
    if len(words) == 1:  # "Anna" may be a Pell
        given = [one in vocabulary.given_names for one in (word, words[0])]
        return "unsure" if given[0] != given[1] or _is_slip(word, words[0]) else "other"
    return "unsure" if _is_slip(word, words[-1]) else "other"


def _is_slip(word: str, other: str) -> bool:
    """Whether two names may be one, spelt a little otherwise."""
    size = min(len(word), len(other))
    return size >= _LEAST_SPELT and word[0] == other[0] and distance(word, other) <= 1 + (size >= _LONG)


def _initials(one: SpeakerForms, other: SpeakerForms) -> Likeness:
    """Somebody's initials beside a name, or other initials."""
    if one.letters and other.letters:
        return "same" if one.letters == other.letters else "unsure"
    letters, name = (one.letters, other.name) if one.letters else (other.letters, one.name)
    own = "" if name is None else "".join(word[0] for word in name.words)
    return "same" if own == letters else "unsure"


def _organisations(one: SpeakerForms, other: SpeakerForms) -> Likeness:
    names, known = [key for key in (one.name, *one.others) if key], [key for key in (other.name, *other.others) if key]
    if not names or not known:
        return "unsure"
    pairs = [(a, b) for a in names for b in known]
    if any(a.words == b.words for a, b in pairs):
        return "same"
    related = {kind for pair in pairs for _, _, kind in related_names(pair)}
    if ACRONYM in related:
        return "same"
    shared = any(set(a.words) & set(b.words) for a, b in pairs)
    return "unsure" if related or shared else "other"


def _by_office(one: SpeakerForms, other: SpeakerForms) -> Likeness:
    """A description beside a name, or two descriptions: one person if it is the office of the other."""
    described, known = (one, other) if one.kind == "description" else (other, one)
    if not described.definite or not described.offices or (known.kind == "description" and not known.definite):
        return "unsure"
    return "same" if described.offices <= known.offices else "unsure"
