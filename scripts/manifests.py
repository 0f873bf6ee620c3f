"""Writes the manifests of word lists and weights anew, by which the package knows that they are whole.

    python scripts/manifests.py [--check] [PACKAGE ...]

To be run after every change of a table or of weights; with --check it only says which manifests are out of date.
PACKAGE is the folder of a package, if it is none of those of this clone.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from inquit.shipped_files import MANIFEST, manifest_text, write_manifest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = [ROOT / "src" / "inquit", *sorted((ROOT / "models").glob("*/src/*"))]


def main(arguments: list[str]) -> int:
    """Write the manifests, or compare them; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 if one is out of date")
    parser.add_argument("packages", type=Path, nargs="*", default=PACKAGES, metavar="PACKAGE")
    args = parser.parse_args(arguments)
    stale = [folder for package in args.packages for folder in folders(package) if not is_fresh(folder)]
    for folder in stale:
        if args.check:
            print(f"{folder / MANIFEST} is out of date; run scripts/manifests.py", file=sys.stderr)
        else:
            write_manifest(folder)
            print(f"{folder / MANIFEST} written")
    return 1 if stale and args.check else 0


def folders(package: Path) -> list[Path]:
    """Where tables, weights and the code of others are."""
    tables = {labels.parent for labels in package.glob("languages/*/labels.tsv")}
    shipped = (path for name in ("trained", "library") for path in package.rglob(name) if path.is_dir())
    return sorted(tables | set(shipped))


def is_fresh(folder: Path) -> bool:
    """Whether the manifest says what the files are."""
    manifest = folder / MANIFEST
    return manifest.is_file() and manifest.read_text(encoding="utf-8") == manifest_text(folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
