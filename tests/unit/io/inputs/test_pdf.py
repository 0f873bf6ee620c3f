"""PDF files: lines to paragraphs, headers, hyphens, and what has no text."""

from __future__ import annotations

import io

import pypdf
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from tests.made_inputs import ARTICLE, pdf_of_lines, print_out
from tests.unit.io.inputs.reading import read_one

from inquit.errors import InputError
from inquit.io.inputs.pdf_lines import PdfLine
from inquit.io.inputs.pdf_paragraphs import joined

FULL = "a line that is as long as the others are"


def _page(*lines: tuple[float, float, str]) -> list[PdfLine]:
    """Lines by x, y and text, in letters of ten points."""
    return [PdfLine(text, x, y, 10.0) for x, y, text in lines]


def test_places_are_pages_and_headers_are_gone() -> None:
    source = read_one("PDF", print_out(ARTICLE))
    labels = [place.label for place in source.markup.places]

    assert labels == [f"page {number}" for number in range(1, len(labels) + 1)]
    assert len(labels) > 3
    assert ARTICLE.site not in source.text
    assert "- 2 -" not in source.text


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("the har-", "bour was", "the harbour was"),
        ("the Secretary-", "General was", "the Secretary-General was"),
        ("the har\u00ad", "bour was", "the harbour was"),
        ("a twenty-one, a twenty-", "one again", "a twenty-one, a twenty-one again"),
        ("he said —", "she too", "he said — she too"),
        ("in 1990-", "1991 it", "in 1990-1991 it"),
        ("an of\ufb01ce", "was", "an of\ufb01ce was"),
    ],
)
def test_lines_are_joined_and_hyphens_undone(first: str, second: str, text: str) -> None:
    assert joined([_page((0, 100, first), (0, 88, second))])[0] == text


@pytest.mark.parametrize(
    ("second", "parted"),
    [
        ((0, 88, "Then more came, and it was as long"), False),
        ((0, 80, "then a gap"), True),
        ((12, 88, "Then an indent, and it is a long line"), True),
        ((12, 88, "then an indent in a list, in a sentence"), False),
        ((200, 100, "Then another column begins, and it is"), False),
    ],
)
def test_paragraphs_are_told_by_gaps_and_indents(second: tuple[float, float, str], parted: bool) -> None:
    lines = [(0, 136, FULL), (0, 124, FULL), (0, 112, FULL), (0, 100, f"{FULL}."), second, (0, second[1] - 12, FULL)]

    assert ("\n\n" in joined([_page(*lines)])[0]) is parted


def test_a_short_last_line_ends_a_paragraph_also_at_the_end_of_a_page() -> None:
    first = _page((0, 124, FULL), (0, 112, FULL), (0, 100, "It was over."))
    second = _page((0, 124, FULL.capitalize()), (0, 112, FULL))

    text, places = joined([first, second])

    assert f"It was over.\n\n{FULL.capitalize()}" in text
    assert text[places[1].start :].startswith(FULL.capitalize())


def test_larger_letters_are_a_heading() -> None:
    lines = [
        PdfLine("The title of it", 0, 130, 16.0),
        PdfLine("and its second line", 0, 112, 16.0),
        *_page((0, 98, FULL)),
    ]

    assert joined([lines])[0] == f"The title of it and its second line\n\n{FULL}"


def test_a_header_may_be_on_every_other_page_and_a_number_of_the_text_stays() -> None:
    def page(header: str, body: str) -> list[PdfLine]:
        return _page((0, 200, header), (0, 150, body), (0, 138, FULL), (0, 126, FULL), (0, 114, FULL), (0, 20, "xii"))

    pages = [
        page("The Gazette" if number % 2 else "A chapter", f"begins {number * FULL[:1]}") for number in range(1, 7)
    ]
    text = joined(pages)[0]

    assert "Gazette" not in text
    assert "chapter" not in text
    assert "xii" not in text
    assert all(f"begins {number * FULL[:1]} " in text for number in range(1, 7))
    assert "42" in joined([_page((0, 100, FULL), (0, 88, "42"))])[0]


def test_what_the_file_says_about_itself() -> None:
    data = pdf_of_lines([(0, "x")], title="A title", author="Jo Reed")

    assert read_one("PDF", data).meta == {
        "format": "PDF",
        "title": "A title",
        "author": "Jo Reed",
        "date": "2000-01-01",
    }


def _written(writer: pypdf.PdfWriter) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_password_for_reading_is_said_and_one_for_changes_is_no_hindrance(algorithm: str) -> None:
    def encrypted(user: str) -> bytes:
        writer = pypdf.PdfWriter(io.BytesIO(print_out(ARTICLE)))
        writer.encrypt(user, "owner", algorithm=algorithm)
        return _written(writer)

    assert read_one("PDF", encrypted("")).text == read_one("PDF", print_out(ARTICLE)).text
    with pytest.raises(InputError, match="x: has a password; save a copy without one"):
        read_one("PDF", encrypted("secret"))


def test_a_scan_is_said() -> None:
    from PIL import Image

    stream = io.BytesIO()
    canvas = Canvas(stream)
    for _ in range(2):
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0)
        canvas.showPage()
    canvas.save()

    with pytest.raises(InputError, match=r"x: no text in it, only pictures of its 2 pages \(a scan\)"):
        read_one("PDF", stream.getvalue())


def test_a_file_without_words_or_pictures_is_empty() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)

    assert read_one("PDF", _written(writer)).notices == ("x: empty, so there are no statements in it",)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", print_out(ARTICLE)[:200]], ids=["head", "cut"])
def test_a_damaged_file_is_named(data: bytes) -> None:
    with pytest.raises(InputError, match="x: a damaged PDF file"):
        read_one("PDF", data)
