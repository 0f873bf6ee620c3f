"""Commands that share options share them whole: the same names, defaults, help and panels."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from typer.main import get_command
from typer.testing import CliRunner

from inquit.cli import app
from inquit.cli.option_groups import (
    CorpusRowOptions,
    CountedRowOptions,
    CountingOptions,
    ExtractionOptions,
    ListedExtractionOptions,
    ReadingOptions,
    RowOptions,
    ScoredExtractionOptions,
    SpeakerRowOptions,
    StatsRowOptions,
    TextOptions,
    with_options,
)
from inquit.document import Roster, RosterEntry
from inquit.filters import RowFilter
from inquit.io.read_options import ReadOptions
from inquit.settings import Settings

TAKES: dict[str, tuple[type, ...]] = {
    "extract": (ReadingOptions, SpeakerRowOptions, ListedExtractionOptions),
    "report": (ReadingOptions, CountedRowOptions, ListedExtractionOptions),
    "stats": (CountingOptions, ReadingOptions, StatsRowOptions, ListedExtractionOptions),
    "speakers": (ReadingOptions, CountedRowOptions, ListedExtractionOptions),
    "network": (ReadingOptions, StatsRowOptions, ListedExtractionOptions),
    "find": (ReadingOptions, CorpusRowOptions, ListedExtractionOptions),
    "who": (ReadingOptions, ListedExtractionOptions),
    "verify": (TextOptions, ExtractionOptions),
    "gold init": (ReadingOptions, ExtractionOptions),
    "score": (ScoredExtractionOptions,),
}
# Options of one command alone.
OWN = {"by", "top", "distinct", "without_speakers", "without_roles"}
# What an option looks like to a user.
SHOWN = ("opts", "help", "metavar", "rich_help_panel", "show_default", "default", "multiple", "required")


def parameters(command: str) -> dict[str, Any]:
    found: Any = get_command(app)
    for name in command.split():
        found = found.commands[name]
    return {parameter.name: parameter for parameter in found.params}


def looks(parameter: Any) -> dict[str, Any]:
    return {name: getattr(parameter, name) for name in SHOWN}


@pytest.mark.parametrize("command", TAKES)
def test_a_command_has_every_option_of_its_groups(command: str) -> None:
    names = [field.name for group in TAKES[command] for field in fields(group)]

    assert set(names) <= set(parameters(command))
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("command", TAKES)
def test_the_options_of_a_group_look_the_same_in_every_command(command: str) -> None:
    here, there = parameters(command), parameters("report") | parameters("extract")
    for name in [field.name for group in TAKES[command] for field in fields(group)]:
        assert name in OWN or looks(here[name]) == looks(there[name]), name


@pytest.mark.parametrize("command", TAKES)
def test_the_default_of_an_option_is_that_of_its_group(command: str) -> None:
    shown = parameters(command)
    for group in TAKES[command]:
        for field in fields(group):
            default = shown[field.name].default
            assert (default or None) == (field.default or None), field.name


def test_no_option_of_a_group_has_the_name_of_another_option() -> None:
    for command in TAKES:
        options = [option for parameter in parameters(command).values() for option in parameter.opts]
        assert len(set(options)) == len(options)


def test_a_command_gets_its_groups_as_values() -> None:
    got: dict[str, Any] = {}

    @with_options
    def command(
        context: typer.Context,
        *,
        name: Annotated[str, typer.Argument()],
        rows: SpeakerRowOptions,
        loud: Annotated[bool, typer.Option("--loud")] = False,
        extraction: ExtractionOptions,
    ) -> None:
        """Do it."""
        got.update(name=name, rows=rows, loud=loud, extraction=extraction, command=context.command.name)

    small = typer.Typer()
    small.command()(command)
    done = CliRunner().invoke(small, ["x", "--type", "mixed,direct", "--engine", "rules", "--loud", "--speaker", "Bo"])

    assert done.exit_code == 0, done.output
    assert got == {
        "name": "x",
        "rows": SpeakerRowOptions(["mixed", "direct"], 0.0, None, speakers=["Bo"]),
        "loud": True,
        "extraction": ExtractionOptions(engine="rules"),
        "command": "command",
    }


def test_the_order_of_the_options_is_that_of_the_parameters() -> None:
    @dataclass
    class Group:
        b: Annotated[int, typer.Option()] = 1
        c: Annotated[int, typer.Option()] = 2

    def command(a: Annotated[int, typer.Option()] = 0, *, group: Any, d: Annotated[int, typer.Option()] = 3) -> None:
        """Nothing."""

    command.__annotations__["group"] = Group
    small = typer.Typer()
    small.command()(with_options(command))

    assert [parameter.name for parameter in get_command(small).params][:4] == ["a", "b", "c", "d"]


def test_every_option_reaches_what_it_is_for(tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("name\nBo\n")

    reading = ReadingOptions("body", "url", "who", "at", "*.txt", True, None, False, True)
    assert reading.read_options(skip=roster) == ReadOptions(
        "body", "url", "*.txt", True, roster, speaker_column="who", time_column="at", join=True
    )
    rows = SpeakerRowOptions(["mixed"], 0.5, ["denied"], True, ["Bo"])
    assert rows.row_filter() == RowFilter(frozenset({"mixed"}), ("Bo",), 0.5, frozenset({"denied"}), True)
    assert ExtractionOptions(True, False, roster, False, "rules", "cpu", "news", "m", 3).settings() == Settings(
        engine="rules", genre="news", attitudes=True, roster=Roster((RosterEntry("Bo"),))
    )
    assert ExtractionOptions(roster=roster).settings(several=False).roster.everywhere
    assert ExtractionOptions(roster=roster, everywhere=True).settings().roster.everywhere
    assert not ExtractionOptions().settings(several=False).roster.everywhere


def test_options_of_a_corpus_reach_its_filter() -> None:
    rows = CorpusRowOptions(
        ["mixed"], 0.5, ["denied"], True, ["Bo"], ["Cy"], ["mayor"], ["person"], ["Tribune"], "2024", "2025-01", "t",
        ["desk = foreign", "x==1"],
    )  # fmt: skip

    assert rows.row_filter("fiction") == RowFilter(
        frozenset({"mixed"}),
        ("Bo",),
        0.5,
        frozenset({"denied"}),
        True,
        addressees=("Cy",),
        roles=("mayor",),
        kinds=frozenset({"person"}),
        sites=("Tribune",),
        since="2024",
        until="2025-01",
        added_since="t",
        where=(("desk", "foreign"), ("x", "=1")),
        genres=frozenset({"fiction"}),
    )
    assert CorpusRowOptions().row_filter("auto") == RowFilter()


def test_the_genre_that_texts_are_read_as_is_no_filter_of_their_rows() -> None:
    assert RowOptions().row_filter("fiction") == SpeakerRowOptions().row_filter("fiction") == RowFilter()


def test_what_is_counted_is_asserted_unless_something_else_is_asked_for() -> None:
    assert CountedRowOptions().row_filter() == RowFilter(statuses=frozenset({"asserted"}))
    assert CountedRowOptions().leaves_out_unasked
    assert CountedRowOptions(statuses=["asked"]).row_filter() == RowFilter(statuses=frozenset({"asked"}))
    assert not CountedRowOptions(statuses=["asked"]).leaves_out_unasked
    assert not RowOptions().leaves_out_unasked


def test_without_options_the_defaults_are_those_of_the_library() -> None:
    assert ReadingOptions().read_options() == ReadOptions()
    assert RowOptions([]).row_filter() == SpeakerRowOptions([], 0.0, [], False, []).row_filter() == RowFilter()
    assert RowOptions().row_filter() == SpeakerRowOptions().row_filter() == RowFilter()
    assert ExtractionOptions().settings() == ScoredExtractionOptions().settings() == Settings()
    assert ListedExtractionOptions().settings() == Settings()
    assert ListedExtractionOptions(turns_only=True).settings() == Settings(turns_only=True)
