"""Quotations and what was found out about them, as people read them: in the order of the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from inquit.clock import shown_times
from inquit.document import Failure
from inquit.io.outputs.output_format import WriteOptions
from inquit.render.display import displayable, plain_table
from inquit.render.marked_quotation import drawn_beside, marked_difference, marked_text
from inquit.render.row_wording import shortened
from inquit.render.screen import Screen
from inquit.render.tally import counted
from inquit.render.verification_tally import VerificationTally, in_words
from inquit.verification.verdicts import GOOD, CheckedQuotation, ReportedStatement, SourcePlace, Verification

__all__ = ["VerificationTable", "verification_table"]

# Below this who speaks and where stand under the quotation.
_WIDE = 120
_VERDICT, _WHO, _WHERE = 13, 26, 30
_INDENT = (0, 0, 0, 2)
_SAYS_NOTHING = frozenset({"too_short"})
_OUTSIDE = {"cut_before": "before it", "cut_after": "after it"}
_MATCHES = {"other": "red", "doubtful": "yellow"}


class VerificationTable:
    """A table an article, and in the end what all of them come to."""

    def __init__(self, stream: IO[Any], options: WriteOptions) -> None:
        self._screen = Screen(stream)
        self._several = options.several
        self._tally = VerificationTally()
        self._begun = False

    def verification(self, verification: Verification) -> None:
        """One more article."""
        self._tally.add(verification)
        self._begun = True
        if self._several:
            self._screen.print(Text(displayable(verification.document.id), style="bold underline"))
            self._screen.print(Text())
        self._screen.print(verification_table(verification, self._screen.width))
        self._screen.print(Text())

    def failure(self, failure: Failure) -> None:
        """Nothing: the failure is named on standard error."""

    def finish(self) -> None:
        """The sums."""
        if self._begun:
            self._screen.print(Text(self._tally.sentence(), style="bold"))


def verification_table(verification: Verification, width: int) -> RenderableType:
    """The quotations of an article in their order, with their differences marked.

    Args:
        verification: what was found out.
        width: the columns of the terminal.
    """
    parts: list[RenderableType] = []
    if verification.quotations:
        parts.append(_quotations(verification, width))
    if (left_out := len(verification.unshown)) or not parts:
        what = "more quotation" if parts else "quotation"
        parts.append(Text(f"{counted(left_out, what)} not shown" if left_out else "No quotations.", style="dim"))
    for one in verification.reported:
        parts += [Text(), *_reported(one)]
    return Group(*parts)


def _reported(one: ReportedStatement) -> Iterator[RenderableType]:
    """A statement in other words, and what its speaker said near to it."""
    speaker = f"{displayable(one.speaker)}, " if one.speaker else ""
    yield Text(f"{speaker}in other words (not judged): {displayable(one.text)}", style="italic")
    for near in one.passages:
        yield Padding(Text(shortened(displayable(near.place.text))), _INDENT)
        who = f"{displayable(near.speaker)} · " if near.speaker else ""
        yield Padding(Text(f"{who}{_shown_place(near.place)}", style="dim"), _INDENT)
    if not one.passages:
        yield Padding(Text("nothing near it is said by this speaker in the sources", style="dim"), _INDENT)


def _quotations(verification: Verification, width: int) -> Table:
    wide = width >= _WIDE
    table = plain_table(1, expand=True, leading=1, header_style="bold")
    table.add_column("#", justify="right", no_wrap=True, style="dim")
    table.add_column("Verdict", width=_VERDICT, overflow="fold")
    table.add_column("Quotation", ratio=1, overflow="fold")
    if wide:
        table.add_column("Who", width=_WHO, overflow="fold")
        table.add_column("Where", width=_WHERE, overflow="fold")
    for one in verification:
        who, where = [*_who(one)], _where(one)
        quotation: list[RenderableType] = [marked_text(one, verification.document.text), *_beneath(one)]
        cells: list[RenderableType] = [Text(displayable(one.id)), Group(*_verdict(one))]
        if wide:
            table.add_row(*cells, Group(*quotation), Group(*who), where)
        else:
            table.add_row(*cells, Group(*quotation, Text(" · ").join([*who, *([where] if where else [])])))
    return table


def _verdict(one: CheckedQuotation) -> Iterator[Text]:
    good = one.verdict in GOOD
    colour = "green" if good else "yellow" if one.verdict in _SAYS_NOTHING or one.accepted else "red"
    yield Text(in_words(one.verdict), style=f"{'' if good else 'bold '}{colour}")
    if one.turns_meaning:
        yield Text("turns meaning", style="bold red")
    if one.second_hand:
        yield Text("second hand", style="yellow")
    if one.accepted:
        yield Text("accepted", style="dim")


def _beneath(one: CheckedQuotation) -> Iterator[Text]:
    """What there is to say of a quotation, a line each."""
    for difference in drawn_beside(one):
        where = _OUTSIDE.get(difference.kind, in_words(difference.kind))
        yield Text(f"{where}: {marked_difference(difference)}", style="red")
    turned = dict.fromkeys(d.touches for d in one.differences if d.touches is not None)
    if turned:
        yield Text(f"turns the meaning: {', '.join(turned)}", style="red")
    if one.verdict == "stitched" and one.found is not None:
        yield Text(f"in the source: {shortened(displayable(one.found.text))}", style="dim")
    if one.places > 1 or one.verdict in _SAYS_NOTHING:
        yield Text(f"stands in {counted(one.places, 'place')}" if one.places else "stands nowhere", style="dim")
    for note in one.notes:
        yield Text(displayable(note), style="dim italic")


def _who(one: CheckedQuotation) -> Iterator[Text]:
    """Who speaks by the article, and by the source where that is another one."""
    claimed, found, match = one.speaker.claimed, one.speaker.found, one.speaker.match
    yield Text(displayable(claimed), style="bold") if claimed else Text("(nobody named)", style="dim")
    if found and found.casefold() != (claimed or "").casefold():
        how = f" ({match})" if match in _MATCHES else ""
        yield Text(f"in the source {displayable(found)}{how}", style=_MATCHES.get(match, "dim"))
    elif claimed and not found and one.verdict in GOOD:
        yield Text("in the source nobody named", style="dim")


def _where(one: CheckedQuotation) -> Text:
    return Text("" if one.found is None else _shown_place(one.found), style="dim")


def _shown_place(found: SourcePlace) -> str:
    """The source, and where in it, in words."""
    parts = (found.path or found.source, found.place, shown_times(found.time))
    return displayable(", ".join(part for part in parts if part))
