"""`verify`: the quotations of an article against sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from inquit.document import Document, Failure, TextSpan
from inquit.source import Link, Source
from inquit.verification.article_quotations import Quotation, quotation_alone, quotations_in
from inquit.verification.judging import judge
from inquit.verification.named_first import NamedFirst
from inquit.verification.nearest_passages import reported_statements
from inquit.verification.source_texts import Sources
from inquit.verification.verdicts import CheckedQuotation, Verification

__all__ = ["verify", "verify_one", "verify_quotation"]


def verify(
    article: str | Source | Document,
    sources: Sources | Iterable[str | Source | Document | Failure],
    *,
    blocks: Sequence[TextSpan] = (),
    links: Sequence[Link] = (),
    all_quoted: bool = False,
    reported: bool = False,
) -> Verification:
    """What is found out about the quotations of an article.

    article: a text, what `inquit.read` gives, or a `Document` that was extracted before.
    sources: what they are looked for in; prepare a `Sources` for several articles.
    blocks: the stretches of a text that its file sets off as block quotations; what `inquit.read` gives says so itself.
    links: where a text leads to; a source that it names for a quotation is asked first.
    all_quoted: also judge titles, terms, scare quotes, and stretches of one or two words.
    reported: also show statements in other words beside the nearest passages of their speaker.

    Raises:
        InputError: the article or a source is no text.
    """
    known = sources if isinstance(sources, Sources) else Sources(sources)
    document = article if isinstance(article, Document) else known.passages.extractor.extract(article)
    if isinstance(article, Source):
        blocks, links = article.markup.quotations, article.markup.links
    found = list(quotations_in(document, blocks=blocks, all_quoted=all_quoted))
    named = NamedFirst(document, known, [one.spans for one in found], links)
    quotations = tuple(_told(named.judge(one, f"v{number}"), known) for number, one in enumerate(found, start=1))
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
    checked = verify_one(quotation_alone(words, speaker, sure), known)
    return Verification(Document("", words, ()), (checked,), len(known), tuple(known.unread))


def verify_one(quotation: Quotation, sources: Sources) -> CheckedQuotation:
    """What is found out about one quotation, as somebody has taken it out of an article."""
    return _told(judge(quotation, sources, "v1"), sources)


def _told(checked: CheckedQuotation, sources: Sources) -> CheckedQuotation:
    """What is found out about a quotation; "not found" is said of what could be read."""
    if checked.verdict != "not_found" or not sources.unread:
        return checked
    unread = len(sources.unread)
    note = f"Not found in what could be read: {unread:,} of {len(sources) + unread:,} sources could not be read."
    return replace(checked, notes=(*checked.notes, note))
