"""The JSON Schemas (draft 2020-12) of what inquit writes as JSON and JSON Lines."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

__all__ = ["read_schema", "read_schema_text"]

_OF_STATEMENTS = "inquit"


def read_schema_text(name: str = _OF_STATEMENTS) -> str:
    """A schema as it is shipped: that of statements, or `verification`."""
    return resources.files(__name__).joinpath(f"{name}.schema.json").read_text(encoding="utf-8")


def read_schema(name: str = _OF_STATEMENTS) -> dict[str, Any]:
    """A schema as a value; a line of JSON Lines is its `$defs/document`, or `$defs/article`, or `$defs/failure`."""
    schema: dict[str, Any] = json.loads(read_schema_text(name))
    return schema
