"""The lists that follow from the table of reporting verbs."""

from __future__ import annotations

from pathlib import Path

import pytest

from inquit.languages import language_of
from inquit.languages.inflection import Inflection
from inquit.languages.language import Language

VERBS = """\
lemma\tact\tgenre\tbeside\tobject\tpast\tdash\tmisread
beseech\t\tboth\t\thearer\tbesought\t\t
caw\tspeech\tnovels\t\t\t\tVBD\tVBD
hope\tattitude\tboth\t\t\t\t\t
put\tspeech\tnovels\tyes\t\tput\tVBD\t
say\tspeech\tboth\t\t\tsaid\tVB VBD VBZ\tVBZ
think\tattitude\tnews\t\t\tthought\t\t
think\tspeech\tnovels\tyes\t\tthought\tVBD\t
urge\tspeech\tboth\t\thearer\t\t\t
"""
WORDS = """\
lemma\tpos\tact\tgenre
adamant\tadjective\tspeech\tnews
answer\tnoun\tspeech\tboth
cry\tnoun\tspeech\tnovels
dogma\tnoun\tspeech\tnews
eager\tadjective\tattitude\tnews
idea\tnoun\tattitude\tnews
"""
INFLECTION = "tag\tending\treplacement\nVBD\te$\ted\nVBD\t$\ted\nVBZ\t$\ts\n"


@pytest.fixture
def language(tmp_path: Path) -> Language:
    for name, content in (("reporting_verbs", VERBS), ("reporting_words", WORDS), ("inflection", INFLECTION)):
        (tmp_path / f"{name}.tsv").write_text(content, encoding="utf-8")
    return Language("xx", tmp_path)


def test_a_verb_reports_speech_where_its_row_says(language: Language) -> None:
    reporting = language.reporting
    assert reporting.verbs == {"say", "urge"}
    assert reporting.novel_verbs == {"caw", "say", "urge"}
    assert reporting.addressee_verbs == {"beseech", "urge"}


def test_words_report_by_their_part_of_speech(language: Language) -> None:
    reporting = language.reporting
    assert reporting.nouns == {"answer", "dogma"}
    assert reporting.utterances == {"answer", "cry"}
    assert reporting.adjectives == {"adamant"}
    assert {pos: reporting.of_pos(pos) for pos in ("VERB", "AUX", "ADP")} == dict.fromkeys(
        ("VERB", "AUX", "ADP"), reporting.verbs
    )
    assert reporting.of_pos("ADJ") == {"adamant"}
    assert reporting.of_pos("NOUN") == reporting.of_pos("PROPN") == {"answer", "dogma"}


def test_acts_are_those_of_news(language: Language) -> None:
    assert language.reporting.of_act("speech") == {"adamant", "answer", "dogma", "say", "urge"}
    assert language.reporting.of_act("attitude") == {"eager", "hope", "idea", "think"}


def test_forms_follow_from_the_row_and_the_rules(language: Language) -> None:
    assert language.reporting.dash_forms == {"cawed", "put", "said", "say", "says", "thought"}


@pytest.mark.parametrize(
    ("lemma", "form", "expected"),
    [
        ("caw", "caws", True),
        ("think", "thinks", True),
        ("Cawed", "cawed", True),  # taken for a name, so its lemma is itself
        ("says", "says", True),
        ("hope", "hoped", False),
        ("beseech", "beseeches", False),
        ("thought", "thought", False),
    ],
)
def test_beside_a_quote_more_verbs_report(language: Language, lemma: str, form: str, *, expected: bool) -> None:
    assert language.reporting.reports_talk(lemma, form) is expected


@pytest.mark.parametrize(
    ("lemma", "tag", "form"),
    [
        ("agree", "VBD", "agreed"),
        ("reply", "VBD", "replied"),
        ("relay", "VBD", "relayed"),
        ("shout", "VBD", "shouted"),
        ("reply", "VBZ", "replies"),
        ("relay", "VBZ", "relays"),
        ("hiss", "VBZ", "hisses"),
        ("preach", "VBZ", "preaches"),
        ("gush", "VBZ", "gushes"),
        ("veto", "VBZ", "vetoes"),
        ("sigh", "VBZ", "sighs"),
        ("say", "VB", "say"),
    ],
)
def test_regular_forms_of_english(lemma: str, tag: str, form: str) -> None:
    assert Inflection(language_of().table("inflection")).form(lemma, tag) == form


def test_english_verbs_are_in_one_list_each() -> None:
    """A few of each list, written out: the table is where they are edited, and so no test of what it says."""
    reporting = language_of().reporting
    assert {"say", "tell", "allege", "tweet"} <= reporting.verbs
    assert not {"believe", "hope", "think", "walk"} & reporting.novel_verbs
    assert {"statement", "claim", "warning"} <= reporting.nouns
    assert {"urge", "tell", "beseech"} <= reporting.addressee_verbs
    assert {"said", "replied", "snapped", "put", "went"} <= reporting.dash_forms
    assert {"believe", "hope", "fear", "belief", "eager"} <= reporting.of_act("attitude")
    assert not reporting.of_act("speech") & reporting.of_act("attitude")
