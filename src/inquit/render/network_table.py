"""Who speaks to whom, as a table."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from inquit.breakdown.speech_network import SpeechNetwork
from inquit.render.fitted_table import FittedColumn, FittedTable
from inquit.render.tally import counted

__all__ = ["network_table"]


def network_table(network: SpeechNetwork, width: int) -> RenderableType:
    """The ties, and under them how many people and lines they are of.

    Args:
        network: who speaks to whom.
        width: the columns of the terminal.
    """
    several = "" if network.documents == 1 else f"{network.documents} documents: "
    said_to = sum(one.lines for one in network.ties)
    if not said_to:
        nobody = f"{several}Of {counted(network.lines, 'line')} none is shown to be said to somebody."
        return Text(nobody if network.lines else f"{several}No statements.", style="dim")
    by = network.by
    parts = [FittedColumn(by.name.capitalize(), "left", running=True)] if by else []
    figures = FittedColumn("Lines"), FittedColumn("Words")
    table = FittedTable(
        (FittedColumn("Speaker", "left", running=True), FittedColumn("To", "left", running=True), *parts, *figures)
    )
    for one in network.ties:
        part = [one.part or by.missing] if by else []
        table.add(one.speaker, one.addressee, *part, str(one.lines), str(one.words))
    people = len({name for one in network.ties for name in (one.speaker, one.addressee)})
    sums = f"{several}{counted(people, 'speaker')} · {said_to} of {counted(network.lines, 'line')}"
    return Group(table.at(width), Text(), Text(sums, style="bold"))
