"""The tools as they are declared to assistants: `tools.json`, where all bounds on what is asked stand, too."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

from inquit.errors import SettingsError

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

__all__ = ["ToolDeclaration", "declared_tools"]

# What is repeated of an assistant's own words in a message about them.
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class ToolDeclaration:
    """One tool.

    needs: what the server has to be started with for it: "database", "sources", or nothing.
    input, output: the JSON Schemas of what is asked and of the answer.
    """

    name: str
    title: str
    description: str
    needs: str
    input: dict[str, Any]
    output: dict[str, Any]

    def checked(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """What is asked, if it keeps to the schema, with the defaults of what is left out.

        Raises:
            SettingsError: it does not.
        """
        from jsonschema import Draft202012Validator

        faults = sorted(Draft202012Validator(self.input).iter_errors(arguments), key=lambda fault: list(fault.path))
        if faults:
            raise SettingsError(_sentence(faults[0]))
        known = {name: one["default"] for name, one in self.input["properties"].items() if "default" in one}
        return {**known, **{name: _whole(value) for name, value in arguments.items()}}


def declared_tools(at_hand: Iterable[str] = ()) -> tuple[ToolDeclaration, ...]:
    """The tools of a server that was started with these things."""
    text = resources.files(__package__).joinpath("tools.json").read_text(encoding="utf-8")
    declared = (ToolDeclaration(name, **fields) for name, fields in json.loads(text).items())
    return tuple(tool for tool in declared if tool.needs in {"", *at_hand})


def _whole(value: Any) -> Any:
    """A number as Python counts with it: in JSON Schema 2.0 is an integer."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _sentence(fault: ValidationError) -> str:
    """What is wrong, without more of the assistant's words than it takes to find the place."""
    where = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in fault.path).lstrip(".")
    value, limit = fault.instance, fault.validator_value
    match fault.validator:
        case "maxLength":
            return f"{where}: too long, with {len(value):,} characters; {limit:,} are taken at most"
        case "minLength":
            return f"{where}: empty; leave it out, or give it a text"
        case "maxItems":
            return f"{where}: {len(value):,} of them are too many; {limit:,} are taken at most"
        case "minItems":
            return f"{where}: empty; leave it out, or name some"
        case "minimum" | "maximum":
            return f"{where}: {_shown(value)} is out of bounds; {fault.validator} {limit:,}"
        case "enum":
            return f"{where}: there is no {_shown(value)}; take one of {', '.join(limit)}"
        case "pattern":
            return f"{where}: {_shown(value)} is no date; write it as 2024-05-17, 2024-05 or 2024"
        case "required":
            missing = [name for name in limit if name not in value]
            return f"{where or 'arguments'}: {', '.join(missing)} is missing"
        case "additionalProperties":
            return _unknown(where, value, fault.schema)
        case _:
            return f"{where or 'arguments'}: of another type than {limit}"


def _unknown(where: str, given: Mapping[str, Any], schema: Any) -> str:
    names = [name for name in given if name not in schema["properties"]]
    known = ", ".join(schema["properties"]) or "none"
    return f"{where or 'arguments'}: there is no {_shown(names[0])}; known are {known}"


def _shown(value: object) -> str:
    text = repr(value if not isinstance(value, str) else value[:_SHOWN])
    return text if len(text) <= _SHOWN + 2 else f"{text[:_SHOWN]}..."
