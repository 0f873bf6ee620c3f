"""Files of every format that ask much: good ones with changes in their structure, and ones made of odd parts.

Their texts are those of `hostile_texts.py`. A file is made anew by a grammar of its format, or a good one
(`tests/made_inputs.py`) is changed inside, or its bytes are cut, flipped and spliced.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import sys
import warnings
import zipfile
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import Any

import pyarrow
import pyarrow.parquet
from tests.made_inputs import ARTICLE, MAKERS, archive

from hostile_markup import changed_markup, page
from hostile_pdf import changed_pdf
from hostile_texts import Choice, TextMaker, sometimes

__all__ = ["ENDINGS", "FileMaker", "changed_bytes"]

_ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "latin-1",
    "koi8-r",
    "shift_jis",
)
_KEYS = (
    "text",
    "id",
    "body",
    "title",
    "articles",
    "data",
    "quotes",
    "speakers",
    "start",
    "end",
    "speaker",
    "segments",
    "words",
    "results",
    "messages",
    "author",
    "content",
    "",
    "text.a",
)
_NUMBERS = (0, -1, 10**30, 1.5, 1e308, float("nan"), float("inf"))
# Lines of Markdown, with a text in the place of the braces.
_LINES = (
    "# {}",
    "{}\n===",
    "> {}",
    ">" * 60 + "{}",
    "* {}",
    "  " * 40 + "- {}",
    "1. {}",
    "```\n{}\n```",
    "~~~\n{}",
    "---\ntitle: {}\nauthor: [a, b\n---",
    "| {} | b |\n|---|---|\n| “c” | {} |",
    "[{}](http://x)",
    "![{}]({})",
    "[{}][1]\n\n[1]: {}",
    "**{}** *{}* __{}",
    "<div>{}</div>",
    "<!-- {} -->",
    "[^1]: {}",
    "&ldquo;{}&rdquo;",
    "\t{}",
    "{}  ",
    "{}\\",
    "***",
    "",
)
# Lines of subtitles, chats and e-mails, likewise.
_CUES = (
    "00:00:01,000 --> 00:00:02,000",
    "\n12\n00:00:03.000 --> 00:00:04.000 align:start",
    "\n-00:01 --> 99:99:99.9",
    "{}",
    "MIRA: {}",
    "- {}\n- TOM: {}",
    ">> Reporter: {} >> {}",
    "<v Mira Lund>{}</v>{}",
    "[Mira] {} (sighs)",
    "♪ {} ♪",
    "\nNOTE {}\n",
    "<c.x>{}<00:00:01.000>",
)
_MESSAGES = (
    "[00:01:04] <tomo> {}",
    "[00:01:04] <mira> {}",
    "[00:01:05] * tomo {}",
    "--- Day changed Sun Mar 03 2024",
    "12/05/2024, 10:31 - Ann: {}",
    "[12/05/2024, 10:31:07] Ann: {}",
    "{}",
)
_MAIL = (
    "From: {} <a@x>",
    "Date: Sat, 2 Mar 2024 10:31:07 +0000",
    "MIME-Version: 1.0",
    "Content-Type: multipart/mixed; boundary=B",
    "Content-Type: text/html; charset={}",
    "Content-Transfer-Encoding: base64",
    "\n",
    "--B",
    "{}",
    "> {}",
    "On 2 Mar 2024, {} wrote:",
    "-----Original Message-----\nFrom: {}\nTo: {}",
    "<blockquote>{}</blockquote>",
    "-- ",
)
_MEMBER_NAMES = (
    "../x.txt",
    "/abs.txt",
    "a//b.txt",
    "a\\b.csv",
    ".hidden.txt",
    "con.txt",
    "x\0y.txt",
    "é.html",
    "x" * 300,
    "d/",
)
_DEEP = 400  # lists within each other
# What a file says of who speaks, in the forms that the article of `MAKERS` has no use for.
_TALK = {
    "xml": """<?xml version="1.0"?><!DOCTYPE d [<!ENTITY dash "&#8211;">]><d><title>T</title>
<speech id="a/2024-03-02.1" speakername="Baroness Lund" colnum="3" time="014:30:00" party="Lab">
<p>No &dash; <i>boat</i>.</p>
<stage>She sits.</stage><p class="italic">Agreed.</p></speech><speech nospeaker="true"><p>A bell.</p></speech>
<speech><speaker>OAKES:</speaker><line n="1">Why</line><line>not?</line></speech>
<turn who="#x y" start="1" end="2s">So</turn>
<person id="x" name="Ann Lee"/><p><member>Mr. Roe</member>: I do.</p><p>And more.</p></d>""",
    "tei": """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
