"""`inquit schema`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

__all__ = ["schema"]


class Described(StrEnum):
    """The commands whose JSON has a schema."""

    extract = "extract"
    verify = "verify"


_FILES = {Described.extract: "inquit", Described.verify: "verification"}
_Command = Annotated[Described, typer.Argument(help="The command that writes it; what others write is as of extract.")]


def schema(command: _Command = Described.extract) -> None:
    """Print the JSON Schema of what --format json and jsonl write.

    For example:

        inquit schema verify
    """
    from inquit.cli.output import text_output
    from inquit.schema import read_schema_text

    with text_output(None) as stream:
        stream.write(read_schema_text(_FILES[command]))
