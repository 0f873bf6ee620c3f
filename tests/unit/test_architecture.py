"""Rules about the code itself: who may import whom, how long things may be, and where word lists live."""

from __future__ import annotations

import ast
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

import inquit
from inquit.languages import language_of, relations

PACKAGE = Path(inquit.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
TABLES = sorted((PACKAGE / "languages" / "en").glob("*.tsv"))

BASE = {"document", "engines", "errors", "glyphs", "text_kinds"}
# Each part with the parts that it may import, besides itself; the pipeline first, from the bottom up.
MAY_IMPORT: dict[str, set[str]] = {
    name: set() for name in ("engines", "errors", "glyphs", "helper_process", "progress", "text_kinds")
}
MAY_IMPORT["document"] = {"text_kinds"}
MAY_IMPORT["settings"] = set(BASE)
MAY_IMPORT["source"] = set(BASE)
for name in ("languages", "text", "structure", "tagger", "statements", "entities", "attribution", "compute", "api"):
    MAY_IMPORT[name] = set(MAY_IMPORT)
MAY_IMPORT |= {
    "text_safety": set(),
    "statistics": BASE,
    "files": BASE | {"io", "source"},
    "filters": BASE,
    "record": BASE,
    "io": BASE | {"languages", "text_safety", "helper_process", "record", "source"},
    "render": BASE | {"text_safety", "io", "record", "scoring", "statistics"},
    "samples": BASE,
    "schema": BASE,
    "scoring": BASE | {"languages"},
}
MAY_IMPORT["components"] = {*MAY_IMPORT} - {"render", "scoring"}
MAY_IMPORT["cli"] = {*MAY_IMPORT, ""}  # "": names of the package itself
MAY_IMPORT["__main__"] = {"cli"}
MAY_IMPORT["__init__"] = {*MAY_IMPORT} - {"cli"}

# Tables that say where a language differs from the scheme that the rules are written in.
MAY_BE_EMPTY = {"labels"}

MAX_MODULE_LINES = 300
MAX_FUNCTION_LINES = 60  # 40 is the aim; a long parameter list or docstring may add to it
MAX_WORDS_IN_CODE = 4
# Labels of dependency schemes are not words of a language; `test_language_seam.py` says where they may stand.
LABELS = {value for value in vars(relations).values() if isinstance(value, str)}


def ids(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def part_of(module: str) -> str:
    """`inquit.text.marks.pairing` -> `quotes`."""
    return module.removeprefix("inquit").removeprefix(".").split(".")[0]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (part_of(alias.name) for alias in node.names if alias.name.split(".")[0] == "inquit")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            module = node.module or ""
            if module == "inquit":
                yield from (alias.name if alias.name in MAY_IMPORT else "" for alias in node.names)
            elif module.startswith("inquit."):
                yield part_of(module)


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_imports_point_one_way(path: Path) -> None:
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    wrong = set(imported(path)) - MAY_IMPORT[part] - {part}
    assert not wrong, f"{part} may not import {sorted(wrong)}"


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_lengths(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= MAX_MODULE_LINES
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < MAX_FUNCTION_LINES, node.name


def words_in_code(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Literal collections of English words, except `__all__`, `Literal[...]` and identifiers such as column names."""
    module = tree(path)
    exempt = {
        id(inner)
        for node in ast.walk(module)
        if isinstance(node, ast.Subscript)
        or (isinstance(node, ast.Assign) and any(getattr(t, "id", "").isupper() for t in node.targets))
        or (isinstance(node, ast.Assign) and any(getattr(t, "id", "") == "__all__" for t in node.targets))
        for inner in ast.walk(node)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.List | ast.Tuple | ast.Set) and id(node) not in exempt:
            words = [e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
            yield node.lineno, words
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            value = node.func.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield node.lineno, value.value.split()


def is_word(string: str) -> bool:
    return string.isalpha() and string.islower() and string not in LABELS


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_word_lists_are_data(path: Path) -> None:
    for line, strings in words_in_code(path):
        words = list(filter(is_word, strings))
        assert len(words) <= MAX_WORDS_IN_CODE, f"line {line}: move {words} into languages/en/"


@pytest.mark.parametrize("path", TABLES, ids=ids)
def test_tables_are_in_order(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert text.endswith("\n")
    assert "\r" not in text
    lines = text.splitlines()
    assert lines[0].startswith("#"), "a table says first what it is and where it comes from"
    body = [line for line in lines if not line.startswith("#")]
    assert not any(line.startswith("#") for line in lines[lines.index(body[0]) :]), "comments stand above the header"
    rows = body[1:]
    assert rows or path.stem in MAY_BE_EMPTY
    assert len(set(rows)) == len(rows), "duplicates"
    first = [row.split("\t")[0] for row in rows]
    assert first == sorted(first), "rows are sorted by their first column"
    assert not any(cell != cell.strip() for row in rows for cell in row.split("\t"))
    assert len(language_of().table(path.stem)) == len(rows)


@pytest.mark.parametrize("path", TABLES, ids=ids)
def test_tables_name_their_origin(path: Path) -> None:
    comments = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert any(word in " ".join(comments).lower() for word in ("origin:", "compiled", "fitted"))
