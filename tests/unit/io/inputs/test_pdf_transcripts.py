"""Talk in PDF files: labels begin paragraphs, and numbers of lines are no text."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas
from tests.made_inputs import pdf_of_lines
from tests.unit.io.inputs.reading import read_one

TALK = [
    (15.0, "Mr. Oakes: No boat will sail before---"),
    (15.0, "Mr. Speaker: Order! There is a point of order."),
    (15.0, "The Minister for Ferries and Ports (Mr. Lund): I beg"),
    (0.0, "to reply."),
    (60.0, "THE FERRIES BILL"),
    (15.0, "Mr. Oakes: I move that the Bill be read, and I have"),
    (0.0, "one thing to say: it is late."),
    (15.0, "Mr. Speaker: Proceed."),
] * 3


def paragraphs(data: bytes) -> list[str]:
    return read_one("PDF", data).text.split("\n\n")


def test_a_label_begins_a_paragraph_where_nothing_ended_before_it() -> None:
    assert paragraphs(pdf_of_lines(TALK, title="Debate"))[:6] == [
        "Mr. Oakes: No boat will sail before---",
        "Mr. Speaker: Order! There is a point of order.",
        "The Minister for Ferries and Ports (Mr. Lund): I beg to reply.",
        "THE FERRIES BILL",
        "Mr. Oakes: I move that the Bill be read, and I have one thing to say: it is late.",
        "Mr. Speaker: Proceed.",
    ]


def test_a_colon_decides_nothing_where_few_lines_have_one() -> None:
    prose = [
        (0.0, "The mayor went on and said what he had in mind that"),
        (0.0, "Monday: no boat, no bus, and nobody"),
    ] * 9
    prose += [(0.0, "Monday: and so on, he said, for years and years and")]

    assert len(paragraphs(pdf_of_lines(prose, title="Prose"))) == 1


def court(*pages: list[str], apart: bool) -> bytes:
    """Pages whose lines have numbers before them, drawn with their line or all before any."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(400, 500), invariant=1)
    for page, lines in enumerate(pages, start=1):
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(300, 480, f"Page {page}")
        rows = [(f"{number}", 450 - 15 * number, line) for number, line in enumerate(lines, start=1)]
        for number, y, _ in rows if apart else ():
            canvas.drawString(40, y, number)
        for number, y, line in rows:
            if not apart:
                canvas.drawString(40, y, number)
            canvas.drawString(70, y, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


COURT = [
    *("Q. How long have you worked", "in the port?", "A. Thirty years, and it was", "never like this.", "Q. Never?"),
    *("A. No.", "THE COURT: Proceed with the", "next one.", "MR. OAKES: I have 12 of", "them left."),
    *(
        "Q. Did you sail?",
        "A. A boat was lost on",
        "14 May, so I did not.",
        "THE COURT: We stop here and",
        "go on at two.",
    ),
]


def test_numbers_of_lines_are_no_text() -> None:
    expected = [
        "Q. How long have you worked in the port?",
        "A. Thirty years, and it was never like this.",
        "Q. Never?",
        "A. No.",
        "THE COURT: Proceed with the next one.",
        "MR. OAKES: I have 12 of them left.",
        "Q. Did you sail?",
        "A. A boat was lost on 14 May, so I did not.",
        "THE COURT: We stop here and go on at two.",
    ]

    other = COURT[2:] + COURT[:2]
    assert paragraphs(court(COURT, other, apart=False)) == [*expected, *expected[1:], expected[0]]
    assert paragraphs(court(COURT, other, apart=True)) == [*expected, *expected[1:], expected[0]]


def test_a_numbered_list_keeps_its_numbers() -> None:
    listed = [(0.0, f"{number} Item of a list") for number in range(1, 11)]

    assert "7 Item of a list" in read_one("PDF", pdf_of_lines(listed, title="List")).text
