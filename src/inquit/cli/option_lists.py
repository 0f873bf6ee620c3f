"""Options that are lists: repeated, or with commas between their values."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from enum import StrEnum

import typer

from inquit.errors import SettingsError

__all__ = [
    "ANY_STATUS",
    "KindOfSpeaker",
    "StatementStatus",
    "StatementType",
    "accepted_ids",
    "columns_to_keep",
    "columns_with_values",
    "counted_by",
    "failing_findings",
    "hosts",
    "site_names",
    "speaker_kinds",
    "speaker_names",
    "statement_statuses",
    "statement_types",
    "verdict_names",
    "words_of_roles",
]


class StatementType(StrEnum):
    """The types of a statement, as `inquit.QuoteType` has them."""

    direct = "direct"
    mixed = "mixed"
    indirect = "indirect"


def statement_types(values: Sequence[str] | None) -> list[str]:
    """What `--type` says.

    Raises:
        BadParameter: one of them is no type.
    """
    return _chosen(values, "type", list(StatementType))


class StatementStatus(StrEnum):
    """The statuses of a statement, as `inquit.Status` has them."""

    asserted = "asserted"
    denied = "denied"
    asked = "asked"
    conditional = "conditional"
    expected = "expected"
    alleged = "alleged"


ANY_STATUS = "all"
ALL_COLUMNS = "all"  # as `inquit.io.read_options` has it
_SLIP = 0.75  # of short words with a letter or two more, less or other
MOST_DIMENSIONS = 2  # of a table on paper or a screen


def statement_statuses(values: Sequence[str] | None) -> list[str]:
    """What `--status` says; empty where it is not given.

    Raises:
        BadParameter: one of them is no status.
    """
    named = _chosen(values, "status", [*StatementStatus, ANY_STATUS])
    return list(StatementStatus) if ANY_STATUS in named else named


def speaker_names(values: Sequence[str] | None) -> list[str]:
    """What `--speaker` says: the names between the commas, and a value as a whole, because some names hold a comma.

    Raises:
        BadParameter: double quotes are opened and not closed.
    """
    return list(dict.fromkeys([*_parted(values), *(value for value in values or () if "," in value)]))


class KindOfSpeaker(StrEnum):
    """The kinds of speakers, as `inquit.document.SpeakerKind` has them."""

    person = "person"
    group = "group"
    organisation = "organisation"
    document = "document"


def speaker_kinds(values: Sequence[str] | None) -> list[str]:
    """What `--kind` says.

    Raises:
        BadParameter: one of them is no kind.
    """
    return _chosen(values, "kind", list(KindOfSpeaker))


def words_of_roles(values: Sequence[str] | None) -> list[str]:
    """What `--role` says.

    Raises:
        BadParameter: double quotes are opened and not closed.
    """
    return list(_parted(values))


def site_names(values: Sequence[str] | None) -> list[str]:
    """What `--site` says: as for names, because some sites' names hold a comma.

    Raises:
        BadParameter: double quotes are opened and not closed.
    """
    return speaker_names(values)


def columns_to_keep(values: Sequence[str] | None) -> list[str]:
    """What `--keep` says.

    Raises:
        BadParameter: double quotes are opened and not closed, or `all` stands beside names.
    """
    named = list(dict.fromkeys(_parted(values)))
    if ALL_COLUMNS in named and len(named) > 1:
        raise typer.BadParameter(f"{ALL_COLUMNS} keeps every column; leave out the others")
    return named


def columns_with_values(values: Sequence[str] | None) -> list[str]:
    """What `--where` says, each a column, a sign of equality and a value.

    Raises:
        BadParameter: one of them names no column.
    """
    for value in values or ():
        column, sign, _ = value.partition("=")
        if not column.strip() or not sign:
            raise typer.BadParameter(f"{value!r} names no column with its value; write it as in outlet=Tribune")
    return list(values or ())


def verdict_names(values: Sequence[str] | None) -> list[str]:
    """What `--only` says.

    Raises:
        BadParameter: one of them is no verdict.
    """
    from inquit.verification.verdicts import VERDICTS

    return _chosen(_with_underscores(values), "verdict", VERDICTS)


def failing_findings(values: Sequence[str] | None) -> list[str]:
    """What `--fail-on` says.

    Raises:
        BadParameter: one of them is no verdict, nor what else can be found out.
    """
    from inquit.verification.verdicts import FINDINGS

    return _chosen(_with_underscores(values), "verdict", FINDINGS)


def accepted_ids(values: Sequence[str] | None) -> list[str]:
    """What `--accept` of `inquit verify` says.

    Raises:
        BadParameter: double quotes are opened and not closed, or one of them is no id.
    """
    named = list(_parted(values))
    for name in named:
        if not name.rpartition(":")[2].startswith("v"):
            raise typer.BadParameter(f"{name!r} is no quotation of a run; name one as in v3, or draft.txt:v3")
    return named


def counted_by(values: Sequence[str] | None) -> list[str]:
    """What `--by` says.

    Raises:
        BadParameter: the same is named twice, or more than two are.
    """
    named = list(_parted(values))
    if len({name.casefold() for name in named}) != len(named):
        raise typer.BadParameter("the same is named twice; name one, or two for a cross table")
    if len(named) > MOST_DIMENSIONS:
        raise typer.BadParameter(f"{len(named)} are named; name one, or two for a cross table")
    return named


def hosts(values: Sequence[str] | None) -> list[str]:
    """What `--allow-host` says.

    Raises:
        BadParameter: one of them is no host.
    """
    from inquit.io.addresses import NetworkAccess

    named = list(_parted(values))
    try:
        NetworkAccess(hosts=tuple(named))
    except SettingsError as error:
        raise typer.BadParameter(str(error)) from error
    return named


def _with_underscores(values: Sequence[str] | None) -> list[str]:
    """Names of verdicts as they are shown to people ("not found"), too."""
    return ["_".join(name.split()) for value in values or () for name in _parted([value.replace("-", " ")])]


def _chosen(values: Sequence[str] | None, what: str, choices: Sequence[str]) -> list[str]:
    """The names that an option gives, all of them among the choices."""
    named = list(_parted(values))
    for name in named:
        if name not in choices:
            near = get_close_matches(name.lower(), choices, n=1, cutoff=_SLIP)
            meant = f"; did you mean {str(near[0])!r}?" if near else ";"
            raise typer.BadParameter(f"there is no {what} {name!r}{meant} take one or more of {', '.join(choices)}")
    return named


def _parted(values: Sequence[str] | None) -> Iterator[str]:
    """The cells of each value, read as a row of CSV."""
    for value in values or ():
        try:
            (cells,) = csv.reader([" ".join(value.split())], skipinitialspace=True, strict=True)
        except csv.Error as error:
            raise typer.BadParameter(
                f"{value!r} cannot be parted at its commas; close what stands in double quotes, and write a double "
                'quote in it as ""'
            ) from error
        if not any(cells):
            raise typer.BadParameter("nothing is named; leave the option out, or give it a value")
        yield from filter(None, map(str.strip, cells))
