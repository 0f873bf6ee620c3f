"""`inquit corrections` and `inquit calibrate`: what reviewers have corrected, and what is learned from it."""

from __future__ import annotations

import typer

from inquit.cli import database_options, options, review_options
from inquit.io.outputs import OutputFormat

__all__ = ["calibrate", "corrections"]

_WRITERS = "inquit.cli.people_writers"  # where these are written, all at once
_FORMATS = (
    OutputFormat(name="table", endings=(".txt",), writer=f"{_WRITERS}:write_listed", to_read=True),
    OutputFormat(name="csv", endings=(".csv",), writer=f"{_WRITERS}:write_listed"),
    OutputFormat(name="json", endings=(".json",), writer=f"{_WRITERS}:write_listed", escape="json"),
)


def corrections(
    database: database_options.ExistingDatabase,
    action: review_options.CorrectionsActionArgument = review_options.CorrectionsAction.LOG,
    number: review_options.Number = None,
    reviewer: review_options.Reviewer = "unknown",
    format_: options.FiguresFormatOption = None,
    output: options.Output = None,
) -> None:
    """Say what reviewers have corrected in a database, what of it fits no more, and take it back.

    For example:

        inquit corrections quotes.db

        inquit corrections quotes.db unplaced

        inquit corrections quotes.db undo 12 --reviewer Eva
    """
    from inquit.cli.formats import choose_format
    from inquit.cli.overwriting import refuse_overwriting
    from inquit.cli.review_job import list_corrections, undo_correction

    is_undo = action is review_options.CorrectionsAction.UNDO
    if is_undo != (number is not None):
        raise typer.BadParameter("undo takes the number of what is taken back, and nothing else does", param_hint="N")
    chosen = choose_format(None if format_ is None else format_.value, output, among=_FORMATS)
    refuse_overwriting([output], [database])
    if number is None:
        list_corrections(database, action.value, chosen.name, output)
    else:
        undo_correction(database, number, reviewer)


def calibrate(
    database: database_options.ExistingDatabase,
    dry_run: review_options.OnlyTold = False,
    end: review_options.EndsCalibration = False,
) -> None:
    """Learn from what reviewers have judged how sure statements are, for this database.

    A hundred statements must have been judged that came up for review by themselves: in the queue, in a sample, or in
    texts that were reviewed whole. It is used where it is better than the confidence that inquit gives, also for texts
    that come later.

    Exit code: 0 when it is used, 1 when it is not, 2 when the command is wrong.

    For example:

        inquit calibrate quotes.db --dry-run

        inquit calibrate quotes.db
    """
    from inquit.cli.review_job import end_calibration, run_calibration

    if dry_run and end:
        raise typer.BadParameter("contradicts --dry-run; leave one of them out", param_hint="'--end'")
    raise typer.Exit(end_calibration(database) if end else run_calibration(database, keeps=not dry_run))
