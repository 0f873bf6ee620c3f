"""A language that nobody speaks, of one verb, one pronoun and one pair of marks: whatever reads it knows no English.

Its folder has all tables of English, reduced to their headers and a few rows; its parser has labels of its own.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.notation import parsed, structure

import inquit.languages
from inquit.attribution.news import NewsAttributor
from inquit.languages import Language
from inquit.settings import Settings
from inquit.statements.rules.rule_finder import RuleFinder
from inquit.statements.statement_draft import FoundStatements
from inquit.text.parsing import ParsedText

ENGLISH = Path(inquit.languages.__file__).parent / "en"

# What each table has besides its header; the others have nothing.
ROWS: dict[str, list[str]] = {
    "frame_weights": ["bias\t-2", "kind=ccomp\t2", "lemma=zok\t3"],
    "function_words": ["ke\tcomplementizer"],
    "labels": ["PE\tVBD", "PN\tPERSON", "gl\tROOT", "kl\tccomp", "mk\tmark", "sj\tnsubj"],
    "link_weights": ["bias\t-2", "lemma=zok\t4"],
    "pronouns": ["li\t3\tsingular\tmale\tpersonal"],
    "quote_marks": ["⟪\t⟫\tangle-double\tangle\tcommon"],
    "reporting_verbs": ["zok\tspeech\tboth\t\t\tzoka\tVBD\t"],
    "stretch_weights": ["bias\t-2", "link=5\t4", "link=6\t4"],
}

REPORTED = "Oru@PN/PROPN/sj/zoka zoka=zok/VERB:PE/gl ke/SCONJ/mk/tavu li/PRON/sj/tavu tavu=tav/VERB:PE/kl/zoka ."
QUOTED = "⟪ Li/PRON/sj/tavu tavu=tav/VERB:PE/kl/zoka ⟫ , zoka=zok/VERB:PE/gl Oru@PN/PROPN/sj/zoka ."


@pytest.fixture
def language(tmp_path: Path) -> Language:
    for table in ENGLISH.glob("*.tsv"):
        lines = table.read_text(encoding="utf-8").splitlines()
        header = next(line for line in lines if not line.startswith("#"))
        rows = ROWS.get(table.stem, [])
        assert all(row.count("\t") == header.count("\t") for row in rows), table.stem
        (tmp_path / table.name).write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return Language("xx", tmp_path)


def found(text: ParsedText) -> list[tuple[str, str | None, str]]:
    """Of each statement the words, the cue and the rule."""
    statements: FoundStatements = RuleFinder().find(structure(text))
    return [
        (
            " … ".join(span.of(text.text) for span in draft.content),
            None if draft.cue is None or draft.cue_paragraph is None else draft.cue_paragraph.text[draft.cue],
            draft.rule,
        )
        for draft in statements.drafts
    ]


def test_a_report_is_found_by_the_verb_and_the_labels_of_the_language(language: Language) -> None:
    assert found(parsed(REPORTED, language=language)) == [("ke li tavu", "zoka", "ccomp")]


def test_the_same_words_report_nothing_in_english() -> None:
    english = (
        REPORTED.replace(":PE", "").replace("@PN", "@PERSON").replace("/sj/", "/nsubj/").replace("/kl/", "/ccomp/")
    )
    text = parsed(english.replace("/gl", "/ROOT").replace("/mk/", "/mark/"))
    assert found(text) == []


def test_a_quote_is_found_by_the_marks_of_the_language(language: Language) -> None:
    assert found(parsed(QUOTED, language=language)) == [("⟪Li tavu⟫", "zoka", "cue")]


def test_who_said_it_is_found_by_name_and_by_pronoun(language: Language) -> None:
    again = "Li/PRON/sj/zoka zoka=zok/VERB:PE/gl ⟪ tavu=tav/VERB:PE/kl/zoka ⟫ ."
    text = structure(parsed(REPORTED, again, language=language))
    said = NewsAttributor().attribute(text, RuleFinder().find(text), Settings(engine="rules"))
    (oru,) = said.speakers
    assert (oru.name, oru.kind, oru.gender) == ("Oru", "person", "male")
    assert [(quote.type, quote.act, quote.speaker_id) for quote in said.quotes] == [
        ("indirect", "speech", oru.id),
        ("direct", "speech", oru.id),
    ]
    assert [step.text for step in said.quotes[1].evidence.via] == ["Li", "Oru"]
