"""Rules about the code itself: who may import whom, how long things may be, and where word lists live."""

from __future__ import annotations

import ast
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import inquit
from inquit.languages import language_of, relations

PACKAGE = Path(inquit.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
FILES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path for path in MODULES
}
TABLES = sorted((PACKAGE / "languages" / "en").glob("*.tsv"))

# Every room of the package, from the ground up, and those that it knows, all of them; `inquit` is the package itself.
KNOWS = {
    "installation": "",
    "digests": "",
    "errors": "installation",
    "expected_types": "errors",
    "shipped_files": "digests errors",
    "time_limits": "errors",
    "glyphs": "",
    "parent_death": "",
    "spacy_import": "",
    "kept_for_good": "",
    "helper_process": "parent_death",
    "html_elements": "glyphs",
    "progress": "",
    "text_kinds": "",
    "text_safety": "",
    "engines": "",
    "samples": "",
    "schema": "",
    "spans": "",
    "convertible": "",
    "known_speakers": "",
    "document": "convertible known_speakers spans text_kinds",
    "blas_threads": "",
    "clock": "document",
    "source": "document errors expected_types",
    "spoken_text": "document source",
    "given_texts": "document errors expected_types source spoken_text",
    "settings": "document engines errors expected_types text_kinds",
    "machine": "settings",
    "filters": "document expected_types",
    "listed_documents": "document filters",
    "nearest_names": "filters",
    "statistics": "clock document glyphs",
    "record_fields": "errors",
    "record": "document record_fields",
    "languages": "document errors glyphs shipped_files",
    "name_comparison": "filters languages",
    "provenance": "digests document engines languages settings text_kinds",
    "sameness": "digests document filters glyphs",
    "text": "blas_threads document glyphs html_elements languages progress",
    "breakdown": "document errors filters languages sameness statistics text",
    "structure": "document glyphs html_elements languages settings source text text_kinds",
    "tagger": "blas_threads document engines errors languages progress shipped_files text",
    "statements": "document engines glyphs languages progress settings structure tagger text",
    "entities": "document glyphs languages text",
    "attribution": "document entities glyphs languages settings source statements structure tagger text text_kinds",
    "compute": "document errors helper_process kept_for_good source time_limits",
    "pipelines": "errors languages settings spacy_import text",
    "api": "attribution compute digests document engines errors expected_types given_texts languages machine "
    "pipelines progress provenance samples settings source statements structure tagger text",
    "scoring": "digests document errors glyphs languages text_kinds",
    "io": "breakdown clock digests document errors expected_types glyphs helper_process html_elements installation "
    "languages record record_fields source spoken_text statistics text_safety time_limits",
    "files": "document errors expected_types io source time_limits",
    "shards": "api compute digests document errors filters io listed_documents provenance settings source",
    "cluster": "errors io settings shards",
    "verification": "api attribution document errors filters glyphs languages name_comparison settings source "
    "structure text",
    "store": "breakdown digests document errors filters glyphs io languages name_comparison sameness source statistics "
    "text text_kinds text_safety",
    "assistant": "document errors filters helper_process nearest_names settings source store text_safety time_limits "
    "verification",
    "render": "breakdown clock document glyphs io sameness scoring shipped_files statistics text_kinds text_safety "
    "verification",
    "intake": "api digests document errors filters helper_process io kept_for_good progress provenance settings source "
    "store time_limits verification",
    "web": "breakdown document errors filters glyphs helper_process intake io record render sameness schema settings "
    "shipped_files store text_kinds verification",
    "conversions": "convertible document errors io record render text_safety",
    "components": "api document errors io record settings text text_safety",
    "__init__": "api document errors files settings source store verification",
    "cli": "inquit api assistant breakdown clock cluster digests document errors filters io kept_for_good languages "
    "listed_documents machine nearest_names provenance record render sameness samples schema scoring settings shards "
    "source statistics store text_kinds text_safety time_limits verification web",
    "__main__": "cli",
}

# Tables that say where a language differs from the scheme that the rules are written in.
MAY_BE_EMPTY = {"labels"}

MAX_MODULE_LINES = 300
MAX_FUNCTION_LINES = 60  # 40 is the aim; a long parameter list or docstring may add to it
MAX_WORDS_IN_CODE = 4
# Labels of dependency schemes are not words of a language; `test_language_seam.py` says where they may stand.
LABELS = {value for value in vars(relations).values() if isinstance(value, str)}


def ids(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.fixture(scope="module", params=MODULES, ids=ids)
def module(request: pytest.FixtureRequest) -> Path:
    """Each module in turn, for all tests of one, so that it is parsed once."""
    path: Path = request.param
    return path


@lru_cache(maxsize=1)
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def room_of(module: str) -> str:
    """`inquit.text.marks.pairing` -> `text`."""
    return module.removeprefix("inquit").removeprefix(".").split(".")[0]


@cache
def imported(path: Path) -> tuple[str, ...]:
    """The modules of the package that a file imports, wherever in it; names of the package itself as `inquit`."""
    return tuple(_imported(tree(path)))


def _imported(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "inquit")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            known = node.module or ""
            if known.split(".")[0] == "inquit":
                inner = (f"{known}.{alias.name}" for alias in node.names)
                yield from (name if name in FILES else known for name in inner)


def test_rooms_know_whom_the_graph_says_they_know() -> None:
    """Another arrow is another line here, so that nobody draws one without noticing."""
    found: dict[str, set[str]] = {room: set() for room in KNOWS}
    for name, path in FILES.items():
        room = room_of(name) or "__init__"
        assert room in KNOWS, f"{room} is not in the graph"
        found[room] |= {room_of(other) for other in imported(path)} - {room}
    assert found == {
        room: {"" if other == "inquit" else other for other in knows.split()} for room, knows in KNOWS.items()
    }


def test_rooms_stand_on_those_below() -> None:
    places = {room: place for place, room in enumerate(KNOWS)}
    places["inquit"] = places["__init__"]
    for room, knows in KNOWS.items():
        above = [other for other in knows.split() if places[other] >= places[room]]
        assert not above, f"{room} knows {above}, which stand above it"


def test_no_file_knows_itself_through_others() -> None:
    TopologicalSorter({name: {*imported(path)} - {name} for name, path in FILES.items()}).prepare()


def test_lengths(module: Path) -> None:
    lines = module.read_text(encoding="utf-8").count("\n")
    assert lines <= MAX_MODULE_LINES
    for node in ast.walk(tree(module)):
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


def test_word_lists_are_data(module: Path) -> None:
    for line, strings in words_in_code(module):
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
