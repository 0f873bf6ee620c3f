"""Any text comes back from every format that can be read back, but for what the format cannot hold."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import defaultdict
from xml.etree import ElementTree

import pyarrow.parquet as pq
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from inquit import Document, Quote, Speaker, TextSpan
from inquit.components.docbin import DocBinWriter
from inquit.io.outputs.brat_output import BratWriter
from inquit.io.outputs.conll_output import COLUMNS, ConllWriter
from inquit.io.outputs.csv_output import CsvWriter, TsvWriter
from inquit.io.outputs.json_output import JsonLinesWriter, JsonWriter
from inquit.io.outputs.label_studio_output import LabelStudioWriter
from inquit.io.outputs.markdown_output import MarkdownWriter
from inquit.io.outputs.output_format import WriteOptions, Writer
from inquit.io.outputs.parquet_output import ParquetWriter
from inquit.io.outputs.tei_output import TeiWriter
from inquit.io.outputs.xlsx_output import XlsxWriter
from inquit.text_safety import encodable, xml_safe

# Any characters at all, and more often than by chance those that formats give a meaning to.
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("=+-@'\"\t\r\n,;|\\<>&]`*_#\x00\x0b\x1b\x85\u2028\ud800\udfff\ufeff\ufffe🦊é “”"),
    ),
    min_size=1,
    max_size=80,
)
# The first call of a library loads it, and a whole file a text takes its time.
FILES = settings(deadline=None, max_examples=50)
HOSTILE = "=1+1\r\n\x00\x1b\ud83e\udd8a ]]>&<b>|\t\"'\\"


def documents(text: str) -> Document:
    """A document with the text in every place that text can be in."""
    quote = Quote("q1", "direct", (TextSpan(0, len(text)),), speaker_id="s1", addressee_id="s1")
    return Document(text, text, (quote,), (Speaker("s1", text, True, role=text, aliases=(text,)),))


def _paired(text: str) -> str:
    """JSON takes two halves of a pair side by side for the character that they would make."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def _fed(writer: Writer, text: str) -> None:
    writer.document(documents(text))
    writer.finish()


@given(TEXTS)
@example(HOSTILE)
def test_json_gives_every_text_back(text: str) -> None:
    lines, whole = io.StringIO(), io.StringIO()
    _fed(JsonLinesWriter(lines, WriteOptions()), text)
    _fed(JsonWriter(whole, WriteOptions(version=text, model=text)), text)
    record = json.loads(lines.getvalue().encode())

    assert record["quotes"][0]["text"] == record["id"] == record["speakers"][0]["role"] == _paired(text)
    assert json.loads(whole.getvalue().encode())["documents"][0] == record


@given(TEXTS, st.sampled_from([",", "\t"]))
@example(HOSTILE, ",")
def test_csv_gives_every_text_back_but_for_half_characters(text: str, delimiter: str) -> None:
    stream = io.StringIO(newline="")
    _fed((CsvWriter if delimiter == "," else TsvWriter)(stream, WriteOptions()), text)
    data = stream.getvalue().encode()
    (row,) = csv.DictReader(io.StringIO(data.decode(), newline=""), delimiter=delimiter)

    for cell in (row["quote"], row["document"], row["speaker"], row["role"]):
        assert re.match(r"[=+\-@\t\r\n]", cell) is None
        assert re.sub(r"^'('*[=+\-@\t\r\n])", r"\1", cell) == encodable(text)


@FILES
@given(TEXTS)
@example(HOSTILE)
def test_parquet_gives_every_text_back_but_for_half_characters(text: str) -> None:
    stream = io.BytesIO()
    _fed(ParquetWriter(stream, WriteOptions(model=text)), text)
    (row,) = pq.read_table(stream).to_pylist()

    assert row["quote"] == row["document"] == row["speaker"] == encodable(text)


@FILES
@given(TEXTS)
@example(HOSTILE)
def test_a_workbook_gives_every_text_back_but_for_what_xml_cannot_hold(text: str) -> None:
    stream = io.BytesIO()
    _fed(XlsxWriter(stream, WriteOptions()), text)
    book = load_workbook(stream)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")

    assert book["quotes"]["A2"].value == xml_safe(lines)
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "inlineStr", "n", "b"}
    assert book["speakers"]["C2"].value == xml_safe(lines)


