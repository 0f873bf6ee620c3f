"""Figures by whatever statements are counted by, as a table with bars, or across two things as a table of numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from inquit.breakdown import CountLine, CountTable
from inquit.render.display import displayable, plain_table
from inquit.render.stats_table import bar_columns, figures_table, share_bar, sums_in_words, time_spoken
from inquit.render.tally import counted

__all__ = ["counts_table", "notes_on_counts"]

_GAP = 2
_LABEL = 30
_NUMBER = 12  # the columns that a value takes at the head of numbers
OTHERS = "(others)"
ALL = "All"


def counts_table(table: CountTable, width: int) -> RenderableType:
    """The figures and under them how much there is in all, what has no value, and what is left out.

    Args:
        table: the counts.
        width: the columns of the terminal.
    """
    several = "" if table.documents == 1 else f"{table.documents} documents: "
    if not table.sums.quotes:
        return Text(f"{several}No statements.", style="dim")
    shown = _figures(table, width) if len(table.by) == 1 else _cross_table(table, width)
    line = several + sums_in_words(table.sums, by_turns=table.by_turns)
    notes = [Text(note, style="dim") for note in notes_on_counts(table)]
    return Group(shown, Text(), Text(line, style="bold"), *notes)


def notes_on_counts(table: CountTable) -> Iterator[str]:
    """Sentences about what the figures do not tell by themselves."""
    for by, unknown, left_out in zip(table.by, table.unknown, table.left_out, strict=True):
        if unknown:
            share = unknown / max(1, table.sums.counted)
            yield f"{by.name} not known: {unknown} of {table.sums.counted} ({share:.0%})"
        if left_out:
            yield f"{by.name}: {counted(left_out, 'value')} with less left out (--top)"


def _figures(table: CountTable, width: int) -> Table:
    timed, bar = table.sums.seconds is not None, bar_columns(width)
    more = ("Words", *["Direct"] * (not table.by_turns), *["Time"] * timed, "Docs")
    shown = figures_table(width, *more, by_turns=table.by_turns, of=displayable(table.by[0].name).capitalize())
    most = max((1, *(one.sums.counted for one in table.lines)))
    for one in table.lines:
        shown.add_row(*_row(table, one, one.sums.counted / most, bar))
    return shown


def _row(table: CountTable, one: CountLine, length: float, bar: int) -> tuple[Text, ...]:
    figures = (
        str(one.sums.counted),
        f"{table.share(one.sums):.0%}",
        *([share_bar(length, bar) if length else ""] if bar else []),
        str(one.sums.words),
        *[f"{one.sums.direct_share:.0%}"] * (not table.by_turns),
        *[time_spoken(one.sums)] * (table.sums.seconds is not None),
        str(one.documents),
    )
    return _label(table, 0, one.values[0]), *map(Text, figures)


def _label(table: CountTable, axis: int, value: str | None) -> Text:
    return Text(table.by[axis].missing, style="dim") if value is None else Text(displayable(value))


def _heads(table: CountTable, room: int) -> tuple[str | None, ...]:
    """As many values as there is room for beside the labels, one at least; a column for others stands behind them."""
    values = table.values[1]
    digits = len(str(table.sums.counted))
    gap = _GAP + 1  # rich puts a space between columns, too
    columns = [gap + max(digits, min(_NUMBER, _label(table, 1, value).cell_len)) for value in values]
    room -= gap + max(digits, len(ALL))
    if sum(columns) <= room:
        return tuple(values)
    room -= gap + max(digits, len(OTHERS))
    fitting = sum(1 for used in accumulate(columns) if used <= room)
    return tuple(values[: max(1, fitting)])


def _cross_table(table: CountTable, width: int) -> Table:
    """How much is counted of each pair; of more values than there is room for, the last columns are one."""
    title = displayable(" / ".join(one.name for one in table.by))
    labels = max(cell_len(text) for text in (title, *(_label(table, 0, value).plain for value in table.values[0])))
    heads = _heads(table, width - min(labels, _LABEL))
    shown = plain_table(_GAP, header_style="bold")
    shown.add_column(title, overflow="fold", max_width=_LABEL)
    for value in heads:
        shown.add_column(_label(table, 1, value), justify="right", overflow="ellipsis", max_width=_NUMBER)
    rest = len(heads) < len(table.values[1])
    for name in [*[OTHERS] * rest, ALL]:
        shown.add_column(name, justify="right", no_wrap=True)
    cells = {one.values: one.sums.counted for one in table.lines}
    for value in table.values[0]:
        numbers = [cells.get((value, head), 0) for head in heads]
        every = sum(cells.get((value, head), 0) for head in table.values[1])
        shown.add_row(
            _label(table, 0, value), *[str(one or "") for one in (*numbers, *[every - sum(numbers)] * rest, every)]
        )
    return shown
