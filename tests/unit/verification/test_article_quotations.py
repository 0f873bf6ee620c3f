"""Which stretches of an article are judged: marks of all styles, blocks, nested and interrupted ones."""

from __future__ import annotations

import pytest
from tests.unit.verification.articles import Row, article, judged, span_of

from inquit.document import TextSpan
from inquit.verification.article_quotations import quotation_alone, quotations_in


def test_a_statement_that_its_tag_interrupts_is_one_quotation() -> None:
    document = article(
        "“We will,” she said, “sell the old harbour.” It rained.",
        Row(("“We will,”", "“sell the old harbour.”"), "Pell"),
    )
    assert judged(document) == ["Pell: We will, … sell the old harbour."]


@pytest.mark.parametrize(
    "quoted",
    [
        "“The tide waits for no one.”",
        '"The tide waits for no one."',
        "‘The tide waits for no one.’",
        "'The tide waits for no one.'",
        "«The tide waits for no one.»",
        "« The tide waits for no one. »",
        "„The tide waits for no one.“",
        "``The tide waits for no one.''",
        "‹The tide waits for no one.›",
        "「The tide waits for no one.」",
        '\\"The tide waits for no one.\\"',
        "&ldquo;The tide waits for no one.&rdquo;",
        "&quot;The tide waits for no one.&quot;",
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_marks_of_all_styles_are_left_out(quoted: str, known: bool) -> None:
    rows = [Row((quoted,), "Lund")] if known else []
    text = f"Then Lund said: {quoted}"
    assert judged(article(text, *rows)) == [f"{'Lund: ' if known else ''}The tide waits for no one."]


def test_offsets_are_those_of_the_article() -> None:
    text = "She said: &ldquo;Nobody asked us.&rdquo; He left."
    (one,) = quotations_in(article(text))
    assert one.spans == (span_of(text, "Nobody asked us."),)


def test_what_is_in_marks_and_in_no_statement_is_judged_too() -> None:
    assert judged(article("The wall reads “no harbour without water” in red.")) == ["no harbour without water"]


def test_a_quotation_of_which_the_reader_saw_pieces_is_no_scare_quote() -> None:
    """One that is longer than what is parsed at once is nobody's words piece by piece."""
    text = "He read “we sell the mill and the harbour and go home” today."
    document = article(text, nobodys=("“we sell the mill ", "and the harbour ", "and go home”"))
    assert judged(document) == ["we sell the mill and the harbour and go home"]


def test_titles_terms_and_scare_quotes_only_if_asked_for() -> None:
    text = "The “old guard of the harbour” met. “Go,” said Lund."
    document = article(text, Row(("“Go,”",), "Lund"), nobodys=("“old guard of the harbour”",))
    assert judged(document) == []
    assert judged(document, all_quoted=True) == ["old guard of the harbour", "Lund: Go,"]


@pytest.mark.parametrize(
    ("text", "quoted", "expected"),
    [
        ('- "Let us go on with this" — Mayor Pell', '"Let us go on with this"', "Mayor Pell: Let us go on with this"),
        ('Intro.\n\n* "Let us go on with this" (Pell, p. 3)', '"Let us go on with this"', "Let us go on with this"),
        ('| Pell | "Let us go on with this" | 12 May |', '"Let us go on with this"', "Let us go on with this"),
        ('- **Pell**: *"Let us go on with this"* [2]', '"Let us go on with this"', "Let us go on with this"),
        ("It rained. “Nobody minds the rain.” She left.", "“Nobody minds the rain.”", "Nobody minds the rain."),
    ],
)
def test_what_stands_alone_or_is_a_sentence_is_no_scare_quote(text: str, quoted: str, expected: str) -> None:
    assert judged(article(text, nobodys=(quoted,))) == [expected]


def test_of_a_block_the_paragraphs_in_marks_are_quotations_of_their_own() -> None:
    text = "**Mayor Pell:** “We have no money for it.”\n\nWe are tired of this and of you all.\n\nWe go."
    row = Row((text.split("\n\n")[0], "We are tired of this and of you all.", "We go."), "Pell")
    assert judged(article(text, row)) == [
        "Pell: We have no money for it.",
        "Pell: We are tired of this and of you all. … We go.",
    ]


def test_of_a_mixed_statement_each_stretch_in_marks_is_judged_alone() -> None:
    text = "Lund said the plan was “a disgrace to us all” and that the “people of the sea” would “never forget it all”."
    row = Row((text[10:-1],), "Lund", "mixed")
    assert judged(article(text, row)) == [
        "Lund: a disgrace to us all",
        "Lund: people of the sea",
        "Lund: never forget it all",
    ]
    assert judged(article(text, row, nobodys=("“people of the sea”",))) == [
        "Lund: a disgrace to us all",
        "Lund: never forget it all",
    ]


def test_words_told_in_other_words_are_no_quotation() -> None:
    text = "Lund said that the plan was bad for the whole town."
    assert judged(article(text, Row(("the plan was bad for the whole town",), "Lund", "indirect"))) == []


def test_a_quotation_within_another_is_judged_as_the_inner_speakers_too() -> None:
    text = "“My father told me, ‘Never sell the water,’ and I believed him,” Lund said."
    outer = Row(("“My father told me, ‘Never sell the water,’ and I believed him,”",), "Lund")
    inner = Row(("‘Never sell the water,’",), "my father", within=1)
    assert judged(article(text, outer, inner)) == [
        "Lund: My father told me, ‘Never sell the water,’ and I believed him,",
        "my father: Never sell the water,",
    ]
    assert judged(article(text, outer)) == ["Lund: My father told me, ‘Never sell the water,’ and I believed him,"]


def test_an_inner_quotation_that_opens_an_outer_one_keeps_its_mark_in_it() -> None:
    text = "“‘Never sell the water,’ my father said,” Lund recalled."
    outer = Row(("“‘Never sell the water,’ my father said,”",), "Lund")
    inner = Row(("‘Never sell the water,’",), "my father", within=1)
    assert judged(article(text, outer, inner)) == [
        "Lund: ‘Never sell the water,’ my father said,",
        "my father: Never sell the water,",
    ]


def test_a_quotation_goes_on_over_paragraphs_that_repeat_the_mark() -> None:
    text = "“We came here first.\n\n“We will leave last,” Reed said."
    document = article(text, Row(("“We came here first.", "“We will leave last,”"), "Reed"))
    assert judged(document) == ["Reed: We came here first. … We will leave last,"]
    assert judged(article(text)) == ["We came here first. … We will leave last,"]


def test_one_without_a_closing_mark_ends_where_its_statement_does() -> None:
    text = "“We will pay for all of it, said Mayor Pell."
    assert judged(article(text, Row(("“We will pay for all of it,",), "Pell"))) == ["Pell: We will pay for all of it,"]


def test_short_ones_only_if_asked_for_and_all_parts_count() -> None:
    text = "“We,” she said, “never did.” “Not us,” he said."
    rows = (Row(("“We,”", "“never did.”"), "Lund"), Row(("“Not us,”",), "Reed"))
    assert judged(article(text, *rows)) == ["Lund: We, … never did."]
    assert judged(article(text, *rows), all_quoted=True) == ["Lund: We, … never did.", "Reed: Not us,"]


def test_a_block_without_marks_that_somebody_is_found_for() -> None:
    text = "Lund wrote to the council:\n\nWe are tired of this.\n\nYou know it."
    row = Row(("We are tired of this.", "You know it."), "Lund")
    assert judged(article(text, row)) == ["Lund: We are tired of this. … You know it."]
    (one,) = quotations_in(article(text, row))
    assert one.kind == "block"


def test_a_line_of_dialogue_that_begins_with_a_dash() -> None:
    text = "— We will go to the sea, said Tom."
    document = article(text, Row(("— We will go to the sea,",), "Tom"), genre="fiction")
    assert judged(document) == ["Tom: We will go to the sea,"]


BLOCKS = [
    ("The report says:\n\n> The harbour is lost.\n> Nobody minds it.\n", "The harbour is lost. … Nobody minds it."),
    ("> The harbour is lost.\n>\n> Nobody minds it at all.", "The harbour is lost. … Nobody minds it at all."),
    ("> The harbour is lost for ever.\n> — Vera Lund, fisher", "Vera Lund: The harbour is lost for ever."),
    ("> The harbour is lost for ever. — *Vera Lund*", "Vera Lund: The harbour is lost for ever."),
    ("> The harbour is lost — We all know it.", "The harbour is lost — We all know it."),
    ("Text.\n\n<blockquote>The harbour is lost for ever.</blockquote>\n\nText.", "The harbour is lost for ever."),
]


@pytest.mark.parametrize(("text", "expected"), BLOCKS)
def test_block_quotations_that_no_speaker_was_found_for(text: str, expected: str) -> None:
    assert judged(article(text)) == [expected]


def test_blocks_that_are_signed_or_parted_are_quotations_of_their_own() -> None:
    text = "> We lost it all.\n> — Ann\n>\n> They won it all.\n> — Ben\n\n> Nobody was there.\n\nText.\n"
    assert judged(article(text)) == ["Ann: We lost it all.", "Ben: They won it all.", "Nobody was there."]


def test_a_block_by_the_markup_of_its_file() -> None:
    text = "The report says:\n\nThe harbour is lost.\n\nNobody minds."
    assert judged(article(text), blocks=[span_of(text, "The harbour is lost.")]) == ["The harbour is lost."]


def test_of_a_block_in_marks_the_marks_are_the_quotation() -> None:
    text = '> "We never promised a park."\n>\n> — Tom Reed'
    document = article(text, Row(('"We never promised a park."',), "Tom Reed"))
    assert judged(document) == ["Tom Reed: We never promised a park."]


def test_a_box_of_markdown_quotes_nobody() -> None:
    assert judged(article("> [!NOTE]\n> This page is old and wrong.\n")) == []


def test_of_a_transcript_only_what_stands_in_marks() -> None:
    text = "PELL: We will go on with it.\n\nREED: She told me, “They came at night,” and then “nobody left”."
    turns = (
        Row(("We will go on with it.",), "Pell"),
        Row(("She told me, “They came at night,” and then “nobody left”.",), "Reed"),
    )
    document = article(text, *turns, Row(("“They came at night,”",), "she", within=2), genre="transcript")
    assert judged(document) == ["she: They came at night,"]
    assert judged(document, all_quoted=True) == ["she: They came at night,", "nobody left"]


def test_a_turn_that_stands_in_marks_is_a_quotation() -> None:
    text = "PELL: “We will go on with it.”\n\nREED: “You will do no such thing.”"
    turns = (Row(("“We will go on with it.”",), "Pell"), Row(("“You will do no such thing.”",), "Reed"))
    document = article(text, *turns, genre="transcript")
    assert judged(document) == ["Pell: We will go on with it.", "Reed: You will do no such thing."]


def test_a_direction_within_a_turn_does_not_part_what_stands_in_marks() -> None:
    text = "REED: She said, “They came [Applause] at night and left.” Yes."
    turn = Row(("She said, “They came", "at night and left.” Yes."), "Reed")
    assert judged(article(text, turn, genre="transcript")) == ["They came [Applause] at night and left."]


def test_what_has_no_text_is_judged_by_the_words_of_its_rows() -> None:
    text = " " * 20 + "“We will sell the harbour.”" + " " * 20 + "We never did that here."
    rows = (Row(("“We will sell the harbour.”",), "Pell"), Row(("We never did that here.",), "Reed"))
    document = article(text, *rows, meta={"text": "missing"})
    assert judged(document) == ["Pell: We will sell the harbour.", "Reed: We never did that here."]


def test_how_sure_a_speaker_is_comes_from_the_statement() -> None:
    text = "“We will go there,” she said. “You will not go there.”"
    document = article(text, Row(("“We will go there,”",), "Lund", confidence=0.7), Row(("“You will not go there.”",)))
    assert [one.sure for one in quotations_in(document)] == [0.7, 0.0]


def test_one_that_somebody_asks_about() -> None:
    one = quotation_alone("We never did.", "Reed")
    assert (one.text, one.kind, one.sure) == ("We never did.", "given", 1.0)
    assert one.spans == (TextSpan(0, 13),)


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("  We never did. ", "We never did."),
        ("“We never did.”", "We never did."),
        ('"We never did."', "We never did."),
        ("&ldquo;We never did.&rdquo;", "We never did."),
        ("“We never did", "We never did"),
        ("“We will,” … “sell it.”", "We will, … sell it."),
        ("“We said ‘go home’ then.”", "We said ‘go home’ then."),
        ("“We will” never “sell it.”", "“We will” never “sell it.”"),
        ("It was “a mistake”", "It was “a mistake”"),
        ("", ""),
        ("“”", "“”"),
    ],
)
def test_of_one_that_is_all_in_marks_these_are_no_part(words: str, quoted: str) -> None:
    assert quotation_alone(words).text == quoted


def test_many_marks_within_one_statement_take_linear_time() -> None:
    text = "“" + "He said ‘we will all go’ then. " * 2_000 + "”"
    assert len(judged(article(text, Row((text,), "Lund")))) == 1
