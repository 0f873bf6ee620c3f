"""The options about reading a corpus in parts, on one machine or on many."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import typer

__all__ = ["ClusterOptions", "Runner"]

_WHERE = "Where it runs"


class Runner(StrEnum):
    """What runs the parts of a corpus."""

    ray = "ray"


On = Annotated[
    Runner | None,
    typer.Option(
        "--on",
        show_default=False,
        rich_help_panel=_WHERE,
        help="Read a corpus in parts on Ray: -o names a folder, on disk or as s3://bucket/folder, of Parquet files (or "
        "with --format jsonl of JSON Lines) and manifest.json. The same command again does what is missing.",
    ),
]
Address = Annotated[
    str | None,
    typer.Option(
        "--address",
        metavar="auto|HOST:PORT|ray://HOST:PORT",
        show_default="start Ray on this machine",
        rich_help_panel=_WHERE,
        help="The Ray cluster that it runs on; inputs and -o must be where all its machines see them.",
    ),
]
NumGpus = Annotated[
    float | None,
    typer.Option(
        "--num-gpus",
        metavar="N",
        min=0,
        show_default="1 with --device cuda, else 0",
        rich_help_panel=_WHERE,
        help="How much of a GPU each worker takes; 0.5 lets two share one.",
    ),
]


@dataclass(frozen=True, slots=True)
class ClusterOptions:
    """Where a corpus is read."""

    on: On = None
    address: Address = None
    num_gpus: NumGpus = None

    def __post_init__(self) -> None:
        for option, given in (("--address", self.address is not None), ("--num-gpus", self.num_gpus is not None)):
            if given and self.on is None:
                raise typer.BadParameter("it says where Ray reads a corpus: with --on ray", param_hint=f"'{option}'")
