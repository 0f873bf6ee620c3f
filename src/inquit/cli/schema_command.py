"""`inquit schema`."""

from __future__ import annotations

import typer

__all__ = ["schema"]


def schema() -> None:
    """Print the JSON Schema of what --format json and jsonl write."""
    from inquit.schema import read_schema_text

    typer.echo(read_schema_text(), nl=False)
