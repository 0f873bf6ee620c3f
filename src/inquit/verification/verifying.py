"""`verify`: the quotations of an article against sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from inquit.document import Document, Failure, TextSpan
from inquit.source import Source
from inquit.verification.article_quotations import Quotation, quotation_alone, quotations_in
from inquit.verification.judging import judge
from inquit.verification.nearest_passages import reported_statements
from inquit.verification.source_texts import Sources
from inquit.verification.verdicts import CheckedQuotation, Verification

__all__ = ["verify", "verify_quotation"]


def verify(
    article: str | Source | Document,
    sources: Sources | Iterable[str | Source | Document | Failure],
    *,
    blocks: Sequence[TextSpan] = (),
    all_quoted: bool = False,
    reported: bool = False,
) -> Verification:
    """What is found out about the quotations of an article.

    article: a text, what `inquit.read` gives, or a `Document` that was extracted before.
    sources: what they are looked for in; prepare a `Sources` for several articles.
    blocks: the stretches of a text that its file sets off as block quotations; what `inquit.read` gives says so itself.
    all_quoted: also judge titles, terms, scare quotes, and stretches of one or two words.
    reported: also show statements in other words beside the nearest passages of their speaker.

    Raises:
        InputError: the article or a source is no text.
    """
    known = sources if isinstance(sources, Sources) else Sources(sources)
    document = article if isinstance(article, Document) else known.passages.extractor.extract(article)
    blocks = article.markup.quotations if isinstance(article, Source) else blocks
    found = quotations_in(document, blocks=blocks, all_quoted=all_quoted)
    quotations = tuple(_judged(quotation, known, f"v{number}") for number, quotation in enumerate(found, start=1))
    told = reported_statements(document, known) if reported else ()
    return Verification(document, quotations, len(known), tuple(known.unread), told)


def verify_quotation(
    words: str,
    sources: Sources | Iterable[str | Source | Document | Failure],
    speaker: str | None = None,
    *,
    sure: float = 1.0,
) -> Verification:
    """What is found out about one quotation without an article, in marks or without them.

    words: as somebody quotes them.
    sources: what they are looked for in; prepare a `Sources` for several quotations.
    speaker: who is said to have said them; `sure`: how sure that is, from 0 to 1.

    Raises:
        InputError: a source is no text.
    """
    known = sources if isinstance(sources, Sources) else Sources(sources)
    checked = _judged(quotation_alone(words, speaker, sure), known, "v1")
    return Verification(Document("", words, ()), (checked,), len(known), tuple(known.unread))


def _judged(quotation: Quotation, sources: Sources, id: str) -> CheckedQuotation:
    """What is found out about a quotation; "not found" is said of what could be read."""
    checked = judge(quotation, sources, id)
    if checked.verdict != "not_found" or not sources.unread:
        return checked
    unread = len(sources.unread)
    note = f"Not found in what could be read: {unread:,} of {len(sources) + unread:,} sources could not be read."
    return replace(checked, notes=(*checked.notes, note))
