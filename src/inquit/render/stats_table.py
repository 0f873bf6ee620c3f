"""Who is quoted most, as a table with bars."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from inquit.clock import shown_time
from inquit.render.display import displayable, plain_table
from inquit.render.tally import counted
from inquit.statistics import SpeakerFigures, Statistics, Sums

__all__ = ["NOBODY", "bar_columns", "figures_table", "share_bar", "stats_table", "sums_in_words", "time_spoken"]

# Below this, the figures leave a bar less than ten columns beside a name of twenty.
MEDIUM = 90
# Below this there is no room for bars: the figures, and eight columns of a name, need forty.
NARROW = 58
_MIN_SPEAKER = 8
_SPEAKER = 30
_BAR, _NARROW_BAR = 24, 10
# Eighths of a block, so that a bar is exact to an eighth of a column.
_EIGHTHS = " ▏▎▍▌▋▊▉"
NOBODY = "(not known)"


def stats_table(statistics: Statistics, width: int) -> RenderableType:
    """The speakers, the most quoted first, and under them how much there is in all.

    Args:
        statistics: the counts.
        width: the columns of the terminal.
    """
    several = "" if statistics.documents == 1 else f"{statistics.documents} documents: "
    if not statistics.sums.quotes:
        return Text(f"{several}No statements.", style="dim")
    line = several + sums_in_words(statistics.sums, by_turns=statistics.by_turns)
    return Group(_speakers(statistics, width), Text(), Text(line, style="bold"))


def sums_in_words(sums: Sums, *, by_turns: bool) -> str:
    """`7 statements · 32 words`, or of transcripts `7 turns · 32 words · 0:12:03`."""
    parts = [counted(sums.counted, "turn") if by_turns else counted(sums.quotes, "statement")]
    parts += [counted(sums.words, "word")]
    return " · ".join([*parts, *[shown_time(sums.seconds or 0.0)] * (sums.seconds is not None)])


def time_spoken(sums: Sums) -> str:
    """`0:12:03`; nothing where no time is known."""
    return "" if sums.seconds is None else shown_time(sums.seconds)


def bar_columns(width: int) -> int:
    """The length of the longest bar on a terminal of a width; 0 where there is no room for bars."""
    return 0 if width < NARROW else _NARROW_BAR if width < MEDIUM else _BAR


def figures_table(width: int, *more: str, by_turns: bool = False, of: str = "Speaker") -> Table:
    """An empty table of speakers with their quotes, the share of these and, given room, a bar for it, and more figures.

    more: the names of the columns behind the bar.
    by_turns: what they say is counted as turns.
    of: what else the figures are of.
    """
    bar = bar_columns(width)
    table = plain_table(1 if bar else 0, header_style="bold")
    widest = max(12, min(_SPEAKER, width - 50 - bar))
    table.add_column(of, overflow="fold", min_width=_MIN_SPEAKER, max_width=widest)
    for name in ("Turns" if by_turns else "Quotes", "Share"):
        table.add_column(name, justify="right", no_wrap=True)
    if bar:
        table.add_column("", width=bar, no_wrap=True)
    for name in more:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def _speakers(statistics: Statistics, width: int) -> Table:
    by_turns, timed = statistics.by_turns, statistics.sums.seconds is not None
    # who speaks in a transcript speaks in person
    more = ("Words", *["Direct"] * (not by_turns), *["Time"] * timed, "Docs")
    table, bar = figures_table(width, *more, by_turns=by_turns), bar_columns(width)
    speakers = statistics.speakers()
    most = max((1, *(one.counted for one in speakers)))
    for one in speakers:
        table.add_row(*_row(statistics, one, one.counted / most, bar))
    return table


def _row(statistics: Statistics, one: SpeakerFigures, length: float, bar: int) -> tuple[Text, ...]:
    name = Text(NOBODY, style="dim") if one.name is None else Text(displayable(one.name), style="bold" * one.named)
    figures = (
        str(one.counted),
        f"{statistics.share(one):.0%}",
        *([share_bar(length, bar) if length else ""] if bar else []),
        str(one.words),
        *[f"{one.direct_share:.0%}"] * (not statistics.by_turns),
        *[time_spoken(one)] * (statistics.sums.seconds is not None),
        str(one.documents),
    )
    return name, *map(Text, figures)


def share_bar(length: float, columns: int) -> str:
    """A bar of a length from 0 to 1, exact to an eighth of a column; nothing is too short to be seen."""
    eighths = max(1, round(length * columns * len(_EIGHTHS)))
    whole, rest = divmod(eighths, len(_EIGHTHS))
    return "█" * whole + _EIGHTHS[rest].strip()
