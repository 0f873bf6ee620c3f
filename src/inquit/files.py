"""Files in, files out, as on the command line: the texts of all that it reads, and results in all that it writes."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from os import PathLike, fspath
from pathlib import Path
from typing import TypedDict, Unpack

from inquit.document import Document, Failure
from inquit.errors import SettingsError
from inquit.expected_types import Expected, check_types, one_of
from inquit.io.addresses import NetworkAccess
from inquit.io.folders import folder_files
from inquit.io.named_files import without_repeats
from inquit.io.outfile import replacing
from inquit.io.outputs.all_outputs import OUTPUT_FORMATS, format_of_ending, output_format
from inquit.io.outputs.output_format import OutputFormat, WriteOptions
from inquit.io.read_inputs import read_sources
from inquit.io.read_options import ReadOptions
from inquit.source import Source
from inquit.time_limits import checked_seconds

__all__ = ["read", "read_results", "write"]

StrPath = str | PathLike[str]


class AboutColumns(TypedDict, total=False):
    """The columns that say something about a text, and how its date is written."""

    date_column: str | None
    date_format: str | None
    title_column: str | None
    site_column: str | None
    url_column: str | None


_RESULTS = "a Document, or what Extractor.extract_many gives of texts"
_EXPECTED = {
    "results": Expected(_RESULTS, lambda value: isinstance(value, Iterable | Failure) and not isinstance(value, str)),
    "result": one_of(Document, _RESULTS),
}


def read(  # noqa: PLR0913 - the options of the command, each by its name
    paths: StrPath | Iterable[StrPath],
    *,
    text_column: str | None = None,
    id_column: str | None = None,
    speaker_column: str | None = None,
    time_column: str | None = None,
    glob: str | None = None,
    allow_private: bool = False,
    html_cells: bool = False,
    join: bool = False,
    allow_host: Sequence[str] = (),
    max_seconds: float | None = None,
    keep: str | Sequence[str] = (),
    **about: Unpack[AboutColumns],
) -> Iterator[Source | Failure]:
    """The texts of files, folders, archives, web pages, or of standard input (`-`), one at a time, in the order given.

    What `Extractor.extract_many` takes. An input that cannot be read is a `Failure` at its place, and stops no other.
    A file that is named twice is read once.

    text_column, id_column: the columns of tables that hold text and id; without them, those called `text` and `id`.
    speaker_column, time_column: the columns of tables that hold who speaks, and when; then the rows of a table are one
        text, or with `id_column` those of each id.
    glob: which files of folders and archives are read; without it, all of a known format.
    allow_private: whether URLs may lead to this machine and its network; link-local addresses, where clouds hand out
        keys, are left out.
    html_cells: whether texts and cells of tables that hold HTML are read as HTML.
    join: whether all texts are read as one, with one set of people; files of folders come in natural order then.
    allow_host: hosts that URLs may lead to wherever they are, as a URL names them, with a port or without.
    keep: other columns of tables, and fields of JSON, that go along as `document.meta["fields"]`: names, or `"all"`.
    date_column, title_column, site_column, url_column: those that say these things about a text, as `meta` then has
        them; without them, those called date or published, title or headline, site or outlet, and url.
    date_format: how dates are written that are not in ISO 8601, as `datetime.strptime` has it.
    max_seconds: how long a library may be at one file, or at one text of a table; at most as long as without it.

    Raises:
        SettingsError: one of these is no host, or `max_seconds` no number above 0.
    """
    names = [paths] if isinstance(paths, str | PathLike) else paths
    stdin = getattr(sys.stdin, "buffer", None) or io.BytesIO()  # there may be no standard input, or one of text alone
    hosts = (allow_host,) if isinstance(allow_host, str) else tuple(allow_host)
    NetworkAccess(hosts=hosts)  # so that a fault is told here, and not when the first text is asked for
    options = ReadOptions(
        text_column,
        id_column,
        glob,
        allow_private,
        html_cells=html_cells,
        allow_host=hosts,
        max_seconds=checked_seconds(max_seconds),
        speaker_column=speaker_column,
        time_column=time_column,
        join=join,
        keep=(keep,) if isinstance(keep, str) else tuple(keep),
        **about,
    )
    once, _ = without_repeats([fspath(name) for name in names], lambda folder: folder_files(folder, options))
    return (found for found in read_sources(once, stdin, options) if not isinstance(found, Document))


def read_results(path: StrPath) -> Iterator[Document | Failure]:
    """The documents of inquit's own results, without reading their texts again, one at a time.

    path: JSON Lines, JSON or Parquet, packed or in an archive, too, or a folder of these. A record that is damaged is a
        `Failure` at its place, and so is a file that holds no results.

    Where results were written without their texts (`with_text`), a document has one in which the words of its
    statements stand in their places, and white space everywhere else; `document.has_text` is false then. Cues and
    sources whose words are not known are left out. Parquet tells less: each speaker as its statements show it, no
    aliases, no mentions, and of a statement in several stretches where the first begins and the last ends.
    """
    stdin = getattr(sys.stdin, "buffer", None) or io.BytesIO()
    told: set[str] = set()
    for found in read_sources([fspath(path)], stdin, ReadOptions(takes_results=True)):
        if not isinstance(found, Source):
            yield found
        elif (name := found.path or found.id) not in told:
            told.add(name)
            yield Failure(name, f"{name}: holds texts, and no results of inquit; read it with inquit.read")


def write(
    results: Document | Failure | Iterable[Document | Failure],
    path: StrPath,
    *,
    format: str | None = None,
    with_not_quotes: bool = False,
    with_text: bool = False,
    bom: bool = False,
    title: str | None = None,
    model: str = "",
) -> None:
    """Write results to a file, one at a time; under its name it is there when it is complete, before as `PATH.partial`.

    results: a document, or what `Extractor.extract_many` gives. Formats that have a place for failures name them.
    format: the name of the format; without it, the ending of the file says which.
    with_not_quotes: also what stood in quotation marks but is nobody's statement.
    with_text: also the text that positions refer to, where a format can do without.
    bom: begin CSV or TSV with a byte order mark, by which Excel knows UTF-8.
    title: what a report is called.
    model: the pipeline that made the results, for formats that note it.

    Raises:
        SettingsError: there is no such format, or the ending means none, or something is no result.
        ExtraMissingError: the format needs a package that is not installed.
        OutputError: the file cannot be written.
    """
    check_types(_EXPECTED, results=results)
    file = Path(path)
    chosen = _of_ending(file) if format is None else output_format(format).for_file(file)
    chosen.check_package()
    one = isinstance(results, Document | Failure)
    wanted = WriteOptions(
        with_not_quotes=with_not_quotes,
        with_text=with_text,
        bom=bom,
        several=not one,
        title=title,
        version=version("inquit"),
        model=model,
    )
    with replacing(file, binary=chosen.binary) as stream:
        writer = chosen.open(stream, wanted)
        try:
            for result in [results] if isinstance(results, Document | Failure) else results:
                if isinstance(result, Failure):
                    writer.failure(result)
                else:
                    check_types(_EXPECTED, result=result)
                    writer.document(result)
        finally:
            writer.finish()


def _of_ending(path: Path) -> OutputFormat:
    found = format_of_ending(path)
    if found is None:
        endings = ", ".join(ending for one in OUTPUT_FORMATS for ending in one.endings)
        raise SettingsError(
            f"the ending of {path} means no format; name the format, or a file that ends in one of {endings}"
        )
    return found
