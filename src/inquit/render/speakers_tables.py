"""Who speaks in a document, as a table with bars."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from inquit.document import Document
from inquit.render.display import displayable
from inquit.render.row_wording import role_of
from inquit.render.stats_table import NOBODY, bar_columns, figures_table, share_bar
from inquit.render.tally import Tally, counted
from inquit.statistics import Voice, voices

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
    table, bar = figures_table(width, "Words", "Told", "Gender"), bar_columns(width)
    most = max(1, *(one.quotes for one in found))
    for one in found:
        table.add_row(Group(*_who(one)), *map(Text, _figures(one, len(document.quotes), most, bar)))
    words = counted(sum(one.words for one in found), "word")
    return Group(*parts, table, Text(), Text(f"{Tally.of(document).sentence()} · {words}", style="bold"))


def _who(one: Voice) -> Iterator[Text]:
    """The name, and under it role and other names."""
    if one.speaker is None:
        yield Text(NOBODY, style="dim")
        return
    yield Text(displayable(one.speaker.name), style="bold" * one.speaker.named)
    role, aliases = displayable(role_of(one.speaker)), displayable(", ".join(one.speaker.aliases))
    yield from (Text(line, style="dim") for line in (role, f"also {aliases}" if aliases else "") if line)


def _figures(one: Voice, total: int, most: int, bar: int) -> Iterator[str]:
    yield str(one.quotes)
    yield f"{one.quotes / max(1, total):.0%}"
    if bar:
        yield share_bar(one.quotes / most, bar) if one.quotes else ""
    yield str(one.words)
    yield str(one.addressed or "")
    yield (None if one.speaker is None else one.speaker.gender) or ""
