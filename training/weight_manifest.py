"""The digests of a folder of weights, by which the package knows that they are whole."""

from __future__ import annotations

import json
from pathlib import Path

from inquit.tagger.weight_files import MANIFEST, digest_of


def write_manifest(out: Path) -> None:
    """Write the digests of all files in a folder of weights."""
    digests = {
        p.name: digest_of(p.read_bytes()) for p in sorted(out.glob("*.*")) if p.suffix in (".onnx", ".npz", ".txt")
    }
    text = json.dumps({"sha256": digests}, indent=1, sort_keys=True)
    (out / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")
