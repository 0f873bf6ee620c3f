"""The shapes of a description (JSON Schema) in words, with links to those that have names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

__all__ = ["ShapePart", "key_of_shape", "shape_in_words"]

_NAMED: Final = "#/components/schemas/"
_BOUNDS: Final = (
    ("minimum", "from {}"),
    ("maximum", "up to {}"),
    ("minLength", "{} characters or more"),
    ("maxLength", "at most {} characters"),
    ("minItems", "{} or more"),
    ("maxItems", "at most {}"),
    ("pattern", "like {}"),
)
_LARGE: Final = 2**53  # bounds beyond that are those of the machine


@dataclass(frozen=True, slots=True)
class ShapePart:
    """Words of a shape; key: the id in the page of the shape that they name."""

    text: str
    key: str | None = None


def key_of_shape(name: str) -> str:
    """The id in the page."""
    return f"shape-{name.replace('.', '-')}"


def shape_in_words(schema: Mapping[str, Any]) -> list[ShapePart]:
    """What a value is."""
    return [*_kind(schema), *_bounds(schema)]


def _kind(schema: Mapping[str, Any]) -> Iterator[ShapePart]:
    if "$ref" in schema:
        name = str(schema["$ref"]).removeprefix(_NAMED)
        yield ShapePart(name, key_of_shape(name))
    elif "const" in schema:
        yield ShapePart(_shown(schema["const"]))
    elif "enum" in schema:
        yield ShapePart(", ".join(map(_shown, schema["enum"])))
    elif choices := schema.get("oneOf") or schema.get("anyOf"):
        yield from _joined([shape_in_words(one) for one in choices], " or ")
    elif "prefixItems" in schema:
        yield ShapePart("[")
        yield from _joined([shape_in_words(one) for one in schema["prefixItems"]], ", ")
        yield ShapePart("]")
    elif schema.get("type") == "array":
        yield ShapePart("list of ")
        yield from shape_in_words(schema.get("items", {}))
    elif isinstance(schema.get("additionalProperties"), Mapping) and schema["additionalProperties"]:
        yield ShapePart("object of ")
        yield from shape_in_words(schema["additionalProperties"])
    else:
        kinds = schema.get("type", "anything")
        yield ShapePart(kinds if isinstance(kinds, str) else " or ".join(kinds))


def _bounds(schema: Mapping[str, Any]) -> Iterator[ShapePart]:
    told = [words.format(schema[name]) for name, words in _BOUNDS if _is_told(schema.get(name))]
    if told:
        yield ShapePart(f" ({', '.join(told)})")


def _is_told(bound: Any) -> bool:
    return isinstance(bound, str) or (isinstance(bound, int | float) and 0 < bound < _LARGE)


def _joined(shapes: Sequence[Sequence[ShapePart]], between: str) -> Iterator[ShapePart]:
    for number, shape in enumerate(shapes):
        if number:
            yield ShapePart(between)
        yield from shape


def _shown(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else "null" if value is None else str(value)
