"""Turns by their labels: each form that pages have, what goes on, what interrupts, and what is no transcript."""

from __future__ import annotations

import pytest

from inquit.languages import language_of
from inquit.source import Markup
from inquit.structure.transcript.labelled_turns import read_labelled_turns
from inquit.structure.transcript.transcript import Transcript

LINES = [
    "How long have you worked in the port?",
    "Thirty years, and I have never seen a winter like this one.",
    "Will the ferry run tomorrow?",
    "No. The council says that nobody sails before Friday.",
    "And what do you think of that?",
    "I think that they are right.",
]


def transcript_of(text: str, *, asked: bool = False, markup: Markup | None = None) -> Transcript | None:
    return read_labelled_turns(text, language_of(), markup or Markup(), asked=asked)


def turns_of(text: str, *, asked: bool = False) -> list[tuple[str | None, str]]:
    """Speakers and what they say, with a bar where something is left out."""
    found = transcript_of(text, asked=asked)
    assert found is not None
    return [(turn.speaker, "|".join(span.of(text) for span in turn.content)) for turn in found.turns]


def page_of(shape: str, first: str, second: str, between: str = "\n\n") -> str:
    names = [first, second] * 3
    return between.join(shape.format(name=name, line=line) for name, line in zip(names, LINES, strict=True))


@pytest.mark.parametrize(
    ("shape", "first", "second"),
    [
        ("{name}: {line}", "LUND", "OAKES"),
        ("{name}: {line}", "MS. LUND", "MR. OAKES"),
        ("{name}: {line}", "MS M. LUND", "HON. T. OAKES"),
        ("{name}: {line}", "THE COURT", "THE WITNESS"),
        ("{name}: {line}", "SOLDIER #1", "SOLDIER #2"),
        ("{name}:  {line}", "CC", "CDR"),
        ("{name}:\t{line}", "Lund", "Oakes"),
        ("{name}: {line}", "Mira Lund", "Tom Oakes"),
        ("{name}: {line}", "Mr Oakes", "Anna van der Berg"),
        ("{name}: {line}", "Tom Oakes (Port West) (Lab)", "Mira Lund (Hill) (Con)"),
        ("{name}: {line}", "The Minister for Roads (Mr. Namba)", "Mr. Deputy Speaker"),
        ("**{name}:** {line}", "Mira Lund", "Tom Oakes"),
        ("**{name}**: {line}", "Mira Lund", "Tom Oakes"),
        ("3. {name}: {line} [66858]", "Mira Lund", "Tom Oakes"),
        ("T1. [66880] {name}: {line}", "Mira Lund", "Tom Oakes"),
        ("{name}.- {line}", "HON. T. OAKES", "HON. M. LUND"),
        ("{name}. – {line}", "Oakes, Tom (PPE)", "Lund, Mira (S&D)"),
        ("{name} - {line}", "Mr TOM OAKES", "Mr ACTING SPEAKER"),
        ("{name}- {line}", "Mr TOM OAKES", "Mr ACTING SPEAKER"),
        ("{name}—{line}", "MR. OAKES", "MRS. LUND"),
        ("{name}. {line}", "Mr. OAKES", "The CHAIRMAN"),
        ("{name}. {line}", "HAMLET", "FIRST CLOWN"),
        ("{name}:\n{line}", "Mira Lund", "Tom Oakes"),
        ("{name}: 00:03:18\n{line}", "Mira Lund", "Tom Oakes"),
        ("{name} 0:26\n{line}", "Mira Lund", "Tom Oakes"),
        ("{name} (00:26): {line}", "Mira Lund", "Tom Oakes"),
        ("[00:00:34]\n{name}: {line}", "CC", "CDR"),
        ("[00:00:34] {name}: {line}", "Lund", "Oakes"),
        ("00:00:34 {name}: {line}", "Lund", "Oakes"),
        ("{name}\n{line}", "LUND", "OAKES"),
        ("({name}): {line}", "AJ", "MSM"),
        ("[00:01:04] <{name}> {line}", "tomo", "mira"),
        ("{name}: {line}", "Q", "A"),
        ("{name}. {line}", "Q", "A"),
        ("{name}\t{line}", "Q", "A"),
        (">> {name}: {line}", "REPORTER", "MAYOR"),
        ("{name}: {line}", "Young man", "Old woman"),
        ("{name}\t{line}", "OAKES", "LUND"),
    ],
)
def test_each_form_of_labels(shape: str, first: str, second: str) -> None:
    assert turns_of(page_of(shape, first, second)) == list(zip([first, second] * 3, LINES, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"Name: Tom Oakes {n}\nDate: 2 May\nAddress: {n} Port Lane." for n in range(9)),
        "\n\n".join(f"Step {n}: You stir it well." for n in range(9)),
        "\n".join(["INFO: The server started.", "ERROR: The disk is full.", "INFO: You can log in."] * 5),
        "\n\n".join(["The ferry has not sailed for days, and nobody knows when it will."] * 8)
        + "\n\nOAKES: We wait.\n\nLUND: So do I.",
        "From: Tom Oakes\nTo: Mira Lund\nSubject: The ferry\nDate: Monday\n\nI will be late.\n\nTom",
        "Dr. Tom Oakes: The Ferry ‘Must Sail’\n\nTom Oakes told us that the ferry must sail. “I know it,” he said."
        "\n\nHe added that “we all know it.”\n\nIt is late.",
        "Lund: Ferry Won’t Sail.\n\n"
        + "\n\n".join(f"“{name}: {line}" for name, line in zip(["OAKES", "LUND"] * 3, LINES, strict=True)),
        "On Monday the mayor of the port, Mira Lund, said in a hall full of people that the ferry will not sail again."
        "\n\nHere is what they said:\n\n"
        + "\n\n".join(f"{name}: {line}" for name, line in zip(["OAKES", "LUND"] * 3, LINES, strict=True)),
        "\n\n".join(["Wheat: up 2 percent.", "Rye: down a little.", "Barley: unchanged, as on Monday."] * 3),
        "\n".join(f"Amos {verse} The sea was high." for verse in ("3:11", "3:12", "3:13", "4:10", "4:11")),
        "",
    ],
    ids=[
        "a headline",
        "a quoted transcript",
        "an article with a transcript in it",
        "prices",
        "verses",
        "records",
        "steps",
        "a log",
        "two labelled statements in news",
        "a letter",
        "nothing",
    ],
)
def test_what_is_no_transcript(text: str) -> None:
    assert transcript_of(text) is None


