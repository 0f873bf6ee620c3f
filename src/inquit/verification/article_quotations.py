"""Which stretches of an article are quotations to be judged."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from inquit.document import Document, Quote, Speaker, TextSpan
from inquit.glyphs import DASH_LIKE, NO_BREAK_SPACE
from inquit.verification.set_off_blocks import SetOffBlock, set_off_blocks
from inquit.verification.standing_alone import is_sentence_in_marks, signature_behind, stands_alone
from inquit.verification.word_folding import fold_words
from inquit.verification.words_in_marks import WordsInMarks, is_turn, words_in_marks

__all__ = ["Quotation", "quotation_alone", "quotation_within", "quotations_in"]

# One word or two say nothing about who wrote them first.
_MIN_WORDS = 3
# So much of a statement stands in marks if they set it off; what is less is in marks within it.
_SET_OFF_BY_MARKS = 0.5
# So much of a stretch lies in the statement that it belongs to; or the statement begins it, and it has lost its end.
_HELD = 0.5
# Characters from the beginning of a stretch to its first word: a mark, spelled as a reference ("&ldquo;"), and a space.
_WIDEST_MARK = 10
# How sure a name behind a dash is, where the reader of the article has not said: it may be a book's.
_SIGNED = 0.8


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch to be judged.

    article: the text that it stands in; for one without an article its own words.
    spans: inside the marks, in the order of the text; several where it is interrupted.
    row: the statement that it belongs to, if any.
    speaker: who is said to speak; None where nobody is named. `sure`: how sure that is, from 0 to 1.
    """

    article: str
    spans: tuple[TextSpan, ...]
    row: Quote | None = None
    speaker: Speaker | None = None
    sure: float = 0.0
    kind: Literal["marked", "block", "given"] = "marked"

    @property
    def text(self) -> str:
        """The words as the article has them; where it is interrupted, joined by " … " for display."""
        return " … ".join(span.of(self.article) for span in self.spans)


def quotations_in(
    document: Document, *, blocks: Sequence[TextSpan] = (), all_quoted: bool = False
) -> Iterator[Quotation]:
    """The quotations of an article, in order.

    blocks: the stretches that its file sets off as block quotations.
    all_quoted: also titles, terms and scare quotes, and stretches of one or two words.
    """
    found = _Found(document, all_quoted=all_quoted)
    found.look()
    if document.has_text and not document.has_turns:
        found.add_blocks(set_off_blocks(document, blocks))
    least = 1 if all_quoted else _MIN_WORDS
    for quotation in sorted(found.quotations, key=lambda one: (one.spans[0].start, -one.spans[-1].end)):
        if _count_words(quotation) >= least:
            yield quotation


def quotation_alone(words: str, speaker: str | None = None, sure: float = 1.0) -> Quotation:
    """A quotation that somebody asks about, by a speaker of this name: what stands in its marks, if it is all in marks.

    sure: how sure the speaker is, from 0 to 1.
    """
    claimed = None if speaker is None else Speaker("s1", speaker, named=True)
    return Quotation(words, _all_in_marks(words), None, claimed, sure if claimed else 0.0, "given")


def quotation_within(text: str, words: str, speaker: str | None = None, sure: float = 1.0) -> Quotation:
    """A quotation that somebody asks about with the words around it: what these say counts, as in an article."""
    alone, at = quotation_alone(words, speaker, sure), text.index(words)
    return replace(alone, article=text, spans=tuple(span.shift(at) for span in alone.spans), kind="marked")


def _all_in_marks(words: str) -> tuple[TextSpan, ...]:
    """What stands in the outermost marks, if no word stands outside of them (“We will,” … “sell it.”); else all."""
    start = len(words) - len(words.lstrip())
    every = TextSpan(start, max(start, len(words.rstrip())))
    spans = tuple(span for one in words_in_marks(Document("", words)) if one.parent is None for span in one.spans)
    edges = (every.start, *(edge for span in spans for edge in (span.start, span.end)), every.end)
    if spans and not any(len(fold_words(words, *outside)) for outside in zip(edges[::2], edges[1::2], strict=True)):
        return spans
    return (every,)


