"""The work of `inquit verify`: read the sources, and judge each article when it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inquit.cli.accepted_quotations import AcceptedQuotations
from inquit.cli.jobs import Texts, found_in
from inquit.cli.messages import say_error
from inquit.cli.verification_writers import VerificationWriter
from inquit.document import Document, Failure, TextSpan
from inquit.errors import InputError
from inquit.filters import RowFilter
from inquit.render.tally import counted
from inquit.render.verification_tally import VerificationTally, in_words
from inquit.settings import Settings
from inquit.source import Found, Source
from inquit.verification import CheckedQuotation, Sources, Verification, verify

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
    sources = Sources(with_their_texts(found_in(texts, RowFilter())), model=model, settings=settings)
    for failure in sources.unread:
        say_error(failure.error)
    if not len(sources):
        raise InputError("none of the sources (--against) can be read, so that nothing can be checked; see to these")
    return sources


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
        self.failing: list[CheckedQuotation] = []
        self._sources = sources
        self._check = check
        self._accepted = accepted
        self._blocks: dict[str, tuple[TextSpan, ...]] = {}
        self._writer: VerificationWriter

    def before(self, writer: VerificationWriter) -> VerifiedArticles:
        """Hand on to this writer."""
        self._writer = writer
        return self

    def noting_blocks(self, texts: Iterable[Found]) -> Iterator[Found]:
        """Articles as they are read; what their files set off as block quotations is kept, as results lack it."""
        for text in texts:
            if isinstance(text, Source) and text.markup.quotations:
                self._blocks[text.id] = text.markup.quotations
            yield text

    def borrow(self, reader: Extractor) -> None:
        """Read passages of sources with the pipeline that reads articles: it is loaded once."""
        self._sources.passages.pipeline = reader.nlp

    def document(self, document: Document) -> None:
        check, blocks = self._check, self._blocks.pop(document.id, ())
        self.take(verify(document, self._sources, blocks=blocks, all_quoted=check.all_quoted, reported=check.reported))

    def take(self, verification: Verification) -> None:
        """Count quotations that are judged, and hand on those that are to be shown."""
        check, verification = self._check, self._accepted.apply(verification)
        self.tally.add(verification)
        self.failing += [one for one in verification if not one.accepted and one.findings & check.fail_on]
        if check.only:
            shown = tuple(one for one in verification if one.verdict in check.only)
            meta = {**verification.meta, "left_out": len(verification) - len(shown)}
            verification = replace(verification, quotations=shown, meta=meta)
        self._writer.verification(verification)

    def failure(self, failure: Failure) -> None:
        self._writer.failure(failure)

    def finish(self) -> None:
        self._writer.finish()

    def failed(self) -> str:
        """What to say of those that make the check fail; "" where none do."""
        if not self.failing:
            return ""
        asked = self._check.fail_on
        found = [in_words(name) for name in dict.fromkeys(n for one in self.failing for n in one.findings & asked)]
        return f"{counted(len(self.failing), 'quotation')} did not pass (--fail-on): {', '.join(sorted(found))}"
