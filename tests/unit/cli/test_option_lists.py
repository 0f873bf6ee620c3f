"""Options that are lists take commas and repetition alike."""

from __future__ import annotations

from typing import get_args

import pytest
import typer

from inquit.cli.option_lists import (
    StatementStatus,
    columns_with_values,
    hosts,
    speaker_kinds,
    speaker_names,
    statement_statuses,
    statement_types,
)
from inquit.document import SpeakerKind, Status


@pytest.mark.parametrize(
    "values", [["direct", "mixed"], ["direct,mixed"], [" direct , mixed,"], ['"direct","mixed"'], ["direct,mixed,"]]
)
def test_types(values: list[str]) -> None:
    assert statement_types(values) == ["direct", "mixed"]


@pytest.mark.parametrize("values", [["spoken"], ["direct,spoken"], ["direct", "spoken"]])
def test_a_wrong_type_is_one_sentence_that_names_the_right_ones(values: list[str]) -> None:
    with pytest.raises(
        typer.BadParameter, match=r"^there is no type 'spoken'; take one or more of direct, mixed, indirect$"
    ):
        statement_types(values)


def test_hosts() -> None:
    assert hosts(None) == []
    assert hosts(["localhost, 10.0.0.5:8080", "[fd00::1]:80,fe80::1"]) == [
        "localhost",
        "10.0.0.5:8080",
        "[fd00::1]:80",
        "fe80::1",
    ]
    with pytest.raises(typer.BadParameter, match=r"^'http://x' is no host; name one as in localhost, "):
        hosts(["localhost,http://x"])


def test_statuses() -> None:
    assert statement_statuses(None) == []
    assert statement_statuses(["denied", "asked, alleged"]) == ["denied", "asked", "alleged"]
    assert statement_statuses(["denied,all"]) == list(StatementStatus) == list(get_args(Status))
    with pytest.raises(
        typer.BadParameter, match=r"^there is no status 'false'; take one or more of asserted, .*, all$"
    ):
        statement_statuses(["false"])


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (None, []),
        ([], []),
        (["Ann Lee"], ["Ann Lee"]),
        (["Ann Lee", "Bo"], ["Ann Lee", "Bo"]),
        (['"Smith, John"'], ["Smith, John", '"Smith, John"']),
        (['Dwayne "The Rock" Johnson'], ['Dwayne "The Rock" Johnson']),
        (['"""Q"" Smith"'], ['"Q" Smith']),
    ],
)
def test_names(values: list[str] | None, names: list[str]) -> None:
    assert speaker_names(values) == names


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (["Ann Lee,Bo"], {"Ann Lee", "Bo"}),
        (["Ann Lee, Bo", "Cy"], {"Ann Lee", "Bo", "Cy"}),
        (['Ann Lee,"Smith, John"'], {"Ann Lee", "Smith, John"}),
        (["Davis, Jr."], {"Davis, Jr."}),  # a name that is not in quotes is still found
    ],
)
def test_names_with_commas(values: list[str], names: set[str]) -> None:
    assert names <= set(speaker_names(values))


@pytest.mark.parametrize("value", ['"Smith, John', '"Smith" John'])
def test_open_quotes_are_wrong_usage(value: str) -> None:
    with pytest.raises(typer.BadParameter, match="close what stands in double quotes"):
        speaker_names([value])


@pytest.mark.parametrize("value", ["", " ", ",", '""'])
def test_nothing_is_wrong_usage(value: str) -> None:
    with pytest.raises(typer.BadParameter, match="nothing is named"):
        statement_types([value])


def test_kinds_of_speakers_are_those_of_the_library() -> None:
    assert speaker_kinds([",".join(get_args(SpeakerKind))]) == list(get_args(SpeakerKind))


def test_a_column_has_a_name_and_a_value_which_may_be_nothing() -> None:
    assert columns_with_values(None) == []
    assert columns_with_values(["outlet=a, b", "x="]) == ["outlet=a, b", "x="]
    for value in ("outlet", "=x", " =x"):
        with pytest.raises(typer.BadParameter, match="names no column with its value; write it as in outlet=Tribune"):
            columns_with_values([value])
