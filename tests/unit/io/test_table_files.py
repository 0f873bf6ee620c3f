"""TSV, Excel, Parquet and Markdown, read back with the programs that people read them with."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import Any

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from inquit import Document, Failure, Place, Quote, TextSpan
from inquit.io.outputs import xlsx_book as xlsx
from inquit.io.outputs.columns import SPEAKER_COLUMNS, quote_columns, rows_of, speaker_rows_of
from inquit.io.outputs.csv_output import CsvWriter, TsvWriter
from inquit.io.outputs.markdown_output import MarkdownWriter
from inquit.io.outputs.output_format import WriteOptions
from inquit.io.outputs.parquet_output import ParquetWriter
from inquit.io.outputs.xlsx_output import XlsxWriter

FAILURE = Failure("no.txt", "no.txt: no such file")
COLUMNS = [column.name for column in quote_columns()]


def one_quote(text: str, **fields: Any) -> Document:
    return Document("d", text, (Quote("q1", "direct", (TextSpan(0, len(text)),)),), **fields)


def _fed(writer: Any, *documents: Document) -> None:
    for document in documents:
        writer.document(document)
    writer.failure(FAILURE)
    writer.finish()


def _workbook(*documents: Document, with_not_quotes: bool = False) -> Any:
    stream = io.BytesIO()
    _fed(XlsxWriter(stream, WriteOptions(with_not_quotes=with_not_quotes)), *documents)
    return load_workbook(stream)


def _parquet(*documents: Document, with_not_quotes: bool = False) -> Any:
    stream = io.BytesIO()
    _fed(ParquetWriter(stream, WriteOptions(with_not_quotes=with_not_quotes, version="1.0", model="m")), *documents)
    return pq.ParquetFile(stream)


def _markdown(*documents: Document, with_not_quotes: bool = False) -> str:
    stream = io.StringIO()
    _fed(MarkdownWriter(stream, WriteOptions(with_not_quotes=with_not_quotes)), *documents)
    return stream.getvalue()


def test_tsv_is_csv_with_tabs(document: Document) -> None:
    stream = io.StringIO(newline="")
    _fed(TsvWriter(stream, WriteOptions()), document)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue(), newline=""), delimiter="\t"))

    assert list(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == [quote.id for quote in document.quotes]
    assert rows[1]["quote"] == "it “a\ndisaster”"


def test_a_byte_order_mark_comes_first_and_once(document: Document) -> None:
    stream = io.StringIO(newline="")
    _fed(CsvWriter(stream, WriteOptions(bom=True)), document, document)

    assert stream.getvalue().startswith("\ufeffdocument,id,")
    assert stream.getvalue().count("\ufeff") == 1


def test_a_workbook_has_the_rows_of_quotes_and_speakers(document: Document) -> None:
    book = _workbook(document)
    quotes, speakers = ([*sheet.iter_rows(values_only=True)] for sheet in book)

    assert book.sheetnames == ["quotes", "speakers"]
    assert list(quotes[0]) == COLUMNS
    assert list(speakers[0]) == [column.name for column in SPEAKER_COLUMNS]
    assert speakers[1:] == list(speaker_rows_of(document))
    assert [row[COLUMNS.index("start")] for row in quotes[1:]] == [q.content[0].start for q in document.quotes]
    assert quotes[2][COLUMNS.index("quote")] == "it “a\ndisaster”"
    assert quotes[2][COLUMNS.index("named")] is True
    assert quotes[2][COLUMNS.index("confidence")] == 0.71


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "=1+1"),
        ('=HYPERLINK("http://x")', '=HYPERLINK("http://x")'),
        ("#N/A", "#N/A"),
        ("@x", "@x"),
        (" x ", " x "),
        ("a\r\nb\rc\x1b\ud800\uffff", "a\nb\nc␛��"),
        ("2026-01-01", "2026-01-01"),
    ],
)
def test_a_workbook_holds_text_and_no_formulas(text: str, cell: str) -> None:
    found = _workbook(one_quote(text))["quotes"].cell(2, COLUMNS.index("quote") + 1)

    assert (found.value, found.data_type) == (cell, "s")


@pytest.mark.parametrize("letter", ["x", "🦊"])
def test_a_text_longer_than_a_cell_is_cut_and_says_so(letter: str) -> None:
    units = len(letter.encode("utf-16-le")) // 2
    most = letter * (32_767 // units)
    column = COLUMNS.index("quote") + 1

    assert _workbook(one_quote(most))["quotes"].cell(2, column).value == most
    cut = _workbook(one_quote(most + "xyz"))["quotes"].cell(2, column).value
    assert cut.endswith(letter + " […]")
    assert 32_765 < len(cut.encode("utf-16-le")) // 2 <= 32_767


def test_a_full_sheet_is_followed_by_another(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_ROWS", 5)
    book = _workbook(document)

    assert book.sheetnames == ["quotes", "speakers", "quotes 2"]
    assert [book[name].max_row for name in book.sheetnames] == [5, 4, 4]
    assert [cell.value for cell in book["quotes 2"][1]] == COLUMNS


def test_parquet_gives_the_rows_back(document: Document) -> None:
    file = _parquet(document, Document("e", ""), document)
    rows = file.read().to_pylist()

    assert [tuple(row.values()) for row in rows] == [*rows_of(document)] * 2
    assert file.schema_arrow.metadata[b"inquit"] == b"1.0"


def test_parquet_without_rows_has_the_columns() -> None:
    assert _parquet().read().column_names == COLUMNS


def test_parquet_is_written_in_groups(document: Document) -> None:
    many = replace(document, quotes=document.quotes[:1] * 20_001)
    file = _parquet(many)

    assert [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)] == [20_000, 1]


def test_not_quotes_are_rows_with_a_reason(document: Document) -> None:
    row = _parquet(document, with_not_quotes=True).read().to_pylist()[-1]
    cells = [cell.value for cell in [*_workbook(document, with_not_quotes=True)["quotes"].rows][-1]]

    assert (row["type"], row["quote"], row["reason"], row["id"]) == ("not_quote", "“so-called”", "scare quote", None)
    assert (cells[3], cells[-1]) == ("not_quote", "scare quote")
    assert "| “so\\-called” | scare quote | 3 |" in _markdown(document, with_not_quotes=True)


def test_markdown_is_a_table_a_document(document: Document) -> None:
    placed = replace(document, places=(Place(0, "page 1"),))
    lines = _markdown(placed, Document("e", "")).splitlines()

    assert lines[0] == "## article.txt"
    assert lines[2] == "| # | Speaker | Statement | Type | Cue | ¶ | Place | Confidence |"
    assert lines[5] == "| 2 | Igor Ivanov | it “a disaster” | mixed | called | 1 | page 1 | 0.71 |"
    assert lines[8] == "| 5 | – | “It is over.” | direct |  | 3 | page 1 |  |"
    assert lines[-3:] == ["## e", "", "No statements."]


def test_markdown_has_a_column_for_addressees_where_there_are_any(told: Document) -> None:
    lines = _markdown(told).splitlines()

    assert lines[2].startswith("| # | Speaker | To | Statement |")
    assert lines[4].startswith("| 1 | Igor Ivanov | George Robertson | “We will ")
    assert lines[5].startswith("| 2 | Igor Ivanov |  | it “a disaster” |")
    assert len({len(re.findall(r"(?<!\\)\|", line)) for line in lines[2:]}) == 1


def test_markdown_has_columns_for_reporters_and_statuses_where_there_are_any(doubted: Document) -> None:
    lines = _markdown(doubted).splitlines()

    assert lines[2] == "| # | Speaker | Reported by | Statement | Type | Status | Cue | ¶ | Place | Confidence |"
    assert "| direct | denied |" in lines[4]
    assert lines[6].startswith("| 3 | George Robertson | Igor Ivanov |")
    assert len({len(re.findall(r"(?<!\\)\|", line)) for line in lines[2:]}) == 1


def test_markdown_shows_text_as_it_is() -> None:
    line = _markdown(one_quote("*a* | <b> & [c](d) `e`\n# f"))

    assert r"| \*a\* \| &lt;b\> &amp; \[c\]\(d\) \`e\` \# f |" in line
    assert len(re.findall(r"(?<!\\)\|", line.splitlines()[4])) == 9
