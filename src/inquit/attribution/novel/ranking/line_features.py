"""What speaks for and against each candidate of a line, before it is known who speaks the lines around it.

Every feature is a number of about -1 to 2; `LINE_FEATURES` names the columns.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from inquit.attribution.novel.book import NARRATOR, Book, CharacterKey
from inquit.attribution.novel.dialogue_lines import DialogueLine
from inquit.attribution.novel.dialogue_tag import DialogueTag, TagKind
from inquit.attribution.novel.ranking.context import CONTEXT_FEATURES, LineContext
from inquit.attribution.novel.ranking.exchange import EXCHANGE_FEATURES, LineExchange
from inquit.attribution.novel.ranking.taken_up import TAKEN_UP_FEATURES
from inquit.entities.mentions.vocatives import Called

__all__ = ["LINE_FEATURES", "FeatureMatrix", "line_features"]

FeatureMatrix = NDArray[np.float32]

_SLOTS = ("after", "before", "beat before", "beat after")
_SLOT_FEATURES = (
    "is named",
    "another is named",
    "pronoun fits",
    "pronoun does not fit",
    "pronoun may fit",
    "narrator says I",
    "another says I",
    "description fits",
    "is described so",
)
_COMMON_FEATURES = (
    "inquit with a name",
    "inquit with a pronoun",
    "inquit with a description",
    "inquit with I",
    "beat",
    "nothing beside",
    "paragraph is all quote",
    "line in the paragraph before",
    "narration since the line before",
    "words",
    "question",
    "first person",
    "several stretches",
    "candidates of the gender",
    "wants a male",
    "wants a female",
    "scene begins",
    "calls somebody",
)
_CALLS = ("this line", "the line before", "the next line")
_CALL_FEATURES = tuple(f"{line} {calls}" for line in _CALLS for calls in ("fits", "does not fit", "calls so"))
_BESIDE = (*(kind for kind in get_args(TagKind) if kind != "other"), "beat", "none")
LINE_FEATURES = (
    *(f"{slot}: {name}" for slot in _SLOTS for name in _SLOT_FEATURES),
    *_CALL_FEATURES,
    *CONTEXT_FEATURES,
    *_COMMON_FEATURES,
    *EXCHANGE_FEATURES,
    *TAKEN_UP_FEATURES,
)

# Scales of the scorer's features, by hand so that these lie between -1 and 2; the weights are fitted for them, so a
# change asks for a new fit.
FULL_GAP = 200  # words of narration between lines that are as good as any more
WORDS_SCALE = 4
MANY_CANDIDATES = 6
WEAK = 0.5  # what a verb that reports no talk is worth


def line_features(book: Book, n: int, found: Sequence[CharacterKey]) -> FeatureMatrix:
    """The features of the candidates of line `n`, shape (candidates, features)."""
    line = book.lines[n]
    around = LineContext(book, n, found)
    common = _line_features(book, n, around)
    calls = book.called_around(n)
    meant = book.taken_up.features(line, found)
    exchange = LineExchange(book, n)
    rows = [
        [*_slots(book, line, key), *_called(book, calls, key), *around.of(key), *common, *exchange.of(key), *own]
        for key, own in zip(found, meant, strict=True)
    ]
    return np.array(rows, dtype=np.float32).reshape(len(found), len(LINE_FEATURES))


def _called(book: Book, calls: Sequence[frozenset[Called]], key: CharacterKey) -> list[float]:
    """Whether a candidate can be whom lines call "sir" or "my dear child", as in `_CALL_FEATURES`."""
    gender = book.gender(key)
    words = frozenset() if key == NARRATOR else book.called_by[key]
    out: list[float] = []
    for called in calls:
        genders = {one.gender for one in called} - {None}
        known = gender is not None and bool(genders)
        out += [known and genders == {gender}, known and gender not in genders, any(c.noun in words for c in called)]
    return out


def _slots(book: Book, line: DialogueLine, key: CharacterKey) -> list[float]:
    out: list[float] = []
    for slot, tag in zip(_SLOTS, (line.after, line.before, line.beat_before, line.beat_after), strict=True):
        values = dict.fromkeys(_SLOT_FEATURES, 0.0)
        if tag is not None:
            worth = 1.0 if tag.speech or slot.startswith("beat") else WEAK
            values |= {name: worth * value for name, value in _SLOT_VALUES[tag.kind](book, tag, key)}
        out += values.values()
    return out


_Values = list[tuple[str, float]]


def _named(_book: Book, tag: DialogueTag, key: CharacterKey) -> _Values:
    return [("is named" if tag.character == key else "another is named", 1.0)]


def _pronoun(book: Book, tag: DialogueTag, key: CharacterKey) -> _Values:
    gender = book.gender(key)
    if key == NARRATOR or (gender is not None and gender != tag.gender):
        return [("pronoun does not fit", 1.0)]
    return [("pronoun fits" if gender is not None else "pronoun may fit", 1.0)]


def _first_person(_book: Book, _inquit: DialogueTag, key: CharacterKey) -> _Values:
    return [("narrator says I" if key == NARRATOR else "another says I", 1.0)]


def _description(book: Book, tag: DialogueTag, key: CharacterKey) -> _Values:
    assert tag.character is not None
    if key == tag.character:
        return [("description fits", 1.0), ("is described so", 1.0)]
    if key == NARRATOR or not book.is_named(key):
        return [("description fits", -0.5)]
    described, character = book.characters.entities[tag.character], book.characters.entities[key]
    if described.noun in character.all_words:
        return [("description fits", 2.0)]
    if character.gender is None or described.gender is None:
        return []
    return [("description fits", 0.5 if character.gender == described.gender else -0.5)]


def _nothing(_book: Book, _inquit: DialogueTag, _key: CharacterKey) -> _Values:
    return []


_SLOT_VALUES: dict[str, Callable[[Book, DialogueTag, CharacterKey], _Values]] = {
    "name": _named,
    "pronoun": _pronoun,
    "I": _first_person,
    "noun": _description,
    "other": _nothing,
}


def _line_features(book: Book, n: int, around: LineContext) -> list[float]:
    line = book.lines[n]
    before = book.lines[n - 1] if n else None
    p = book.paragraphs[line.paragraph]
    kind = line.cue.kind if line.cue is not None else "beat" if line.beat_before or line.beat_after else "none"
    words = sum(s.hi - s.lo for s in line.stretches)
    gap = FULL_GAP
    if before is not None:
        gap = max(0, min(FULL_GAP, book.narration[line.paragraph] - book.narration[before.paragraph + 1]))
    last = p.text[max(0, line.stretches[-1].hi - 2)]
    return [
        *(float(kind == k) for k in _BESIDE),
        book.narration_in(line.paragraph) == 0,
        before is not None and before.paragraph == line.paragraph - 1,
        2 * gap / FULL_GAP,
        math.log1p(words) / WORDS_SCALE,
        "?" in last,
        book.first_person,
        len(line.stretches) > 1,
        min(MANY_CANDIDATES, len(around.fitting)) / MANY_CANDIDATES,
        around.wanted == "male",
        around.wanted == "female",
        before is not None and book.is_parted(before, line),
        bool(book.called[n]),
    ]
