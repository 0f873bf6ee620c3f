"""Which stretches one speaker says, and what stands beside them."""

from __future__ import annotations

import pytest
from tests.unit.attribution.novel.story import described, person, quote, rose, said, story
from tests.unit.notation import paragraph, stretch

from inquit.attribution.novel.book import Book
from inquit.attribution.novel.dialogue_lines import DialogueLine, quoted_tokens
from inquit.attribution.novel.dialogue_tag import DialogueTag

EMMA = person("Emma", gender="female")
TOM = person("Tom", gender="male")
PEOPLE = [EMMA, TOM, described("boy", gender="male")]


def word(book: Book, tag: DialogueTag | None) -> str:
    return "-" if tag is None else book.paragraphs[tag.paragraph].text[tag.source]


def lines(*notations: str) -> list[str]:
    """By line: its paragraph, how many stretches it has, and the words of its tags (behind, before) and beats."""
    book = story(*notations, people=PEOPLE)
    return [
        f"{line.paragraph} {len(line.stretches)} {word(book, line.after)} {word(book, line.before)} "
        f"{word(book, line.beat_before)} {word(book, line.beat_after)}" + (" on" if line.goes_on else "")
        for line in book.lines
    ]


def test_a_line_for_each_paragraph_with_talk() -> None:
    assert lines(quote("Go"), rose("Emma"), said("No", "Tom")) == ["0 1 - - - -", "2 1 Tom - - Tom"]


def test_the_narration_around_it_has_subjects() -> None:
    before = "Emma/PROPN/nsubj/rose rose/VERB/ROOT . | Tom/PROPN/nsubj/fell fell/VERB/ROOT . | "
    behind = " | He/PRON/nsubj/ran ran/VERB/ROOT . | She/PRON/nsubj/sat sat/VERB/ROOT ."
    # the nearest ones; a sentence that ends before the quote does not lead up to it
    assert lines(before + "“ Go/VERB/ROOT . ”" + behind) == ["0 1 - - Tom He"]


def test_stretches_of_one_paragraph_are_one_line() -> None:
    notation = "“ Go/VERB/ROOT , ” said/VERB/x/Go Emma/PROPN/nsubj/said . | “ Now/ADV/ROOT . ”"
    assert lines(notation) == ["0 2 Emma - - Emma"]


def test_a_tag_behind_a_later_stretch_is_the_lines() -> None:
    fell = "It/PRON/nsubj/fell fell/VERB/ROOT ."
    notation = f"“ Go/VERB/ROOT . ” {fell} | “ Now/ADV/ROOT , ” said/VERB/x/Now Tom/PROPN/nsubj/said ."
    assert lines(notation) == ["0 2 Tom - - Tom"]


def test_a_tag_of_talk_wins_over_one_of_none() -> None:
    smiled = "“ Go/VERB/ROOT , ” Emma/PROPN/nsubj/smiled smiled/VERB/x/Go . | "
    told = "“ Now/ADV/ROOT , ” said/VERB/x/Now Tom/PROPN/nsubj/said ."
    assert lines(smiled + told) == ["0 2 Tom - - Emma"]
    assert lines(told + " | " + smiled.removesuffix(" | ")) == ["0 2 Tom - - Tom"]


def test_a_tag_before_a_later_stretch_counts_if_it_tells_of_talk() -> None:
    go = "“ Go/VERB/ROOT . ” "
    assert lines(go + "Emma/PROPN/nsubj/said said/VERB/ROOT : “ Now/ADV/x/said ”") == ["0 2 - Emma - Emma"]
    assert lines(go + "So/ADV/x/ran , Emma/PROPN/nsubj/ran ran/VERB/ROOT : “ Now/ADV/x/ran ”")[0].split()[3] == "-"


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("Emma/PROPN/nsubj/said", "Tom/PROPN/nsubj/said", 2),
        ("Emma/PROPN/nsubj/said", "Emma/PROPN/nsubj/said", 1),
        ("Emma/PROPN/nsubj/said", "she/PRON/nsubj/said", 1),  # may well be one
        ("he/PRON/nsubj/said", "she/PRON/nsubj/said", 2),
        ("he/PRON/nsubj/said", "he/PRON/nsubj/said", 1),
        ("boy/NOUN/nsubj/said", "boy/NOUN/nsubj/said", 1),
        ("I/PRON/nsubj/said", "I/PRON/nsubj/said", 1),
        ("he/PRON/nsubj/said", "I/PRON/nsubj/said", 2),
        ("I/PRON/nsubj/said", "Emma/PROPN/nsubj/said", 2),
    ],
)
def test_another_speaker_in_a_paragraph_begins_a_line(first: str, second: str, count: int) -> None:
    notation = f"“ Go/VERB/ROOT , ” said/VERB/x/Go {first} . | “ Now/ADV/ROOT , ” said/VERB/x/Now {second} ."
    assert len(lines(notation)) == count


