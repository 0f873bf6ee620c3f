"""An option that takes all arguments up to the next option."""

from __future__ import annotations

import pytest
import typer
from typer.main import get_command

from inquit.cli import app
from inquit.cli.many_values import each_with_its_option


def spread(line: str) -> str:
    return " ".join(each_with_its_option(line.split(), {"--against"}))


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("a.txt", "a.txt"),
        ("a.txt --against b.txt", "a.txt --against b.txt"),
        ("a.txt --against b.txt c.txt d.txt", "a.txt --against b.txt --against c.txt --against d.txt"),
        ("--against b.txt c.txt -o out.csv a.txt", "--against b.txt --against c.txt -o out.csv a.txt"),
        ("--against b.txt c.txt --quiet a.txt", "--against b.txt --against c.txt --quiet a.txt"),
        ("--against b.txt --against c.txt d.txt", "--against b.txt --against c.txt --against d.txt"),
        ("--against=b.txt a.txt", "--against=b.txt a.txt"),
        ("--against=b.txt --against c.txt d.txt", "--against=b.txt --against c.txt --against d.txt"),
        ("--against b.txt --against=c.txt a.txt", "--against b.txt --against=c.txt a.txt"),
        ("--against b.txt - c.txt", "--against b.txt --against - --against c.txt"),
        ("--against b.txt -- a.txt --against", "--against b.txt -- a.txt --against"),
        ("-- --against a.txt", "-- --against a.txt"),
    ],
)
def test_every_value_gets_its_option(typed: str, taken: str) -> None:
    assert spread(typed) == taken


@pytest.mark.parametrize("typed", ["a.txt --against", "--against --quiet a.txt", "--against -- a.txt"])
def test_an_option_without_a_value_is_wrong_usage(typed: str) -> None:
    with pytest.raises(typer.BadParameter, match="name one or more after it"):
        spread(typed)


def test_a_line_that_is_still_typed_may_end_with_the_option() -> None:
    assert [*each_with_its_option(["a.txt", "--against"], {"--against"}, complete=False)] == ["a.txt", "--against"]


@pytest.mark.parametrize(
    ("typed", "articles", "sources"),
    [
        ("a.txt b.txt --against c.txt d.txt", ["a.txt", "b.txt"], ["c.txt", "d.txt"]),
        ("--against c.txt d.txt --bom a.txt", ["a.txt"], ["c.txt", "d.txt"]),
        ("--against c.txt d.txt -- a.txt -b.txt", ["a.txt", "-b.txt"], ["c.txt", "d.txt"]),
        ("--against=-c.txt a.txt", ["a.txt"], ["-c.txt"]),
        ("- --against c.txt", ["-"], ["c.txt"]),
    ],
)
def test_the_command_takes_them(typed: str, articles: list[str], sources: list[str]) -> None:
    command = get_command(app).commands["verify"]  # type: ignore[attr-defined]
    context = command.make_context("verify", typed.split(), resilient_parsing=True)

    assert (context.params["inputs"], context.params["against"]) == (articles, sources)