@pytest.mark.parametrize("shape", ["{name}: {line}", "{name}. {line}", "{name}. – {line}"])
def test_three_who_take_turns(shape: str) -> None:
    names = ["Mr. OAKES", "The CHAIRMAN", "Ms. LUND"]
    lines = [*LINES, "I see.", "Do you?", "We all do."]
    text = "\n\n".join(shape.format(name=name, line=line) for name, line in zip(names * 3, lines, strict=True))

    assert turns_of(text) == list(zip(names * 3, lines, strict=True))


def test_family_names_behind_whole_ones() -> None:
    names = ["Mira Lund", "Tom Oakes", "Lund", "Oakes"]
    text = "\n\n".join(f"{name}: {line}" for name, line in zip(names, LINES[:4], strict=True))

    assert [speaker for speaker, _ in turns_of(text)] == names


def test_an_interview_with_an_introduction() -> None:
    intro = "The mayor has led the port for years. We met her in a long conversation at the old harbour this spring."
    text = f"{intro}\n\n{page_of('{name}: {line}', 'Lund', 'Oakes')}"

    assert len(turns_of(text)) == len(LINES)


def test_a_short_play() -> None:
    verses = ["The sea has come a furlong in the night,", "They rang, my lord.", "And why?", "No oil.", "Then go."]
    names = ["ALDA", "BRAM", "ALDA", "BRAM", "ALDA"]
    play = "\n\n".join(f"{name}.\n{verse}" for name, verse in zip(names, verses, strict=True))

    assert turns_of(f"THE DYKE\n\nEnter ALDA and BRAM.\n\n{play}\n\nExeunt.") == list(zip(names, verses, strict=True))


def test_a_short_page_with_numbered_lines() -> None:
    page = page_of("{name}: {line}", "MR. OAKES", "MRS. LUND", between="\n")
    text = "\n".join(f"{n:3}   {line}" for n, line in enumerate(page.splitlines(), start=1))

    assert [line for _, line in turns_of(text)] == LINES


def test_a_label_that_is_wrapped() -> None:
    text = page_of("{name}: {line}", "The Minister for Youth and\nFerries (Mr. Oakes)", "Mr. Speaker")

    assert turns_of(text) == list(
        zip(["The Minister for Youth and Ferries (Mr. Oakes)", "Mr. Speaker"] * 3, LINES, strict=True)
    )


@pytest.mark.parametrize(
    ("shape", "name", "inside"),
    [
        ("{name}.- {line}", "HON. M. LUND", "HON. MEMBERS.- Hear!"),
        ("{name}: {line}", "MS. LUND", "MR. VOSS: Hear!"),
        ("{name}: {line}", "Ms. Lund", "Mr. Oakes: Hear!"),
    ],
)
def test_whoever_breaks_in_inside_a_paragraph(shape: str, name: str, inside: str) -> None:
    other = "MR. OAKES" if name.isupper() else "Mr. Oakes"
    ending = "We sail." if name.isupper() else "We are on a point of order"
    text = page_of(shape, other, name) + "\n\n" + shape.format(name=name, line=f"{ending} {inside}")

    assert turns_of(text)[-2:] == [(name, ending), (inside.split(":")[0].split(".-")[0], "Hear!")]


@pytest.mark.parametrize("words", ["I said to Mr. Oakes: Hear!", "I ask Oakes: Hear!"])
def test_a_name_before_a_colon_in_a_sentence_stays_in_it(words: str) -> None:
    text = page_of("{name}: {line}", "Mr. Oakes", "Oakes") + f"\n\nMr. Oakes: {words}"

    assert turns_of(text)[-1] == ("Mr. Oakes", words)


def test_speakers_with_letters_for_names() -> None:
    assert [name for name, _ in turns_of(page_of("{name}: {line}", "A", "B"))] == ["A", "B"] * 3


def test_invisible_signs_at_the_edges_of_lines_hide_no_label() -> None:
    assert [
        said for _, said in turns_of(page_of("\u202b\u200b{name}: {line}\u202c", "Mira Lund", "Tom Oakes"))
    ] == LINES


def test_a_novel_with_a_page_in_script_form() -> None:
    prose = "It was late when she came down to the quay.\n\n“Who is there?” he asked.\n\n“A friend,” said Mira.\n\n" * 6
    script = page_of("{name}: {line}", "MIRA", "CAPTAIN")
    assert transcript_of(prose + script) is None
    assert transcript_of(script + "\n\n" + prose) is None
    assert transcript_of(script + "\n\n“No,” it says.\n") is not None


def test_news_in_brief_behind_datelines() -> None:
    places = ["LONDON", "PARIS", "BERLIN", "LONDON", "PARIS"]
    news = "\n\n".join(f"{place}: The minister said on Monday that taxes would rise." for place in places)
    assert transcript_of(news) is None
    assert transcript_of(news.replace("The minister said on Monday that", "I say to you that")) is not None
