"""`manifest.json` beside the parts: what they were made from and with, and every text that was read.

A manifest of many texts is larger than what anybody holds in memory. It has a line a part, and is written and read
line by line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inquit.errors import OutputError
from inquit.io.folders import MANIFEST, MANIFEST_SIGN
from inquit.io.inputs.input_format import RangeSize
from inquit.io.limits import MAX_LINE
from inquit.shards.corpus_parts import PartSummary
from inquit.shards.file_systems import FilePlace, reading, writing
from inquit.shards.planned_files import PlannedFile

__all__ = ["ManifestHead", "begun_with", "check_same", "part_line", "write_manifest"]

_PARTS = '"parts": ['
_VERSION = 1
_CHANGES = 3  # that are named
_SHOWN = 60  # characters of a value that is another one now


@dataclass(frozen=True, slots=True)
class ManifestHead:
    """What a run is begun with.

    made_with: what the results owe to besides the texts.
    inputs: the files with their digests, by name.
    size: how much of them is a part.
    """

    made_with: Mapping[str, str]
    inputs: Mapping[str, Mapping[str, Any]]
    size: RangeSize

    @staticmethod
    def of(made_with: Mapping[str, str], files: Sequence[PlannedFile], size: RangeSize) -> ManifestHead:
        """The head of a run over files."""
        inputs = {file.name: {"bytes": file.size, "sha256": file.digest} for file in files}
        return ManifestHead(made_with, inputs, size)


def write_manifest(
    folder: FilePlace, head: ManifestHead, lines: Iterable[str] = (), counts: Mapping[str, int] | None = None
) -> None:
    """Write it, in the place of the one that is there.

    lines: of `part_line`, one for each part.
    counts: how many parts, texts and rows there are, and how many texts failed, once all is done.

    Raises:
        OutputError: it cannot be written.
    """
    about = {
        "complete": counts is not None,
        "counts": counts or {},
        "made_with": head.made_with,
        "part_size": {"rows": head.size.rows, "bytes": head.size.size},
    }
    with writing(folder.below(MANIFEST)) as stream:
        stream.write(MANIFEST_SIGN + b" %d,\n" % _VERSION)
        stream.write("".join(f"{json.dumps(key)}: {json.dumps(value)},\n" for key, value in about.items()).encode())
        stream.write(b'"inputs": {')
        stream.writelines(_separated(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in head.inputs.items()))
        stream.write(b"\n},\n" + _PARTS.encode())
        stream.writelines(_separated(lines))
        stream.write(b"\n]}\n")


def part_line(summary: PartSummary) -> str:
    """What it says of a part: its file, and every text with how many rows it has, or why it failed."""
    texts = [text.record for text in summary.texts]
    about = {"part": summary.name, "file": summary.file, "rows": summary.rows, "failed": summary.failed}
    return json.dumps({**about, "texts": texts})


def begun_with(folder: FilePlace) -> ManifestHead | None:
    """What an earlier run into this folder was begun with; None where there was none.

    Raises:
        OutputError: the folder holds something else, or its manifest is damaged.
    """
    place = folder.below(MANIFEST)
    if not place.is_file:
        if others := _visible(folder):
            raise OutputError(
                f"{folder.name}: holds files that are no results of such a run, as {others[0]}; name an empty folder, "
                "or one that is not there"
            )
        return None
    try:
        record = _head_record(place)
        size = RangeSize(record["part_size"]["rows"], record["part_size"]["bytes"])
        return ManifestHead(dict(record["made_with"]), dict(record["inputs"]), size)
    except (ValueError, KeyError, TypeError) as error:
        raise OutputError(f"{place.name}: damaged, so it is not known what the parts were made from") from error


def check_same(folder: FilePlace, before: ManifestHead, now: ManifestHead) -> None:
    """See that a run goes on with an earlier one.

    Raises:
        OutputError: it was begun with other texts or otherwise.
    """
    was, is_ = before.made_with, now.made_with
    names = [name for name in {**was, **is_} if was.get(name) != is_.get(name)]
    changes = [f"{name} was {_shown(was.get(name))}, is now {_shown(is_.get(name))}" for name in names]
    changes += [f"{name} was not among the inputs" for name in now.inputs if name not in before.inputs]
    changes += [f"{name} was among the inputs" for name in before.inputs if name not in now.inputs]
    changes += [f"{name} has changed" for name, about in now.inputs.items() if before.inputs.get(name, about) != about]
    if changes or before.size != now.size:
        more = f", and {len(changes) - _CHANGES} more" if len(changes) > _CHANGES else ""
        raise OutputError(
            f"{folder.name}: was begun differently: {', '.join(changes[:_CHANGES])}{more}. Take what it was begun "
            "with, or name another folder"
        )


def _head_record(place: FilePlace) -> dict[str, Any]:
    lines = []
    with reading(place) as (stream, _):
        while line := stream.readline(MAX_LINE):
            if line.startswith(_PARTS.encode()):
                break
            lines.append(line)
    record = json.loads(b"".join(lines) + _PARTS.encode() + b"]}")
    if not isinstance(record, dict) or record.get("inquit manifest") != _VERSION:
        raise ValueError("no manifest of this version")
    return record


def _visible(folder: FilePlace) -> list[str]:
    from pyarrow import fs

    found = folder.fs.get_file_info(fs.FileSelector(folder.path, allow_not_found=True))
    return sorted(one.base_name for one in found if not one.base_name.startswith("."))


def _separated(lines: Iterable[str]) -> Iterator[bytes]:
    separator = b"\n"
    for line in lines:
        yield separator + line.encode("utf-8")
        separator = b",\n"


def _shown(value: str | None) -> str:
    if value is None:
        return "none"
    return value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
