"""What tables and reports say about a row in the same way."""

from __future__ import annotations

from inquit.document import Document, Quote, Speaker, Step
from inquit.statistics import count_words

__all__ = ["LOW_CONFIDENCE", "depths", "kind_of", "reported_by", "role_of", "shortened", "to_whom", "why_of_step"]

# Below this a speaker is more likely wrong than right.
LOW_CONFIDENCE = 0.5
# About eight lines of a table in eighty columns: as much as tells what a long turn is about.
_LONG = 360


def role_of(speaker: Speaker) -> str:
    """Role and affiliation, without saying the same twice: not "U.S. Defense Secretary, U.S."."""
    role, affiliation = (speaker.role or "").strip(), (speaker.affiliation or "").strip()
    return ", ".join(part for part in (role, "" if affiliation in role else affiliation) if part)


def to_whom(document: Document, quote: Quote) -> str:
    """`to Harriet`; nothing where the text does not show to whom it is said."""
    addressee = document.addressee_of(quote)
    return "" if addressee is None else f"to {addressee.name}"


def reported_by(document: Document, quote: Quote) -> str:
    """`reported by the Herald`; nothing where nobody stands between the text and the speaker."""
    reporter = document.reporter_of(quote)
    return "" if reporter is None else f"reported by {reporter.name}"


def kind_of(quote: Quote) -> list[str]:
    """The type, and act and status where they are not the usual ones."""
    return [quote.type, *[quote.act] * (quote.act != "speech"), *[quote.status] * (quote.status != "asserted")]


def why_of_step(step: Step) -> str:
    """`pronoun`, or `pronoun, 0.91` where it is known how sure it is."""
    return ", ".join(part for part in (step.why, "" if step.chance is None else f"{step.chance:.2f}") if part)


def shortened(text: str) -> str:
    """A text up to a word, with how many are left out: `We meet again … (+812 words)`."""
    if len(text) <= _LONG:
        return text
    kept = text.rfind(" ", 0, _LONG) + 1 or _LONG
    rest = count_words(text[kept:])
    return f"{text[:kept].rstrip()} … (+{rest:,} word{'' if rest == 1 else 's'})" if rest else text


def depths(document: Document) -> dict[str, int]:
    """For each row, how many rows are around it."""
    parents = {quote.id: quote.parent_id for quote in document.quotes}
    found: dict[str, int] = {}
    for quote in document.quotes:
        around: list[str] = []
        parent = quote.parent_id
        while parent is not None and parent in parents and parent not in around:
            around.append(parent)
            parent = parents[parent]
        found[quote.id] = len(around)
    return found
