"""What the template of a document asks: which statement is whose, in what colour, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy

from inquit.breakdown.chapters import chapters
from inquit.clock import shown_time, shown_times
from inquit.document import Document, Evidence, NotQuote, Quote
from inquit.render.report.page_parts import PagePart, page_parts
from inquit.render.report.page_turns import PageTurns
from inquit.render.report.segments import Gap, Segment, paragraphs, passages
from inquit.render.row_wording import LOW_CONFIDENCE, depths, kind_of, reported_by, role_of, to_whom, why_of_step
from inquit.statistics import SpeakerFigures, Statistics

__all__ = ["FIRST_KEY", "DocumentView", "SpeakersView", "view_of"]

NOBODY = "nobody"  # the colour, and the value of the filter, of statements without a speaker
MAX_INDENT = 3
FIRST_KEY = "d1"  # the key of the first document of a page, or of the only one


class SpeakersView:
    """What the templates ask about speakers in all documents."""

    def __init__(self, numbers: dict[str, int], statistics: Statistics) -> None:
        self._numbers = numbers
        self.statistics = statistics
        self._most = max((1, *(one.counted for one in statistics.speakers())))

    @property
    def what(self) -> str:
        """What is counted."""
        return "turn" if self.statistics.by_turns else "statement"

    def spoken(self, figures: SpeakerFigures) -> str:
        """How long a speaker speaks; nothing where that is not known."""
        return "" if figures.seconds is None else shown_time(figures.seconds)

    def number(self, name: str | None) -> int | str:
        """By what the filter and the classes of colours know a speaker."""
        return NOBODY if name is None else self._numbers[name]

    def length(self, figures: SpeakerFigures) -> str:
        """The length of a bar, of 100."""
        return f"{100 * figures.counted / self._most:.1f}"


class DocumentView(SpeakersView):
    """What the template of a document asks."""

    def __init__(
        self,
        document: Document,
        number: int,
        numbers: dict[str, int],
        statistics: Statistics,
        *,
        passages_only: bool = False,
    ) -> None:
        super().__init__(numbers, statistics)
        self.document = document
        self.title = _meta(document, "title") or document.id
        self.chapters = chapters(document)
        self._passages_only = passages_only
        self.key = f"d{number}"
        self._keys = {quote.id: f"{self.key}-{index}" for index, quote in enumerate(document.quotes, start=1)}
        self._numbers_of = {quote.id: index for index, quote in enumerate(document.quotes, start=1)}
        self._depths = depths(document)
        self._part: PagePart | None = None
        self._elsewhere: Mapping[int, str] = {}
        self.talk = PageTurns(document) if document.has_turns else None

    def parts(self) -> tuple[PagePart, ...]:
        """The text in parts, where it is too long for one page."""
        return page_parts(self.document, [chapter.start for chapter in self.chapters])

    def in_part(self, part: PagePart, elsewhere: Mapping[int, str]) -> DocumentView:
        """The same with the paragraphs and the statements of a part only.

        elsewhere: the addresses of the pages on which chapters begin, by their numbers, if on other ones.
        """
        view = copy(self)
        view._part, view._elsewhere = part, elsewhere
        view.talk = None if self.talk is None else PageTurns(self.document)
        return view

    @property
    def rows(self) -> Sequence[Quote]:
        """The statements that are listed."""
        return self.document.quotes if self._part is None else self._part.quotes

    @property
    def not_quotes(self) -> Sequence[NotQuote]:
        """What stands in marks and is nobody's statement."""
        found, part = self.document.not_quotes, self._part
        return found if part is None else [one for one in found if part.span.start <= one.span.start < part.span.end]

    def number_of(self, quote: Quote) -> int:
        """Which statement of the text it is."""
        return self._numbers_of[quote.id]

    def chapter_page(self, number: int) -> str:
        """The address of the page on which a chapter begins; nothing for this one."""
        return self._elsewhere.get(number, "")

    def person_key(self, name: str | None) -> str:
        """The id of a speaker's line in the list of this text."""
        return f"{self.key}-p{self.number(name)}"

    def about(self) -> list[str]:
        """Author, site, date and id, as far as they are known and say more than the title."""
        known = (*(_meta(self.document, key) for key in ("author", "site", "date")), self.document.id)
        return [part for part in known if part and part != self.title]

    def paragraphs(self) -> Iterator[list[Segment] | Gap]:
        """All paragraphs, or the passages alone; empty lists of segments do not come."""
        if self._part is not None:
            return iter(self._part.paragraphs)
        every = paragraphs(self.document, [chapter.start for chapter in self.chapters])
        return passages(every) if self._passages_only else every

    def key_of(self, quote: Quote) -> str:
        """The id of the place of a quote in the page."""
        return self._keys[quote.id]

    def name_of(self, quote: Quote) -> str | None:
        speaker = self.document.speaker_of(quote)
        return None if speaker is None else speaker.name

    def indent(self, quote: Quote) -> int:
        return min(MAX_INDENT, self._depths[quote.id])

    def role(self, quote: Quote) -> str:
        speaker = self.document.speaker_of(quote)
        return "" if speaker is None else role_of(speaker)

    def to_whom(self, quote: Quote) -> str:
        return to_whom(self.document, quote)

    def reported_by(self, quote: Quote) -> str:
        return reported_by(self.document, quote)

    def role_of(self, name: str | None) -> str:
        return next((role_of(speaker) for speaker in self.document.speakers if speaker.name == name), "")

    def details(self, quote: Quote) -> list[str]:
        """Type, act, status, cue, place and time, as far as there is something to say."""
        place = self.document.place_of(quote) or f"¶ {quote.paragraph}"
        parts = (*kind_of(quote), self.document.text_of(quote.cue), place, shown_times(quote.time))
        return [part for part in parts if part]

    def why(self, quote: Quote) -> str:
        return _why(quote.evidence)

    def classes(self, segment: Segment) -> str:
        """The classes of a segment: what it is, and in whose colour."""
        lines = (*segment.cue, *segment.source)[-1:]
        names = [f"h{self.number(self.name_of(quote))}" for quote in segment.content[-1:]]
        names += [f"l{self.number(self.name_of(quote))}" for quote in lines]
        names += ["q"] if segment.content else []
        names += ["inner"] if len(segment.content) > 1 else []
        names += ["low"] if any(quote.confidence < LOW_CONFIDENCE for quote in segment.content[-1:]) else []
        names += ["cue"] if segment.cue else []
        names += ["source"] if segment.source else []
        names += ["nq"] if segment.not_quote and not segment.content else []
        return " ".join(names)

    def inside(self, segment: Segment) -> str:
        """The keys of the quotes that the segment is said in, the innermost first."""
        return " ".join(self.key_of(quote) for quote in reversed(segment.content))

    def marked(self, segment: Segment) -> str:
        """The keys of all quotes that the segment has to do with; first those that it is said in."""
        quotes = (*reversed(segment.content), *segment.source, *segment.cue)
        return " ".join(dict.fromkeys(self.key_of(quote) for quote in quotes))

    def low(self, quote: Quote) -> bool:
        return quote.confidence < LOW_CONFIDENCE


def view_of(document: Document) -> DocumentView:
    """A document that stands alone on its page; its speakers are numbered by how much they say."""
    statistics = Statistics()
    statistics.add(document)
    names = [one.name for one in statistics.speakers() if one.name is not None]
    return DocumentView(document, 1, {name: number for number, name in enumerate(names)}, statistics)


def _meta(document: Document, key: str) -> str:
    """What is known about a text, on one line."""
    return " ".join(str(document.meta.get(key) or "").split())


def _why(evidence: Evidence) -> str:
    """`cue-subject: “He” → “Igor Ivanov” (pronoun)`."""
    steps = [f"“{step.text}”" + (f" ({why})" if (why := why_of_step(step)) else "") for step in evidence.via]
    return f"{evidence.rule}: {' → '.join(steps)}" if steps else evidence.rule
