"""Any text comes back from every format that can be read back, but for what the format cannot hold."""

from __future__ import annotations

import csv
import io
import json
import re

import pyarrow.parquet as pq
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from inquit import Document, Quote, Speaker, TextSpan
from inquit.characters import encodable, xml_safe
from inquit.io.writers.base import Writer
from inquit.io.writers.delimited import CsvWriter
from inquit.io.writers.json_lines import JsonLinesWriter, JsonWriter
from inquit.io.writers.markdown import MarkdownWriter
from inquit.io.writers.parquet import ParquetWriter
from inquit.io.writers.xlsx import XlsxWriter

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
    quote = Quote("q1", "direct", (TextSpan(0, len(text)),), speaker_id="s1")
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
    _fed(JsonLinesWriter(lines), text)
    _fed(JsonWriter(whole, version=text, model=text), text)
    record = json.loads(lines.getvalue().encode())

    assert record["quotes"][0]["text"] == record["id"] == record["speakers"][0]["role"] == _paired(text)
    assert json.loads(whole.getvalue().encode())["documents"][0] == record


@given(TEXTS, st.sampled_from([",", "\t"]))
@example(HOSTILE, ",")
def test_csv_gives_every_text_back_but_for_half_characters(text: str, delimiter: str) -> None:
    stream = io.StringIO(newline="")
    _fed(CsvWriter(stream, delimiter=delimiter), text)
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
    _fed(ParquetWriter(stream, model=text), text)
    (row,) = pq.read_table(stream).to_pylist()

    assert row["quote"] == row["document"] == row["speaker"] == encodable(text)


@FILES
@given(TEXTS)
@example(HOSTILE)
def test_a_workbook_gives_every_text_back_but_for_what_xml_cannot_hold(text: str) -> None:
    stream = io.BytesIO()
    _fed(XlsxWriter(stream), text)
    book = load_workbook(stream)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")

    assert book["quotes"]["A2"].value == xml_safe(lines)
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "inlineStr", "n", "b"}
    assert book["speakers"]["C2"].value == xml_safe(lines)


@given(TEXTS)
@example(HOSTILE)
def test_markdown_has_one_row_of_eight_cells(text: str) -> None:
    stream = io.StringIO()
    _fed(MarkdownWriter(stream), text)
    lines = stream.getvalue().encode().decode().split("\n")

    assert len(lines) == 6
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", lines[4])) == 9
    assert "<" not in lines[4]
