"""Every field of a document, read back from every format as another program would read it.

What must be there is taken from the document itself, not from the code that writes; so a field that holds another
one's value is noticed. The document has what is easily mixed up: a statement in two parts, one within another, somebody
who is spoken to, a group that speaks, a statement that nobody is known for, and a stretch that is no statement.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pyarrow.parquet as pq
import pytest
import spacy
from openpyxl import load_workbook
from spacy.tokens import DocBin

from inquit import Document, Evidence, NotQuote, Place, Quote, Speaker, Step, TextSpan, TimeSpan
from inquit.components.annotations import document_of
from inquit.io.outputs.all_outputs import output_format
from inquit.io.outputs.output_format import WriteOptions
from inquit.record import read_document

TEXT = (
    "“We will go,” Ann Lee told Bo Cruz off, “and never return.”\n\n"
    "The senior officials said that “Bo wrote ‘stay here’ to us”. The “plan” failed, it seems."
)
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def at(words: str) -> TextSpan:
    return TextSpan(TEXT.index(words), TEXT.index(words) + len(words))


ANN = Speaker("s1", "Ann Lee", True, "person", "mayor", "Springfield", "female", ("Ann",), (at("Ann Lee"),))
BO = Speaker("Q7", "Bo Cruz", True, "person", gender="male", aliases=("Bo", "Cruz"), mentions=(at("Bo Cruz"),))
GROUP = Speaker("s3", "senior officials", False, "group", members=("Di Fox", "Ed Gray"))
DOCUMENT = Document(
    "day/one.txt",
    TEXT,
    (
        Quote(
            "q1",
            "direct",
            (at("“We will go,”"), at("“and never return.”")),
            (at("told"), at("off")),
            (at("Ann Lee"),),
            "tell off",
            "speech",
            "s1",
            0.97,
            Evidence("around", (Step("Ann Lee", at("Ann Lee"), "name"), Step("Ann", None, "roster", 0.91))),
            addressee_id="Q7",
            status="alleged",
            time=TimeSpan(-2.5, 723.25),
        ),
        Quote(
            "q2",
            "mixed",
            (at("that “Bo wrote ‘stay here’ to us”"),),
            (at("said"),),
            (at("The senior officials"),),
            "say",
            "speech",
            "s3",
            0.83,
            Evidence("subject"),
            paragraph=2,
            time=TimeSpan("2024-05-01T14:05:10", None),
        ),
        Quote(
            "q3",
            "direct",
            (at("‘stay here’"),),
            (at("wrote"),),
            (TextSpan(at("Bo wrote").start, at("Bo wrote").start + 2),),
            "write",
            "speech",
            "Q7",
            0.61,
            Evidence("subject", (Step("Bo", at("Bo wrote"), "alias"),)),
            "q2",
            2,
            "s3",
            reported_by_id="s3",
        ),
        Quote("q4", "indirect", (at("The “plan” failed"),), (at("seems"),), (), "seem", "attitude", paragraph=2),
    ),
    (ANN, BO, GROUP),
    (NotQuote(at("“plan”"), "scare quote", 2),),
    {"path": "day/one.txt", "seconds": 0.5},
    (Place(0, "page 1"), Place(at("The senior").start, "page 2")),
)
# The same by hand, a row a statement, in the order of the columns.
ROWS: list[list[Any]] = [
    ["day/one.txt", "q1", None, "direct", "speech", "alleged", "Ann Lee", "s1", True, "person", "mayor", "Springfield",
     "female", "Bo Cruz", None, "“We will go,” … “and never return.”", "told … off", "tell off", "Ann Lee", 1, "page 1",
     -2.5, 723.25, 0, 59, 0.97, "around", "Ann Lee > Ann"],
    ["day/one.txt", "q2", None, "mixed", "speech", "asserted", "senior officials", "s3", False, "group", None, None,
     None, None, None, "that “Bo wrote ‘stay here’ to us”", "said", "say", "The senior officials", 2, "page 2",
     "2024-05-01T14:05:10", None, 87, 120,
     0.83, "subject", ""],
    ["day/one.txt", "q3", "q2", "direct", "speech", "asserted", "Bo Cruz", "Q7", True, "person", None, None, "male",
     "senior officials", "senior officials", "‘stay here’", "wrote", "write", "Bo", 2, "page 2", None, None, 102, 113,
     0.61, "subject", "Bo"],
    ["day/one.txt", "q4", None, "indirect", "attitude", "asserted", None, None, None, None, None, None, None, None,
     None, "The “plan” failed", "seems", "seem", "", 2, "page 2", None, None, 122, 139, 0.0, "none", ""],
]  # fmt: skip
NO_ROW: list[Any] = [
    "day/one.txt",
    *[None] * 2,
    "not_quote",
    *[None] * 11,
    "“plan”",
    *[None] * 3,
    2,
    *[None] * 3,
    126,
    132,
    *[None] * 3,
]


TIMES_SHOWN = {"q1": ["-0:00:02–0:12:03"], "q2": ["2024-05-01 14:05:10"]}
TIMES = (21, 22)  # the columns that are texts in Parquet, whatever a time is elsewhere


def written(name: str, **options: Any) -> Any:
    """What a format makes of the document: text or bytes."""
    chosen = output_format(name)
    stream: Any = io.BytesIO() if chosen.binary else io.StringIO(newline="")
    options = {"with_not_quotes": True, "version": "1.2", "model": "m", **options}
    writer = chosen.open(stream, WriteOptions(**options))
    writer.document(DOCUMENT)
    writer.finish()
    return stream.getvalue()


# ---------------------------------------------------------------- rows


def cells_of_csv(text: str, delimiter: str = ",") -> list[list[Any]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def as_text(cell: Any) -> str:
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


@pytest.mark.parametrize(("name", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_delimited(name: str, delimiter: str) -> None:
    header, *rows = cells_of_csv(written(name), delimiter)

    assert [dict(zip(header, row, strict=True)) for row in rows] == [
        {column: as_text(cell) for column, cell in zip(header, row, strict=True)}
        for row in [*[[*row, None] for row in ROWS], [*NO_ROW, "scare quote"]]
    ]
    assert cells_of_csv(written(name, with_not_quotes=False), delimiter)[1:] == [[*map(as_text, row)] for row in ROWS]


def test_parquet() -> None:
    rows = pq.read_table(io.BytesIO(written("parquet", with_not_quotes=False))).to_pylist()
    more = pq.read_table(io.BytesIO(written("parquet"))).to_pylist()

    assert [[*row.values()] for row in rows] == [
        [str(cell) if number in TIMES and cell is not None else cell for number, cell in enumerate(row)] for row in ROWS
    ]
    assert [*more[-1].values()] == [*NO_ROW, "scare quote"]


def test_xlsx() -> None:
    quotes, speakers = load_workbook(io.BytesIO(written("xlsx")))
    _, *rows = quotes.iter_rows(values_only=True)
    header, *people = speakers.iter_rows(values_only=True)
    expected = [[*[cell if cell != "" else None for cell in row], None] for row in ROWS]

    assert [[*row] for row in rows] == [*expected, [*NO_ROW, "scare quote"]]
    assert [dict(zip(header, row, strict=True)) for row in people] == [
        {
            "document": "day/one.txt",
            "id": speaker.id,
            "name": speaker.name,
            "named": speaker.named,
            "kind": speaker.kind,
            "role": speaker.role,
            "affiliation": speaker.affiliation,
            "gender": speaker.gender,
            "members": "; ".join(speaker.members) or None,
            "aliases": "; ".join(speaker.aliases) or None,
            "quotes": 1,
        }
        for speaker in DOCUMENT.speakers
    ]


def test_markdown() -> None:
    lines = written("markdown").splitlines()
    tables = [[unescape(re.sub(r"\\(.)", r"\1", cell)) for cell in re.split(r" ?(?<!\\)\| ?", line)[1:-1]]
              for line in lines if line.startswith("|")]  # fmt: skip

    assert lines[0] == "## day/one\\.txt" or lines[0] == "## day/one.txt"
    assert tables[2:6] == [
        [
            "1",
            "Ann Lee",
            "Bo Cruz",
            "",
            ROWS[0][15],
            "direct",
            "alleged",
            "told … off",
            "1",
            "page 1",
            "-0:00:02–0:12:03",
            "0.97",
        ],
        [
            "2",
            "senior officials",
            "",
            "",
            ROWS[1][15],
            "mixed",
            "",
            "said",
            "2",
            "page 2",
            "2024-05-01 14:05:10",
            "0.83",
        ],
        ["3", "Bo Cruz", *["senior officials"] * 2, ROWS[2][15], "direct", "", "wrote", "2", "page 2", "", "0.61"],
        ["4", "–", "", "", ROWS[3][15], "indirect", "", "seems", "2", "page 2", "", ""],
    ]
    assert tables[8:] == [["“plan”", "scare quote", "2"]]


# ---------------------------------------------------------------- records


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json(name: str) -> None:
    written_ = json.loads(written(name, with_text=True))
    (record,) = written_["documents"] if name == "json" else [written_]

    assert replace(read_document(record, record["text"]), places=DOCUMENT.places) == DOCUMENT
    for quote, row in zip(record["quotes"], ROWS, strict=True):
        shown = [quote[key] for key in ("id", "parent_id", "type", "act", "status", "speaker", "speaker_id")]
        assert shown == row[1:8]
        keys = ("addressee", "reported_by", "text", "cue_lemma", "place")
        assert [quote[key] for key in keys] == [row[i] for i in (13, 14, 15, 17, 20)]
        times = quote["time"] or {"start": None, "end": None}
        assert [times["start"], times["end"]] == row[21:23]
    assert record["not_quotes"][0]["text"] == "“plan”"


def test_docbin() -> None:
    (doc,) = DocBin().from_bytes(written("docbin")).get_docs(spacy.blank("en").vocab)
    spans = {
        kind: [(span.id_, span.label_, span.text) for span in doc.spans[f"inquit_{kind}"]]
        for kind in ("quotes", "cues", "sources")
    }

    found = document_of(doc)
    assert found is not None
    assert replace(found, places=DOCUMENT.places) == DOCUMENT
    assert spans["quotes"] == [(q.id, q.type, span.of(TEXT)) for q in DOCUMENT.quotes for span in q.content]
    assert spans["cues"] == [(q.id, "cue", span.of(TEXT)) for q in DOCUMENT.quotes for span in q.cue]
    assert spans["sources"] == [(q.id, "source", span.of(TEXT)) for q in DOCUMENT.quotes for span in q.source]


# ---------------------------------------------------------------- marks in the text


def stretches(element: ElementTree.Element, start: int = 0) -> Iterator[tuple[ElementTree.Element, TextSpan]]:
    """Every element within, with the stretch of the text that it holds."""
    position = start + len(element.text or "")
    for child in element:
        yield from stretches(child, position)
        end = position + len("".join(child.itertext()))
        yield child, TextSpan(position, end)
        position = end + len(child.tail or "")


def test_tei() -> None:
    root = ElementTree.fromstring(written("tei").encode())
    (body,) = root.iter(f"{TEI}body")
    found = list(stretches(body))
    assert "".join(body.itertext()) == TEXT
    said = {one.attrib[XML_ID]: (one.attrib, span) for one, span in found if one.tag == f"{TEI}said"}
    people = {one.attrib[XML_ID]: one for one in root.find(f".//{TEI}listPerson") or ()}
    numbers = {f"d1.s{number}": speaker for number, speaker in enumerate(DOCUMENT.speakers, start=1)}
    for number, quote in enumerate(DOCUMENT.quotes, start=1):
        id_ = f"d1.q{number}"
        parts = [id_, *(f"{id_}.{part}" for part in range(2, len(quote.content) + 1))]
        assert tuple(said[part][1] for part in parts) == quote.content
        for index, part in enumerate(parts):
            attributes = dict(said[part][0])
            assert attributes.pop("prev", None) == (f"#{parts[index - 1]}" if index else None)
            assert attributes.pop("next", None) == (f"#{parts[index + 1]}" if index + 1 < len(parts) else None)
            who, to, reporter = (attributes.pop(name, None) for name in ("who", "toWhom", "source"))
            assert reporter == (None if quote.reported_by_id is None else "#d1.s3")
            assert (None if who is None else numbers[who[1:]]) == DOCUMENT.speaker_of(quote)
            assert (None if to is None else numbers[to[1:]]) == DOCUMENT.addressee_of(quote)
            assert attributes == {
                XML_ID: part,
                "direct": "true" if quote.type == "direct" else "false",
                "n": {"q1": "direct alleged", "q2": "mixed", "q3": "direct", "q4": "indirect attitude"}[quote.id],
                "cert": f"{quote.confidence:g}",
            }
        for kind in ("cue", "source"):
            marks = [span for one, span in found if one.attrib == {"type": kind, "corresp": f"#{id_}"}]
            assert tuple(marks) == getattr(quote, kind)
    assert sum(len(quote.content) for quote in DOCUMENT.quotes) == len(said)
    assert [span for one, span in found if one.tag == f"{TEI}quote"] == [at("“Bo wrote ‘stay here’ to us”")]
    assert [(one.attrib, span) for one, span in found if one.tag == f"{TEI}q"] == [
        ({"type": "scare_quote"}, at("“plan”"))
    ]
    assert {id_: _person(one) for id_, one in people.items()} == {
        id_: _expected_person(speaker) for id_, speaker in numbers.items()
    }
    assert [one.text for one in root.iter(f"{TEI}title")] == ["day/one.txt"]


def _person(element: ElementTree.Element) -> list[tuple[str, str | None, str | None]]:
    inner = [(one.tag.removeprefix(TEI), one.get("type"), one.text) for one in element]
    return [(element.tag.removeprefix(TEI), element.get("sex"), element.get("n")), *inner]


def _expected_person(speaker: Speaker) -> list[tuple[str, str | None, str | None]]:
    notes = {key: getattr(speaker, key) for key in ("kind", "role", "affiliation", "gender")}
    return [
        ("personGrp" if speaker.kind == "group" else "person", speaker.gender and speaker.gender.upper(), speaker.id),
        ("persName", None if speaker.named else "description", speaker.name),
        *(("persName", "alias", alias) for alias in speaker.aliases),
        *(("persName", "member", member) for member in speaker.members),
        *(("note", key, value) for key, value in notes.items() if value),
    ]


def test_brat() -> None:
    with zipfile.ZipFile(io.BytesIO(written("brat"))) as archive:
        names = archive.namelist()
        assert names == ["annotation.conf", "00001-day_one.txt.txt", "00001-day_one.txt.ann"]
        assert archive.read(names[1]).decode() == TEXT
        lines = [line.split("\t") for line in archive.read(names[2]).decode().splitlines()]
    entities = {id_: rest for id_, *rest in lines if id_.startswith("T")}
    spans, kinds = {}, {}
    for id_, (head, shown) in entities.items():
        kinds[id_], _, places = head.partition(" ")
        spans[id_] = tuple(TextSpan(*map(int, place.split())) for place in places.split(";"))
        assert shown == " ".join(span.of(TEXT) for span in spans[id_])
    relations = {tuple(re.split(r" Arg[12]:", rest[0])) for id_, *rest in lines if id_.startswith("R")}
    notes = {rest[0].removeprefix("AnnotatorNotes "): rest[1] for id_, *rest in lines if id_.startswith("#")}
    statements = {quote.content: quote for quote in DOCUMENT.quotes}
    by_id = {id_: statements[spans[id_]] for id_ in notes}
    assert [quote.id for quote in by_id.values()] == ["q1", "q2", "q3", "q4"]
    assert {kinds[id_] for id_ in entities.keys() - notes.keys()} == {"Cue", "Source"}
    for id_, quote in by_id.items():
        assert kinds[id_] == quote.type.title()
        for kind in ("cue", "source"):
            tied = [one for relation, one, other in relations if (relation, other) == (f"{kind.title()}Of", id_)]
            assert [(kinds[one], spans[one]) for one in tied] == [
                (kind.title(), value) for value in (getattr(quote, kind),) if value
            ]
        speaker, addressee = DOCUMENT.speaker_of(quote), DOCUMENT.addressee_of(quote)
        name = "speaker not known" if speaker is None else f"speaker: {speaker.name} ({speaker.id})"
        reporter = DOCUMENT.reporter_of(quote)
        to = "" if addressee is None else f"; to: {addressee.name} ({addressee.id})"
        to += "" if reporter is None else f"; reported by: {reporter.name} ({reporter.id})"
        to += "" if quote.status == "asserted" else f"; {quote.status}"
        to += "".join(f"; time {shown}" for shown in TIMES_SHOWN.get(quote.id, ()))
        assert notes[id_] == f"{name}{to}; confidence {quote.confidence:.2f}; {quote.evidence.rule}"
    assert {(by_id[one].id, by_id[other].id) for kind, one, other in relations if kind == "InsideOf"} == {("q3", "q2")}


def test_conll() -> None:
    lines = written("conll").splitlines()
    assert lines[0].startswith(
        "# global.columns = ID FORM START END QUOTE TYPE SPEAKER ADDRESSEE STATUS REPORTED_BY CUE SOURCE"
    )
    assert lines[1] == "# newdoc id = day/one.txt"
    assert lines[2:5] == [f"# speaker {speaker.id} = {speaker.name}" for speaker in DOCUMENT.speakers]
    header = lines[0].split(" = ")[1].split()
    assert lines[5:7] == ["# time q1 = -2.5 723.25", "# time q2 = 2024-05-01T14:05:10 _"]
    tokens = [dict(zip(header, line.split("\t"), strict=True)) for line in lines[7:] if line]
    assert all(TEXT[int(token["START"]) : int(token["END"])] == token["FORM"] for token in tokens)
    marks: dict[str, Callable[[Quote], tuple[TextSpan, ...]]] = {
        "QUOTE": lambda quote: quote.content,
        "CUE": lambda quote: quote.cue,
        "SOURCE": lambda quote: quote.source,
    }
    begun = set()
    for token in tokens:
        span = TextSpan(int(token["START"]), int(token["END"]))
        for column, spans in marks.items():
            # q2 is around q3, and the order of the statements is that of their beginnings
            expected = [quote for quote in DOCUMENT.quotes if any(span.overlaps(one) for one in spans(quote))]
            bio = [f"{'I' if (column, quote.id) in begun else 'B'}-{quote.id}" for quote in expected]
            begun |= {(column, quote.id) for quote in expected}
            assert token[column] == ("|".join(bio) or "_")
            if column == "QUOTE":
                assert token["TYPE"] == ("|".join(quote.type for quote in expected) or "_")
                assert token["SPEAKER"] == ("|".join(quote.speaker_id or "_" for quote in expected) or "_")
                assert token["STATUS"] == ("|".join(quote.status for quote in expected) or "_")
                assert token["REPORTED_BY"] == ("|".join(quote.reported_by_id or "_" for quote in expected) or "_")
                assert token["ADDRESSEE"] == ("|".join(quote.addressee_id or "_" for quote in expected) or "_")
    assert [token["ID"] for token in tokens if token["START"] == str(at("The senior").start)] == ["1"]


def test_label_studio() -> None:
    (task,) = json.loads(written("label-studio"))
    (prediction,) = task["predictions"]
    assert task["data"] == {"id": "day/one.txt", "text": TEXT}
    assert prediction["model_version"] == "inquit 1.2 m"
    regions = {one["id"]: one for one in prediction["result"] if one["type"] == "labels"}
    relations = {(one["from_id"], one["to_id"], *one["labels"]) for one in prediction["result"] if "to_id" in one}
    expected_regions, expected_relations = {}, set()
    for quote in DOCUMENT.quotes:
        first = f"{quote.id}-{quote.type}-1"
        for label, spans in ((quote.type, quote.content), ("cue", quote.cue), ("source", quote.source)):
            for number, span in enumerate(spans, start=1):
                id_ = f"{quote.id}-{label}-{number}"
                expected_regions[id_] = {"start": span.start, "end": span.end, "text": span.of(TEXT), "labels": [label]}
                if id_ != first:
                    expected_relations.add((id_, first, "part" if label == quote.type else label))
        speaker, addressee = DOCUMENT.speaker_of(quote), DOCUMENT.addressee_of(quote)
        meta = ["speaker not known" if speaker is None else speaker.name]
        meta += [] if addressee is None else [f"to {addressee.name}"]
        reporter = DOCUMENT.reporter_of(quote)
        meta += [] if reporter is None else [f"reported by {reporter.name}"]
        meta += [] if quote.status == "asserted" else [quote.status]
        assert regions[first]["meta"]["text"] == meta + TIMES_SHOWN.get(quote.id, [])
        assert regions[first]["score"] == quote.confidence
    assert {id_: one["value"] for id_, one in regions.items()} == expected_regions
    assert relations == expected_relations | {("q3-direct-1", "q2-mixed-1", "inside")}


def test_html() -> None:
    """A page is for people; what it says of each statement is there as text."""
    page = written("html")
    plain = unescape(re.sub(r"<[^>]*>", "", page))

    for words in ("“We will go,”", "“and never return.”", "senior officials", "Bo Cruz"):
        assert words in plain, words