def _count_words(quotation: Quotation) -> int:
    return sum(len(fold_words(quotation.article, span.start, span.end)) for span in quotation.spans)


class _Found:
    """The quotations of one article, as they are found."""

    def __init__(self, document: Document, *, all_quoted: bool) -> None:
        self.quotations: list[Quotation] = []
        self._document = document
        self._all_quoted = all_quoted
        self._stretches = words_in_marks(document)
        self._not_quotes = sorted((one.span.start, one.span.end, one.reason) for one in document.not_quotes)
        reported = [quote for quote in document.quotes if quote.type != "indirect"]
        told = [quote for quote in document.quotes if quote.type == "indirect"]
        self._rows = _holders(reported, self._stretches)
        others = _holders(told, self._stretches)
        self._told = {at: row for at, row in others.items() if at not in self._rows}

    def look(self) -> None:
        """Go through the statements, and through the stretches that are in none."""
        held: dict[str, list[int]] = defaultdict(list)
        for at, row in self._rows.items():
            parent = self._stretches[at].parent
            if parent is None or self._rows.get(parent) is not row:
                held[row.id].append(at)
        taken: set[int] = set()
        for quote in self._document.quotes:
            if quote.type != "indirect":
                taken.update(self._of_row(quote, held[quote.id]))
        for at, stretch in enumerate(self._stretches):
            if stretch.spans and at not in taken and stretch.parent is None and at not in self._rows:
                self._alone(at)

    def add_blocks(self, blocks: Iterable[SetOffBlock]) -> None:
        """The block quotations, but for those that are judged already."""
        judged = list(_apart(span for one in self.quotations for span in one.spans))
        for block in blocks:
            if _shared(block.spans, judged) < _SET_OFF_BY_MARKS * _size(block.spans):
                speaker = None if block.signature is None else _signer(block.signature)
                sure = 0.0 if speaker is None else _SIGNED
                self._add(block.spans, None, speaker, sure, "block")

    def _of_row(self, row: Quote, held: Sequence[int]) -> Iterator[int]:
        """What of a statement is quoted: all of a direct one, of others each stretch in marks; those are given."""
        stretches = [self._stretches[at] for at in held]
        covered = sum(_shared(one.spans, row.content) for one in stretches)
        set_off = covered >= _SET_OFF_BY_MARKS * _size(row.content)
        if is_turn(self._document, row) and not set_off:
            for at in held:
                self._alone(at)
            return
        if row.type == "mixed":
            for at in held:
                if self._all_quoted or not self._is_none(at):
                    self._add(self._stretches[at].spans, row, row.speaker, row.confidence)
        elif set_off:
            spans = [span for one in stretches for span in (_clipped(one.spans, row.content) or one.spans)]
            self._add(tuple(spans), row, row.speaker, row.confidence)
        else:
            self._of_block(row, stretches)
        yield from held

    def _of_block(self, row: Quote, stretches: Sequence[WordsInMarks]) -> None:
        """A block quotation; its paragraphs that stand in marks, maybe behind a name, are quotations of their own."""
        inside = list(_apart(span for one in stretches for span in one.spans))
        plain: list[TextSpan] = []
        for paragraph in row.content:
            marked = _clipped([paragraph], inside)
            if _size(marked) >= _SET_OFF_BY_MARKS * _size([paragraph]):
                self._add(marked, row, row.speaker, row.confidence)
            else:
                plain.append(paragraph)
        self._add(_without_dash(self._document.text, plain), row, row.speaker, row.confidence, "block")

    def _alone(self, at: int) -> None:
        """A stretch that is in no statement, or in one that is told in other words."""
        if not self._all_quoted and self._is_none(at):
            return
        spans, row = self._stretches[at].spans, self._told.get(at)
        if row is not None:
            self._add(spans, row, row.speaker, row.confidence)
        else:
            name = signature_behind(self._document.text, spans[-1])
            self._add(spans, None, None if name is None else _signer(name), _SIGNED)

    def _is_none(self, at: int) -> bool:
        """Whether the reader of the article took a stretch for a title, a term or a scare quote."""
        span, text = self._stretches[at].spans[0], self._document.text
        found = bisect_left(self._not_quotes, (span.start - _WIDEST_MARK, 0, ""))
        start, end, reason = self._not_quotes[found] if found < len(self._not_quotes) else (len(text) + 1, 0, "")
        if start > span.start or end < span.end:  # of a very long one the reader saw a part only
            return False
        return reason != "scare quote" or not (stands_alone(text, span) or is_sentence_in_marks(text, span))

    def _add(
        self,
        spans: tuple[TextSpan, ...],
        row: Quote | None,
        speaker: Speaker | None,
        sure: float,
        kind: Literal["marked", "block"] = "marked",
    ) -> None:
        if spans:
            self.quotations.append(
                Quotation(self._document.text, spans, row, speaker, sure if speaker is not None else 0.0, kind)
            )


