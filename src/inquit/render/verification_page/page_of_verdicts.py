"""The page, written article by article: what it begins with needs all of them, and so comes last."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

from markupsafe import Markup

from inquit.clock import shown_times
from inquit.document import Failure, TextSpan
from inquit.io.outputs.output_format import WriteOptions
from inquit.render.tally import counted
from inquit.render.verdict_wording import DIFFERENCES, VERDICTS_IN_WORDS, speaker_in_words
from inquit.render.verification_page.sides import Piece, article_side, source_side
from inquit.render.verification_tally import VerificationTally, in_words
from inquit.render.web_pages import page_file, page_policy, page_templates
from inquit.verification.verdicts import GOOD, VERDICTS, CheckedQuotation, SourcePlace, Verification

__all__ = ["ArticleVerdicts", "VerificationPage"]

_PACKAGE = "inquit.render.verification_page"
_STYLES = ("verdicts.css", "checks.css")
_ALONE = "A quotation"  # what is judged without an article
# What hides the quotations of a verdict whose box is not checked, so that no script is needed.
_HIDING = "body:has(#show-{0}:not(:checked)) .check.{0}{{display:none}}\n"


class VerificationPage:
    """One self-contained HTML page. What belongs to an article waits in a temporary file until the page is begun.

    Characters that HTML cannot hold are shown as pictures (␛), lone surrogates as U+FFFD.
    """

    def __init__(self, stream: IO[str], options: WriteOptions) -> None:
        self._stream = stream
        self._title = options.title
        self._version = options.version
        self._templates = page_templates(_PACKAGE)
        self._templates.filters["in_words"] = in_words
        self._sections = TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed in finish
        self._articles: list[_Article] = []
        self._failures: list[Failure] = []
        self._unread: dict[str, Failure] = {}
        self._tally = VerificationTally()

    def verification(self, verification: Verification) -> None:
        """Write what was found out about one article."""
        view = ArticleVerdicts(verification, f"a{len(self._articles) + 1}")
        self._articles.append(view.article)
        self._tally.add(verification)
        self._unread.update((failure.id, failure) for failure in verification.unread)
        self._sections.writelines(self._templates.get_template("article.html").generate(view=view))

    def failure(self, failure: Failure) -> None:
        """Write that one article could not be read."""
        self._failures.append(failure)

    def finish(self) -> None:
        """Write what comes after the last article, and so the whole page."""
        counts = {one: self._tally.shown[one] for one in VERDICTS if self._tally.shown[one]}
        rules = (*(page_file(_PACKAGE, name) for name in _STYLES), *map(_HIDING.format, counts))
        style = "".join(rules)
        about = {
            "title": self._title or self._own_title(),
            "articles": self._articles,
            "failures": self._failures,
            "unread": list(self._unread.values()),
            "tally": self._tally,
            "counts": counts,
            "words": VERDICTS_IN_WORDS,
            "good": GOOD,
            "version": self._version,
        }
        head, tail = (self._templates.get_template(name) for name in ("head.html", "tail.html"))
        with self._sections:
            self._sections.seek(0)
            self._stream.writelines(head.generate(policy=page_policy(style), style=Markup(style), **about))
            shutil.copyfileobj(self._sections, self._stream)
        self._stream.writelines(tail.generate(**about))
        self._stream.flush()

    def _own_title(self) -> str:
        return self._articles[0].title if len(self._articles) == 1 else counted(len(self._articles), "article")


@dataclass(frozen=True, slots=True)
class _Article:
    """A line of the index."""

    key: str
    title: str
    id: str
    tally: VerificationTally


class ArticleVerdicts:
    """What the template of an article, `article.html`, asks.

    key: by which it is known in the page.
    """

    good_verdicts = GOOD

    def __init__(self, verification: Verification, key: str) -> None:
        document = verification.document
        title = " ".join(str(document.meta.get("title") or "").split()) or document.id or _ALONE
        self.verification = verification
        self.article = _Article(key, title, document.id, VerificationTally())
        self.article.tally.add(verification)
        self.left_out = len(verification.unshown)

    def key_of(self, one: CheckedQuotation) -> str:
        """The id of a quotation in the page."""
        return f"{self.article.key}-{one.id}"

    def printed(self, one: CheckedQuotation) -> list[list[Piece]]:
        """The side of the article."""
        return article_side(self.verification.document.text, one)

    def said(self, one: CheckedQuotation) -> list[list[Piece]]:
        """The side of the source."""
        return source_side(one)

    def meaning(self, one: CheckedQuotation) -> str:
        """What a verdict says; where not everything could be read, that as well."""
        unread = len(self.verification.unread)
        if one.verdict == "not_found" and unread:
            every = counted(unread + self.verification.sources, "source")
            return f"nothing near it in what could be read; {unread:,} of {every} could not be"
        return VERDICTS_IN_WORDS[one.verdict]

    def speakers(self, one: CheckedQuotation) -> str:
        """Whether the two speakers are one."""
        return speaker_in_words(one.speaker)

    def where(self, place: SourcePlace) -> list[str]:
        """Which source, and where in it."""
        parts = (place.path or place.source, place.place, shown_times(place.time), _offsets(place.spans))
        return [part for part in parts if part]

    def in_article(self, one: CheckedQuotation) -> str:
        """Where in the article."""
        return _offsets(one.spans) if one.spans else ""

    def differences(self, one: CheckedQuotation) -> list[str]:
        """Each difference in words: what it is, and what it touches."""
        return [
            DIFFERENCES[found.kind] + (f"; turns the meaning ({found.touches})" if found.touches else "")
            for found in one.differences
        ]


def _offsets(spans: Sequence[TextSpan]) -> str:
    """`characters 12 to 48`."""
    return "characters " + ", ".join(f"{span.start:,} to {span.end:,}" for span in spans)
