"""The formats that are written from results alone. A module is imported when its format is asked for."""

from __future__ import annotations

from typing import IO, Any

from inquit.io.writers.base import Format, WriteOptions, Writer

__all__ = ["FORMATS"]


def _json(stream: IO[Any], options: WriteOptions) -> Writer:
    from inquit.io.writers.json_lines import JsonWriter

    return JsonWriter(
        stream,
        version=options.version,
        model=options.model,
        with_not_quotes=options.with_not_quotes,
        with_text=options.with_text,
    )


def _json_lines(stream: IO[Any], options: WriteOptions) -> Writer:
    from inquit.io.writers.json_lines import JsonLinesWriter

    return JsonLinesWriter(stream, with_not_quotes=options.with_not_quotes, with_text=options.with_text)


def _csv(stream: IO[Any], options: WriteOptions) -> Writer:
    from inquit.io.writers.delimited import CsvWriter

    return CsvWriter(stream, with_not_quotes=options.with_not_quotes, bom=options.bom)


def _tsv(stream: IO[Any], options: WriteOptions) -> Writer:
    from inquit.io.writers.delimited import CsvWriter

    return CsvWriter(stream, with_not_quotes=options.with_not_quotes, bom=options.bom, delimiter="\t")


def _xlsx(stream: IO[Any], options: WriteOptions) -> Writer:
    from inquit.io.writers.xlsx import XlsxWriter

    return XlsxWriter(stream, with_not_quotes=options.with_not_quotes)


def _parquet(stream: IO[Any], options: WriteOptions) -> Writer:
    from inquit.io.writers.parquet import ParquetWriter

    return ParquetWriter(stream, with_not_quotes=options.with_not_quotes, version=options.version, model=options.model)


def _markdown(stream: IO[Any], options: WriteOptions) -> Writer:
    from inquit.io.writers.markdown import MarkdownWriter

    return MarkdownWriter(stream, with_not_quotes=options.with_not_quotes)


def _tei(stream: IO[Any], options: WriteOptions) -> Writer:
    from inquit.io.writers.tei import TeiWriter

    return TeiWriter(stream, with_not_quotes=options.with_not_quotes, version=options.version, model=options.model)


def _brat(stream: IO[Any], _: WriteOptions) -> Writer:
    from inquit.io.writers.brat import BratWriter

    return BratWriter(stream)


def _conll(stream: IO[Any], _: WriteOptions) -> Writer:
    from inquit.io.writers.conll import ConllWriter

    return ConllWriter(stream)


def _label_studio(stream: IO[Any], options: WriteOptions) -> Writer:
    from inquit.io.writers.label_studio import LabelStudioWriter

    return LabelStudioWriter(stream, version=options.version, model=options.model)


FORMATS = (
    Format("json", (".json",), _json),
    Format("jsonl", (".jsonl", ".ndjson"), _json_lines),
    Format("csv", (".csv",), _csv),
    Format("tsv", (".tsv", ".tab"), _tsv),
    Format("xlsx", (".xlsx",), _xlsx, binary=True, package="openpyxl"),
    Format("parquet", (".parquet",), _parquet, binary=True, package="pyarrow"),
    Format("markdown", (".md", ".markdown"), _markdown),
    Format("tei", (".xml", ".tei"), _tei),
    Format("brat", (".zip",), _brat, binary=True),
    Format("conll", (".conll",), _conll),
    Format("label-studio", (), _label_studio, also=(".json",)),
)
