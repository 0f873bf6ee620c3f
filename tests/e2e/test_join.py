"""The chapters of a book in files of their own, read as one with `--join`: their people are the same."""

from __future__ import annotations

from pathlib import Path

import pytest

import inquit

pytestmark = pytest.mark.model

CHAPTERS = {
    "chapter 1.txt": "Chapter I\n\n“We must go at once,” said Mr. Alder.\n\n“I will not go,” said Clara.\n",
    "chapter 2.txt": "Chapter II\n\nThe road was long.\n\n“You should have stayed,” said Alder at last.\n",
    "chapter 10.txt": "Chapter X\n\n“And you should have listened,” Clara answered.\n",
}


def test_people_are_one_over_the_chapters_of_a_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("book").mkdir()
    for name, text in CHAPTERS.items():
        Path("book", name).write_text(text, encoding="utf-8")
    extractor = inquit.Extractor(settings=inquit.Settings(engine="rules", genre="fiction"))
    alone = [one for one in extractor.extract_many(inquit.read("book")) if isinstance(one, inquit.Document)]
    (book,) = extractor.extract_many(inquit.read("book", join=True))

    assert isinstance(book, inquit.Document)
    assert {speaker.name for one in alone for speaker in one.speakers} == {"Mr. Alder", "Clara", "Alder"}
    assert {speaker.name for speaker in book.speakers} == {"Mr. Alder", "Clara"}
    rows = [(book.speaker_of(quote), book.text_of(quote.content), book.place_of(quote)) for quote in book.quotes]
    assert [(speaker.name if speaker else None, said, place) for speaker, said, place in rows] == [
        ("Mr. Alder", "“We must go at once,”", "chapter 1.txt, line 3"),
        ("Clara", "“I will not go,”", "chapter 1.txt, line 5"),
        ("Mr. Alder", "“You should have stayed,”", "chapter 2.txt, line 5"),
        ("Clara", "“And you should have listened,”", "chapter 10.txt, line 3"),
    ]
    assert (book.id, book.text) == ("book", "\n\n".join(CHAPTERS.values()))