def test_a_sentence_of_its_own_behind_a_quote_is_no_tag_of_the_tellers_line() -> None:
    yes = "“ Yes/INTJ/ROOT , ” I/PRON/nsubj/said said/VERB/x/Yes , "
    assert len(lines(yes + "“ Jonas/PROPN/x/Yes . ” | He/PRON/nsubj/said said/VERB/ROOT so/ADV/x/said .")) == 1
    he_rose = "He/PRON/nsubj/rose rose/VERB/ROOT , and/CCONJ/x/rose said/VERB/conj/rose"
    anew = f"“ Go/VERB/ROOT . ” | {he_rose} , “ Now/ADV/x/rose ! ”"
    assert lines(yes + anew)[0].split()[:3] == ["0", "2", "I"]
    assert lines(yes + anew)[1].split()[:4] == ["0", "1", "-", "He"]


def test_a_clause_of_another_behind_a_quote_that_a_tag_leads_up_to_is_no_tag() -> None:
    led = "I/PRON/nsubj/said said/VERB/ROOT , “ Go/VERB/x/said , ” and/CCONJ/x/said Emma/PROPN/nsubj/laughed "
    assert lines(led + "laughed/VERB/conj/said .") == ["0 1 - I I Emma"]


def test_another_speaker_needs_a_verb_of_talk_on_both_sides() -> None:
    told = "“ Go/VERB/ROOT , ” said/VERB/x/Go Emma/PROPN/nsubj/said ."
    smiled = "“ Now/ADV/ROOT , ” Tom/PROPN/nsubj/smiled smiled/VERB/x/Now ."
    assert len(lines(f"{told} | {smiled}")) == 1
    assert len(lines(f"{smiled} | {told}")) == 1


def test_a_line_goes_on_with_the_quote_that_the_paragraph_before_left_open() -> None:
    open_ = "“ Go/VERB/ROOT ."
    assert lines(open_, "“ Now/ADV/ROOT . ”", quote("Run")) == ["0 1 - - - -", "1 1 - - - - on", "2 1 - - - -"]


def test_a_tag_above_leads_up_to_a_line() -> None:
    above = "Emma/PROPN/nsubj/said said/VERB/ROOT"
    go = "“ Go/VERB/ROOT . ”"
    for mark in (":", ",", "—"):
        assert lines(f"{above} {mark}", go) == ["1 1 - Emma - -"]
    assert lines(f"{above} .", go) == ["1 1 - - - -"]
    assert lines(f"{above} :", f"Then/ADV/ROOT , {go}") == [
        "1 1 - - - -"
    ]  # only above a quote that begins its paragraph


def test_a_tag_below_tells_of_a_line() -> None:
    go = "“ Go/VERB/ROOT , ”"
    assert lines(go, "said/VERB/ROOT Emma/PROPN/nsubj/said .") == ["0 1 Emma - - -"]
    assert lines(go, "Said/VERB/ROOT Emma/PROPN/nsubj/Said .") == ["0 1 - - - -"]
    assert lines(f"{go} then/ADV/x/Go so/ADV/x/Go", "said/VERB/ROOT Emma/PROPN/nsubj/said .") == ["0 1 - - - -"]


def tag(*, speech: bool) -> DialogueTag:
    return DialogueTag("name", 0, 0, 1, speech=speech, character=int(speech))


def test_the_cue_to_go_by_is_one_of_talk_behind_rather_than_before() -> None:
    talk, none = tag(speech=True), tag(speech=False)
    assert DialogueLine(0, [], talk, tag(speech=True)).cue is talk
    assert DialogueLine(0, [], none, talk).cue is talk
    assert DialogueLine(0, [], none, none).cue is none
    assert DialogueLine(0, [], None, talk).cue is talk
    assert DialogueLine(0, [], None, none).cue is None
    assert list(DialogueLine(0, [], talk, None, none, talk).beside()) == [talk, none, talk]


def test_a_line_begins_and_ends_with_its_stretches() -> None:
    book = story("Then/ADV/ROOT “ Go/VERB/x/Then ” so/ADV/x/Then “ Now/ADV/x/Then ” on/ADV/x/Then")
    (line,) = book.lines
    text = "Then “Go” so “Now” on"
    assert (line.start, line.end) == (text.index("“Go"), text.index(" on"))


def test_a_word_glued_to_a_mark_from_behind_is_not_quoted() -> None:
    p = paragraph("he/PRON/ROOT said--“Go/VERB/x/he on/ADV/x/he ”")
    here = stretch(p, "“Go on”")
    assert quoted_tokens(p, [here]) == [False, False, True, True]


@pytest.mark.parametrize("relation", ["advcl", "relcl"])
def test_a_clause_inside_the_tag_leads_up_to_nothing(relation: str) -> None:
    # "“Go,” said Emma, as Tom answered, “now.”"
    own = "“ Go/VERB/ROOT , ” said/VERB/x/Go Emma/PROPN/nsubj/said , "
    aside = f"as/SCONJ/mark/answered Tom/PROPN/nsubj/answered answered=answer/VERB/{relation}/said , "
    assert lines(f"{own}{aside}“ now/ADV/dep/Go . ”")[0].startswith("0 2 Emma ")


