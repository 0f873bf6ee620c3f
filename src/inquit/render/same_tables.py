"""The same words in several texts, as people read them: a group after the other, with what was altered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from inquit.render.display import displayable
from inquit.render.stats_table import NOBODY
from inquit.render.tally import counted
from inquit.sameness.differences import shown_alterations
from inquit.sameness.versions import SameStatement, Version

__all__ = ["same_groups", "sums_of_groups"]

_INDENT = (0, 0, 0, 2)


def same_groups(groups: Iterable[SameStatement]) -> Iterator[RenderableType]:
    """Each group: the words, how many texts have them, and a line for each of these."""
    for group in groups:
        yield Group(_head(group), *(Padding(_line(one), _INDENT) for one in group.versions), Text())


def sums_of_groups(groups: int, documents: int) -> Text:
    """How many there were in all."""
    if not groups:
        return Text(f"No words of {counted(documents, 'text')} stand in another one.", style="dim")
    return Text(f"{counted(groups, 'statement')} in several of {counted(documents, 'text')}", style="bold")


def _head(group: SameStatement) -> Text:
    head = Text(displayable(group.versions[0].statement), style="bold")
    head.append(f"\n{counted(group.documents, 'text')}", style="dim")
    if group.sites:
        head.append(f" · {counted(len(group.sites), 'site')}", style="dim")
    if group.has_different_people:
        head.append(f" · different people: {'; '.join(map(displayable, group.people))}", style="bold")
    return head


def _line(one: Version) -> Text:
    line = Text(one.date or "(no date)", style="dim")
    parts = [one.site, one.document if one.document != one.site else None]
    line.append("".join(f"  {displayable(part)}" for part in parts if part))
    line.append(f"  {displayable(one.person) if one.person else NOBODY}", style="" if one.named else "dim")
    if one.altered:
        line.append(f"  {displayable(shown_alterations(one.altered))}", style="italic")
    return line
