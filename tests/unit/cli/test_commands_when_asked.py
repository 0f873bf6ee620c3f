"""Each command is made when it is asked for, and the list of them without any."""

from __future__ import annotations

import sys

import pytest
from typer.main import get_command

from inquit.cli.commands_when_asked import CommandsWhenAsked


@pytest.fixture
def commands() -> CommandsWhenAsked:
    return CommandsWhenAsked({"Read": {"schema": "schema_command"}, "Measure": {"gold": "gold_commands"}}, {})


def test_the_list_makes_none(commands: CommandsWhenAsked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "inquit.cli.schema_command", None)  # cannot be imported
    assert list(commands) == ["schema", "gold"]
    assert len(commands) == 2
    assert "schema" in commands
    assert commands.get("nonsense") is None
    with pytest.raises(ImportError):
        commands["schema"]


def test_a_command_has_its_name_and_panel_and_is_made_once(commands: CommandsWhenAsked) -> None:
    assert commands["schema"].name == "schema"
    assert commands["schema"].rich_help_panel == "Read"
    assert commands["schema"] is commands["schema"]


def test_a_group_has_its_own_commands_and_no_completion(commands: CommandsWhenAsked) -> None:
    assert "init" in commands["gold"].commands
    assert {option for parameter in commands["gold"].params for option in parameter.opts} == set()


def test_a_command_can_be_put_in_and_taken_out(commands: CommandsWhenAsked) -> None:
    from inquit.cli import app

    del commands["schema"]
    commands["gold"] = get_command(app)
    assert list(commands) == ["gold"]
    assert commands["gold"].name == "inquit"
