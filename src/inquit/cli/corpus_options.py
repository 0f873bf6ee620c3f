"""Options that choose among many texts: their dates, sites and columns, and who speaks to whom."""

from __future__ import annotations

from typing import Annotated

import typer

from inquit.cli.help_panels import WHAT_IS_LISTED
from inquit.cli.option_dates import first_day, last_day, moment_of_adding
from inquit.cli.option_lists import (
    KindOfSpeaker,
    columns_with_values,
    site_names,
    speaker_kinds,
    speaker_names,
    words_of_roles,
)

__all__ = [
    "AddedSince",
    "Addressees",
    "Roles",
    "Since",
    "Sites",
    "SpeakerKinds",
    "Until",
    "Where",
    "WithoutRoles",
    "WithoutSpeakers",
]

Addressees = Annotated[
    list[str] | None,
    typer.Option(
        "--to",
        metavar="NAME",
        callback=speaker_names,
        rich_help_panel=WHAT_IS_LISTED,
        help="Only what is said to this person, where the text shows it; names as for --speaker.",
    ),
]
Roles = Annotated[
    list[str] | None,
    typer.Option(
        "--role",
        metavar="WORDS",
        callback=words_of_roles,
        rich_help_panel=WHAT_IS_LISTED,
        help="Only statements of speakers whose role, with their affiliation, has these words (minister, interviewer). "
        "May be repeated, or given several with commas between them.",
    ),
]
SpeakerKinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="|".join(KindOfSpeaker),
        callback=speaker_kinds,
        rich_help_panel=WHAT_IS_LISTED,
        help="Only statements of speakers of this kind. May be repeated, or given several with commas between them.",
    ),
]
WithoutSpeakers = Annotated[
    list[str] | None,
    typer.Option(
        "--without-person",
        metavar="NAME",
        callback=speaker_names,
        rich_help_panel=WHAT_IS_LISTED,
        help="Leave out what this person says; names as for --speaker.",
    ),
]
WithoutRoles = Annotated[
    list[str] | None,
    typer.Option(
        "--without-role",
        metavar="WORDS",
        callback=words_of_roles,
        rich_help_panel=WHAT_IS_LISTED,
        help="Leave out what speakers in this role say (interviewer); words as for --role.",
    ),
]
Sites = Annotated[
    list[str] | None,
    typer.Option(
        "--site",
        metavar="NAME",
        callback=site_names,
        rich_help_panel=WHAT_IS_LISTED,
        help="Only texts of this site or outlet, in any case. May be repeated, or given several with commas between "
        "them.",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DATE",
        callback=first_day,
        rich_help_panel=WHAT_IS_LISTED,
        help="Only texts of this day, month or year (2024-05) or later ones, or of the last days (7d). Texts without a "
        "date are left out, and counted.",
    ),
]
Until = Annotated[
    str | None,
    typer.Option(
        "--until",
        metavar="DATE",
        callback=last_day,
        rich_help_panel=WHAT_IS_LISTED,
        help="Only texts up to this day, month or year; it counts, too.",
    ),
]
AddedSince = Annotated[
    str | None,
    typer.Option(
        "--added-since",
        metavar="DATE",
        callback=moment_of_adding,
        rich_help_panel=WHAT_IS_LISTED,
        help="Only texts that came into the database since then: a date, or how long ago that is (1d, 12h, 2w).",
    ),
]
Where = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        metavar="COLUMN=VALUE",
        callback=columns_with_values,
        rich_help_panel=WHAT_IS_LISTED,
        help="Only texts that have this value in a column that was kept, or as title, author, site, date or url. May "
        "be repeated; all must be met.",
    ),
]
