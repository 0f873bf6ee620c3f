"""A document whose title is a program's default has none."""

from __future__ import annotations

import io
from importlib.resources import files

import pytest
from docx import Document
from tests.made_inputs import ARTICLE, page, pdf_of_lines
from tests.unit.io.inputs.reading import read_one

from inquit.io.document_titles import is_default_title, without_default_title


@pytest.mark.parametrize(
    "title",
    [
        *("Word Document", "word  document ", "UNTITLED", "Untitled 3", "Untitled (2)", "Untitled-1.indd", "Document1"),
        *(
            "Microsoft Word - Document12",
            "Microsoft Word - Dokument1.docx",
            "PowerPoint Presentation",
            "Slide 1",
            "無題",
        ),
        *("PowerPoint-Präsentation", "Sin título", "Unbenannt 1", "Insert title here", "New Page 4", "(anonymous)"),
    ],
)
def test_a_default_of_a_program_is_no_title(title: str) -> None:
    assert is_default_title(title)


@pytest.mark.parametrize(
    "title",
    [
        *("The Untitled", "Document of the Year", "Word", "1984", "Untitled: a life", "A Presentation", "Catch-22", ""),
        *("Microsoft Word - flood report.doc", "Unknown Pleasures", "Slide 1 of our descent"),
    ],
)
def test_a_title_that_somebody_gave_stays(title: str) -> None:
    assert without_default_title({"title": title, "author": "Untitled"}) == {"title": title, "author": "Untitled"}


def test_the_defaults_are_written_as_they_are_compared() -> None:
    lines = files("inquit.io").joinpath("default_titles.tsv").read_text(encoding="utf-8").splitlines()
    titles = [line.split("\t")[0] for line in lines if not line.startswith("#")][1:]

    assert titles == sorted(set(titles))
    assert [title for title in titles if not is_default_title(title.replace("#", "7").upper())] == []


def test_the_readers_leave_it_out() -> None:
    document = Document()
    document.add_paragraph("“Yes,” said Ann.")
    stream = io.BytesIO()
    document.save(stream)

    assert "title" not in read_one("DOCX", stream.getvalue()).meta
    assert "title" not in read_one("PDF", pdf_of_lines([(72, "Yes, said Ann.")], title="untitled")).meta
    html = page(ARTICLE).replace(ARTICLE.title.encode(), b"Untitled Document")
    assert "title" not in read_one("HTML", html).meta
