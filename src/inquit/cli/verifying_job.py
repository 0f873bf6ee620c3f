"""The work of `inquit verify`: read the sources, and judge each article when it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inquit.cli.accepted_quotations import AcceptedQuotations
from inquit.cli.jobs import Texts, found_in
from inquit.cli.messages import ProgressBar, notice, say_error, what_failed
from inquit.cli.verification_writers import VerificationWriter
from inquit.document import Document, Failure
from inquit.errors import InputError
from inquit.filters import RowFilter
from inquit.io.outputs import RefusedError
from inquit.render.tally import counted
from inquit.render.verification_tally import VerificationTally, in_words
from inquit.settings import Settings
from inquit.source import Found, Markup, Source
from inquit.verification import Sources, Verification, verify

if TYPE_CHECKING:
    from inquit.api import Extractor

__all__ = ["Check", "VerifiedArticles", "read_against", "with_their_texts"]


@dataclass(frozen=True, slots=True)
class Check:
    """What is asked of quotations.

    only: the verdicts that are shown; empty for all.
    fail_on: what makes the check fail.
    """

    all_quoted: bool = False
    reported: bool = False
    only: frozenset[str] = frozenset()
    fail_on: frozenset[str] = frozenset()


def read_against(texts: Texts, model: str, settings: Settings) -> Sources:
    """The sources, each that cannot be read named.

    Raises:
        InputError: none can be read.
    """
    found = _announced(with_their_texts(found_in(texts, RowFilter())), texts.total)
    sources = Sources(found, model=model, settings=settings)
    if not len(sources):
        raise InputError("none of the sources (--against) can be read, so that nothing can be checked; see to these")
    return sources


def _announced(found: Iterable[Source | Document | Failure], total: int) -> Iterator[Source | Document | Failure]:
    """Sources as they are read, with what there is to say about each."""
    bar = ProgressBar(total)
    try:
        for one in found:
            with bar.away():
                for message in one.notices if isinstance(one, Source) else ():
                    notice(message)
                if isinstance(one, Failure):
                    say_error(one.error)
            bar.reading(0 if isinstance(one, Failure) else len(one.text))
            yield one
            bar.advance()
    finally:
        bar.stop()


def with_their_texts(found: Iterable[Source | Document | Failure]) -> Iterator[Source | Document | Failure]:
    """Sources as they are found; results that were kept without their texts are none."""
    for one in found:
        if isinstance(one, Document) and not one.has_text:
            yield Failure(
                one.id, f"{one.id}: kept without its text, so that nothing can be checked against it; name the text"
            )
        else:
            yield one


class VerifiedArticles:
    """Takes articles as they are read, judges their quotations, and hands on what is to be shown."""

    def __init__(self, sources: Sources, check: Check, accepted: AcceptedQuotations) -> None:
        self.tally = VerificationTally()
        self.failing = 0  # quotations that do not pass
        self.are_sources: list[str] = []  # articles that are checked against themselves, too
        self._failing_for: set[str] = set()
        self._sources = sources
        self._texts = {one.id: one.text for one in sources.texts}
        self._check = check
        self._accepted = accepted
        self._markups: dict[str, Markup] = {}
        self._writer: VerificationWriter

    def before(self, writer: VerificationWriter) -> VerifiedArticles:
        """Hand on to this writer."""
        self._writer = writer
        return self

    def noting_markup(self, texts: Iterable[Found]) -> Iterator[Found]:
        """Articles as they are read; what their files set off, and where they lead to, is kept, as results lack it."""
        for text in texts:
            if isinstance(text, Source) and (text.markup.quotations or text.markup.links):
                self._markups[text.id] = Markup(quotations=text.markup.quotations, links=text.markup.links)
            yield text

    def borrow(self, reader: Extractor) -> None:
        """Read passages of sources with the pipeline that reads articles: it is loaded once."""
        self._sources.passages.pipeline = reader.nlp

    def document(self, document: Document) -> None:
        """Judge the quotations of an article.

        Raises:
            RefusedError: that cannot be done; the rest goes on.
        """
        if self._texts.get(document.id) == document.text:
            self.are_sources.append(document.id)
        try:
            verification = self._verified(document)
        except Exception as error:
            self._writer.failure(Failure(document.id, f"{document.id}: {what_failed(error)}"))
            raise RefusedError(f"{document.id}: {what_failed(error)}") from error
        self.take(verification)

    def _verified(self, document: Document) -> Verification:
        check, markup = self._check, self._markups.pop(document.id, Markup())
        return verify(
            document,
            self._sources,
            blocks=markup.quotations,
            links=markup.links,
            all_quoted=check.all_quoted,
            reported=check.reported,
        )

    def take(self, verification: Verification) -> None:
        """Count quotations that are judged, and hand on those that are to be shown."""
        check, verification = self._check, self._accepted.apply(verification)
        self.tally.add(verification)
        for one in verification:
            if not one.accepted and (failing_for := one.findings & check.fail_on):
                self.failing += 1
                self._failing_for |= failing_for
        if check.only:
            shown = tuple(one for one in verification if one.verdict in check.only)
            unshown = tuple(one for one in verification if one.verdict not in check.only)
            verification = replace(verification, quotations=shown, unshown=unshown)
        self._writer.verification(verification)

    def failure(self, failure: Failure) -> None:
        self._writer.failure(failure)

    def finish(self) -> None:
        self._writer.finish()

    def failed(self) -> str:
        """What to say of those that make the check fail; "" where none do."""
        if not self.failing:
            return ""
        found = ", ".join(sorted(map(in_words, self._failing_for)))
        return f"{counted(self.failing, 'quotation')} did not pass (--fail-on): {found}"
