"""Sources of which nothing but the words is known, and the turns of those that name a speaker in each line."""

from __future__ import annotations

import re

from inquit.document import Document, Speaker, TextSpan
from inquit.settings import Settings
from inquit.source import Source
from inquit.text.parsing import Paragraph
from inquit.verification.article_quotations import quotation_alone
from inquit.verification.judging import judge
from inquit.verification.source_passages import PassageReader
from inquit.verification.source_texts import Sources
from inquit.verification.source_voices import Passage, SourceVoice
from inquit.verification.verdicts import CheckedQuotation

LABEL = re.compile(r"^(?P<name>[A-Z]+): (?P<said>.+)$", re.MULTILINE)


class Unread(PassageReader):
    """Passages of which nothing but the words is known, and the turns of those that name a speaker in each line."""

    def passage(self, source: Source, document: Document | None, span: TextSpan) -> Passage:
        return Passage(
            tuple(
                SourceVoice(_spoken(source.text, *turn.span("said")), Speaker(turn["name"], turn["name"], True), 1.0)
                for turn in LABEL.finditer(source.text)
            )
        )

    def paragraphs(self, source: Source, document: Document | None, span: TextSpan) -> tuple[Paragraph, ...]:
        return ()


def _spoken(text: str, start: int, end: int) -> tuple[TextSpan, ...]:
    """A turn without its stage directions in double brackets."""
    edges = [start, *(edge for aside in re.finditer(r"\(\(.*?\)\)", text[start:end]) for edge in aside.span()), end]
    edges[1:-1] = [start + edge for edge in edges[1:-1]]
    return tuple(TextSpan(lo, hi) for lo, hi in zip(edges[::2], edges[1::2], strict=True))


def sources(*texts: str) -> Sources:
    made = Sources(texts)
    made.passages = Unread("none", Settings())
    return made


def judged(quotation: str, *texts: str) -> CheckedQuotation:
    """What is found out about a quotation by the words of some sources."""
    return judge(quotation_alone(quotation), sources(*texts), "v1")
