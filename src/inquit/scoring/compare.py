"""One document: what was marked against what was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from inquit.scoring.counts import Counts, TypeCounts, ViewCounts
from inquit.scoring.matching import EXACT, HALF, merged, overlapping, pairs, similarity
from inquit.scoring.name_matching import Words, accepts, bare_words, same_name
from inquit.scoring.scored_rows import (
    WHOLE_STATEMENTS,
    GoldDocument,
    GoldQuote,
    PredictedDocument,
    PredictedQuote,
    Spans,
)
from inquit.scoring.stretches import stretches, trimmed

__all__ = ["Comparison", "Outcome", "Stray", "View", "compare", "compare_all"]

View = Literal["quoted", "reported"]
_Same = Callable[[Spans, Spans], bool]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one gold item: a quoted stretch, or a whole statement."""

    document: str
    view: View
    said: str  # its words
    gold: GoldQuote
    predicted: PredictedQuote | None  # None: not found
    who: bool


@dataclass(frozen=True, slots=True)
class Stray:
    """A predicted item that matches nothing in gold.

    view: among what it was looked for there.
    """

    view: View
    predicted: PredictedQuote


@dataclass(frozen=True, slots=True)
class Comparison:
    """The counts of one document, and what they are made of."""

    id: str
    counts: Counts
    outcomes: tuple[Outcome, ...]
    strays: tuple[Stray, ...] = ()


def compare_all(gold: Iterable[GoldDocument], predicted: Mapping[str, PredictedDocument]) -> tuple[Comparison, ...]:
    """Each gold document compared with what was predicted for its id; nothing predicted is nothing found."""
    return tuple(compare(document, predicted.get(document.id, PredictedDocument(document.id))) for document in gold)


def compare(gold: GoldDocument, predicted: PredictedDocument) -> Comparison:
    """Compare one document.

    Rows are taken in the order of the text, so that their order in a file does not matter; only of rows with the very
    same content does the one that the file has first come first.
    """
    ours, theirs = sorted(gold.quotes, key=_place), sorted(predicted.quotes, key=_place)
    same_who = _Speakers(ours)
    quoted = _Items.of_stretches(gold.text, ours, theirs)
    reported = _Items.of_statements(gold.text, ours, theirs) if gold.genre in WHOLE_STATEMENTS else _Items()
    quoted_view = partial(_judged, gold, "quoted", quoted, same_who)
    reported_view = partial(_judged, gold, "reported", reported, same_who)
    quoted_counts, quoted_outcomes, quoted_strays = quoted_view(threshold=HALF)
    reported_counts, reported_outcomes, reported_strays = reported_view(threshold=HALF)
    counts = Counts(
        documents=1,
        words=len(gold.text.split()),
        milliseconds=round(1000 * predicted.seconds),
        quoted=quoted_counts,
        reported=reported_counts,
        quoted_exact=quoted_view(threshold=EXACT)[0],
        reported_exact=reported_view(threshold=EXACT)[0],
        quoted_types=_by_type((o.gold.attribution or o.gold.type, o) for o in quoted_outcomes),
        reported_types=_by_type((o.gold.type, o) for o in reported_outcomes),
    )
    return Comparison(gold.id, counts, (*quoted_outcomes, *reported_outcomes), (*quoted_strays, *reported_strays))


class _Speakers:
    """The speakers of a document, and whether a printed name is one of theirs."""

    def __init__(self, quotes: Sequence[GoldQuote]) -> None:
        names = {quote.speaker: quote.names for quote in quotes if quote.speaker}
        self._bare = {speaker: {bare_words(name) for name in accepted} for speaker, accepted in names.items()}
        self._rivals: dict[str, frozenset[Words]] = {}

    def accept(self, quote: GoldQuote, printed: str | None) -> bool:
        """Whether the printed name is one that a reader accepts for the speaker of the quote."""
        return quote.speaker is not None and accepts(quote.names, printed, self._rivals_of(quote.speaker))

    def _rivals_of(self, speaker: str) -> frozenset[Words]:
        if speaker not in self._rivals:
            others = (bare for other, bare in self._bare.items() if other != speaker)
            self._rivals[speaker] = frozenset().union(*others)
        return self._rivals[speaker]


