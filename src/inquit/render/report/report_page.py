"""The report, written document by document: what the page begins with needs all of them, and so comes last."""

from __future__ import annotations

import shutil
from collections import defaultdict
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

from markupsafe import Markup

from inquit.document import Document, Failure
from inquit.io.outputs.output_format import WriteOptions
from inquit.render.report.colours import colour_rules, speaker_colours
from inquit.render.report.document_view import DocumentView, SpeakersView
from inquit.render.web_pages import page_file, page_policy, page_templates
from inquit.statistics import Statistics, count_words

__all__ = ["MAX_WORDS", "ReportWriter"]

# With more words than this in all, a page opens slowly and answers with a delay; with as many it does not.
MAX_WORDS = 300_000
_PACKAGE = "inquit.render.report"


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
        view = DocumentView(document, number, self._speakers, own, passages_only=self._passages)
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
            "view": SpeakersView(self._speakers, self._all),
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
