"""A document as a table for reading, in a layout that fits the width.

Every cell is a `rich.text.Text`: rich would take `[sic]` in a plain string for markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from inquit.clock import shown_time, shown_times
from inquit.document import Document, Evidence, NotQuote, Quote, Speaker
from inquit.render.display import displayable
from inquit.render.row_wording import (
    LOW_CONFIDENCE,
    depths,
    kind_of,
    reported_by,
    role_of,
    shortened,
    to_whom,
    why_of_step,
)
from inquit.render.tally import Tally
from inquit.text_kinds import USUAL_KIND

__all__ = ["TableOptions", "document_table"]

# Below MEDIUM a column of its own for the type, the cue and the place would leave the statement 40 columns or fewer;
# they then stand under it. Below WIDE the same holds for the role, which then stands under the speaker.
MEDIUM = 100
WIDE = 140
_NARROW_SPEAKER, _MEDIUM_SPEAKER, _WIDE_SPEAKER, _ROLE, _CUE, _PLACE = 20, 24, 28, 30, 16, 16
_TIME = 10  # "2024-05-01", and under it the time of the day
_NOTHING = "–"
_SURE = 0.8
# One colour a speaker, so that the eye finds the same speaker again; green, yellow and red say how sure a row is.
_SPEAKER_STYLES = ("cyan", "magenta", "blue", "bright_cyan", "bright_magenta", "bright_blue")
_TYPE_STYLES = {"direct": "default", "mixed": "italic", "indirect": "dim"}


@dataclass(frozen=True, slots=True)
class TableOptions:
    """What to show besides the rows.

    explain: under every row, why it has this speaker.
    all_quoted: after the rows, what stood in quotation marks but is nobody's statement.
    heading: a line above the table, where there are several.
    """

    explain: bool = False
    all_quoted: bool = False
    heading: str | None = None


def document_table(document: Document, width: int, options: TableOptions) -> RenderableType:
    """The statements of a document, and under them how many there are.

    Args:
        document: the document.
        width: the columns of the terminal.
        options: what to show besides.
    """
    parts: list[RenderableType] = []
    if options.heading is not None:
        parts += [Text(displayable(options.heading), style="bold underline"), Text()]
    if document.quotes:
        parts += [_statements(document, width, options.explain), Text()]
    if options.all_quoted and document.not_quotes:
        heading = Text("In quotation marks, but nobody's statement", style="italic")
        parts += [heading, Text(), _not_statements(document, width), Text()]
    genre = document.meta.get("genre", USUAL_KIND)
    read_as = f" · read as {genre}" if genre != USUAL_KIND else ""
    parts.append(Text(Tally.of(document).sentence() + read_as, style="bold" if document.quotes else "dim"))
    return Group(*parts)


def _statements(document: Document, width: int, explain: bool) -> Table:
    timed = any(quote.time is not None for quote in document.quotes)
    table = _empty_table(width, placed=bool(document.places), timed=timed, reported=not document.has_turns)
    styles = {speaker.id: _SPEAKER_STYLES[i % len(_SPEAKER_STYLES)] for i, speaker in enumerate(document.speakers)}
    nesting = depths(document)
    for quote in document.quotes:
        cells = _Cells(document, quote, document.speaker_of(quote), styles.get(quote.speaker_id or "", ""))
        table.add_row(*_row(cells, width, nesting[quote.id], explain, timed=timed))
    return table


def _empty_table(width: int, *, placed: bool, timed: bool, reported: bool) -> Table:
    """The columns. Nothing reports a turn: what is reported in it has type and cue below it."""
    table = _plain_table(expand=True, leading=1)
    table.add_column("#", justify="right", no_wrap=True, style="dim")
    speaker = min(_NARROW_SPEAKER, width // 4) if width < MEDIUM else _MEDIUM_SPEAKER if width < WIDE else _WIDE_SPEAKER
    table.add_column("Speaker", width=speaker, overflow="fold")
    if width >= WIDE:
        table.add_column("Role or affiliation", max_width=_ROLE, overflow="fold")
    table.add_column("Statement", ratio=1, overflow="fold")
    if width >= MEDIUM:
        if reported:
            table.add_column("Type", no_wrap=True)
            table.add_column("Cue", max_width=_CUE, overflow="fold")
        if placed:
            table.add_column("Place", max_width=_PLACE, overflow="fold")
        else:
            table.add_column("¶", justify="right", no_wrap=True)
        if timed:
            table.add_column("Time", justify="right", max_width=_TIME, overflow="fold")
    table.add_column("Conf.", justify="right", no_wrap=True)
    return table


def _plain_table(*, expand: bool, leading: int = 0) -> Table:
    return Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        expand=expand,
        leading=leading,
        header_style="bold",
        border_style="dim",
    )


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of one row, before they are put into a layout."""

    document: Document
    quote: Quote
    about: Speaker | None
    speaker_style: str

    def number(self) -> Text:
        """The number of the id, so that a row is found again in the JSON and after filtering."""
        return Text(displayable(self.quote.id.removeprefix("q")))

    def speaker(self) -> Text:
        if self.about is None:
            return Text(_NOTHING, style="dim")
        style = f"bold {self.speaker_style}" if self.about.named else self.speaker_style
        return Text(displayable(self.about.name), style=style)

    def role(self) -> Text | None:
        if self.about is None:
            return None
        shown = displayable(role_of(self.about))
        return Text(shown, style="dim") if shown else None

    def reporter(self) -> Text | None:
        shown = displayable(reported_by(self.document, self.quote))
        return Text(shown, style="dim italic") if shown else None

    @property
    def is_turn(self) -> bool:
        return self.document.has_turns and self.quote.parent_id is None

    def statement(self) -> Text:
        """All of it, but of a turn that is long only the beginning: there are speeches of an hour."""
        shown = displayable(self.document.text_of(self.quote.content))
        return Text(shortened(shown) if self.is_turn else shown)

    def type(self) -> RenderableType:
        """The type, and under it what is unusual of act and status."""
        first, *others = kind_of(self.quote)
        text = Text(first, style=_TYPE_STYLES[self.quote.type])
        return Group(text, *(Text(other, style="dim" if other == self.quote.act else "red") for other in others))

    def cue(self) -> Text:
        return Text(displayable(self.document.text_of(self.quote.cue)), style="dim")

    def paragraph(self) -> Text:
        return Text(str(self.quote.paragraph), style="dim")

    def place(self) -> str:
        """Where the statement is found in what was read, or where that is not known, its paragraph."""
        place = self.document.place_of(self.quote)
        return f"¶ {self.quote.paragraph}" if place is None else displayable(place)

    def time(self) -> Text:
        """When it begins, or where only that is known, when it ends."""
        times = self.quote.time
        known = next((one for one in (times.start, times.end) if one is not None), None) if times else None
        return Text("" if known is None else displayable(shown_time(known)), style="dim")

    def beside(self) -> list[str]:
        """To whom it is said, and from when to when."""
        parts = to_whom(self.document, self.quote), shown_times(self.quote.time)
        return [displayable(part) for part in parts if part]

    def confidence(self) -> Text:
        if self.about is None:
            return Text()
        value = self.quote.confidence
        return Text(f"{value:.2f}", style="green" if value >= _SURE else "yellow" if value >= LOW_CONFIDENCE else "red")

    def details(self, *, placed: bool) -> Text:
        """Type, cue, place and time on one line, for the layout that has no columns for them.

        placed: place and time have columns.
        """
        parts = [] if self.is_turn else list(kind_of(self.quote))
        if self.quote.cue:
            parts.append(displayable(self.document.text_of(self.quote.cue)))
        if not placed:
            parts += [self.place(), *[self.time().plain] * bool(self.quote.time)]
        return Text(" · ".join(parts), style="dim")


