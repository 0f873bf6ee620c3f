"""The work of the commands for what reviewers have corrected, and how it is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import typer

from inquit.cli.output import text_output
from inquit.cli.people_writers import local_time, write_listed
from inquit.render.tally import counted
from inquit.store import Store
from inquit.store.corrections.correction import Correction
from inquit.store.corrections.review_history import HistoryEntry

__all__ = ["end_calibration", "list_corrections", "run_calibration", "undo_correction"]

_MOST: Final = 1_000_000  # entries of a log; more than anybody makes
_HISTORY = ("number", "made", "reviewer", "document", "statements", "says", "undone")
_UNPLACED = ("number", "made", "reviewer", "origin", "kind", "words")
# The others stand below these: as columns they would leave words no room.
_IN_TABLE = ("number", "made", "says")
_LEFT: Final = 1  # the exit code where the reader's own confidence stays


def list_corrections(database: Path, action: str, format_: str, output: Path | None) -> None:
    """Write the log, or what of it fits nothing.

    Raises:
        InquitError: the database cannot be read, or the file not be written.
    """
    with Store(database, writes=False) as store:
        rows = list(map(_entry, store.history(limit=_MOST)) if action == "log" else map(_left, store.unplaced()))
    columns: tuple[str, ...] = _HISTORY if action == "log" else _UNPLACED
    if format_ == "table":
        columns, rows = _IN_TABLE, [_in_table(dict(zip(columns, row, strict=True))) for row in rows]
    with text_output(output, escape=None) as stream:
        write_listed(stream, "corrections", columns, rows, format_)


def undo_correction(database: Path, number: int, reviewer: str) -> None:
    """Take back what was applied at once, and say so.

    Raises:
        StoreError: there is no such correction, or it is taken back already.
    """
    Store(database, writes=False).close()  # which has to be there already
    with Store(database) as store:
        done = store.corrections(reviewer).undo(number)
    typer.echo(f"{done.number}: {number} is taken back by {reviewer}; to make it hold again: undo {done.number}")


def run_calibration(database: Path, *, keeps: bool) -> int:
    """Fit, and tell how reliable confidence is by it: the exit code.

    Raises:
        StoreError: too little was reviewed.
    """
    Store(database, writes=False).close()  # which has to be there already
    with Store(database) as store:
        figures = store.calibrate(keeps=keeps)
    typer.echo(f"{figures.rows} statements reviewed, {figures.right} of them right")
    typer.echo(f"calibration error: {figures.error_before:.3f} before, {figures.error_after:.3f} after")
    typer.echo(f"Brier score:       {figures.brier_before:.3f} before, {figures.brier_after:.3f} after")
    if not figures.is_better:
        typer.echo("not used: the confidence that inquit gives is nearer to what was found")
    elif keeps:
        typer.echo("used from now on in this database; go back with --end")
    return 0 if figures.is_better and keeps else _LEFT


def end_calibration(database: Path) -> int:
    """Go back to the reader's own confidences, and say so: the exit code."""
    Store(database, writes=False).close()  # which has to be there already
    with Store(database) as store:
        was_used = store.end_calibration()
    typer.echo("the confidences are those that inquit gives" + ("" if was_used else ", as they were"))
    return 0


def _entry(one: HistoryEntry) -> tuple[object, ...]:
    """A decision about people has another number, d3, which `inquit people` takes back."""
    number = f"d{one.number}" if one.is_decision else one.number
    return number, one.made, one.reviewer, one.document, one.statements, one.says, one.undone


def _left(one: Correction) -> tuple[object, ...]:
    words = " … ".join(() if one.target is None else one.target.words)
    return one.applied, one.made, one.reviewer, one.origin, one.kind, words


def _in_table(row: dict[str, Any]) -> tuple[object, ...]:
    """An entry of either list in three cells."""
    says = row["says"] if "says" in row else f"{row['kind']}: {row['words']}"
    where = row["document"] if "document" in row else row["origin"]
    below = [where] if where else []
    if row.get("statements"):
        below.append(counted(row["statements"], "statement"))
    undone = row.get("undone")
    if undone is not None:
        below.append(f"taken back, {local_time(undone)}" if isinstance(undone, str) else f"taken back by {undone}")
    return row["number"], (local_time(row["made"]), row["reviewer"]), (says, " · ".join(map(str, below)))
