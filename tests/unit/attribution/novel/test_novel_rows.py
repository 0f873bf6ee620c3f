"""The rows of a novel, with people and chances that are given; no model is loaded."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from tests.unit.attribution.novel.story import described, index_given, person, quote, rose, said
from tests.unit.notation import at, parsed

from inquit.attribution.confidence import StatementGrounds, with_confidence
from inquit.attribution.contract import Attributed
from inquit.attribution.novel import novel_attribution
from inquit.attribution.novel.novel_attribution import NovelAttributor
from inquit.attribution.novel.ranking.speaker_model import SpeakerModel, SpeakerScorer, scorer_digest
from inquit.document import NotQuote, Quote, Step, TextSpan
from inquit.languages import language_of
from inquit.settings import Settings
from inquit.statements.statement_draft import FoundStatements, NeuralCue, StatementDraft
from inquit.structure.text_structure import TextStructure, read_structure

EMMA = person("Emma Pell", "Emma", gender="female")
TOM = person("Tom", gender="male")
BOY = described("boy", gender="male")
PEOPLE = [EMMA, TOM, BOY]
# By what a choice rests on: even odds for all but a name beside a verb of speech.
CERTAINTY = np.array([1.0, 1.0, 2.0, 0, 0, 0, 0, 0, 0, 0, 0], dtype=np.float32)


class FirstIsLikeliest(SpeakerScorer):
    """Half as likely from each candidate to the next."""

    def __init__(self) -> None:
        pass

    def chances(self, rows: np.ndarray) -> np.ndarray:
        chances = 0.5 ** np.arange(len(rows))
        return np.asarray(chances / chances.sum(), dtype=np.float32)


@pytest.fixture(autouse=True)
def given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        novel_attribution, "index_characters", lambda text, quoted, _: index_given(text, quoted, PEOPLE)
    )
    model = SpeakerModel(FirstIsLikeliest(), FirstIsLikeliest(), CERTAINTY)
    monkeypatch.setattr(novel_attribution, "load_speaker_model", lambda: model)


Drafts = Callable[[TextStructure], Sequence[StatementDraft]]


def novel(*notations: str, reports: Drafts = lambda _: (), sure: bool = True) -> tuple[str, Attributed]:
    """The text, and what was said in it; `sure`: everything in marks is surely said."""
    structure = read_structure(parsed(*notations), "fiction")
    assert structure.dialogue is not None
    for index in structure.dialogue.chances:
        if sure:
            structure.dialogue.chances[index] = 1.0
    found = FoundStatements(tuple(reports(structure)), ())
    return structure.parsed.text, NovelAttributor().attribute(structure, found, Settings())


def rows(*notations: str, reports: Drafts = lambda _: ()) -> tuple[Quote, ...]:
    return novel(*notations, reports=reports)[1].quotes


def rules(*notations: str) -> list[str]:
    return [row.evidence.rule for row in rows(*notations)]


def test_a_line_is_a_row() -> None:
    text, said_ = novel(rose("Tom"), said("Go", "Emma"))
    (row,) = said_.quotes
    assert text == "Tom rose up.\n\n“Go,” said Emma."
    assert (row.id, row.type, row.paragraph, row.parent_id, row.act) == ("q1", "direct", 2, None, "speech")
    assert [span.of(text) for span in (*row.content, *row.cue, *row.source)] == ["“Go,”", "said", "Emma"]
    assert (row.cue_lemma, row.speaker_id, row.addressee_id) == ("say", "s1", None)
    assert [(speaker.id, speaker.name) for speaker in said_.speakers] == [("s1", "Emma Pell")]
    assert said_.provenance == {"scorer": scorer_digest()}
    assert said_.not_quotes == ()


GO = "“ Go/VERB/ROOT , ”"


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        (said("Go", "Emma"), ["cue after, inverted; name"]),
        (f"{GO} Emma/PROPN/nsubj/said said/VERB/x/Go .", ["cue after; name"]),
        (f"{GO} she/PRON/nsubj/said said/VERB/x/Go .", ["cue after; pronoun"]),
        (f"{GO} I/PRON/nsubj/said said/VERB/x/Go .", ["cue after; I"]),
        (f"{GO} the/DET/det/boy boy/NOUN/nsubj/said said/VERB/x/Go .", ["cue after; noun"]),
        (f"{GO} cats/NOUN/nsubj/said said/VERB/x/Go .", ["inquit in the paragraph; other"]),
        ("Emma/PROPN/nsubj/said said/VERB/ROOT : “ Go/VERB/x/said ”", ["cue before; name"]),
        (f"{GO} said/VERB/x/Go Emma/PROPN/nsubj/said , “ now/ADV/x/Go . ”", ["cue inside; name"]),
        (
            f"{said('Go', 'Emma')} | Rain/NOUN/x/fell fell/VERB/ROOT . | “ Now/ADV/ROOT . ”",
            ["cue after, inverted; name", "inquit in the paragraph; name"],
        ),
        (
            f"{said('Go', 'Emma')} | {said('No', 'Tom')} | Rain/NOUN/x/fell fell/VERB/ROOT . | “ Now/ADV/ROOT . ”",
            ["cue after, inverted; name", "cue after, inverted; name", "goes on"],
        ),
        (f"“ Go/VERB/ROOT . ” {rose('Emma')}", ["narration beside"]),
        (f"{rose('Emma')} | {quote('Go')}", ["narration beside"]),
        (quote("Go"), ["scene"]),
    ],
)
def test_what_a_speaker_was_chosen_by(notation: str, expected: list[str]) -> None:
    assert rules(rose("Emma"), notation) == expected


def test_a_tag_of_another_row_of_the_line() -> None:
    between = "Rain/NOUN/x/fell fell/VERB/x/Go . It/PRON/x/fell stopped/VERB/x/fell ."
    notation = f"“ Go/VERB/ROOT . ” {between} “ Now/ADV/x/Go , ” said/VERB/x/Go Emma/PROPN/nsubj/said ."
    assert rules(notation) == ["inquit in the paragraph; name", "cue after, inverted; name"]


def test_a_speech_that_goes_on_in_the_next_paragraph() -> None:
    text, said_ = novel("“ Go/VERB/ROOT .", "“ Now/ADV/ROOT , ” said/VERB/x/Now Emma/PROPN/nsubj/said .")
    (row,) = said_.quotes
    assert [span.of(text) for span in row.content] == ["“Go.", "“Now,”"]


def test_what_stands_behind_a_speech_of_two_paragraphs_goes_on() -> None:
    fell = "Rain/NOUN/x/fell fell/VERB/ROOT . | It/PRON/nsubj/stopped stopped/VERB/ROOT ."
    told = rules("“ Go/VERB/ROOT .", f"“ Now/ADV/ROOT . ” {fell} | “ So/ADV/ROOT . ”")
    assert told == ["scene", "goes on"]


def test_turns_are_told_where_two_speak_in_turn() -> None:
    told = [said("Go", "Emma"), said("No", "Tom")]
    # with nothing beside it a line is the first candidate's, who is Emma here
    assert rules(*told, quote("So")) == ["cue after, inverted; name", "cue after, inverted; name", "turns"]
    assert rules(told[0], quote("No"), quote("So"))[1:] == ["scene", "turns"]  # nobody is known who answers
    assert rules(told[0], quote("So"))[1:] == ["scene"]


def test_the_chain_from_the_source_to_the_character() -> None:
    text, said_ = novel(rose("Emma Pell"), said("Go", "Emma"), said("No", "she"), quote("So"))
    emma, she = (
        TextSpan(at_, at_ + len(word)) for word, at_ in (("Emma", text.index("Emma.")), ("she", text.index("she")))
    )
    name = Step("Emma Pell", TextSpan(0, 9), "character")
    assert [row.evidence.via for row in said_.quotes] == [
        (Step("Emma", emma, "source"), name),
        (Step("she", she, "source"), name),
        (Step("Emma Pell", TextSpan(0, 9), "who may speak here"),),
    ]
    full = rows(said("Go", "Emma Pell"))[0].evidence.via
    assert [step.why for step in full] == ["source"]  # the source is the name


def test_a_description_is_shown_with_its_article() -> None:
    for words, shown in (("the/DET/det/boy", "the boy"), ("his/PRON:PRP$/poss/boy", "his boy"),
                         ("little/ADJ/amod/boy", "boy")):  # fmt: skip
        text, said_ = novel(f"{GO} said/VERB/x/Go {words} boy/NOUN/nsubj/said .")
        assert [span.of(text) for span in said_.quotes[0].source] == [shown]
    text, said_ = novel(f"{GO} said/VERB/x/Go the/DET/det/Emma Emma/PROPN/nsubj/said .")
    assert said_.quotes[0].source[0].of(text) == "Emma"


def confidence(*log_odds: float) -> float:
    return round(1 / (1 + math.exp(-sum(log_odds))), 2)


def test_confidence_rests_on_the_choice_and_on_whether_it_is_said() -> None:
    # Emma alone may speak: as sure as can be, and said for sure; the kind adds 2 for a name beside a verb of speech
    assert rows(said("Go", "Emma"))[0].confidence == 1.0
    chances = np.array([1.0, 0.5]) / 1.5
    (_, second) = rows(rose("Tom", "Emma"), said("Go", "Tom"), quote("No"))
    assert second.confidence == confidence(math.log(chances[0] / chances[1]), math.log(0.9999 / 0.0001))
    structure = read_structure(parsed(rose("Emma"), quote("Go")), "fiction")
    assert structure.dialogue is not None
    structure.dialogue.chances[0] = 0.6
    (row,) = NovelAttributor().attribute(structure, FoundStatements((), ()), Settings()).quotes
    assert row.confidence < 0.95  # somebody else may speak, whom the text has not named
    structure = read_structure(parsed(rose("Emma", "Tom"), quote("Go")), "fiction")
    assert structure.dialogue is not None
    structure.dialogue.chances[0] = 0.6
    (row,) = NovelAttributor().attribute(structure, FoundStatements((), ()), Settings()).quotes
    assert row.confidence == confidence(math.log(2), math.log(0.6 / 0.4))


def test_a_row_is_said_as_surely_as_the_least_sure_of_its_parts() -> None:
    structure = read_structure(
        parsed(rose("Tom", "Emma"), f"{GO} said/VERB/x/Go he/PRON/nsubj/said , “ now/ADV/x/Go . ”"), "fiction"
    )
    assert structure.dialogue is not None
    structure.dialogue.chances.update({0: 0.9, 1: 0.6})
    (row,) = NovelAttributor().attribute(structure, FoundStatements((), ()), Settings()).quotes
    assert row.confidence == confidence(math.log(2), math.log(0.6 / 0.4))


def test_a_row_of_nobody_has_no_confidence() -> None:
    (row,) = rows("Rain/NOUN/ROOT .", quote("Go"))
    assert (row.speaker_id, row.confidence, row.evidence.via) == (None, 0.0, ())


def test_to_whom_a_line_is_said() -> None:
    first, second = rows(said("Go", "Emma"), said("No", "Tom"))
    assert (first.speaker_id, first.addressee_id) == ("s1", "s2")
    assert (second.speaker_id, second.addressee_id) == ("s2", "s1")


def test_what_is_not_said_is_listed_and_no_row() -> None:
    structure = read_structure(parsed(said("Go", "Emma"), "The/DET/det/Road “ Long/ADJ/amod/Road Road/NOUN/ROOT ” ."),
                               "fiction")  # fmt: skip
    assert structure.dialogue is not None
    structure.dialogue.chances.update({0: 1.0, 1: 0.1})
    said_ = NovelAttributor().attribute(structure, FoundStatements((), ()), Settings())
    assert len(said_.quotes) == 1
    begin = structure.parsed.text.index("“Long")
    assert said_.not_quotes == (NotQuote(TextSpan(begin, begin + 11), "title", 2),)


def test_a_quote_in_a_quote_is_nested_in_its_row() -> None:
    inner = "“ He/PRON/nsubj/said said/VERB/ROOT : ‘ Go/VERB/ccomp/said now/ADV/advmod/Go . ’ ”"
    text, said_ = novel(rose("Tom"), inner, said("No", "Emma"))
    first, second, third = said_.quotes
    assert [row.id for row in said_.quotes] == ["q1", "q2", "q3"]
    assert (first.parent_id, second.parent_id, third.parent_id) == (None, "q1", None)
    assert [span.of(text) for span in second.content] == ["‘Go now.’"]
    assert second.evidence.rule.startswith("cue before")


# What is only reported.


def reported(words: str, cue: str, *, chance: float = 0.9, seen: float | None = None, rule: str = "ccomp",
             quoted: bool = False, place: int = 0) -> Drafts:  # fmt: skip
    def drafts(structure: TextStructure) -> list[StatementDraft]:
        p, text = structure.parsed.paragraphs[place], structure.parsed.text
        begin = text.index(words)
        span = TextSpan(begin, begin + len(words))
        draft = StatementDraft(p, [span], rule, chance, at(p, cue), p, quoted=[span] if quoted else [])
        if seen is not None:
            source = p.children[at(p, cue)][0]
            draft.neural_cue = NeuralCue(
                p.token_span(at(p, cue), at(p, cue) + 1), p.token_span(source, source + 1), seen, 0.9
            )
        return [draft]

    return drafts


def report(who: str, *before: str, pos: str = "PROPN", chance: float = 0.9, seen: float | None = None) -> Quote:
    notation = f"{who}/{pos}/nsubj/said said/VERB/ROOT it/PRON/nsubj/fell fell/VERB/ccomp/said ."
    text, said_ = novel(*before, notation, quote("Go"),
                        reports=reported("it fell", "said", chance=chance, seen=seen, place=len(before)))  # fmt: skip
    row = next(row for row in said_.quotes if row.type == "indirect")
    assert [span.of(text) for span in row.content] == ["it fell"]
    return row


def test_a_report_has_the_character_that_its_source_names() -> None:
    row = report("Emma")
    assert (row.speaker_id, row.evidence.rule) == ("s1", "clause; full name")
    assert [step.text for step in row.evidence.via] == ["Emma", "Emma Pell"]


@pytest.mark.parametrize(
    ("who", "pos", "before", "naming"),
    [
        ("she", "PRON", rose("Emma"), "pronoun"),
        ("boy", "NOUN", rose("Emma"), "description"),
        ("I", "PRON", rose("Emma"), "author"),
    ],
)
def test_a_report_by_a_word_that_stands_for_somebody(who: str, pos: str, before: str, naming: str) -> None:
    row = report(who, before, pos=pos)
    assert row.evidence.rule == f"clause; {naming}"
    assert row.speaker_id is not None
    assert 0 < row.confidence < 1


@pytest.mark.parametrize(("who", "pos"), [("he", "PRON"), ("cats", "NOUN")])
def test_a_report_by_nobody_of_the_book(who: str, pos: str) -> None:
    row = report(who, rose("Emma"), pos=pos)
    assert (row.speaker_id, row.confidence, row.evidence.rule, row.evidence.via) == (None, 0.0, "clause", ())


def test_the_confidence_of_a_report_is_that_of_a_statement_of_news() -> None:
    known = StatementGrounds("clause", "full name", 0.9, None, speaker="person, several words")
    for row, grounds in (
        (report("Emma"), known),
        (report("Emma", chance=0.3), replace(known, chance=0.3)),
        (report("Emma", seen=0.99), replace(known, source_chance=0.99, engine="reader")),
    ):
        assert row.confidence == with_confidence(row, grounds, language_of()).confidence
    assert report("Emma", chance=0.3).confidence < report("Emma").confidence


def test_a_report_inside_a_line_or_of_what_is_set_off_is_left_out() -> None:
    told = "“ Emma/PROPN/nsubj/said said/VERB/ROOT it/PRON/nsubj/fell fell/VERB/ccomp/said . ”"
    assert [row.type for row in rows(told, reports=reported("it fell", "said"))] == ["direct"]
    outside = told.removeprefix("“ ").removesuffix(" ”")
    assert rows(outside, reports=reported("it fell", "said", quoted=True)) == ()
    assert [row.type for row in rows(outside, reports=reported("it fell", "said"))] == ["indirect"]


def test_rows_are_numbered_in_order_of_the_text() -> None:
    notation = "Emma/PROPN/nsubj/said said/VERB/ROOT it/PRON/nsubj/fell fell/VERB/ccomp/said ."
    found = rows(quote("Go"), notation, quote("No"), reports=reported("it fell", "said", place=1))
    assert [(row.id, row.type) for row in found] == [("q1", "direct"), ("q2", "indirect"), ("q3", "direct")]


def test_a_report_without_a_source() -> None:
    def drafts(structure: TextStructure) -> list[StatementDraft]:
        (p,) = structure.parsed.paragraphs
        return [StatementDraft(p, [p.span], "orphan", 0.5)]

    (row,) = rows("It/PRON/nsubj/fell fell/VERB/ROOT .", reports=drafts)
    assert (row.speaker_id, row.source, row.evidence.rule) == (None, (), "orphan")
