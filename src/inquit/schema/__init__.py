"""The JSON Schema (draft 2020-12) of what inquit writes as JSON and JSON Lines."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

__all__ = ["read_schema", "read_schema_text"]


def read_schema_text() -> str:
    """The schema as it is shipped."""
    return resources.files(__name__).joinpath("inquit.schema.json").read_text(encoding="utf-8")


def read_schema() -> dict[str, Any]:
    """The schema as a value; a line of JSON Lines is its `$defs/document` or `$defs/failure`."""
    schema: dict[str, Any] = json.loads(read_schema_text())
    return schema
