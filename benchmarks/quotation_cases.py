"""Cases for `verify_cases.py`: quotations printed in an article, unchanged and changed, and what is right for each."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inquit.document import Speaker, TextSpan
from inquit.source import Source
from inquit.verification.article_quotations import Quotation
from quotation_changes import SAME, WAYS, Change, Piece
from quotation_originals import WORD, Original, Stretch, folded
from quotation_typography import printed_otherwise, spoken

__all__ = ["ALL_WAYS", "ANOTHER_SPEAKER", "CHANGED", "MARKED_WELL", "TYPOGRAPHY", "UNCHANGED", "Case", "cases_of"]

UNCHANGED, TYPOGRAPHY, FILLERS, ELSEWHERE = "unchanged", "typography varied", "fillers left out", "words from elsewhere"
ANOTHER_SPEAKER, MARKED_WELL = "another speaker", ("omission marked well", "a sentence left out and marked")
ALL_WAYS = (UNCHANGED, TYPOGRAPHY, FILLERS, *WAYS, ELSEWHERE)
# Ways after which no verdict may be a good one.
CHANGED = frozenset((*WAYS, ELSEWHERE)) - {ANOTHER_SPEAKER, *MARKED_WELL}

LEAST, SHORT = 4, 7  # words; from SHORT on a passage is clearly meant although a word of it is another
# Of fewer it may be said that they stand in too many places to say anything.
_OFTEN = 3
_RUN = 30
_SHORT_MAY = frozenset({"altered", "not_found", "too_short"})


@dataclass(frozen=True, eq=False, slots=True)
class Case:
    """One quotation of an article against one source.

    source: what it is looked for in.
    expected: the verdicts that are right.
    turned: whether the meaning is turned; None where nothing is said about that.
    """

    way: str
    original: Original
    quotation: Quotation
    source: Source
    expected: frozenset[str]
    turned: bool | None

    @property
    def stated(self) -> bool:
        """Whether the source itself says who speaks."""
        return self.original.labelled


def cases_of(
    original: Original, elsewhere: Sequence[str], chance: random.Random, *, limit: int, ways: Sequence[str]
) -> Iterator[Case]:
    """The cases of one text.

    elsewhere: what is said in other texts.
    limit: of how many stretches.
    """
    fit = [stretch for stretch in original.stretches if _words(original, stretch) >= LEAST]
    chosen = _in_runs(fit, limit, chance)
    for stretch in chosen:
        yield from _of_stretch(original, stretch, chance, ways)
    if ELSEWHERE in ways:
        yield from _from_elsewhere(original, elsewhere, chance, len(chosen))
    if FILLERS in ways:
        yield from _spoken(original, chosen, chance)


def _in_runs(fit: Sequence[Stretch], limit: int, chance: random.Random) -> list[Stretch]:
    """Some of them, in runs of such as stand near each other, as a long text is read in parts."""
    runs = [fit[at : at + _RUN] for at in range(0, len(fit), _RUN)]
    some = sorted(chance.sample(range(len(runs)), min(-(-limit // _RUN), len(runs))))
    return [stretch for run in some for stretch in runs[run]][:limit]


def _words(original: Original, stretch: Stretch) -> int:
    return max(len(WORD.findall(span.of(original.text))) for span in stretch.spans)


def _of_stretch(original: Original, stretch: Stretch, chance: random.Random, ways: Sequence[str]) -> Iterator[Case]:
    longest = max(stretch.spans, key=lambda span: span.end - span.start)
    piece = _piece(original, stretch, longest, chance)
    if original.times(piece.text) > _OFTEN or not piece.words:
        return
    if UNCHANGED in ways:
        same = Change(piece.text, SAME, turned=False)
        yield _case(UNCHANGED, original, stretch, longest, same)
    if TYPOGRAPHY in ways:
        other = Change(printed_otherwise(piece.text, chance), SAME, turned=False)
        yield _case(TYPOGRAPHY, original, stretch, longest, other)
    if "[" in piece.text:
        return  # a bracket of the source: whether another may stand in its place is another question
    for name, way in WAYS.items():
        if name not in ways or (name == ANOTHER_SPEAKER and _another(original, stretch) is None):
            continue
        change = way(piece, chance)
        if change is None or (name != ANOTHER_SPEAKER and _stands(original, change)):
            continue
        if len(piece) < SHORT and name in CHANGED:
            change = Change(change.text, change.expected | _SHORT_MAY, change.turned, change.cut)
        yield _case(name, original, stretch, longest, change)


def _stands(original: Original, change: Change) -> bool:
    """Whether the changed words stand somewhere in the source, so that they are no error; cuts do, of course."""
    once = 1 if change.turned and change.cut else 0
    return original.times(change.text) > once


def _piece(original: Original, stretch: Stretch, span: TextSpan, chance: random.Random) -> Piece:
    """What is changed, and what some others say."""
    others = [
        other.spans[0].of(original.text)
        for other in chance.sample(original.stretches, min(len(original.stretches), 30))
        if other.speaker is not None and stretch.speaker is not None and other.speaker != stretch.speaker
    ]
    return Piece(original, span.of(original.text), stretch.speaker, others)


def _case(way: str, original: Original, stretch: Stretch, span: TextSpan, change: Change) -> Case:
    if original.labelled or change.cut:
        quotation = _in_a_sentence(original, stretch, change.text, way)
    else:
        quotation = _in_its_paragraph(original, stretch, span, change.text, way)
    return Case(way, original, quotation, original.given, change.expected, change.turned)


def _in_a_sentence(original: Original, stretch: Stretch, words: str, way: str) -> Quotation:
    """In an article of the benchmark's own, which says who speaks."""
    name, sure = _claimed(original, stretch, way)
    return Quotation(
        f"“{words},” said {name or 'the speaker'}.\n",
        (TextSpan(1, 1 + len(words)),),
        None,
        Speaker("s1", name, named=True) if name else None,
        sure,
    )


