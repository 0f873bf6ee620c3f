"""The JSON Schemas that `inquit schema` prints, as parts of the description of the interface."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Final

from pydantic import WithJsonSchema

from inquit.schema import read_schema

__all__ = ["DocumentRecord", "QuoteRecord", "VerificationRecord", "with_shipped_schemas"]

# What stands for a shipped schema until the description is put together.
_MARK: Final = "x-inquit-schema"
_DEFINED: Final = "#/$defs/"
_COMPONENTS: Final = "#/components/schemas/"
# The file of each, by the command that writes it.
_FILES: Final = {"extract": "inquit", "verify": "verification"}

DocumentRecord = Annotated[dict[str, Any], WithJsonSchema({_MARK: "extract.document"})]
QuoteRecord = Annotated[dict[str, Any], WithJsonSchema({_MARK: "extract.quote"})]
VerificationRecord = Annotated[dict[str, Any], WithJsonSchema({_MARK: "verify.article"})]


def with_shipped_schemas(description: dict[str, Any]) -> dict[str, Any]:
    """The description with these schemas among its components, and what stands for them led there."""
    led: dict[str, Any] = _changed(description, _to_component)
    components = led["components"]["schemas"]
    for command, file in _FILES.items():
        defined = _changed(read_schema(file)["$defs"], _within(command))
        components |= {f"{command}.{name}": schema for name, schema in defined.items() if name != "collection"}
    return led


def _changed(value: Any, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Any:
    if isinstance(value, dict):
        return change({name: _changed(item, change) for name, item in value.items()})
    return [_changed(item, change) for item in value] if isinstance(value, list) else value


def _to_component(schema: dict[str, Any]) -> dict[str, Any]:
    return {"$ref": f"{_COMPONENTS}{schema[_MARK]}"} if _MARK in schema else schema


def _within(command: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    def change(schema: dict[str, Any]) -> dict[str, Any]:
        ref = schema.get("$ref")
        if isinstance(ref, str) and ref.startswith(_DEFINED):
            return {**schema, "$ref": f"{_COMPONENTS}{command}.{ref.removeprefix(_DEFINED)}"}
        return schema

    return change
