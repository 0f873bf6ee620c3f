"""Is the TEI that inquit writes valid? For texts that ask much of it, against the RELAX NG schema of TEI All.

    python benchmarks/tei_valid.py tei_all.rng [FILES...]

The schema is published with the TEI guidelines (tei-c.org). FILES are texts; without them, there are the sample of
`inquit demo` and texts made for this. Needs lxml (pip install lxml). Exit code 1 when something is not valid, or
when the text does not come back.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

import inquit
from inquit import Document, NotQuote, Place, Quote, Speaker, TextSpan, TimeSpan
from inquit.document import SpeakerKind
from inquit.io.outputs.output_format import WriteOptions
from inquit.io.outputs.tei_output import TeiWriter
from inquit.samples import SAMPLE, read_sample
from inquit.text_safety import xml_safe

TEI = "{http://www.tei-c.org/ns/1.0}"
RANDOM_DOCUMENTS = 300
HOSTILE = "=1 <b> & ]]> \x00\x1b\ud800\uffff\r\n\r\n “One.\n\n“Two,” \t\x85\u2028\n\n"
BOOK = "THE FERRY\n\nby Nobody\n\n\nCHAPTER I\n\nRAIN\n\nIt rained.\n\nAnn left.\n\n\nCHAPTER II\n\nIt snowed."
ALPHABET = 'abc “”‘’"\n\r\t<>&\x0b\x1b\ud800é🦊'


def main() -> int:
    """Write, validate, and print a line each; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("schema", type=Path)
    parser.add_argument("files", type=Path, nargs="*")
    args = parser.parse_args()
    schema = etree.RelaxNG(etree.parse(str(args.schema)))
    faults = 0
    for name, documents in cases(args.files):
        found = problem(schema, documents)
        faults += found is not None
        print(f"{name:40}  {'valid' if found is None else found}")
    print(f"{faults} not valid" if faults else "all valid")
    return 1 if faults else 0


def cases(files: list[Path]) -> Iterator[tuple[str, list[Document]]]:
    """What is written, under a name."""
    extractor = inquit.Extractor()
    texts = {str(file): file.read_text(encoding="utf-8") for file in files} or {SAMPLE: read_sample()}
    documents = [extractor.extract(text, id=name) for name, text in texts.items()]
    yield from ((document.id, [document]) for document in documents)
    yield "no document", []
    yield "an empty text", [Document("", "")]
    yield "white space", [Document(" ", " \n\n\t")]
    yield "a book", [Document("book", BOOK, meta={"genre": "fiction"})]
    yield "what XML cannot hold", [everything(HOSTILE, random.Random(0))]
    generator = random.Random(1)
    made = [
        everything("".join(generator.choices(ALPHABET, k=generator.randrange(200))), generator)
        for _ in range(RANDOM_DOCUMENTS)
    ]
    yield from ((f"made {number}", [document]) for number, document in enumerate(made[:20], start=1))
    yield "a corpus of all of them", [*documents, *made]


def everything(text: str, generator: random.Random) -> Document:
    """A document with marks of every kind anywhere, crossing each other and the paragraphs."""

    def spans(most: int) -> tuple[TextSpan, ...]:
        cuts = sorted(generator.randrange(len(text) + 1) for _ in range(2 * generator.randint(1, most)))
        return tuple(TextSpan(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=True))

    kinds: tuple[SpeakerKind | None, ...] = ("person", "group", "organisation", "document", None)
    speakers = tuple(
        Speaker(
            f"s {number}",
            text[:9],
            number % 2 == 0,
            kind,
            text[:5],
            text[5:9] or None,
            "female",
            (text[:3],),
            (),
            ("a", "b"),
        )
        for number, kind in enumerate(kinds)
    )
    quotes = tuple(
        Quote(
            f"q{number}",
            generator.choice(("direct", "mixed", "indirect")),
            spans(3),
            spans(2),
            spans(1),
            act=generator.choice(("speech", "attitude")),
            speaker_id=generator.choice((None, "s 0", "s 1", "s 2", "s 3", "s 4")),
            addressee_id=generator.choice((None, "s 0", "s 1")),
            confidence=generator.random() ** 8,
            time=generator.choice(
                (None, TimeSpan(-1.5, 2.0), TimeSpan("14:05", None), TimeSpan("?", "2024-05-01T14:05Z"))
            ),
        )
        for number in range(generator.randrange(8))
    )
    kind = generator.choice(({}, {"genre": "fiction"}, {"genre": "transcript"}, {"genre": "transcript", "play": True}))
    about = {"title": text[:5], "author": f"{text[:5]}; {text}", "date": generator.choice((text, "2024-05-03T10:00"))}
    meta = {"path": text, **kind, **generator.choice(({}, about)), "narrator": "s 1"}
    places = tuple(Place(span.start, f"chapter {span.end}: {text[:5]}") for span in spans(3))
    not_quotes = (NotQuote(spans(1)[0], "scare quote"),)
    return Document(text[:20], text, quotes, speakers, not_quotes, meta, generator.choice(((), places)))


def problem(schema: etree.RelaxNG, documents: list[Document]) -> str | None:
    """The first thing that is wrong with what is written for the documents."""
    stream = io.StringIO()
    writer = TeiWriter(stream, WriteOptions(with_not_quotes=True, version=inquit.__version__, model="m"))
    for document in documents:
        writer.document(document)
    writer.finish()
    tree = etree.fromstring(stream.getvalue().encode())
    if not schema.validate(tree):
        return str(schema.error_log.filter_from_errors()[0])
    texts = ["".join(body.itertext()) for body in tree.iter(f"{TEI}body")]
    if documents and texts != [xml_safe(document.text) for document in documents]:
        return "the text does not come back"
    return None


if __name__ == "__main__":
    sys.exit(main())
