"""A document as reviewers have corrected it: a pure function of what the reader found and of the log."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final, Literal

from inquit.document import Document, Evidence, Quote, TextSpan
from inquit.languages import language_of
from inquit.store.corrections.correction import JUDGING, Correction, ShownIn, holding
from inquit.store.corrections.named_speakers import NamedSpeakers
from inquit.store.corrections.text_anchors import TextAnchor, occurrence, read_anchor
from inquit.text.paragraphs import paragraph_spans

__all__ = ["BY_REVIEWER", "CorrectedText", "Review", "RowJudgement", "corrected_text", "uncorrected"]

# What became of a statement that somebody has looked at.
Review = Literal["accepted", "corrected", "added"]
# By which rule there is a statement that a reviewer has added.
BY_REVIEWER: Final = "reviewer"


@dataclass(frozen=True, slots=True)
class RowJudgement:
    """What was found out about a row of the reader's.

    is_right: whether it is a statement, of this type, with these words, and of this speaker.
    shown_in: where the reviewer met it; "text" where all rows of a text were looked at.
    """

    is_right: bool
    shown_in: ShownIn | Literal["text"]


@dataclass(frozen=True, slots=True)
class CorrectedText:
    """A document as it was corrected.

    found: the document as it was found.
    log: all that was ever corrected in it.
    has_corrections: whether any hold.
    reviews: what became of its statements, by their ids; of those that nobody has judged there is nothing.
    judged: what was found out about the reader's rows, by their ids; also of those that were rejected.
    targets: how corrections name the statements that they are about, by their ids.
    unplaced: the corrections that hold and fit nothing in this text now.
    is_done: whether somebody has said that the text is reviewed, and every statement in it is.
    """

    document: Document
    found: Document
    log: tuple[Correction, ...]
    has_corrections: bool
    reviews: Mapping[str, Review]
    judged: Mapping[str, RowJudgement]
    targets: Mapping[str, TextAnchor]
    unplaced: tuple[Correction, ...]
    is_done: bool


def uncorrected(found: Document, log: Sequence[Correction] = ()) -> CorrectedText:
    """A document as it was found; of its log nothing holds."""
    return CorrectedText(found, found, tuple(log), False, {}, {}, {}, (), is_done=False)


def corrected_text(found: Document, log: Sequence[Correction]) -> CorrectedText:
    """The document with what its log says; where that is empty, as it was found."""
    correcting = _Correcting(found)
    held = holding(log)
    if not held:
        return uncorrected(found, log)
    correcting.place(log, held)
    for correction in held:
        correcting.apply(correction)
    return correcting.result(log)


class _Correcting:
    def __init__(self, found: Document) -> None:
        self._found = found
        self._text = found.text
        self._quotes = {quote.id: quote for quote in found.quotes}
        self._speakers = NamedSpeakers(found.speakers)
        self._rows: dict[TextAnchor, str] = {}
        self._shifts: dict[TextAnchor | None, int] = {}  # how far each statement stands from where it stood
        self._rejected: set[str] = set()
        self._shown: dict[str, ShownIn] = {}
        self._unplaced: list[Correction] = []
        self._is_done = False

    def place(self, log: Sequence[Correction], held: Sequence[Correction]) -> None:
        """Find the statement that each correction is about, and put in those that were added."""
        places: dict[tuple[TextSpan, ...], list[str]] = {}
        for quote in self._found.quotes:
            places.setdefault(quote.content, []).append(quote.id)
        last = max((int(id_[1:]) for id_ in self._quotes if id_[1:].isdecimal()), default=0)
        added = dict.fromkeys(one.target for one in log if one.kind == "add")
        ids = {target: f"q{last + number}" for number, target in enumerate(added, start=1)}
        contents: dict[TextAnchor, list[TextAnchor]] = {}
        for one in held:
            if one.target is not None:
                others = contents.setdefault(one.target, [])
                if one.kind == "content":
                    others.insert(0, read_anchor(one.value))
        adding = {one.target: one for one in held if one.kind == "add"}
        for target in contents:
            self._place_at(target, target, places)
        known = set(self._rows.values())
        for target, others in contents.items():
            # where the reader has found by itself what a border was moved to, that is the statement
            for anchor in others if target not in self._rows and target not in adding else ():
                self._place_at(target, anchor, places, known)
            if target not in self._rows and target in adding:
                self._add(target, ids[target], adding[target])

    def _place_at(
        self,
        target: TextAnchor,
        anchor: TextAnchor,
        places: Mapping[tuple[TextSpan, ...], Sequence[str]],
        known: Collection[str] = (),
    ) -> None:
        """Take the row of the reader's that stands at an anchor for the statement, unless another one is that."""
        spans = occurrence(self._text, anchor)
        rows = places.get(spans, ()) if spans else ()
        row = rows[min(target.nth, len(rows) - 1)] if rows else None
        if spans and row is not None and row not in known and target not in self._rows:
            self._rows[target] = row
            self._shifts[target] = spans[0].start - target.spans[0].start

    def _add(self, target: TextAnchor, id_: str, correction: Correction) -> None:
        spans = occurrence(self._text, target)
        if spans:
            evidence = Evidence(BY_REVIEWER)
            number = _paragraph_at(self._text, spans[0].start)
            type_ = correction.value["type"]
            self._quotes[id_] = Quote(id_, type_, spans, evidence=evidence, paragraph=number)
            self._rows[target] = id_
            self._shifts[target] = spans[0].start - target.spans[0].start

    def apply(self, correction: Correction) -> None:
        """Do what it says, or note that it fits nothing."""
        if correction.kind == "done":
            self._is_done = True
        elif correction.kind == "role":
            speaker = self._speakers.known(correction.value["speaker"])
            if speaker is None:
                self._unplaced.append(correction)
            else:
                self._speakers.give_role(speaker, correction.value)
        else:
            row = None if correction.target is None else self._rows.get(correction.target)
            changed = None if row is None else self._changed(self._quotes[row], correction)
            if row is None or changed is None:
                self._unplaced.append(correction)
                return
            self._quotes[row] = changed
            if correction.kind == "reject":
                self._rejected.add(row)
            elif correction.kind in ("accept", "add"):
                self._rejected.discard(row)
            if correction.kind in JUDGING:
                self._shown[row] = correction.shown_in

    def _changed(self, quote: Quote, correction: Correction) -> Quote | None:
        """The row with what a correction says; None where that stands nowhere in the text."""
        value, kind = correction.value, correction.kind
        if kind == "type":
            return replace(quote, type=value["type"])
        if kind == "speaker":
            return replace(quote, speaker_id=self._speakers.taken(value["speaker"]))
        if kind == "addressee":
            return replace(quote, addressee_id=self._speakers.taken(value["speaker"]))
        if kind in ("content", "cue", "source"):
            return self._with_borders(quote, correction, {kind: value})
        if kind == "add":
            speaker_id = self._speakers.taken(value["speaker"])
            quote = replace(quote, type=value["type"], speaker_id=speaker_id)
            return self._with_borders(quote, correction, {name: value[name] for name in ("cue", "source")})
        return quote

    def _with_borders(self, quote: Quote, correction: Correction, borders: Mapping[str, Any]) -> Quote | None:
        shift = self._shifts.get(correction.target, 0)
        for name, record in borders.items():
            spans = occurrence(self._text, read_anchor(record), shift)
            if spans is None:
                return None
            if name == "content":
                quote = replace(quote, content=spans, paragraph=_paragraph_at(self._text, spans[0].start))
            elif name == "cue":
                quote = replace(quote, cue=spans, cue_lemma=quote.cue_lemma if spans == quote.cue else None)
            else:
                quote = replace(quote, source=spans)
        return quote

    def result(self, log: Sequence[Correction]) -> CorrectedText:
        """What has come of it."""
        found = {quote.id: quote for quote in self._found.quotes}
        reviews: dict[str, Review] = {}
        for row in self._shown:
            if row not in self._rejected:
                reviews[row] = _review(found.get(row), self._quotes[row])
        kept = {row: quote for row, quote in self._quotes.items() if row not in self._rejected}
        is_done = self._is_done and all(row in reviews for row in kept)
        judged = {
            row: RowJudgement(reviews.get(row) == "accepted", "text" if is_done else shown)
            for row, shown in self._shown.items()
            if row in found
        }
        return CorrectedText(
            document=self._document(kept, reviews),
            found=self._found,
            log=tuple(log),
            has_corrections=True,
            reviews=reviews,
            judged=judged,
            targets={row: target for target, row in reversed(self._rows.items())},
            unplaced=tuple(self._unplaced),
            is_done=is_done,
        )

    def _settled(self, quote: Quote, kept: Mapping[str, Quote], was_found: bool, is_judged: bool) -> Quote:
        """The row as it stands among those that are kept; somebody who has judged it is sure of it."""
        parent = self._parent(quote, kept) if was_found else _around(quote, kept)
        if parent == quote.parent_id and not is_judged:
            return quote
        return replace(quote, parent_id=parent, confidence=1.0 if is_judged else quote.confidence)

    def _parent(self, quote: Quote, kept: Mapping[str, Quote]) -> str | None:
        """The nearest row around it that stays."""
        parent = quote.parent_id
        while parent is not None and parent not in kept:
            parent = self._quotes[parent].parent_id if parent in self._quotes else None
        return parent

    def _document(self, kept: Mapping[str, Quote], reviews: Mapping[str, Review]) -> Document:
        found = {one.id for one in self._found.quotes}
        quotes = [self._settled(quote, kept, quote.id in found, quote.id in reviews) for quote in kept.values()]
        quotes.sort(key=lambda one: (one.content[0].start, one.id not in found, _order(one.id, found)))
        concerned = {id_ for one in quotes for id_ in _people(one)}
        before = {id_ for one in self._found.quotes for id_ in _people(one)}
        idle = {one.id for one in self._found.speakers} - before  # those who say nothing, as it was found
        speakers = tuple(one for one in self._speakers.all() if one.id in concerned | idle)
        # the very same speakers, where they are: quotes need not learn anew who is around them
        same = speakers == self._found.speakers
        return replace(self._found, quotes=tuple(quotes), speakers=self._found.speakers if same else speakers)


