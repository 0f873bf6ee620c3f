"""All formats of results, a line each, in the order in which they are listed to users.

To add one, write a module with its writer, as the others in this folder are, and a line here. A line names the writer
and does not import it, so that it may be anywhere, and its libraries are imported only when they are needed.
"""

from __future__ import annotations

from pathlib import PurePath

from inquit.errors import SettingsError
from inquit.io.outputs.output_format import OutputFormat

__all__ = ["OUTPUT_FORMATS", "format_of_ending", "output_format"]

_HERE = "inquit.io.outputs"

OUTPUT_FORMATS = (
    OutputFormat(name="table", endings=(".txt",), writer="inquit.render.table_writer:TableWriter", to_read=True),
    OutputFormat(name="json", endings=(".json",), writer=f"{_HERE}.json_output:JsonWriter", escape="json"),
    OutputFormat(
        name="jsonl", endings=(".jsonl", ".ndjson"), writer=f"{_HERE}.json_output:JsonLinesWriter", escape="json"
    ),
    OutputFormat(name="csv", endings=(".csv",), writer=f"{_HERE}.csv_output:CsvWriter"),
    OutputFormat(name="tsv", endings=(".tsv", ".tab"), writer=f"{_HERE}.csv_output:TsvWriter"),
    OutputFormat(
        name="xlsx", endings=(".xlsx",), writer=f"{_HERE}.xlsx_output:XlsxWriter", binary=True, package="openpyxl"
    ),
    OutputFormat(
        name="parquet",
        endings=(".parquet",),
        writer=f"{_HERE}.parquet_output:ParquetWriter",
        binary=True,
        package="pyarrow",
    ),
    OutputFormat(name="markdown", endings=(".md", ".markdown"), writer=f"{_HERE}.markdown_output:MarkdownWriter"),
    OutputFormat(name="tei", endings=(".xml", ".tei"), writer=f"{_HERE}.tei_output:TeiWriter", escape="xml"),
    OutputFormat(name="brat", endings=(".zip",), writer=f"{_HERE}.brat_output:BratWriter", binary=True),
    OutputFormat(name="conll", endings=(".conll",), writer=f"{_HERE}.conll_output:ConllWriter"),
    OutputFormat(
        name="label-studio", also=(".json",), writer=f"{_HERE}.label_studio_output:LabelStudioWriter", escape="json"
    ),
    OutputFormat(name="srt", endings=(".srt",), writer=f"{_HERE}.subtitle_output:SrtWriter"),
    OutputFormat(name="vtt", endings=(".vtt",), writer=f"{_HERE}.subtitle_output:VttWriter"),
    OutputFormat(name="transcript", also=(".txt",), writer=f"{_HERE}.transcript_output:TranscriptWriter"),
    OutputFormat(
        name="casting",
        also=(".json", ".csv"),
        writer=f"{_HERE}.casting_output:CastingWriter",
        escape="json",
        variants=(OutputFormat(name="casting", also=(".csv",), writer=f"{_HERE}.casting_output:CastingCsvWriter"),),
    ),
    OutputFormat(name="docbin", endings=(".spacy",), writer="inquit.components.docbin:DocBinWriter", binary=True),
    OutputFormat(name="html", endings=(".html", ".htm"), writer="inquit.render.report:ReportWriter", escape="xml"),
)


def output_format(name: str) -> OutputFormat:
    """The format of this name.

    Raises:
        SettingsError: there is none.
    """
    for one in OUTPUT_FORMATS:
        if one.name == name:
            return one
    raise SettingsError(f"there is no format {name!r}; take one of {', '.join(one.name for one in OUTPUT_FORMATS)}")


def format_of_ending(path: PurePath) -> OutputFormat | None:
    """The format that the ending of a file means; None where it means none."""
    ending = path.suffix.lower()
    return next((one for one in OUTPUT_FORMATS if ending in one.endings), None)
