"""Word lists and weights as they were shipped: what belongs to a folder of them, and whether it is whole.

`manifest.json` holds the SHA-256 of every other file, and is written by `scripts/manifests.py`. The digest of the
manifest stands for all files together, and goes into the results.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path

from inquit.digests import digest, short
from inquit.errors import LexiconError

__all__ = ["MANIFEST", "ShippedFolder", "manifest_text", "write_manifest"]

MANIFEST = "manifest.json"
# What is read when texts are; pages about it, and code, may change.
_ENDINGS = (".js", ".npz", ".onnx", ".tsv", ".txt")
_SCRIPT = "scripts/manifests.py"


@dataclass(frozen=True)
class ShippedFolder:
    """A folder of files that come with a package, each checked against the manifest when it is read.

    what: what they are, for messages.
    instead: what to do without them, if anything.
    package: the distribution that they come with.

    Raises, from every method:
        LexiconError: a file is missing or damaged.
    """

    folder: Traversable
    what: str = "word lists"
    instead: str = ""
    package: str = "inquit"

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        data = self._bytes(name)
        if digest(data) != self._digests.get(name):
            raise self._damaged(name)
        return data

    def holds(self, name: str) -> bool:
        """Whether the manifest knows a file."""
        return name in self._digests

    def check(self) -> None:
        """See that everything is there and whole."""
        for name in self._digests:
            self.read(name)

    @cached_property
    def digest(self) -> str:
        """The digest of the manifest, as it is shown."""
        return short(digest(self._bytes(MANIFEST)))

    @cached_property
    def _digests(self) -> Mapping[str, str]:
        data = self._bytes(MANIFEST)
        try:
            digests = dict(json.loads(data)["sha256"])
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise self._damaged(MANIFEST) from error
        if _written(digests).encode() != data:
            raise self._damaged(MANIFEST)
        return digests

    def _bytes(self, name: str) -> bytes:
        path = self.folder.joinpath(name)
        try:
            return path.read_bytes()
        except OSError as error:
            raise LexiconError(
                f"{self.what} cannot be read: {path} is missing or locked ({error.strerror}); {self._remedy}"
            ) from error

    def _damaged(self, name: str) -> LexiconError:
        path = self.folder.joinpath(name)
        return LexiconError(f"{self.what} are damaged: {path} is not as it was shipped; {self._remedy}")

    @property
    def _remedy(self) -> str:
        in_clone = (Path(__file__).parents[2] / _SCRIPT).is_file()  # where a file may have been changed on purpose
        return (
            f"reinstall {self.package}"
            + (f", or {self.instead}" if self.instead else "")
            + (f"; after a change on purpose, run {_SCRIPT}" if in_clone else "")
        )


def manifest_text(folder: Path) -> str:
    """The manifest of a folder as it is now."""
    return _written({path.name: digest(path.read_bytes()) for path in _files(folder)})


def _written(digests: Mapping[str, str]) -> str:
    return json.dumps({"sha256": digests}, indent=1, sort_keys=True) + "\n"


def write_manifest(folder: Path) -> None:
    """Have the files of a folder count as whole as they are now."""
    (folder / MANIFEST).write_text(manifest_text(folder), encoding="utf-8", newline="\n")


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in folder.iterdir() if path.suffix in _ENDINGS)