def _holders(rows: Sequence[Quote], stretches: Sequence[WordsInMarks]) -> dict[int, Quote]:
    """The innermost row that holds each stretch, by its place; a sweep over both, however rows are nested."""
    spans = sorted(((span, row) for row in rows for span in row.content), key=lambda one: (one[0].start, -one[0].end))
    order = sorted((one.spans[0].start, at) for at, one in enumerate(stretches) if one.spans)
    out: dict[int, Quote] = {}
    open_spans: list[tuple[TextSpan, Quote]] = []
    ahead = 0
    for start, at in order:
        while ahead < len(spans) and spans[ahead][0].start <= start:
            open_spans.append(spans[ahead])
            ahead += 1
        while open_spans and open_spans[-1][0].end <= start:
            open_spans.pop()
        inside = stretches[at].spans[0]
        held = [(_shared((inside,), (span,)), span, row) for span, row in reversed(open_spans)]
        shared, span, row = max(held, key=lambda one: one[0], default=(0, inside, None))
        if row is not None and (shared >= _HELD * (inside.end - inside.start) or span.start >= start - _WIDEST_MARK):
            out[at] = row
    return out


def _shared(some: Sequence[TextSpan], others: Sequence[TextSpan]) -> int:
    return _size(_clipped(some, others))


def _size(spans: Sequence[TextSpan]) -> int:
    return sum(span.end - span.start for span in spans)


def _apart(spans: Iterable[TextSpan]) -> Iterator[TextSpan]:
    """The spans in order, without what lies in one before."""
    end = 0
    for span in sorted(spans):
        if span.end > end:
            yield TextSpan(max(span.start, end), span.end)
            end = span.end


def _clipped(spans: Sequence[TextSpan], within: Sequence[TextSpan]) -> tuple[TextSpan, ...]:
    """The parts of spans that lie in others; both in order and apart."""
    out: list[TextSpan] = []
    for span in spans:
        lo = bisect_right(within, span.start, key=lambda one: one.end)
        near = within[lo : bisect_left(within, span.end, key=lambda one: one.start)]
        out += [TextSpan(max(span.start, one.start), min(span.end, one.end)) for one in near]
    return tuple(out)


def _without_dash(text: str, spans: Sequence[TextSpan]) -> tuple[TextSpan, ...]:
    """The words of a line of dialogue that begins with a dash."""
    if not spans:
        return ()
    first, *others = spans
    words = first.of(text).lstrip(f"{DASH_LIKE}{NO_BREAK_SPACE} \t")
    return (TextSpan(first.end - len(words), first.end), *others) if words else tuple(spans)


def _signer(signature: str) -> Speaker:
    name, _, role = signature.partition(",")
    return Speaker("", name.strip(), named=True, role=role.strip() or None)