@dataclass(frozen=True, slots=True)
class _Items:
    """The items of one view: their characters, and the statement that each belongs to."""

    gold: tuple[tuple[Spans, GoldQuote], ...] = ()
    predicted: tuple[tuple[Spans, PredictedQuote], ...] = ()

    @classmethod
    def of_stretches(cls, text: str, gold: Sequence[GoldQuote], predicted: Sequence[PredictedQuote]) -> _Items:
        return cls(
            tuple(((span,), quote) for span, quote in stretches(text, gold)),
            tuple(((span,), quote) for span, quote in stretches(text, predicted)),
        )

    @classmethod
    def of_statements(cls, text: str, gold: Sequence[GoldQuote], predicted: Sequence[PredictedQuote]) -> _Items:
        return cls(
            tuple((_core(text, quote.content), quote) for quote in gold),
            tuple((_core(text, quote.content), quote) for quote in predicted),
        )


def _judged(
    document: GoldDocument, view: View, items: _Items, speakers: _Speakers, *, threshold: float
) -> tuple[ViewCounts, list[Outcome], list[Stray]]:
    """The counts of a view under a threshold, the outcome of each gold item, and what was predicted besides."""
    matched = dict(pairs([spans for spans, _ in items.gold], [spans for spans, _ in items.predicted], threshold))
    outcomes = []
    for g, (content, gold) in enumerate(items.gold):
        found = items.predicted[matched[g]][1] if g in matched else None
        who = found is not None and speakers.accept(gold, found.speaker)
        said = " … ".join(span.of(document.text) for span in content)
        outcomes.append(Outcome(document.id, view, said, gold, found, who))
    taken = set(matched.values())
    strays = [Stray(view, predicted) for i, (_, predicted) in enumerate(items.predicted) if i not in taken]
    counts = _counted(outcomes, len(items.predicted), _same_spans if threshold == EXACT else overlapping)
    return counts, outcomes, strays


def _counted(outcomes: Sequence[Outcome], predicted: int, same: _Same) -> ViewCounts:
    known = [o for o in outcomes if o.gold.speaker is not None]
    found = [(o.gold, o.predicted) for o in outcomes if o.predicted is not None]
    return ViewCounts(
        gold=len(outcomes),
        predicted=predicted,
        found=len(found),
        known=len(known),
        known_found=sum(o.predicted is not None for o in known),
        who=sum(o.who for o in known),
        full_name=sum(same_name(p.speaker, g.full_names) for g, p in found),
        with_source=sum(bool(o.gold.source) for o in outcomes),
        source=sum(same(g.source, p.source) for g, p in found),
        with_cue=sum(bool(o.gold.cue) for o in outcomes),
        cue=sum(same(g.cue, p.cue) for g, p in found),
        linked=sum(_agree(g.cue, p.cue, same) and _agree(g.source, p.source, same) for g, p in found),
    )


def _agree(gold: Spans, predicted: Spans, same: _Same) -> bool:
    return same(gold, predicted) if gold or predicted else True


def _by_type(outcomes: Iterable[tuple[str, Outcome]]) -> dict[str, TypeCounts]:
    kinds: dict[str, TypeCounts] = defaultdict(TypeCounts)
    for kind, outcome in outcomes:
        known = outcome.gold.speaker is not None
        kinds[kind] += TypeCounts(1, outcome.predicted is not None, known, outcome.who)
    return dict(sorted(kinds.items()))


def _core(text: str, content: Spans) -> Spans:
    return merged([trimmed(text, span) for span in content])


def _place(row: GoldQuote | PredictedQuote) -> Spans:
    return row.content


def _same_spans(a: Spans, b: Spans) -> bool:
    return similarity(merged(a), merged(b)) == EXACT
