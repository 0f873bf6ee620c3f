"""The page about the interface for programs, made of its own description, so that the two say the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from inquit.web.described_shapes import key_of_shape, shape_in_words
from inquit.web.site import rendered

__all__ = ["ROUTER"]

ROUTER: Final = APIRouter()
_JSON: Final = "application/json"
_WHERE: Final = {"path": "in the address", "query": "after ?"}


@ROUTER.get("/docs")
def interface(request: Request) -> HTMLResponse:
    """What programs can ask, and what they get."""
    description = request.app.state.rest.openapi()
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            groups.setdefault(operation["tags"][0], []).append(_operation(path, method, operation))
    shapes = [_shape(name, schema) for name, schema in sorted(description["components"]["schemas"].items())]
    return rendered(
        request,
        "interface.html",
        groups=groups,
        shapes=shapes,
        about=description["info"]["description"],
        server=str(request.base_url).rstrip("/"),
    )


def _operation(path: str, method: str, operation: Mapping[str, Any]) -> dict[str, Any]:
    body = operation.get("requestBody", {}).get("content", {}).get(_JSON, {}).get("schema")
    done = next((status, one) for status, one in operation["responses"].items() if status.startswith("2"))
    return {
        "key": operation["operationId"],
        "path": path,
        "method": method.upper(),
        "summary": operation["summary"],
        "about": operation.get("description", ""),
        "parameters": [_field(one["name"], one["schema"], one, where=_WHERE[one["in"]]) for one in _given(operation)],
        "body": None if body is None else shape_in_words(body),
        "status": done[0],
        "answer": shape_in_words(done[1]["content"][_JSON]["schema"]),
    }


def _given(operation: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from operation.get("parameters", ())


def _shape(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    needed = schema.get("required", ())
    return {
        "key": key_of_shape(name),
        "name": name,
        "about": schema.get("description", ""),
        "fields": [
            _field(field, one, {"required": field in needed}) for field, one in schema.get("properties", {}).items()
        ],
        "words": None if "properties" in schema else shape_in_words(schema),
    }


def _field(name: str, schema: Mapping[str, Any], more: Mapping[str, Any], where: str = "") -> dict[str, Any]:
    usual = schema.get("default")
    return {
        "name": name,
        "where": where,
        "words": shape_in_words(schema),
        "is_needed": more.get("required", False),
        "about": schema.get("description") or more.get("description") or "",
        "usual": None if usual in (None, [], "") else usual,
    }
