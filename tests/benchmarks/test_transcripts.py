"""What the benchmark of transcripts counts: turns of files that say who speaks, and rows against them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from inquit import Document, Quote, Speaker, TextSpan
from judged_turns import JudgedTurns
from transcript_truth import FILES, Bars, TrueFile, TrueTurn, words_of
from transcripts import LABELS, main, measure

Row = tuple[str | None, str]  # a speaker's name, and the words


def turns(*said: tuple[str, str]) -> list[TrueTurn]:
    return [TrueTurn(label, label.casefold(), words_of(text)) for label, text in said]


def document(rows: Sequence[Row], *, others: Sequence[Speaker] = ()) -> Document:
    """A text of these rows alone."""
    text = "\n".join(words for _, words in rows)
    names = [*dict.fromkeys(name for name, _ in rows if name is not None)]
    speakers = tuple(Speaker(f"s{at}", name, named=True) for at, name in enumerate(names, 1))
    ids = {speaker.name: speaker.id for speaker in speakers}
    quotes, start = [], 0
    for at, (name, words) in enumerate(rows, 1):
        span = TextSpan(start, start + len(words))
        quotes.append(Quote(f"q{at}", "direct", (span,), speaker_id=ids.get(name or "")))
        start = span.end + 1
    return Document("d", text, tuple(quotes), (*speakers, *others))


BERG = ("BERG", "The ferry leaves at nine and comes back at noon.")
OLSEN = ("MR. OLSEN", "I should like to know who has paid for it.")
SHORT = ("BERG", "Nobody.")


def test_turns_that_are_all_there() -> None:
    judged = JudgedTurns(
        turns(BERG, OLSEN, SHORT), document([("Anna Berg", BERG[1]), ("Olsen", OLSEN[1]), ("Anna Berg", SHORT[1])])
    )

    assert (judged.recall, judged.precision, judged.words, judged.share_of_persons) == (1, 1, 1, 1)
    assert judged.beside == 0
    assert [*judged.errors()] == []


def test_a_turn_of_somebody_else() -> None:
    said = turns(BERG, OLSEN, SHORT, OLSEN)
    judged = JudgedTurns(
        said, document([("Berg", BERG[1]), ("Olsen", OLSEN[1]), ("Olsen", SHORT[1]), ("Olsen", OLSEN[1])])
    )

    assert (judged.recall, judged.precision) == (0.75, 0.75)
    assert not judged.one_name("berg")  # has two
    assert judged.one_name("mr. olsen")
    assert next(judged.errors()) == "BERG: nobody: given to Olsen"


def test_a_turn_that_is_missing_and_a_row_too_many() -> None:
    judged = JudgedTurns(turns(BERG, OLSEN), document([("Berg", BERG[1]), ("Note", "See the list of ferries below.")]))

    assert (judged.recall, judged.precision) == (0.5, 0.5)
    assert judged.words == len(words_of(BERG[1])) / len([*words_of(BERG[1]), *words_of(OLSEN[1])])
    assert 0 < judged.beside < 1
    assert "no turn begins like q2 of Note: See the list of ferries below." in [*judged.errors()]


def test_paragraphs_of_one_person_may_be_one_row() -> None:
    more = ("BERG", "It has been so for as long as I know.")
    judged = JudgedTurns(turns(BERG, more, OLSEN), document([("Berg", f"{BERG[1]} {more[1]}"), ("Olsen", OLSEN[1])]))

    assert (judged.recall, judged.precision, judged.words) == (1, 1, 1)


def test_a_short_turn_is_found_where_more_stands_behind_it() -> None:
    judged = JudgedTurns(turns(BERG, SHORT), document([("Berg", BERG[1]), ("Berg", "Nobody. page 8 of the tape")]))

    assert judged.recall == 1
    assert judged.beside > 0


def test_two_persons_with_one_speaker_have_not_one_name() -> None:
    said = turns(BERG, OLSEN, BERG, OLSEN, BERG)
    judged = JudgedTurns(said, document([("Berg", words) for _, words in (BERG, OLSEN, BERG, OLSEN, BERG)]))

    assert [judged.one_name(person) for person in ("berg", "mr. olsen")] == [True, False]
    assert judged.recall == 0.6


def test_an_office_is_not_short_for_another() -> None:
    order, seats = "Order! I call the member.", "Be seated, all of you, please."
    said = turns(("MR SPEAKER", order), ("MR DEPUTY SPEAKER", seats))
    judged = JudgedTurns(said, document([("Deputy Speaker", order), ("Deputy Speaker", seats)]))

    assert judged.recall == 0.5


def test_rows_of_nobody_are_not_right() -> None:
    judged = JudgedTurns(turns(BERG), document([(None, BERG[1])]))

    assert (judged.recall, judged.words, judged.share_of_persons) == (0, 0, 0)


TEXTS: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "cook-islands.html": (
        "<html><body><div><span style='font: Bold'>MR SPEAKER (T. OLSEN): </span><span>Order.</span></div>"
        "<div>3</div><div>Please be seated.</div><div><span style='font: Bold'>PRAYER</span></div><div>Amen.</div>"
        "<div><span style='font: Bold'>HON. A. BERG: </span><span>Thank you.</span></div>"
        "<div><span style='font: Bold'>MR SPEAKER: </span><span>Next.</span></div></body></html>",
        [
            ("MR SPEAKER (T. OLSEN)", "t olsen", "order please be seated"),
            ("HON. A. BERG", "a berg", "thank you"),
            ("MR SPEAKER", "t olsen", "next"),
        ],
    ),
    "podcast.md": (
        "**Anna Berg:** We \\[laughs\\] sail.\n\nAt [nine](http://x.example).\n\n**Bo:** \\[sighs\\]\n\n"
        "**Break**: Ads.\n\nMore.",
        [("Anna Berg", "anna berg", "we sail at nine")],
    ),
    "apollo13.txt": (
        "[00:01]\n_page : 8\nCC:  Go for\n     orbit.\n\n[00:02]\nCDR: Roger. (Laughter)\n",
        [("CC", "cc", "go for orbit"), ("CDR", "cdr", "roger")],
    ),
    "hamlet.xml": (
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><person xml:id='b'><persName>Bo Berg</persName></person>"
        "<personGrp xml:id='m'><name>m</name></personGrp>"
        "<sp who='#b'><speaker>BERG </speaker><stage>aside</stage><l>Who sails?</l></sp><sp><l>A noise.</l></sp>"
        "<sp who='#m'><speaker>MEN</speaker><p>We.</p></sp></TEI>",
        [("BERG", "Bo Berg", "who sails"), ("MEN", "#m", "we")],
    ),
    "lords.xml": (
        "<publicwhip><speech speakername='Lady Berg'><p>My <i>Lords</i>.</p></speech>"
        "<speech nospeaker='true'><p>Moved.</p></speech></publicwhip>",
        [("Lady Berg", "Lady Berg", "my lords")],
    ),
    "commons.html": (
        "<p>3. <b>The Minister for Ports (Mr Bo Olsen):</b> We sail. [66]</p><p><b>Column 7</b></p>"
        "<p><b>Mr Olsen:</b> Soon.</p>",
        [
            ("The Minister for Ports (Mr Bo Olsen)", "bo olsen", "we sail"),
            ("Mr Olsen", "bo olsen", "soon"),
        ],
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_turns_of_a_file(name: str, tmp_path: Path) -> None:
    text, expected = TEXTS[name]
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    assert [(turn.label, turn.person, " ".join(turn.words)) for turn in FILES[name].turns(path)] == expected


def test_the_turns_of_a_pdf(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    page = Canvas(str(tmp_path / "kenya.pdf"))
    lines = (
        ("Helvetica", "1 Monday, 5th May, 2025(A)"),
        ("Helvetica-Bold", "Mr. Berg: Is it so?"),
        ("Helvetica", "It is: so they say."),
        ("Times-Italic", "(Question deferred)"),
        ("Helvetica", "ANSWERS"),
        ("Helvetica", "Nobody says this."),
        ("Helvetica-Bold", "Dr. Olsen: No."),
    )
    for number, (font, line) in enumerate(lines):
        page.setFont(font, 12)
        page.drawString(72, 700 - 20 * number, line)
    page.save()

    found = FILES["kenya.pdf"].turns(tmp_path / "kenya.pdf")

    assert [(turn.label, " ".join(turn.words)) for turn in found] == [
        ("Mr. Berg", "is it so it is so they say"),
        ("Dr. Olsen", "no"),
    ]


@pytest.fixture
def corpus(tmp_path: Path) -> Callable[[str, str], Path]:
    def write(id_: str, text: str) -> Path:
        path = tmp_path / f"{id_}.jsonl"
        path.write_text(json.dumps({"id": id_, "text": text, "quotes": []}) + "\n", encoding="utf-8")
        return path

    return write


def test_a_document_taken_for_a_transcript(
    corpus: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    talk = "\n\n".join(f"{label}The ferry leaves at nine, and nobody knows why." for label in LABELS * 3)
    prose = corpus("prose", "“We will stay,” Ann Lee said.\n\nShe had paid.")

    assert main(["--other", str(prose)]) == 0
    assert "prose: 0 of 1 documents" in capsys.readouterr().out
    assert main(["--other", str(prose), str(corpus("talk", talk))]) == 1
    assert "talk: 1 of 1 documents taken for transcripts\n  talk\n" in capsys.readouterr().out
    assert main(["--other", str(corpus("talk", talk)), "--but", "talk"]) == 0


@pytest.mark.model
def test_measures_by_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from inquit import Settings

    said = [*turns(*([BERG, OLSEN] * 6))]
    text = "\n\n".join(f"{label}: {words}" for label, words in [BERG, OLSEN] * 6)
    (tmp_path / "talk.txt").write_text(text, encoding="utf-8")
    settings = Settings(engine="rules", turns_only=True)

    assert measure(tmp_path, settings, 0, {"talk.txt": TrueFile(lambda _: said)})
    assert "| transcript |    12 |    12 |  1.000 " in capsys.readouterr().out
    assert not measure(tmp_path, settings, 1, {"talk.txt": TrueFile(lambda _: said[1:], Bars(turns=0.99))})
    assert "no turn begins like q1" in capsys.readouterr().out
