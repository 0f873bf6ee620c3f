"""Rules about where language lives: outside `languages/` no module spells out a word, a label or a pattern of one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

import inquit
from inquit.languages import entity_labels, language_of, relations, tags

PACKAGE = Path(inquit.__file__).parent
# The rooms that see texts and parses.
ROOMS = ("text", "structure", "tagger", "statements", "entities", "attribution", "components")
MODULES = sorted(path for room in ROOMS for path in (PACKAGE / room).rglob("*.py"))

LABELS = {
    value
    for scheme in (relations, tags, entity_labels)
    for name, value in vars(scheme).items()
    if name.isupper() and isinstance(value, str)
}
# Literals that look like a label and are none, by file, with the reason.
NO_LABELS: dict[str, dict[str, str]] = {
    "structure/spoken_stretches.py": {"mark": "a value of a feature: a quotation mark"},
    "tagger/encoder.py": {"case": "a column of the encoder's: capital letters"},
    "text/parsing.py": {"POS": "an attribute of spaCy's tokens"},
    "text/ruled_words.py": {"POS": "an attribute of spaCy's tokens", "IN": "an operator of its patterns"},
}
# The columns of a paragraph that hold words.
WORD_COLUMNS = {"text", "lower", "lemma"}
# Words in comparisons that are of no language, by file, with the reason.
NO_WORDS: dict[str, dict[str, str]] = {}
# Words in regular expressions that are of no language, by file, with the reason.
NO_PATTERNS: dict[str, dict[str, str]] = {
    "text/source_markup.py": dict.fromkeys(("mdash", "https", "mailto", "www"), "words of HTML and of addresses"),
}
# Constants of several words that are of no language, by file, with the reason.
NO_WORD_LISTS: dict[str, dict[str, str]] = {
    "attribution/novel/beam.py": {"_UNNAMED": "kinds of what a dialogue tag names"},
    "attribution/novel/dialogue_lines.py": {"_SURE_KINDS": "kinds of what a dialogue tag names"},
    "attribution/novel/ranking/context.py": {"CONTEXT_FEATURES": "names of features"},
    "attribution/novel/ranking/exchange.py": {
        "_SHOWN": "kinds of what a dialogue tag names",
        **dict.fromkeys(("_OF_CANDIDATE", "_OF_LINE"), "names of features"),
    },
    "attribution/novel/ranking/line_features.py": dict.fromkeys(
        ("_BESIDE", "_COMMON_FEATURES", "_SLOTS", "_SLOT_VALUES"), "names of features"
    ),
    "attribution/statement_rows.py": {"_FRAME_RULES": "kinds of frames, and what they are called in results"},
    "attribution/transcript/turn_confidence.py": {"CHANCES": "by what a speaker is named, as results show it"},
    "components/annotations.py": {"EXTENSIONS": "attributes that spaCy's objects have under `_`"},
    "entities/coreference/learned_candidates.py": dict.fromkeys(("_UNUSED", "_WHYS"), "features, and names of steps"),
    "entities/mentions/anonymous_speakers.py": {"_SPEAK": "kinds of speakers"},
    "structure/transcript/label_evidence.py": dict.fromkeys(("_FLOORS", "_SHORT_FORMS"), "forms of labels"),
    "tagger/tag_head.py": {"PARTS": "what the tags are called"},
    "text/marks/mark_evidence.py": dict.fromkeys(
        ("_CLASSES", "_CLOSE_LEFT", "_CLOSE_RIGHT", "_OPEN_LEFT", "_OPEN_RIGHT"), "classes of characters"
    ),
}


def ids(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.fixture(scope="module", params=MODULES, ids=ids)
def path(request: pytest.FixtureRequest) -> Path:
    """Each module in turn, for all tests of one, so that it is parsed once."""
    module: Path = request.param
    return module


@lru_cache(maxsize=1)
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def is_word(string: str) -> bool:
    return string.strip("'’").isalpha() and string.islower()


def test_labels_have_names(path: Path) -> None:
    module = tree(path)
    documented = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    keys = {id(node.slice) for node in ast.walk(module) if isinstance(node, ast.Subscript)}
    found = {
        (node.lineno, node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and node.value in LABELS and id(node) not in documented | keys
    }
    wrong = {(line, label) for line, label in found if label not in NO_LABELS.get(ids(path), {})}
    assert not wrong, "take the name from inquit.languages.relations, tags or entity_labels"


def words_compared(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Words that are compared with those of a text: `p.lower[i] == "the"`, `word.lower() in ("a", "an")`."""
    for node in ast.walk(module):
        if not isinstance(node, ast.Compare):
            continue
        sides = [node.left, *node.comparators]
        if any(holds_words(inner) for side in sides for inner in ast.walk(side)):
            asked = {id(inner) for side in sides for inner in asked_for(side)}
            for inner in (inner for side in sides for inner in ast.walk(side) if id(inner) not in asked):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and is_word(inner.value):
                    yield inner.lineno, inner.value


