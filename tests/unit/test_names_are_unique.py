"""One meaning each: no two modules of the package have one name, and no two public classes."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import inquit

PACKAGE = Path(inquit.__file__).parent

# Stems that stand twice, and why that confuses nobody.
STEMS: dict[str, str] = {
    "__init__": "every folder has one",
    "transcript": "the rooms of the turns and of their speakers, and the value that passes between the two",
}
# Public classes that stand twice, and why.
CLASSES: dict[str, str] = {}


def test_a_module_name_stands_once() -> None:
    places = defaultdict(list)
    for path in PACKAGE.rglob("*.py"):
        places[path.stem].append(path.relative_to(PACKAGE).as_posix())
    for folder in (path.parent for path in PACKAGE.rglob("__init__.py") if path.parent != PACKAGE):
        places[folder.name].append(folder.relative_to(PACKAGE).as_posix() + "/")
    twice = {stem: found for stem, found in places.items() if len(found) > 1 and stem not in STEMS}
    assert not twice, "name each after what it alone does, or list it with a reason"


def test_a_public_class_name_stands_once() -> None:
    places = defaultdict(list)
    for path in PACKAGE.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(path.relative_to(PACKAGE).as_posix())
    twice = {name: found for name, found in places.items() if len(found) > 1 and name not in CLASSES}
    assert not twice, "name each after what it alone is, or list it with a reason"


def test_exceptions_are_needed() -> None:
    stems = [path.stem for path in PACKAGE.rglob("*.py")] + [path.parent.name for path in PACKAGE.rglob("__init__.py")]
    assert all(stems.count(stem) > 1 for stem in STEMS)