@given(TEXTS)
@example(HOSTILE)
def test_markdown_has_one_row_of_nine_cells(text: str) -> None:
    stream = io.StringIO()
    _fed(MarkdownWriter(stream, WriteOptions()), text)
    lines = stream.getvalue().encode().decode().split("\n")

    assert len(lines) == 6
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", lines[4])) == 10
    assert "<" not in lines[4]


@FILES
@given(TEXTS)
@example(HOSTILE)
def test_tei_gives_every_text_back_but_for_what_xml_cannot_hold(text: str) -> None:
    stream = io.StringIO()
    _fed(TeiWriter(stream, WriteOptions(version=text, model=text)), text)
    root = ElementTree.fromstring(stream.getvalue().encode())
    (body,) = root.iter("{http://www.tei-c.org/ns/1.0}body")

    assert "".join(body.itertext()) == xml_safe(text)
    assert next(root.iter("{http://www.tei-c.org/ns/1.0}persName")).text == xml_safe(text)


@FILES
@given(TEXTS, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6))
def test_tei_gives_crossing_statements_back(text: str, cuts: list[tuple[int, int]]) -> None:
    spans = [TextSpan(*sorted(min(cut, len(text)) for cut in pair)) for pair in cuts]
    quotes = tuple(Quote(f"q{n}", "mixed", (span,), cue=(span,)) for n, span in enumerate(spans, start=1))
    stream = io.StringIO()
    writer = TeiWriter(stream, WriteOptions())
    writer.document(Document("d", text, quotes))
    writer.finish()
    root = ElementTree.fromstring(stream.getvalue().encode())
    (body,) = root.iter("{http://www.tei-c.org/ns/1.0}body")

    assert "".join(body.itertext()) == xml_safe(text)
    parts: dict[str, str] = defaultdict(str)
    for element in root.iter("{http://www.tei-c.org/ns/1.0}said"):
        id_ = element.attrib["{http://www.w3.org/XML/1998/namespace}id"]
        parts[id_.split(".")[1]] += "".join(element.itertext())
    for quote, span in zip(quotes, spans, strict=True):
        # white space between paragraphs is in no element
        assert re.sub(r"[ \t\r\n]", "", parts[quote.id]) == re.sub(r"[ \t\r\n]", "", xml_safe(span.of(text)))


@FILES
@given(TEXTS)
@example(HOSTILE)
def test_brat_gives_every_text_back_but_for_half_characters(text: str) -> None:
    stream = io.BytesIO()
    _fed(BratWriter(stream, WriteOptions()), text)
    with zipfile.ZipFile(stream) as archive:
        _, name, annotations = archive.namelist()
        assert archive.read(name).decode() == encodable(text)
        for line in archive.read(annotations).decode().splitlines():
            assert re.match(r"T\d+\tDirect \d+ \d+(;\d+ \d+)*\t.|#\d+\tAnnotatorNotes T\d+\t", line)


@FILES
@given(TEXTS)
@example(HOSTILE)
def test_token_columns_give_every_token_back(text: str) -> None:
    stream = io.StringIO()
    _fed(ConllWriter(stream, WriteOptions()), text)
    rows = [line.split("\t") for line in stream.getvalue().encode().decode().split("\n")[1:]]
    tokens = [row for row in rows if len(row) > 1]

    assert {len(row) for row in tokens} <= {len(COLUMNS)}
    assert all(encodable(text)[int(row[2]) : int(row[3])] == row[1] for row in tokens)
    covered = "".join(row[1] for row in tokens)
    assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", encodable(text))
    assert all(row[4] in ("B-q1", "I-q1") for row in tokens)


@FILES
@given(TEXTS)
@example(HOSTILE)
def test_a_docbin_gives_every_text_back_but_for_half_characters(text: str) -> None:
    stream = io.BytesIO()
    _fed(DocBinWriter(stream, WriteOptions()), text)
    (doc,) = DocBin().from_bytes(stream.getvalue()).get_docs(Vocab())

    assert doc.text == encodable(text)
    assert doc.user_data["inquit"]["speakers"][0]["name"] == encodable(text)


@given(TEXTS)
@example(HOSTILE)
def test_label_studio_gets_every_text(text: str) -> None:
    stream = io.StringIO()
    _fed(LabelStudioWriter(stream, WriteOptions()), text)
    (task,) = json.loads(stream.getvalue().encode())

    assert task["data"]["text"] == _paired(text)