<person xml:id="a"><persName>Ann Lee</persName></person>
<timeline><when xml:id="t0" absolute="00:00:01"/><when xml:id="t1" interval="2" since="#t0"/></timeline></teiHeader>
<text><castList><castItem><role xml:id="b">Bo</role><roleDesc>a clerk</roleDesc></castItem></castList>
<div type="act" n="1"><sp who="#a #b"><speaker>BOTH.</speaker><stage>aside</stage>
<l n="1">No <stage>sits</stage> boat</l>
<l><w>will</w><c> </c><w>sail</w><pc>.</pc></l></sp><u who="#b" start="#t0" end="#t1">Yes
<choice><sic>a</sic><corr>b</corr>
</choice><vocal><desc>laughs</desc></vocal>.</u></div></text></TEI>""",
    "fountain": """Title: The Ferry\nAuthor: Jo Reed\n\nINT. CABIN - DAY\n\nTOM (V.O.)\n(low)\nNo. [[check]] Never.\n
/* cut\nthis */\n\n@McTavish ^\n~La la\n\nEXT. QUAY\n\nMIRA\nWhy not?\n  \nSo.\n\nCUT TO:\n""",
}
ENDINGS = (*MAKERS, "xml", "tsv", "atom", "ndjson", "bz2", "xz", "zst", "htm")
_ALIKE = {"tsv": "csv", "atom": "rss", "ndjson": "jsonl", "bz2": "gz", "xz": "gz", "zst": "gz", "htm": "html"}
_PACKED = ("docx", "epub", "zip")
_HOLD_FILES = ("zip", "gz")
_TREES = ("html", "rss", "tei", "xml")
_LINED = ("txt", "md", "csv", "json", "jsonl", "fountain", "vtt", "srt", "chat", "eml", "mbox")
_DEEPEST = 3  # of files within each other
_DEEP_VALUES = 4
_MARKED_UP = (".xml", ".rels", ".opf", ".xhtml", ".html")


class FileMaker:
    """Draws files."""

    def __init__(self, texts: TextMaker) -> None:
        self._texts = texts
        self._originals = _originals()
        self._made: dict[str, Callable[[Choice], bytes]] = {
            "txt": self._plain,
            "md": self._markdown,
            "html": lambda choice: self._encoded(page(self._text(choice), choice), choice),
            "rss": self._feed,
            "json": lambda choice: self._encoded(self._json(self._value(choice), choice), choice),
            "jsonl": self._json_lines,
            "csv": self._table,
            "vtt": lambda choice: self._encoded("WEBVTT\n\n" + self._lines(_CUES, choice), choice),
            "srt": lambda choice: self._encoded("1\n" + self._lines(_CUES, choice), choice),
            "chat": lambda choice: self._encoded(self._lines(_MESSAGES, choice), choice),
            "eml": lambda choice: self._encoded("Message-ID: <1@x>\n" + self._lines(_MAIL, choice), choice),
            "parquet": self._parquet,
            "pdf": lambda choice: changed_pdf(self._text(choice), choice),
        }

    def draw(self, ending: str, choice: Choice, *, deep: int = 0) -> bytes:
        """A file of a format, by its ending."""
        alike = _ALIKE.get(ending, ending)
        if alike in _HOLD_FILES and deep < _DEEPEST and sometimes(choice, 0.5):
            data = self._archive(choice, deep) if alike == "zip" else self._compressed(choice, deep)
        elif alike in self._made and sometimes(choice, 0.5):
            data = self._made[alike](choice)
        else:
            data = self._changed_inside(self._originals[alike], alike, choice)
        return changed_bytes(data, self._originals, choice) if sometimes(choice, 0.2) else data

    def _text(self, choice: Choice) -> Callable[[], str]:
        return lambda: self._texts.draw(choice)[:_LONGEST]

    def _encoded(self, text: str, choice: Choice) -> bytes:
        encoding = choice.choice(("utf-8",) * 12 + _ENCODINGS)
        mark = choice.choice((b"",) * 12 + (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
        try:
            return mark + text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")
        except UnicodeError:
            return mark + text.encode("utf-8", "replace")

    def _plain(self, choice: Choice) -> bytes:
        parts = [self._encoded(self._texts.draw(choice), choice) for _ in range(choice.choice((1, 1, 1, 2)))]
        return b"\n".join(parts)

    def _markdown(self, choice: Choice) -> bytes:
        text = self._text(choice)
        lines = []
        for _ in range(choice.choice((1, 3, 8))):
            line = choice.choice(_LINES)
            lines.append(line.format(*(text() for _ in range(line.count("{}")))))
        return self._encoded(choice.choice(("\n\n", "\n", "\r\n\r\n", "\r")).join(lines), choice)

    def _lines(self, forms: Sequence[str], choice: Choice) -> str:
        """Lines of these forms, with texts in the places of their braces."""
        text = self._text(choice)
        chosen = choice.choices(forms, k=choice.choice((3, 10, 30)))
        return "\n".join(form.format(*(text() for _ in range(form.count("{}")))) for form in chosen)

    def _feed(self, choice: Choice) -> bytes:
        source = self._originals["rss"].decode()
        if sometimes(choice, 0.4):  # Atom and RDF are other words for the same
            source = source.replace("<rss", "<feed xmlns='http://www.w3.org/2005/Atom'").replace("item>", "entry>")
        return self._encoded(changed_markup(source, self._text(choice), choice), choice)

    def _value(self, choice: Choice, deep: int = 0) -> Any:
        kinds = ("plain",) if deep > _DEEP_VALUES else ("plain", "object", "list", "deep")
        (kind,) = choice.choices(kinds, (40, 45, 13, 2)[: len(kinds)])
        if kind == "object":
            return {choice.choice(_KEYS): self._value(choice, deep + 1) for _ in range(choice.choice((0, 1, 3)))}
        if kind == "list":
            return [self._value(choice, deep + 1) for _ in range(choice.choice((0, 1, 4)))]
        if kind == "plain":
            return choice.choice((self._texts.draw(choice), self._texts.draw(choice), None, True, *_NUMBERS))
        nested: Any = self._texts.draw(choice)
        for _ in range(choice.choice((10, _DEEP))):
            nested = choice.choice(([nested], {"text": nested}))
        return nested

    def _json(self, value: Any, choice: Choice) -> str:
        source = json.dumps(value, ensure_ascii=sometimes(choice, 0.5), indent=choice.choice((None, None, 1)))
        return self._texts.changed(source, choice) if sometimes(choice, 0.3) else source

    def _json_lines(self, choice: Choice) -> bytes:
        values = [{"id": n, "text": self._texts.draw(choice)} for n in range(choice.choice((1, 2, 5)))]
        lines = [self._json(choice.choice((value, self._value(choice))), choice) for value in values]
        return self._encoded(choice.choice(("\n", "\r\n", "\n\n", "\r", "\u2028")).join(lines), choice)

    def _table(self, choice: Choice) -> bytes:
        header = choice.sample(("id", "text", "author", "text", ""), choice.choice((1, 2, 4)))
        rows = [header] + [
            [self._texts.draw(choice) for _ in range(max(0, len(header) + choice.choice((0, 0, 0, -1, 2))))]
            for _ in range(choice.choice((0, 1, 3, 8)))
        ]
        stream = io.StringIO(newline="")
        end = choice.choice(("\r\n", "\n", "\r"))
        writer = csv.writer(
            stream,
            delimiter=choice.choice(",,;\t|"),
            lineterminator=end,
            quoting=choice.choice((0, 1)),
            escapechar="\\",
        )
        writer.writerows(rows)
        source = stream.getvalue()
        if sometimes(choice, 0.3):  # a quote that is not closed, or is where none may be
            at = choice.randrange(len(source) + 1)
            source = source[:at] + choice.choice(('"', '""', "\0", end, ",")) + source[at:]
        return self._encoded(source, choice)

    def _parquet(self, choice: Choice) -> bytes:
        texts = [self._texts.draw(choice).encode("utf-8", "replace").decode() for _ in range(choice.choice((0, 1, 3)))]
        others = [[text.encode() for text in texts], [[text] for text in texts], [{"a": text} for text in texts]]
        others += [list(range(len(texts))), [None] * len(texts)]
        name = choice.choice(("id", "text.b", ""))
        columns: dict[str, Any] = {"text": choice.choice((texts, texts, *others)), name: choice.choice(others)}
        if sometimes(choice, 0.1):
            del columns["text"]
        stream = io.BytesIO()
        compression = choice.choice(("snappy", "gzip", "zstd", "none"))
        table = pyarrow.table(columns)
        pyarrow.parquet.write_table(table, stream, compression=compression, use_dictionary=sometimes(choice, 0.5))
        return stream.getvalue()

    def _archive(self, choice: Choice, deep: int = 0) -> bytes:
        stream = io.BytesIO()
        method = choice.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
        with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(stream, "w", method) as made:  # of names twice
            for n in range(choice.choice((0, 1, 1, 3))):
                ending = choice.choice(ENDINGS)
                name = choice.choice((f"{n}.{ending}",) * 4 + _MEMBER_NAMES)
                made.writestr(zipfile.ZipInfo(name), self.draw(ending, choice, deep=deep + 1))
        return stream.getvalue()

    def _compressed(self, choice: Choice, deep: int = 0) -> bytes:
        data = self.draw(choice.choice(ENDINGS), choice, deep=deep + 1)
        parts = [pack(data) for pack in choice.choices(_PACKERS, k=choice.choice((1, 1, 1, 2)))]
        return b"".join(parts)

    def _changed_inside(self, data: bytes, ending: str, choice: Choice) -> bytes:
        """A good file with a change in what it is made of."""
        if ending in _PACKED:
            return self._changed_archive(data, choice)
        if ending == "gz":
            return choice.choice(_PACKERS)(changed_bytes(gzip.decompress(data), self._originals, choice))
        if ending in _TREES:
            return changed_markup(data.decode(), self._text(choice), choice).encode("utf-8", "surrogatepass")
        if ending in _LINED:
            return self._texts.changed(data.decode(), choice).encode("utf-8", "surrogatepass")
        return changed_bytes(data, self._originals, choice)

    def _changed_archive(self, data: bytes, choice: Choice) -> bytes:
        """An archive with a member changed, gone, or there twice, and in order besides."""
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            files = {name: packed.read(name) for name in packed.namelist()}
        for _ in range(choice.choice((1, 1, 3))):
            name = choice.choice([name for name, content in files.items() if content])
            if choice.randrange(8) == 0 and len(files) > 1:
                files[choice.choice(_MEMBER_NAMES)] = files.pop(name)
            elif name.endswith(_MARKED_UP) and sometimes(choice, 0.8):
                changed = changed_markup(files[name].decode("utf-8", "replace"), self._text(choice), choice)
                files[name] = changed.encode("utf-8", "surrogatepass")
            else:
                files[name] = changed_bytes(files[name], files, choice)
            if not any(files.values()):
                break
        return archive(files)


@cache
def _originals() -> dict[str, bytes]:
    made = {ending: make(ARTICLE) for ending, make in MAKERS.items()}
    talk = {ending: text.encode() for ending, text in _TALK.items()}
    return made | talk | {ending: made[alike] for ending, alike in _ALIKE.items()}


def changed_bytes(data: bytes, others: dict[str, bytes], choice: Choice) -> bytes:
    """The bytes, cut, flipped, spliced or left as they are."""
    changed = bytearray(data)
    at = choice.randrange(max(1, len(changed)))
    match choice.randrange(7 if data else 1):
        case 0:
            return data[:at]
        case 1:
            return data[at:]
        case 2:  # bits anywhere
            for _ in range(choice.choice((1, 4, 32, 256))):
                changed[choice.randrange(len(changed))] ^= 1 << choice.randrange(8)
        case 3:  # a stretch is gone
            del changed[at : at + choice.choice((1, 16, 512))]
        case 4:  # a stretch stands there many times
            changed[at:at] = data[at : at + choice.choice((8, 64, 1024))] * choice.choice((2, 20, 200))
        case 5:  # the beginning of one format and the rest of another
            changed[at:] = others[choice.choice(list(others))][at:]
        case 6:  # numbers become the largest, or nothing
            changed[at : at + 4] = choice.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"9999"))
    return bytes(changed)


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


_LONGEST = 400  # characters of a text inside a page
_PACKERS: tuple[Callable[[bytes], bytes], ...] = (
    _gzip,
    bz2.compress,
    lzma.compress,
    import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd").compress,
    zlib.compress,
    lambda data: _gzip(_gzip(data)),
    lambda data: lzma.compress(data, format=lzma.FORMAT_ALONE),
)
