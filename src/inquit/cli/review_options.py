"""The arguments and options of the commands for what reviewers have corrected."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

__all__ = ["CorrectionsAction", "CorrectionsActionArgument", "EndsCalibration", "Number", "OnlyTold", "Reviewer"]


class CorrectionsAction(StrEnum):
    """What is done with corrections."""

    LOG = "log"
    UNPLACED = "unplaced"
    UNDO = "undo"


CorrectionsActionArgument = Annotated[
    CorrectionsAction,
    typer.Argument(
        metavar="ACTION",
        help="log: who has corrected what, the last first. unplaced: what fits nothing, as the text has changed or was "
        "read otherwise, or is gone. undo N: take back what was applied at once; an undo can be taken back, too.",
    ),
]
Number = Annotated[
    int | None, typer.Argument(metavar="N", show_default=False, min=1, help="The number in the log, for undo.")
]
Reviewer = Annotated[
    str, typer.Option("--reviewer", metavar="NAME", help="Who takes it back, for undo; it stands in the log.")
]
OnlyTold = Annotated[
    bool, typer.Option("--dry-run", help="Only tell how reliable confidence is and would be; nothing is changed.")
]
EndsCalibration = Annotated[
    bool, typer.Option("--end", help="Go back to the confidences as inquit gives them; nothing is fitted.")
]
