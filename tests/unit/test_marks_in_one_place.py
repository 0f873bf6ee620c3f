"""Quotation marks, dashes and words are spelled out in one module and one table, and a new mark is one row."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest
from tests.unit.notation import at, paragraph, parsed, stretch, structure, text_of

import inquit
from inquit.entities.mentions.capitalised import capital_runs
from inquit.entities.mentions.counted_capitals import find_counted_names
from inquit.entities.mentions.vocatives import called_in
from inquit.entities.names.name_words import name_words
from inquit.glyphs import APOSTROPHES, DASH_LIKE, GRAVE
from inquit.languages import Language, language_of
from inquit.statements.cue_links import stands_free
from inquit.statements.frame_features import frame_features
from inquit.statements.frames import find_frames
from inquit.statements.signatures import signature_after
from inquit.structure.spoken_stretches import stretch_rows
from inquit.structure.turn_labels import find_turns
from inquit.text.breaks import find_breaks
from inquit.text.marks.dash_turns import find_dash_turns
from inquit.text.marks.pairing import find_marked, whole_paragraphs
from inquit.text.paragraphs import paragraph_spans
from inquit.text.parsing import ParsedText

PACKAGE = Path(inquit.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "glyphs.py")

MARKS = language_of().glyphs.marks
TYPED = {*APOSTROPHES, GRAVE, '"'} - {"’"}  # they stand in code and messages, too
DASHES = frozenset(DASH_LIKE) - {"-"}
# Rooms that read texts; elsewhere a typed mark is one of JSON, XML, a shell.
READING = (
    *("attribution/", "components/", "entities/", "languages/", "statements/", "structure/", "tagger/", "text/"),
    *("scoring/", "statistics.py"),
)
PROSE = re.compile(r"[A-Za-z]{3,}[,;:]? [A-Za-z`'\"]|\S/\S")
WORD_REGEX = re.compile(r"\[\^\\W")

SCORER = "the common scorer's own: another program gives the same figures to the last digit"
# Literals with marks or dashes, by file, with the reason.
EXCEPTIONS = {
    "io/inputs/blocks.py": "what browsers show around the element q",
    "text/source_markup.py": "what stands around an attribute of a tag, and in the middle of a word",
    "render/report/document_view.py": "what is shown around a quote",
    "clock.py": "a range of times",
    "render/score_tables.py": "a range of figures",
    "render/table.py": "what is shown around a quote, and for nobody",
    "io/outputs/markdown_output.py": "what is shown for nobody",
    "scoring/name_matching.py": SCORER,
    "scoring/stretches.py": SCORER,
    "tagger/tag_head.py": "what the tags are called",
}


@cache
def literals(path: Path) -> tuple[tuple[int, str], ...]:
    """The strings of a module, without its documentation; several tests ask for those of all modules."""
    return tuple(_literals(ast.parse(path.read_text(encoding="utf-8"))))


def _literals(module: ast.Module) -> Iterator[tuple[int, str]]:
    documented = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
            yield node.lineno, node.value


def spelled_out(string: str, *, typed: bool) -> bool:
    """Whether a literal has marks or dashes of its own; `typed`: those count that every keyboard has."""
    if (MARKS - TYPED) & set(string) or DASHES & set(string):
        return True
    if not typed or PROSE.search(string):
        return False
    return bool(TYPED & set(string)) or string in ("-", "--")


def modules() -> Iterator[tuple[str, Path]]:
    for path in MODULES:
        yield path.relative_to(PACKAGE).as_posix(), path


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_spells_marks_or_dashes_out(path: Path) -> None:
    name = path.relative_to(PACKAGE).as_posix()
    typed = name.startswith(READING)
    found = [(line, string) for line, string in literals(path) if spelled_out(string, typed=typed)]
    assert not found or name in EXCEPTIONS, "take the set from inquit.glyphs, or the language's `glyphs`"


def test_exceptions_are_needed() -> None:
    known = {name for name, path in modules() if any(spelled_out(s, typed=True) for _, s in literals(path))}
    assert set(EXCEPTIONS) <= known


def test_what_a_word_is_is_said_once() -> None:
    found = {name for name, path in modules() if any(WORD_REGEX.search(s) for _, s in literals(path))}
    assert found <= {"scoring/name_matching.py"}, "take LETTER, WORD or the like from inquit.glyphs"


# An invented pair, as one row of a copy of the table.
ROW = "⸨\t⸩\tinvented\tdouble\tcommon"

Know = Callable[[Language], object]


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Language:
    """English with the pair."""
    folder = tmp_path_factory.mktemp("tables") / "en"
    copytree(PACKAGE / "languages" / "en", folder)
    with (folder / "quote_marks.tsv").open("a", encoding="utf-8") as table:
        table.write(ROW + "\n")
    return Language("en", folder)


def pairs(language: Language) -> object:
    text = "⸨Go,⸩ he said."
    return [m.spans[0].of(text) for m in find_marked(text, whole_paragraphs(paragraph_spans(text, language)), language)]


def ends_of_lines(language: Language) -> object:
    line = "⸨Nobody had been at the ferry since morning,⸩"
    return len(paragraph_spans("\n".join([line, line, line]), language))


def dateline(language: Language) -> object:
    return len(paragraph_spans("FLINT, Mich. - ⸨Go,⸩ he said.", language))


def heading(language: Language) -> object:
    text = "He sat down.\n\n⸨GO AWAY⸩\n\nShe went."
    return find_breaks(text, [span for _, span in paragraph_spans(text, language)], language).furniture


def dash_turn(language: Language) -> object:
    text = "— ⸨Go⸩, said Hester.\n\n— ⸨No⸩, said Tom."
    return find_dash_turns(text, [span for _, span in paragraph_spans(text, language)], language)


def what_a_stretch_stands_beside(language: Language) -> object:
    text = "⸩ “Go,” he said."
    paragraphs = [span for _, span in paragraph_spans(text, language)]
    (row,) = stretch_rows(text, paragraphs, find_marked(text, paragraphs, language), language)
    return "left=mark" in row[1]


def turn(language: Language) -> object:
    name = "⸨ LUND/PROPN/ROOT : Yes/INTJ/x/LUND ."
    text = "⸨LUND: Yes.\n\n⸨LUND: Yes."
    p = paragraph(name, language=language)
    spans = [span for _, span in paragraph_spans(text, language)]
    rows = tuple(paragraph(name, start=span.start, number=n, language=language) for n, span in enumerate(spans, 1))
    assert p.text[0] == "⸨"
    return sorted(find_turns(ParsedText(text, rows, language)))


def quoted_content(language: Language) -> object:
    p = paragraph("Ann/PROPN/nsubj/said said/VERB/ROOT ⸨/he he/PRON/nsubj/left left/VERB/ccomp/said", language=language)
    (frame,) = (frame for frame in find_frames(p) if frame.kind == "ccomp")
    return "quoted" in frame_features(p, frame)


def mark_near_a_cue(language: Language) -> object:
    p = paragraph("⸩ Ann/PROPN/nsubj/said said/VERB/ROOT he/PRON/nsubj/left left/VERB/ccomp/said", language=language)
    (frame,) = (frame for frame in find_frames(p) if frame.kind == "ccomp")
    return "mark near=True|ccomp" in frame_features(p, frame)


def sentence_behind_another(language: Language) -> object:
    p = paragraph("Yes/INTJ/ROOT ⸩ | “ No/INTJ/ROOT ”", language=language)
    return stands_free(p, stretch(p, "“No”"))


def signature(language: Language) -> object:
    p = paragraph("“ No/INTJ/ROOT ” — Ann/PROPN/x/No Lund/PROPN/x/No ⸨ Yes/INTJ/x/No ⸩", language=language)
    found = signature_after(p, text_of(p), stretch(p, "“No”"), None)
    return None if found is None else found.source.of(text_of(p))


def vocative(language: Language) -> object:
    p = paragraph("Yes/INTJ/ROOT sir/NOUN/x/Yes ⸩", language=language)
    return called_in(paragraph("⸨ sir/NOUN/ROOT ⸩", language=language), 0, 3), called_in(p, 0, 3)


def name_that_is_called(language: Language) -> object:
    text = parsed("⸨ Emma/PROPN/ROOT ⸩ Tom/PROPN/nsubj/saw saw/VERB/ROOT Emma/PROPN/dobj/saw .", language=language)
    names = find_counted_names(text, [[i < at(text.paragraphs[0], "⸩") + 1 for i in range(len(text.paragraphs[0]))]])
    return [name.vocative for name in names if name.lo == 1]


def nickname(language: Language) -> object:
    p = paragraph("Maria/PROPN/ROOT ⸨ Mia/PROPN/x/Maria ⸩ Lund/PROPN/x/Maria", language=language)
    return list(capital_runs(p))


def key_of_a_name(language: Language) -> object:
    return name_words("⸨Mia⸩ Lund", language)


def statement(language: Language) -> object:
    text = structure(parsed("⸨ We/PRON/nsubj/go go/VERB/ROOT . ⸩", language=language))
    return [s.span.of(text.parsed.text) for s in text.marks.outer[0]]


@pytest.mark.parametrize(
    ("know", "expected"),
    [
        (pairs, ["⸨Go,⸩"]),
        (ends_of_lines, 3),
        (dateline, 2),
        (heading, ()),
        (what_a_stretch_stands_beside, True),
        (turn, [0, 1]),
        (quoted_content, True),
        (mark_near_a_cue, True),
        (sentence_behind_another, True),
        (signature, "Ann Lund"),
        (name_that_is_called, [True]),
        (nickname, [(0, 5)]),
        (key_of_a_name, ("mia", "lund")),
        (statement, ["⸨ We go. ⸩"]),
    ],
)
def test_a_new_mark_is_one_row(taught: Language, know: Know, expected: object) -> None:
    assert know(taught) == expected
    assert know(language_of()) != expected


@pytest.mark.parametrize("know", [dash_turn, vocative])
def test_a_new_mark_is_known_there_too(taught: Language, know: Know) -> None:
    assert know(taught) != know(language_of())