def _order(id_: str, found: Collection[str]) -> tuple[int, str]:
    """By what those stand in order that a text has got from corrections; the others stand in the order of the text."""
    return (0, "") if id_ in found else (len(id_), id_)


def _people(quote: Quote) -> tuple[str | None, ...]:
    return quote.speaker_id, quote.addressee_id, quote.reported_by_id


def _review(found: Quote | None, now: Quote) -> Review:
    if found is None:
        return "added"
    is_same = (found.type, found.content, found.speaker_id) == (now.type, now.content, now.speaker_id)
    return "accepted" if is_same else "corrected"


def _around(quote: Quote, kept: Mapping[str, Quote]) -> str | None:
    """The narrowest row that holds one that was added."""
    around = [one for one in kept.values() if one.id != quote.id and _holds(one, quote)]
    narrowest = min(around, key=lambda one: one.content[-1].end - one.content[0].start, default=None)
    return None if narrowest is None else narrowest.id


def _holds(outer: Quote, inner: Quote) -> bool:
    stretch = TextSpan(inner.content[0].start, inner.content[-1].end)
    return any(
        one.start <= stretch.start and stretch.end <= one.end and (one.start, one.end) != (stretch.start, stretch.end)
        for one in outer.content
    )


def _paragraph_at(text: str, place: int) -> int:
    starts, numbers = _paragraphs(text)
    return numbers[max(0, bisect_right(starts, place) - 1)] if starts else 1


@lru_cache(maxsize=2)  # a reviewer corrects one text after the other, a row at a time
def _paragraphs(text: str) -> tuple[list[int], list[int]]:
    found = paragraph_spans(text, language_of())
    return [span.start for _, span in found], [number for number, _ in found]
