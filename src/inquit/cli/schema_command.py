"""`inquit schema`."""

from __future__ import annotations

__all__ = ["schema"]


def schema() -> None:
    """Print the JSON Schema of what --format json and jsonl write."""
    from inquit.cli.output import text_output
    from inquit.schema import read_schema_text

    with text_output(None) as stream:
        stream.write(read_schema_text())
