"""Words in marks that the text says were thought, not said, and so to nobody: "“What a fool,” he thought"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from inquit.attribution.contract import Attributed
from inquit.document import NotQuote, Quote
from inquit.text.parsing import ParsedText

__all__ = ["with_thoughts"]

NOT_LISTED = "thought"  # why marked words are nobody's statement
ALOUD_REACH = 4  # tokens behind the verb in which "aloud" stands: "thought Tom Pell aloud"; by hand


def with_thoughts(parsed: ParsedText, said: Attributed, *, listed: bool) -> Attributed:
    """The rows with what was thought told apart; if that is not `listed`, without it.

    What stands within a thought and has a row of its own stays, as a row within none.
    """
    thoughts = {quote.id for quote in said.quotes if _is_thought(parsed, quote)}
    if not thoughts:
        return said
    if listed:
        told = (
            replace(quote, act="thought", addressee_id=None) if quote.id in thoughts else quote for quote in said.quotes
        )
        return replace(said, quotes=tuple(told))
    return _without(said, thoughts)


def _is_thought(parsed: ParsedText, quote: Quote) -> bool:
    """Whether a verb of thought reports a row that stands in marks, not within what somebody says.

    What is thought aloud is said.
    """
    if (
        quote.parent_id is not None
        or quote.type != "direct"
        or not quote.cue
        or quote.cue_lemma not in parsed.language.reporting.thought_verbs
    ):
        return False
    cue = quote.cue[-1]
    p = parsed.paragraphs[bisect_right(parsed.paragraphs, cue.start, key=lambda p: p.span.start) - 1]
    behind = bisect_left(p.start, cue.end)
    return not any(word in p.language.function_words.aloud for word in p.lower[behind : behind + ALOUD_REACH])


def _without(said: Attributed, thoughts: set[str]) -> Attributed:
    """The rows but these, numbered anew, and without those whom no other row names."""
    left = [quote for quote in said.quotes if quote.id not in thoughts]
    ids = {quote.id: f"q{number}" for number, quote in enumerate(left, start=1)}
    quotes = [replace(quote, id=ids[quote.id], parent_id=ids.get(quote.parent_id or "")) for quote in left]
    named = {one for quote in quotes for one in (quote.speaker_id, quote.addressee_id, quote.reported_by_id)}
    gone = {quote.speaker_id for quote in said.quotes if quote.id in thoughts} - named
    gone -= {said.provenance.get("narrator")}
    unsaid = [
        NotQuote(span, NOT_LISTED, quote.paragraph)
        for quote in said.quotes
        if quote.id in thoughts
        for span in quote.content
    ]
    return Attributed(
        tuple(quotes),
        tuple(speaker for speaker in said.speakers if speaker.id not in gone),
        tuple(sorted([*said.not_quotes, *unsaid], key=lambda one: one.span.start)),
        said.provenance,
    )
