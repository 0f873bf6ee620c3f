"""The report, written document by document: what the page begins with needs all of them, and so comes last."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

from markupsafe import Markup

from inquit.breakdown.chapters import chapters
from inquit.clock import shown_time, shown_times
from inquit.document import Document, Evidence, Failure, Quote
from inquit.io.outputs.output_format import WriteOptions
from inquit.render.report.colours import colour_rules, speaker_colours
from inquit.render.report.page_turns import PageTurns
from inquit.render.report.segments import Gap, Segment, paragraphs, passages
from inquit.render.row_wording import LOW_CONFIDENCE, depths, kind_of, reported_by, role_of, to_whom, why_of_step
from inquit.render.web_pages import page_file, page_policy, page_templates
from inquit.statistics import SpeakerFigures, Statistics, count_words

__all__ = ["MAX_WORDS", "ReportWriter"]

# With more words than this in all, a page opens slowly and answers with a delay; with as many it does not.
MAX_WORDS = 300_000
_PACKAGE = "inquit.render.report"
NOBODY = "nobody"  # the colour, and the value of the filter, of statements without a speaker
MAX_INDENT = 3


class ReportWriter:
    """One self-contained HTML page. What belongs to a document waits in a temporary file until the page is begun.

    Characters that HTML cannot hold are shown as pictures (␛), lone surrogates as U+FFFD; blank lines part paragraphs.
    """

    def __init__(
        self,
        stream: IO[str],
        options: WriteOptions | None = None,
        *,
        title: str | None = None,
        version: str = "",
        model: str = "",
    ) -> None:
        options = options or WriteOptions(title=title, version=version, model=model)
        self._stream = stream
        self._title = options.title
        self._made_by = {"version": options.version, "model": options.model}
        self._environment = page_templates(_PACKAGE)
        self._sections = TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed in finish
        self._passages = options.passages
        self._speakers: dict[str, int] = {}  # by name, in the order in which they come, for classes and the filter
        self._texts_of: dict[str, list[int]] = defaultdict(list)  # by name the numbers of texts
        self._nobody = False
        self._entries: list[_Entry] = []
        self._failures: list[Failure] = []
        self._all = Statistics()
        self._left_out = 0  # statements that are not shown because nobody asserts them

    def document(self, document: Document) -> None:
        own = Statistics()
        for statistics in (own, self._all):
            statistics.add(document)
        speaking = {quote.speaker_id for quote in document.quotes}
        number = len(self._entries) + 1
        for name in dict.fromkeys(speaker.name for speaker in document.speakers if speaker.id in speaking):
            self._speakers.setdefault(name, len(self._speakers))
            self._texts_of[name].append(number)
        self._nobody |= any(quote.speaker_id is None for quote in document.quotes)
        view = _View(document, number, self._speakers, own, passages_only=self._passages)
        length = count_words(document.text)
        self._left_out += document.meta.get("left_out", 0)
        self._entries.append(
            _Entry(view.key, view.title, document.id, own.sums.quotes, len(own.speakers()), own.sums.words, length)
        )
        template = self._environment.get_template("document.html")
        self._sections.writelines(template.generate(view=view))

    def failure(self, failure: Failure) -> None:
        self._failures.append(failure)

    def finish(self) -> None:
        ranked = [one.name for one in self._all.speakers() if one.name is not None]
        colours = speaker_colours(ranked, self._texts_of)
        style = page_file(_PACKAGE, "style.css") + colour_rules(colours, self._speakers)
        script = page_file(_PACKAGE, "script.js")
        head, tail = (self._environment.get_template(name) for name in ("head.html", "tail.html"))
        about = {
            "title": self._title or self._own_title(),
            "entries": self._entries,
            "failures": self._failures,
            "statistics": self._all,
            "left_out": self._left_out,
            "view": _Everywhere(self._speakers, self._all),
            "speakers": sorted(self._speakers.items(), key=lambda item: item[0].casefold()),
            "nobody": self._nobody,
            "length": sum(entry.length for entry in self._entries),
            "too_long": sum(entry.length for entry in self._entries) > MAX_WORDS,
            "passages": self._passages,
            **self._made_by,
        }
        policy = page_policy(style, [script])
        with self._sections:
            self._sections.seek(0)
            self._stream.writelines(head.generate(policy=policy, style=Markup(style), **about))
            shutil.copyfileobj(self._sections, self._stream)
        self._stream.writelines(tail.generate(script=Markup(script), **about))
        self._stream.flush()

    def _own_title(self) -> str:
        return self._entries[0].title if len(self._entries) == 1 else f"{len(self._entries)} texts"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the index."""

    key: str
    title: str
    id: str
    quotes: int
    speakers: int
    words: int
    length: int  # of the text, in words


class _Everywhere:
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


class _View(_Everywhere):
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
        self._depths = depths(document)
        self.talk = PageTurns(document) if document.has_turns else None

    def person_key(self, name: str | None) -> str:
        """The id of a speaker's line in the list of this text."""
        return f"{self.key}-p{self.number(name)}"

    def about(self) -> list[str]:
        """Author, site, date and id, as far as they are known and say more than the title."""
        known = (*(_meta(self.document, key) for key in ("author", "site", "date")), self.document.id)
        return [part for part in known if part and part != self.title]

    def paragraphs(self) -> Iterator[list[Segment] | Gap]:
        """All paragraphs, or the passages alone; empty lists of segments do not come."""
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


def _meta(document: Document, key: str) -> str:
    """What is known about a text, on one line."""
    return " ".join(str(document.meta.get(key) or "").split())


def _why(evidence: Evidence) -> str:
    """`cue-subject: “He” → “Igor Ivanov” (pronoun)`."""
    steps = [f"“{step.text}”" + (f" ({why})" if (why := why_of_step(step)) else "") for step in evidence.via]
    return f"{evidence.rule}: {' → '.join(steps)}" if steps else evidence.rule
