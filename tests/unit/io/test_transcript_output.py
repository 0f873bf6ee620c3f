"""A plain transcript: labels and paragraphs, which give the same turns when they are read again."""

from __future__ import annotations

import io
import re

import pytest

from inquit import Document, Extractor, Quote, Settings, Speaker, TextSpan
from inquit.io.outputs.all_outputs import output_format
from inquit.io.outputs.output_format import WriteOptions


def written(*documents: Document, several: bool = False) -> str:
    stream = io.StringIO()
    writer = output_format("transcript").open(stream, WriteOptions(several=several))
    for document in documents:
        writer.document(document)
    writer.finish()
    return stream.getvalue()


PAGE = (
    "Lund (rising)\nWe sail\n at noon. (Laughter.) Or not.\n\n(a) With a crew.\r\n \r\nMind: without one, too.\n\n"
    "No!\n\nPike. Aye, “sir”."
)


def at(words: str) -> TextSpan:
    return TextSpan(PAGE.index(words), PAGE.index(words) + len(words))


DOCUMENT = Document(
    "log.txt",
    PAGE,
    (
        Quote(
            "q1",
            "direct",
            (at("We sail\n at noon."), at("Or not."), at("(a) With a crew.\r\n \r\nMind: without one, too.")),
            speaker_id="s1",
        ),
        Quote("q2", "direct", (at("No!"),)),
        Quote("q3", "direct", (at("Aye, “sir”."),), speaker_id="s2"),
        Quote("q4", "direct", (at("“sir”"),), speaker_id="s1", parent_id="q3"),
    ),
    (Speaker("s1", "Mira Lund", named=True), Speaker("s2", "bosun: of\n the Anna", named=False)),
)


def test_turns_are_paragraphs_behind_names() -> None:
    assert written(DOCUMENT) == (
        "Mira Lund: We sail at noon. Or not.\n\n(a) With a crew. Mind: without one, too.\n\n"
        "UNIDENTIFIED SPEAKER: No!\n\nBosun of the Anna: Aye, “sir”.\n"
    )


def test_of_several_texts_each_has_its_name_above() -> None:
    page = written(DOCUMENT, DOCUMENT, several=True)

    assert re.findall(r"^\[.*\]$", page, re.MULTILINE) == ["[log.txt]", "[log.txt]"]
    assert "\n\n\n" not in page


@pytest.mark.model
def test_what_is_written_gives_the_same_turns_when_it_is_read() -> None:
    extractor = Extractor(settings=Settings(engine="rules"))
    text = (
        "Mira Lund: How long have you worked in the port?\n\n"
        "Tom Oakes: Thirty years, and I have never seen a winter like this one.\n\n"
        "The ice came in October. The council said on Monday that nobody sails.\n\n"
        "Mira Lund: And after that?\n\n"
        "Tom Oakes: We waited. Then: nothing.\n\n"
        "Mira Lund: Thank you.\n"
    )
    first = extractor.extract(text)
    second = extractor.extract(written(first))

    assert turns(second) == turns(first)
    assert len(turns(first)) == 5


def turns(document: Document) -> list[tuple[str, str]]:
    found = []
    for quote in document.quotes:
        if quote.parent_id is None:
            speaker = document.speaker_of(quote)
            found.append(("" if speaker is None else speaker.name, " ".join(document.text_of(quote.content).split())))
    return found