def asked_for(side: ast.expr) -> Iterator[ast.AST]:
    """What a table is asked by, and keys: `words("headings", "alone")`, `found["name"]`."""
    for node in ast.walk(side):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            if called not in {"frozenset", "set"}:
                yield from (inner for argument in node.args for inner in ast.walk(argument))
        elif isinstance(node, ast.Subscript):
            yield from ast.walk(node.slice)


def holds_words(node: ast.AST) -> bool:
    if isinstance(node, ast.Subscript):
        return isinstance(node.value, ast.Attribute) and node.value.attr in WORD_COLUMNS
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "lower"


def test_words_are_asked_of_the_language(path: Path) -> None:
    wrong = {(line, word) for line, word in words_compared(tree(path)) if word not in NO_WORDS.get(ids(path), {})}
    assert not wrong, "ask the language: function_words, vocabulary, reporting, words(table)"


def word_lists(module: ast.Module) -> Iterator[tuple[str, list[str]]]:
    """Constants of the module that hold several words."""
    for node in module.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [target.id for target in targets if isinstance(target, ast.Name) and target.id.isupper()]
            values = [inner.value for inner in ast.walk(node.value) if isinstance(inner, ast.Constant)]
            words = [word for word in values if isinstance(word, str) and is_word(word) and word not in LABELS]
            if names and len(words) > 1:
                yield names[0], words


def test_constants_hold_no_word_lists(path: Path) -> None:
    allowed = NO_WORD_LISTS.get(ids(path), {})
    wrong = {name: words for name, words in word_lists(tree(path)) if name not in allowed}
    assert not wrong, "move them into languages/en/"


def words_in_patterns(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Words of three letters and more in regular expressions, besides names of groups and sets of characters."""
    for node in ast.walk(module):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "re"):
            continue
        for inner in ast.walk(node.args[0]):
            if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                bare = re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]|\(\?P[<=]\w+|\(\?[aimsx-]+", " ", inner.value)
                yield from ((inner.lineno, word) for word in re.findall(r"[A-Za-z]{3,}", bare))


def test_patterns_with_words_are_the_language_s(path: Path) -> None:
    wrong = {(line, word) for line, word in words_in_patterns(tree(path)) if word not in NO_PATTERNS.get(ids(path), {})}
    assert not wrong, "a pattern of the language is a row of its patterns.tsv"


def test_no_module_takes_a_language_by_itself(path: Path) -> None:
    allowed = {"text/parsing.py"}  # where a text gets the language of its pipeline
    asked = {
        alias.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module == "inquit.languages"
        for alias in node.names
    }
    assert "language_of" not in asked or ids(path) in allowed


def test_exceptions_are_needed() -> None:
    """What is listed above stands in the code."""
    for exceptions in (NO_LABELS, NO_WORDS, NO_PATTERNS, NO_WORD_LISTS):
        for file, words in exceptions.items():
            text = (PACKAGE / file).read_text(encoding="utf-8")
            assert all(word in text for word in words), file


def test_english_has_every_pattern_that_is_asked_for() -> None:
    """A language without one has nothing that fits, so a slip of the pen would go unnoticed."""
    calls = (node for path in PACKAGE.rglob("*.py") for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    asked = {
        node.args[0].value
        for node in calls
        if isinstance(node.func, ast.Attribute)
        and node.func.attr == "pattern"
        and isinstance(node.args[0], ast.Constant)
    }
    assert asked == {row["name"] for row in language_of().table("patterns")}
