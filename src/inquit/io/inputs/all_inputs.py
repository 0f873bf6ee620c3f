"""All formats that are read, and what follows from the list: which one a name means, and what is said about them.

To add one, write a module that describes it in `FORMAT`, as the others in this folder do, and name it in `_MODULES`.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath

from inquit.io.inputs.input_format import InputFormat

__all__ = [
    "ARCHIVE",
    "COMPRESSED",
    "INPUT_FORMATS",
    "PLAIN_TEXT",
    "accepted_media_types",
    "format_of_name",
    "is_compressed_name",
    "what_is_read",
]

# In the order in which signs are looked for: where two have theirs in one file, it is of the format that comes first.
_MODULES = (
    "text_input",
    "mbox_input",
    "mail_input",
    "vtt_input",
    "srt_input",
    "markdown_input",
    "pdf_input",
    "epub_input",
    "docx_input",
    "html_input",
    "feed_input",
    "tei_input",
    "speech_xml_input",
    "fountain_input",
    "json_lines_input",
    "json_input",
    "chat_input",
    "csv_input",
    "parquet_input",
    "zip_input",
    "compressed_input",
)


def _described(module: str) -> InputFormat:
    described: InputFormat = import_module(f"inquit.io.inputs.{module}").FORMAT
    return described


INPUT_FORMATS = {one.name: one for one in map(_described, _MODULES)}
PLAIN_TEXT = INPUT_FORMATS["text"]  # what no other format has its signs in
ARCHIVE = INPUT_FORMATS["ZIP"]
COMPRESSED = INPUT_FORMATS["compressed"]
_BY_SUFFIX = {suffix: one for one in INPUT_FORMATS.values() for suffix in one.suffixes}


def format_of_name(name: str) -> InputFormat | None:
    """The format that a file of this name should have, packed or not; None where the name does not say."""
    path = PurePath(name)
    found = _BY_SUFFIX.get(path.suffix.lower())
    if found is COMPRESSED and PurePath(path.stem).suffix:
        return format_of_name(path.stem)
    return found


def is_compressed_name(name: str) -> bool:
    """Whether a file is packed, by its name."""
    return _BY_SUFFIX.get(PurePath(name).suffix.lower()) is COMPRESSED


def accepted_media_types() -> str:
    """What to tell a server, as the value of the header `Accept`: these, and if need be whatever there is."""
    types = dict.fromkeys(media_type for one in INPUT_FORMATS.values() for media_type in one.media_types)
    return ", ".join((*types, "*/*;q=0.5"))


def what_is_read() -> str:
    """The formats in a sentence, for the help of the command line."""
    files = [one.name for one in INPUT_FORMATS.values() if one.parse is not None and one.count is None]
    tables = [one.name for one in INPUT_FORMATS.values() if one.count is not None]
    archives = [one.name for one in INPUT_FORMATS.values() if one.parse is None]
    listed = f"{', '.join(files[:-1])} and {files[-1]} files"
    return (
        f"{listed[:1].upper()}{listed[1:]}; tables and lists of texts ({', '.join(tables)}); "
        f"{' and '.join(archives)} files and folders of these; web pages; or - for standard input."
    )
