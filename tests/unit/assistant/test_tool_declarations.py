"""The tools as they are declared: what they take is held to their schemas, and the guide has their bounds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from inquit.assistant import declared_tools
from inquit.errors import SettingsError
from inquit.verification import verdicts
from inquit.verification.verdicts import VERDICTS, Difference

ALL = {tool.name: tool for tool in declared_tools(["database", "sources"])}
GUIDE = (Path(__file__).resolve().parents[3] / "docs" / "assistants.md").read_text(encoding="utf-8")
# In the schemas, and of no concern to whoever reads the guide: what a name, a word or an offset may be at most.
UNTOLD = {300, 1000, 10_000_000}


def limits(schema: Any) -> Iterator[int]:
    """The bounds anywhere in a schema."""
    if isinstance(schema, dict):
        for name, value in schema.items():
            if name in {"maxLength", "maxItems"} or (name == "maximum" and value > 1):
                yield value
            yield from limits(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from limits(value)


def test_what_the_server_is_started_with_decides_which_there_are() -> None:
    assert [tool.name for tool in declared_tools()] == ["extract", "verify"]
    assert [tool.name for tool in declared_tools(["sources"])] == ["extract", "verify", "sources"]
    assert [tool.name for tool in declared_tools(["database"])] == ["extract", "verify", "find", "who"]


@pytest.mark.parametrize("name", ALL)
def test_every_argument_is_bounded_and_explained(name: str) -> None:
    tool = ALL[name]

    assert tool.title
    assert tool.description.endswith(".")
    Draft202012Validator.check_schema(tool.input)
    Draft202012Validator.check_schema(tool.output)
    for one in tool.input["properties"].values():
        assert one.get("description") or one.get("enum") or "minimum" in one
        bounds = {"string": {"maxLength", "enum", "pattern"}, "integer": {"maximum"}, "array": {"maxItems"}}
        assert bounds.get(one["type"], {"type"}) & set(one)


def test_the_guide_has_the_bounds_and_the_tools() -> None:
    for limit in {limit for tool in ALL.values() for limit in limits(tool.input)} - UNTOLD:
        assert re.search(rf"(?<![\d,]){limit:,}(?![\d,]\d)", GUIDE), limit
    assert re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE) == list(ALL)


def test_the_configurations_of_the_guide_are_json_that_starts_the_command() -> None:
    blocks = re.findall(r"^```json\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)

    assert len(blocks) == 2
    for block in blocks:
        server = json.loads(block)["mcpServers"]["inquit"]
        assert server["command"] == "inquit"
        assert server["args"][0] == "mcp"


def test_defaults_are_filled_in_and_whole_numbers_are_whole() -> None:
    assert ALL["extract"].checked({"text": "a", "limit": 7.0}) == {"text": "a", "offset": 0, "limit": 7}


@pytest.mark.parametrize("value", ["a" * 200_001, "", 1, None, ["a"], {"a": "b"}, True])
def test_a_text_is_a_text(value: Any) -> None:
    with pytest.raises(SettingsError) as error:
        ALL["extract"].checked({"text": value})

    assert str(error.value).startswith("text: ")
    assert len(str(error.value)) < 200


def test_an_argument_with_an_endless_name_is_told_shortly() -> None:
    with pytest.raises(SettingsError) as error:
        ALL["extract"].checked({"x" * 100_000: 1})

    assert len(str(error.value)) < 200


def test_the_answer_of_verify_knows_all_verdicts() -> None:
    quotation = ALL["verify"].output["properties"]["quotations"]["items"]["properties"]

    assert quotation["verdict"]["enum"] == list(VERDICTS)
    for verdict in VERDICTS:
        assert verdict in ALL["verify"].description
    told = quotation["differences"]["items"]["properties"]["touches"]["description"]
    assert all(what in told for what in verdicts.Turned.__args__)  # type: ignore[attr-defined]
    assert set(quotation["differences"]["items"]["properties"]) <= set(Difference.__slots__)