def _in_its_paragraph(original: Original, stretch: Stretch, span: TextSpan, words: str, way: str) -> Quotation:
    """In the text itself, where the words around it are as the source has them."""
    text = original.text
    lo = text.rfind("\n\n", 0, stretch.spans[0].start) + 1
    hi = text.find("\n\n", stretch.spans[-1].end)
    hi = len(text) if hi < 0 else hi
    longer = len(words) - (span.end - span.start)
    article = text[lo : span.start] + words + text[span.end : hi]
    spans = tuple(
        TextSpan(
            one.start - lo + longer * (one.start > span.start),
            one.end - lo + longer * (one.end >= span.end),
        )
        for one in stretch.spans
    )
    name, sure = _claimed(original, stretch, way)
    return Quotation(article, spans, None, Speaker("s1", name, named=True) if name else None, sure)


def _claimed(original: Original, stretch: Stretch, way: str) -> tuple[str | None, float]:
    """Who is said to speak.

    In the text itself nobody but for another: who is right there is inquit's own question of reading, measured by
    `gate.py`, and would be asked with the reader's answer, which is the same on both sides.
    """
    if way == ANOTHER_SPEAKER:
        return _another(original, stretch), 1.0
    return (stretch.speaker, 1.0) if original.labelled and stretch.speaker else (None, 0.0)


def _another(original: Original, stretch: Stretch) -> str | None:
    """Somebody else who speaks in the text, under a name that shares no word with the speaker's."""
    if stretch.speaker is None:
        return None
    known = {*folded(" ".join((stretch.speaker, *original.persons.get(stretch.speaker, ())))).split()}
    others = [
        person
        for person, forms in original.persons.items()
        if not known & {*folded(" ".join((person, *forms))).split()} and person in original.text
    ]
    return random.Random(original.id + stretch.speaker).choice(others) if others else None


def _from_elsewhere(original: Original, elsewhere: Sequence[str], chance: random.Random, number: int) -> Iterator[Case]:
    """Words that somebody says in another text, of which no five stand here in a row."""
    for words in chance.sample(elsewhere, min(number, len(elsewhere))):
        small = folded(words).split()
        if len(small) < SHORT or any(
            f" {' '.join(small[at : at + 5])} " in original.folded for at in range(len(small) - 4)
        ):
            continue
        change = Change(words, frozenset({"not_found"}), cut=True)
        yield _case(ELSEWHERE, original, Stretch((TextSpan(0, 1),), None), TextSpan(0, 1), change)


def _spoken(original: Original, chosen: Sequence[Stretch], chance: random.Random) -> Iterator[Case]:
    """The source with fillers and repetitions, which the article leaves out."""
    text, done = [], 0
    said: list[tuple[Stretch, TextSpan]] = []
    for stretch in chosen:
        span = max(stretch.spans, key=lambda one: one.end - one.start)
        new = spoken(span.of(original.text), chance)
        if (
            span.start < done
            or "[" in new
            or new == span.of(original.text)
            or original.times(span.of(original.text)) > 1
        ):
            continue
        text += [original.text[done : span.start], new]
        done = span.end
        said.append((stretch, span))
    source = Source(f"{original.id}, as said", "".join((*text, original.text[done:])))
    for stretch, span in said:
        change = Change(span.of(original.text), frozenset({"cleaned"}), turned=False, cut=len(stretch.spans) > 1)
        case = _case(FILLERS, original, stretch, span, change)
        yield Case(FILLERS, original, case.quotation, source, case.expected, case.turned)