def test_what_leads_up_to_a_quote_wins_over_a_verb_far_behind() -> None:
    led = "Tom/PROPN/nsubj/said said/VERB/ROOT , “ Go/VERB/ccomp/said , ” "
    far = "with/ADP/prep/said such/ADJ/amod/force force/NOUN/pobj/with that/SCONJ/mark/cried "
    cried = "Emma/PROPN/nsubj/cried cried=cry/VERB/ccomp/said ."
    assert lines(f"{led}{far}{cried}")[0].startswith("0 1 - Tom ")
    assert lines(f"{led}{cried}")[0].startswith("0 1 Emma Tom ")


def test_a_paragraph_above_without_a_mark_leads_up_to_a_line() -> None:
    above = "Emma/PROPN/nsubj/thought thought=think/VERB/ROOT to/PART/aux/reply reply/VERB:VB/xcomp/thought"
    assert lines(above, quote("Go"))[0].startswith("1 1 - Emma ")


def test_a_tag_that_leads_up_to_the_next_stretch_is_the_next_ones() -> None:
    # "Emma asked, “In?” and Tom answered, “Out.”"
    both = "Emma/PROPN/nsubj/asked asked=ask/VERB/ROOT , “ In/ADV/dep/asked ? ” and/CCONJ/cc/asked "
    both += "Tom/PROPN/nsubj/answered answered=answer/VERB/conj/asked , “ Out/ADV/dep/answered . ”"
    assert lines(both) == ["0 1 - Emma Emma Tom", "0 1 - Tom Tom -"]


def test_nobody_in_particular_parts_a_paragraph() -> None:
    everyone = described("everyone", anonymous=True, several=True)
    cried = "“ Go/VERB/ccomp/cried , ” everyone/NOUN/nsubj/cried cried=cry/VERB/ROOT ."
    named = "“ Go/VERB/ccomp/said , ” Emma/PROPN/nsubj/said said/VERB/ROOT ."
    for first, second in ((cried, named), (named, cried)):
        assert len(story(f"{first} | {second}", people=[EMMA, everyone]).lines) == 2
    beat = "Emma/PROPN/nsubj/rose rose/VERB/ROOT . “ No/INTJ/dep/rose . ”"
    assert len(story(f"{cried} | {beat}", people=[EMMA, everyone]).lines) == 2
    assert len(story(f"{named} | {beat}", people=[EMMA, everyone]).lines) == 1


def opened(*notations: str) -> list[str]:
    """By line: who acts in the sentence right before it, who the tag behind it names, and whether it is another's."""
    book = story(*notations, people=PEOPLE)
    return [f"{word(book, line.opening)} {word(book, line.after)} {line.answers}" for line in book.lines]


ROSE = "Emma/PROPN/nsubj/rose rose/VERB/ROOT ."
NODDED = "Tom/PROPN/nsubj/nodded nodded=nod/VERB/ROOT ."
GO = "“ Go/VERB/ROOT . ”"


def test_who_acts_right_before_a_line_opens_it() -> None:
    assert opened(f"{ROSE} | {GO}") == ["Emma - False"]
    assert opened(f"{ROSE} | It/PRON/nsubj/fell fell/VERB/ROOT . | {GO}") == ["- - False"]


def test_a_reaction_behind_a_line_that_somebody_opens_is_no_tag() -> None:
    assert opened(f"{ROSE} | {GO} | {NODDED}") == ["Emma - False"]
    assert opened(f"{GO} | {NODDED}") == ["- Tom False"]


def test_a_tag_behind_a_line_that_somebody_opens() -> None:
    asked = "Tom/PROPN/nsubj/asked asked=ask/VERB/ROOT ."
    assert opened(f"{ROSE} | “ Go/VERB/ROOT ? ” | {asked}") == ["Emma Tom False"]


def test_two_tags_before_words_in_one_sentence_are_two_lines() -> None:
    first = "Emma/PROPN/nsubj/said said/VERB/ROOT , “ Go/VERB/x/said , ” and/CCONJ"
    assert lines(f"{first} Tom/PROPN/nsubj/said said/VERB/x/said , “ No/INTJ ”") == [
        "0 1 - Emma Emma Tom",
        "0 1 - Tom Tom -",
    ]
    assert lines(f"{first} Emma/PROPN/nsubj/said said/VERB/x/said , “ No/INTJ ”")[0].startswith("0 2")


def test_a_quote_right_behind_one_that_ended_is_another_s() -> None:
    no = "“ No/INTJ , ” said/VERB/ROOT Tom/PROPN/nsubj/said ."
    assert opened(f"{GO} | {no}") == ["- - False", "- Tom True"]
    assert opened(f"“ Go/VERB/ROOT , ” | {no}") == ["- Tom False"]
