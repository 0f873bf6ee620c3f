"""The options that several commands share, each in one place."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from inquit.cli.formats import FORMATS, checked_name
from inquit.cli.help_panels import HOW_TEXT_IS_READ, WHAT_IS_LISTED, WHAT_IS_READ
from inquit.cli.option_lists import (
    ANY_STATUS,
    StatementStatus,
    StatementType,
    speaker_names,
    statement_statuses,
    statement_types,
)
from inquit.settings import Device, Engine, GenreChoice
from inquit.text_kinds import KINDS

__all__ = [
    "AllQuoted",
    "Attitudes",
    "ByteOrderMark",
    "DeviceOption",
    "EngineOption",
    "Everywhere",
    "Explain",
    "FiguresFormat",
    "FiguresFormatOption",
    "FirstHand",
    "FormatOption",
    "GenreOption",
    "Inputs",
    "MinConfidence",
    "Model",
    "Output",
    "Resume",
    "RosterFile",
    "SpeakerNames",
    "StatsFormat",
    "StatsFormatOption",
    "Statuses",
    "Thoughts",
    "TurnsOnly",
    "Types",
    "WithText",
    "named_file",
]

_HOW = "How it is shown"
_STATUSES = "|".join((*StatementStatus, ANY_STATUS))
_KINDS_OF_TEXTS = ", ".join(
    f"{genre} ({kind.about})" if kind.about else genre for genre, kind in KINDS.items()
).capitalize()


class FiguresFormat(StrEnum):
    """The formats of figures about speakers."""

    table = "table"
    csv = "csv"
    json = "json"


class StatsFormat(StrEnum):
    """The formats of figures over all documents."""

    table = "table"
    csv = "csv"
    json = "json"
    xlsx = "xlsx"
    html = "html"


Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILES... | FOLDER | URL | -",
        show_default=False,
        help=WHAT_IS_READ,
    ),
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        callback=checked_name,
        show_default=False,
        rich_help_panel=_HOW,
        help=f"The format of the results: {', '.join(format_.name for format_ in FORMATS)}. Without it, the ending of "
        "the output file says it (.csv), or it is a table.",
    ),
]
FiguresFormatOption = Annotated[
    FiguresFormat | None,
    typer.Option(
        "--format",
        "-f",
        show_default=False,
        rich_help_panel=_HOW,
        help="A table with bars, a CSV row a speaker, or one JSON object. Without it, the ending of the output file "
        "says it, or it is a table.",
    ),
]

StatsFormatOption = Annotated[
    StatsFormat | None,
    typer.Option(
        "--format",
        "-f",
        show_default=False,
        rich_help_panel=_HOW,
        help="A table with bars, CSV with a row a speaker (or what else is counted by), one JSON object, or with "
        "charts an Excel workbook or an HTML page. Without it, the ending of the output file says it, or it is a "
        "table.",
    ),
]


def named_file(path: Path | None) -> Path | None:
    """A file to write to; "-" means elsewhere what is done here without the option."""
    if path == Path("-"):
        raise typer.BadParameter("names a file; leave it out for standard output")
    return path


Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        callback=named_file,
        rich_help_panel=_HOW,
        help="Write to this file. Until everything is done, the results stand in FILE.partial.",
    ),
]
Resume = Annotated[
    bool,
    typer.Option(
        "--resume",
        rich_help_panel=_HOW,
        help="Go on with an earlier run with this -o that was cut short, or try again what failed in it.",
    ),
]
Explain = Annotated[
    bool,
    typer.Option(
        "--explain",
        rich_help_panel=_HOW,
        help="In the table, under every statement: the rule and the mentions that led to its speaker.",
    ),
]
ByteOrderMark = Annotated[
    bool,
    typer.Option(
        "--bom",
        rich_help_panel=_HOW,
        help="Begin CSV or TSV with a byte order mark, so that Excel reads it as UTF-8.",
    ),
]
WithText = Annotated[
    bool,
    typer.Option(
        "--with-text",
        rich_help_panel=_HOW,
        help="In JSON and JSON Lines, also the text that positions refer to.",
    ),
]
AllQuoted = Annotated[
    bool,
    typer.Option(
        "--all-quoted",
        rich_help_panel=WHAT_IS_LISTED,
        help="Also list what stands in quotation marks but is nobody's statement, with the reason.",
    ),
]
Types = Annotated[
    list[str] | None,
    typer.Option(
        "--type",
        metavar="|".join(StatementType),
        callback=statement_types,
        rich_help_panel=WHAT_IS_LISTED,
        help="Only statements of this type. May be repeated, or given several types with commas between them.",
    ),
]
SpeakerNames = Annotated[
    list[str] | None,
    typer.Option(
        "--speaker",
        "--person",
        metavar="NAME",
        callback=speaker_names,
        rich_help_panel=WHAT_IS_LISTED,
        help="Only statements of this speaker: a name or alias, in any case, accents or not. May be repeated, or given "
        "several names with commas between them; a name that holds a comma stands in double quotes, as in CSV.",
    ),
]
Statuses = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar=_STATUSES,
        callback=statement_statuses,
        rich_help_panel=WHAT_IS_LISTED,
        help="Only statements of this status: whether they are said, or are denied, asked about, conditional, expected "
        "or alleged; a speaker's own denial (denied that ...) is asserted. May be repeated, or given several with "
        "commas between them. Without it extract lists all, and stats, speakers and report count what is asserted.",
    ),
]
FirstHand = Annotated[
    bool,
    typer.Option(
        "--first-hand",
        rich_help_panel=WHAT_IS_LISTED,
        help="Leave out what the text has from somebody else: what a newspaper or a witness says that they said.",
    ),
]
MinConfidence = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        min=0.0,
        max=1.0,
        metavar="X",
        rich_help_panel=WHAT_IS_LISTED,
        help="Only statements that are right, with the right speaker, with at least this probability.",
    ),
]
Attitudes = Annotated[
    bool,
    typer.Option(
        "--attitudes", rich_help_panel=WHAT_IS_LISTED, help="Also list beliefs and intentions (hopes, wants)."
    ),
]
_THOUGHTS_HELP = "Also list words in marks that were thought, not said ('What a fool,' he thought)."
Thoughts = Annotated[bool, typer.Option("--thoughts", rich_help_panel=WHAT_IS_LISTED, help=_THOUGHTS_HELP)]
TurnsOnly = Annotated[
    bool,
    typer.Option(
        "--turns-only",
        rich_help_panel=WHAT_IS_LISTED,
        help="Of a transcript list who speaks, and not what they report of others.",
    ),
]
EngineOption = Annotated[
    Engine,
    typer.Option(
        "--engine",
        rich_help_panel=HOW_TEXT_IS_READ,
        help="What finds the statements: reader, a small neural network; large, one that finds more but is slower (a "
        "package of its own); or rules, which are faster and find less.",
    ),
]
_DEVICE_HELP = "Where --engine large runs: cpu, or cuda, a GPU (needs onnxruntime-gpu)."
DeviceOption = Annotated[Device, typer.Option("--device", rich_help_panel=HOW_TEXT_IS_READ, help=_DEVICE_HELP)]
GenreOption = Annotated[
    GenreChoice,
    typer.Option(
        "--genre",
        rich_help_panel=HOW_TEXT_IS_READ,
        help=f"{_KINDS_OF_TEXTS}, or auto: each text as it looks.",
    ),
]
RosterFile = Annotated[
    Path | None,
    typer.Option(
        "--roster",
        metavar="FILE",
        rich_help_panel=HOW_TEXT_IS_READ,
        help="A CSV file of the speakers that you expect: columns name, aliases (parted by ; or |), id, kind, gender, "
        "role, affiliation, narrator and document, as `inquit speakers -o` writes them.",
    ),
]
Everywhere = Annotated[
    bool,
    typer.Option(
        "--everywhere",
        rich_help_panel=HOW_TEXT_IS_READ,
        help="Take descriptions of the roster (the official, boy), and its narrator, for the same speaker in all "
        "texts, not only in the one that the column document names.",
    ),
]
Model = Annotated[
    str,
    typer.Option(
        "--model",
        metavar="NAME_OR_PATH",
        rich_help_panel=HOW_TEXT_IS_READ,
        help="The spaCy pipeline to parse with; it needs a tagger, a parser, a lemmatizer and, "
        "but for --engine reader, NER.",
    ),
]
