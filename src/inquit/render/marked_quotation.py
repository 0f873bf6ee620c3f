"""A quotation with what differs from its source, as an editor marks it: `[-left out-]`, `{+added+}`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from rich.text import Text

from inquit.document import TextSpan
from inquit.render.display import displayable
from inquit.verification.verdicts import CheckedQuotation, Difference

__all__ = ["MarkedPiece", "drawn_beside", "marked_difference", "marked_pieces", "marked_text", "shown_differences"]

# Words that were left out at one place, and are more than this, are shown by their first and last ones.
_LONG: Final = 12
_AROUND: Final = 5
# What stands outside of the quotation is not drawn in it.
_OUTSIDE: Final = frozenset({"cut_before", "cut_after"})
_MARKS = {"said": ("[-", "-]"), "printed": ("{+", "+}")}
_STYLES = {"said": "red strike", "printed": "green underline"}
_ALLOWED: Final = "dim strike"
_MAY_BE_MISSING: Final = frozenset({"filler", "repetition", "false_start", "omitted", "inserted"})


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A piece of a quotation, safe to be shown.

    kind: `same` on both sides, `said` in the source only, or `printed` in the article only.
    allowed: whether the article may leave it out: a slip of speech, or what its own mark says is left out.
    """

    text: str
    kind: Literal["same", "said", "printed"] = "same"
    allowed: bool = False

    @property
    def marked(self) -> str:
        """With marks that need no colour."""
        before, after = _MARKS.get(self.kind, ("", ""))
        return f"{before}{self.text}{after}"


def marked_pieces(one: CheckedQuotation, article: str) -> Iterator[MarkedPiece]:
    """The quotation in pieces, in the order of the article."""
    if not one.spans:
        yield MarkedPiece(displayable(one.text))
        return
    for number, span in enumerate(one.spans):
        if number:
            yield MarkedPiece(" … ")
        at = span.start
        for difference in sorted((one for one in one.differences if _stands_in(one, span)), key=_edges):
            start, end = _edges(difference)
            yield from _unmarked(article[at : max(at, start)])
            yield from _differing(difference, article)
            at = max(at, end)
        yield from _unmarked(article[at : span.end])


def marked_text(one: CheckedQuotation, article: str) -> Text:
    """The same for a terminal: what is marked is struck and underlined, too."""
    text = Text()
    for piece in _spaced(marked_pieces(one, article)):
        text.append(piece.marked, style=_ALLOWED if piece.allowed else _STYLES.get(piece.kind, ""))
    return text


def marked_difference(difference: Difference) -> str:
    """A difference by itself: `[-was-]{+is+}`."""
    said, printed = _shortened(difference.said), displayable(difference.printed)
    pieces = (MarkedPiece(said, "said") if said else None, MarkedPiece(printed, "printed") if printed else None)
    return "".join(piece.marked for piece in pieces if piece is not None)


def shown_differences(one: CheckedQuotation) -> str:
    """All of them in one cell: `changed [-may-]{+will+} (modal); left_out [-never-] (negation)`."""
    return "; ".join(
        f"{found.kind} {marked_difference(found)}" + (f" ({found.touches})" if found.touches else "")
        for found in one.differences
    )


def drawn_beside(one: CheckedQuotation) -> tuple[Difference, ...]:
    """The differences that do not stand in the quotation itself."""
    return tuple(
        difference for difference in one.differences if not any(_stands_in(difference, span) for span in one.spans)
    )


def _stands_in(difference: Difference, span: TextSpan) -> bool:
    where = difference.quotation
    return where is not None and difference.kind not in _OUTSIDE and span.contains(where)


def _edges(difference: Difference) -> tuple[int, int]:
    span = difference.quotation or TextSpan(0, 0)
    return span.start, span.end


def _unmarked(part: str) -> Iterator[MarkedPiece]:
    """A part made safe, with one space at either end where it has any."""
    inner = displayable(part)
    if inner:
        yield MarkedPiece(f"{' ' * part[0].isspace()}{inner}{' ' * part[-1].isspace()}")
    elif part:
        yield MarkedPiece(" ")


def _differing(difference: Difference, article: str) -> Iterator[MarkedPiece]:
    """What the source has there, and what the article has, which marks omissions and insertions itself."""
    printed = (difference.quotation or TextSpan(0, 0)).of(article)
    if difference.kind == "omitted":
        yield from _unmarked(printed)
    if said := _shortened(difference.said):
        yield MarkedPiece(said, "said", difference.kind in _MAY_BE_MISSING and difference.touches is None)
    if difference.kind == "inserted":
        yield from _unmarked(printed)
    elif difference.kind != "omitted" and displayable(printed):
        yield MarkedPiece(displayable(printed), "printed")


def _spaced(pieces: Iterator[MarkedPiece]) -> Iterator[MarkedPiece]:
    """The pieces with a space between words of which some stand on one side only."""
    before: MarkedPiece | None = None
    for piece in pieces:
        if before is not None and _needs_space(before, piece):
            yield MarkedPiece(" ")
        yield piece
        before = piece


def _needs_space(before: MarkedPiece, piece: MarkedPiece) -> bool:
    """Whether words would run together; `[-was-]{+is+}` and `[-him-][the mayor]` belong together."""
    if before.kind == piece.kind == "same" or (before.kind, piece.kind) == ("said", "printed"):
        return False
    left, right = before.text[-1:], piece.text[:1]
    return (left.isalnum() or piece.kind != "same") and right.isalnum() and not left.isspace()


def _shortened(words: str) -> str:
    parts = displayable(words).split(" ")
    return " ".join(parts if len(parts) <= _LONG else [*parts[:_AROUND], "…", *parts[-_AROUND:]])
