"""Full names that a text prints of those whom labels call by the family name alone: "Pauline Roe, the mayor, said"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from inquit.attribution.transcript.label_words import LabelWords
from inquit.attribution.transcript.people import Participant
from inquit.document import TextSpan
from inquit.entities.names.name_words import Words, name_words
from inquit.glyphs import APOSTROPHES, HYPHEN, LETTER
from inquit.languages import Language
from inquit.structure.transcript.transcript import SpokenTurn

__all__ = ["FullName", "fuller_names"]

_NAME_WORD = rf"(?![a-z]){LETTER}(?:{LETTER}|[{APOSTROPHES}{HYPHEN}](?={LETTER})){{0,30}}"
_RUN = re.compile(rf"(?<![\w{APOSTROPHES}{HYPHEN}])(?:{_NAME_WORD}\.?[ \t]{{1,2}}){{1,5}}{_NAME_WORD}")
_WORD = re.compile(r"\S+")
_MOST_GIVEN = 3  # names and initials before a family name


@dataclass(frozen=True, slots=True)
class FullName:
    """A full name as printed, and where.

    aside: not in a turn. titled: behind a title or an office.
    """

    name: str
    span: TextSpan
    aside: bool
    titled: bool


def fuller_names(
    text: str, turns: Sequence[SpokenTurn], spoken: Mapping[int, Participant], language: Language
) -> dict[Participant, FullName]:
    """The only full name that fits each whose label has a family name, or initials before it, and nobody else's.

    spoken: who speaks each turn, by its number.
    """
    short = _short_names(spoken.values())
    if not short:
        return {}
    words = LabelWords(language)
    starts = [turn.label.start if turn.label is not None else turn.content[0].start for turn in turns]
    fits: dict[Participant, dict[str, FullName]] = defaultdict(dict)
    for full, turn in _printed(text, turns, short, words, language):
        person = short[name_words(full.name, language)[-1]]
        if _fits(full, person, _beside(turn, bisect_right(starts, full.span.start) - 1, spoken), language):
            fits[person].setdefault(full.name.split()[0].casefold().strip("."), full)
    return {person: next(iter(names.values())) for person, names in fits.items() if len(names) == 1}


def _short_names(people: Collection[Participant]) -> dict[str, Participant]:
    """Who is called by a family name alone or with initials, and is the only one of that name."""
    bearers: dict[str, set[Participant]] = defaultdict(set)
    for person in people:
        if person.named and person.kind == "person":
            bearers[person.words[-1]].add(person)
    only = {family: next(iter(several)) for family, several in bearers.items() if len(several) == 1}
    return {
        family: person
        for family, person in only.items()
        if person.why == "label" and all(len(word) == 1 for word in person.words[:-1])
    }


def _beside(turn: int | None, last: int, spoken: Mapping[int, Participant]) -> Collection[Participant]:
    """Who speaks before and after a turn, and not in it."""
    if turn is None:
        return ()
    around = (spoken.get(last - 1), spoken.get(last + 1))
    return [person for person in around if person is not None and person is not spoken.get(last)]


def _fits(full: FullName, person: Participant, beside: Collection[Participant], language: Language) -> bool:
    first = full.name.casefold()
    known = language.vocabulary.given_names.get(full.name.split()[0].casefold())
    if person.gender is not None and known not in (None, person.gender):
        return False
    if len(person.words) > 1:
        return first.startswith(person.words[0]) and len(full.name.split()[0].strip(".")) > 1
    return full.aside or (full.titled and person in beside)


def _printed(
    text: str, turns: Sequence[SpokenTurn], short: Mapping[str, Participant], words: LabelWords, language: Language
) -> Iterator[tuple[FullName, int | None]]:
    """Full names that end with a family name, and the turn in which each stands."""
    said = sorted((span.start, span.end, n) for n, turn in enumerate(turns) for span in turn.content)
    labels = {turn.label.start for turn in turns if turn.label is not None}
    for run in _RUN.finditer(text):
        if run.start() in labels:
            continue
        pieces = [(m[0], m.start() + run.start()) for m in _WORD.finditer(run[0])]
        for i in range(1, len(pieces)):
            family = name_words(pieces[i][0], language)
            if len(family) != 1 or family[0] not in short:
                continue
            given = _given(pieces[:i], short[family[0]].words, words, language)
            if given:
                span = TextSpan(given[0][1], pieces[i][1] + len(pieces[i][0]))
                at = bisect_right(said, span.start, key=lambda one: one[0]) - 1
                turn = said[at][2] if at >= 0 and span.start < said[at][1] else None
                before = pieces[i - len(given) - 1][0] if len(given) < i else ""
                titled = words.is_title(before) or words.is_office(before)
                yield FullName(" ".join(span.of(text).split()), span, turn is None, titled), turn


def _given(
    before: Sequence[tuple[str, int]], words_of: Words, words: LabelWords, language: Language
) -> list[tuple[str, int]]:
    """The words right before a family name that are given names and initials; the first is a name, and no initial."""
    given: list[tuple[str, int]] = []
    for word, at in reversed(before[-_MOST_GIVEN:]):
        if words.is_title(word) or words.is_office(word) or words.is_person_noun(word):
            break
        given.insert(0, (word, at))
    letter = words_of[0] if len(words_of) > 1 else None
    for i, (word, _) in enumerate(given):
        low = word.casefold().strip(".")
        known = low in language.vocabulary.given_names
        if len(low) > 1 and (known if letter is None else low[0] == letter):
            return given[i:]
    return []