def _row(cells: _Cells, width: int, depth: int, explain: bool, *, timed: bool) -> Iterator[RenderableType]:
    role, reporter = cells.role(), cells.reporter()
    yield cells.number()
    if width >= WIDE:
        yield Group(*filter(None, (cells.speaker(), reporter)))
        yield role or Text()
    else:
        yield Group(*filter(None, (cells.speaker(), role, reporter)))
    lines = [cells.statement()]
    by_turns = cells.document.has_turns
    if width < MEDIUM or (by_turns and not cells.is_turn):
        lines.append(cells.details(placed=width >= MEDIUM))
    if explain:
        lines.append(_why(cells.quote.evidence, cells.beside()))
    yield _indented(Group(*lines), depth)
    if width >= MEDIUM:
        if not by_turns:
            yield cells.type()
            yield cells.cue()
        yield Text(cells.place(), style="dim") if cells.document.places else cells.paragraph()
        if timed:
            yield cells.time()
    yield cells.confidence()


def _indented(content: RenderableType, depth: int) -> RenderableType:
    if not depth:
        return content
    grid = Table.grid(expand=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row(Text("  " * (depth - 1) + "└ ", style="dim"), content)
    return grid


def _why(evidence: Evidence, beside: list[str]) -> Text:
    """`subject: “He” → “Ivanov” (pronoun) → “Igor Ivanov” (surname) · to Olga Petrova · 0:12:03–0:12:10`."""
    line = Text(evidence.rule, style="dim italic")
    for number, step in enumerate(evidence.via):
        line.append(" → " if number else ": ")
        line.append(f"“{displayable(step.text)}”")
        if why := why_of_step(step):
            line.append(f" ({displayable(why)})")
    for part in beside:
        line.append(f" · {part}")
    return line


def _not_statements(document: Document, width: int) -> Table:
    table = _plain_table(expand=width < MEDIUM)
    table.add_column("Text", overflow="fold", ratio=1 if width < MEDIUM else None)
    table.add_column("Why not", overflow="fold")
    table.add_column("¶", justify="right", no_wrap=True, style="dim")
    for found in document.not_quotes:
        table.add_row(*_not_statement(document, found))
    return table


def _not_statement(document: Document, found: NotQuote) -> tuple[Text, Text, Text]:
    shown = Text(displayable(found.span.of(document.text)))
    return shown, Text(displayable(found.reason), style="dim"), Text(str(found.paragraph))
