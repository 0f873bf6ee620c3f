"""The recipes of the documentation for words, marks and engines, followed to the letter in a copy of the package."""

from __future__ import annotations

from pathlib import Path

from tests.unit.recipes import add_row, package, recipe, run

__all__ = ["package"]  # a fixture counts only where it is imported

# What every program begins with: reading what the notation describes, by rules and in the language that is asked for.
PRELUDE = """
import json
from tests.unit.notation import parsed
from inquit.api import analyse
from inquit.settings import Settings
def rows(*notations, **settings):
    document = analyse(parsed(*notations), Settings(engine="rules", **settings))
    names = {speaker.id: speaker.name for speaker in document.speakers}
    return [[document.text_of(q.content), q.type, q.act, names.get(q.speaker_id)] for q in document.quotes]
"""
VERB = (
    PRELUDE
    + """
from inquit.languages import language_of
from inquit.structure.text_structure import read_structure
reporting = language_of().reporting
dash = "— Yes/INTJ , blorted=blort/VERB Tom/PROPN ."
print(json.dumps([
    "blort" in reporting.verbs, "blort" in reporting.novel_verbs, reporting.reports_talk("blort", "blorted"),
    [m.style for m in read_structure(parsed(dash, dash), "fiction").dialogue.marked],
]))
"""
)
TITLE = (
    PRELUDE
    + """
print(json.dumps(rows(
    "“ We/PRON/nsubj/won won/VERB ” , said=say/VERB:VBD Wali/PROPN/compound/Lund Lund@PERSON/PROPN/nsubj/said ."
)))
"""
)
MARK = (
    PRELUDE
    + """
print(json.dumps(rows(
    "⸨ We/PRON/nsubj/won won/VERB ⸩ said=say/VERB:VBD Lund@PERSON/PROPN/nsubj/said ."
)))
"""
)


def test_how_to_add_a_verb(package: Path, tmp_path: Path) -> None:
    assert run(VERB, package, tmp_path) == [False, False, False, []]
    add_row("How to add a verb", package)
    assert run(VERB, package, tmp_path) == [True, True, True, ["dash", "dash"]]


def test_how_to_add_a_name_rule(package: Path, tmp_path: Path) -> None:
    ((_, _, _, before),) = run(TITLE, package, tmp_path)
    add_row("How to add a name rule", package)
    ((_, _, _, after),) = run(TITLE, package, tmp_path)
    assert (before, after) == ("Wali Lund", "Lund")


def test_how_to_add_a_mark(package: Path, tmp_path: Path) -> None:
    assert [row[1] for row in run(MARK, package, tmp_path)] != ["direct"]
    add_row("How to add a mark", package)
    ((text, type_, _, speaker),) = run(MARK, package, tmp_path)
    assert (text[0], text[-1], type_, speaker) == ("⸨", "⸩", "direct", "Lund")


def test_how_to_add_an_engine(package: Path, tmp_path: Path) -> None:
    (module, code), (table, line) = recipe("How to add an engine")
    (package / module.removeprefix("src/")).write_text(code, "utf-8")
    path = package / table.removeprefix("src/")
    before = path.read_text("utf-8")
    after = before.replace('Literal["reader", "large", "rules"]', 'Literal["reader", "large", "rules", "quoted"]')
    after = after.replace(
        "Mapping[Engine, EngineParts]] = {\n", "Mapping[Engine, EngineParts]] = {\n    " + line.strip() + "\n"
    )
    assert after.count("quoted") == 1 + line.count("quoted")
    path.write_text(after, "utf-8")
    program = PRELUDE.replace('engine="rules"', 'engine="quoted"') + (
        'print(json.dumps(rows("“ Go/VERB ” they/PRON/nsubj/sang sang=sing/VERB:VBD .")))'
    )
    ((text, type_, _, _),) = run(program, package, tmp_path)
    assert (text, type_) == ("“Go”", "direct")
