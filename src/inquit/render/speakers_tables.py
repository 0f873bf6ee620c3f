"""Who speaks in a document, as a table with bars."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from inquit.document import Document
from inquit.render.display import displayable
from inquit.render.row_wording import role_of
from inquit.render.stats_table import NOBODY, bar_columns, figures_table, share_bar, sums_in_words, time_spoken
from inquit.render.tally import Tally, counted
from inquit.statistics import Sums, Voice, voices

__all__ = ["speakers_table"]


def speakers_table(document: Document, width: int, *, heading: str | None = None) -> RenderableType:
    """The speakers of a document, the most quoted first, and under them how much there is in all.

    Args:
        document: the document.
        width: the columns of the terminal.
        heading: a line above the table, where there are several.
    """
    parts: list[RenderableType] = []
    if heading is not None:
        parts += [Text(displayable(heading), style="bold underline"), Text()]
    found = voices(document)
    if not found:
        return Group(*parts, Text("No statements.", style="dim"))
    sums = Sums()
    for one in found:
        sums.add(one)
    timed = sums.seconds is not None
    bar = bar_columns(width)
    # lines are said to somebody in fiction alone
    more = ("Words", *["Time"] * timed, *["Told"] * (not document.has_turns), "Gender")
    table = figures_table(width, *more, by_turns=document.has_turns)
    most = max((1, *(one.counted for one in found)))
    for one in found:
        length = one.counted / most
        figures = (
            str(one.counted),
            f"{one.counted / max(1, sums.counted):.0%}",
            *[share_bar(length, bar) if length else ""] * bool(bar),
            str(one.words),
            *[time_spoken(one)] * timed,
            *[str(one.addressed or "")] * (not document.has_turns),
            (None if one.speaker is None else one.speaker.gender) or "",
        )
        table.add_row(Group(*_who(one)), *map(Text, figures))
    line = f"{Tally.of(document).sentence()} · {counted(sums.words, 'word')}"
    if document.has_turns:
        line = f"{sums_in_words(sums, by_turns=True)} · {Tally.of(document).who()}"
    return Group(*parts, table, Text(), Text(line, style="bold"))


def _who(one: Voice) -> Iterator[Text]:
    """The name, and under it role and other names."""
    if one.speaker is None:
        yield Text(NOBODY, style="dim")
        return
    yield Text(displayable(one.speaker.name), style="bold" * one.speaker.named)
    role, aliases = displayable(role_of(one.speaker)), displayable(", ".join(one.speaker.aliases))
    yield from (Text(line, style="dim") for line in (role, f"also {aliases}" if aliases else "") if line)
