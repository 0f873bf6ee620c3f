"""Files of every format that is read, made from one text; `python tests/made_inputs.py FOLDER` writes them."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import docx
import pyarrow
import pyarrow.parquet
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from inquit.samples import read_sample

__all__ = ["ARTICLE", "MAKERS", "Article", "archive", "pdf_of_lines", "with_note"]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True)
class Article:
    """A text, and what is known about it."""

    title: str
    author: str
    date: str
    site: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs) + "\n"


_TITLE, *_PARAGRAPHS = read_sample().strip().split("\n\n")
ARTICLE = Article(_TITLE, "Jo Reed", "2024-03-02", "The Harbour Gazette", tuple(_PARAGRAPHS))


def text(article: Article) -> bytes:
    return article.text.encode()


def markdown(article: Article) -> bytes:
    head = f"---\ntitle: {article.title}\nauthor: {article.author}\n---\n\n# {article.title}\n\n"
    body = "\n\n".join(_emphasised(p).replace("[", "\\[").replace(", ", ",\n", 1) for p in article.paragraphs)
    return (head + body + "\n").encode()


def page(article: Article) -> bytes:
    paragraphs = "\n".join(
        f"<p>{_emphasised(html.escape(p, quote=False), '<em>', '</em>')}</p>" for p in article.paragraphs
    )
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{article.title} - {article.site}</title>
<meta name="author" content="{article.author}"><meta property="og:site_name" content="{article.site}">
<meta property="article:published_time" content="{article.date}T08:00:00Z">
<script>var page = "“Buy now,” said nobody.";</script></head>
<body><header><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav></header>
<article><h1>{article.title}</h1>
{paragraphs}
</article><aside><h2>Read next</h2><a href="/x">“We all lost,” says the coach</a></aside>
<footer>Copyright {article.site}. <a href="/imprint">Imprint</a></footer></body></html>
""".encode()


def word(article: Article) -> bytes:
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = article.title, article.author
    document.add_heading(article.title)
    for paragraph in article.paragraphs:
        added = document.add_paragraph()
        for run in paragraph.split(" "):  # Word parts lines into runs anywhere
            added.add_run(run + " ")
    stream = io.BytesIO()
    document.save(stream)
    return archive(_members(stream.getvalue()))  # without the time of day


def with_note(document: bytes, note: str) -> bytes:
    """The same DOCX with a footnote; python-docx can make none."""
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>line</w:t></w:r></w:p>'
        f'</w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    relation = (
        '<Relationship Id="rId99" Target="footnotes.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>'
    )
    kind = (
        '<Override PartName="/word/footnotes.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
    )
    files = _members(document)
    files["word/footnotes.xml"] = notes.encode()
    rels = "word/_rels/document.xml.rels"
    files[rels] = files[rels].replace(b"</Relationships>", relation.encode())
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(b"</Types>", kind.encode())
    return archive(files)


def book(article: Article) -> bytes:
    """Two chapters behind a cover without words."""
    half = len(article.paragraphs) // 2
    chapters = {
        "cover": "<img src='cover.png' alt=''/>",
        "one": f"<h1>{article.title}</h1>{_xhtml(article.paragraphs[:half])}",
        "two": f"<h2>The theatre&nbsp;&mdash;</h2>{_xhtml(article.paragraphs[half:])}",
    }
    items = "".join(f'<item id="{name}" href="text/{name}.xhtml"/>' for name in chapters)
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    files = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": b'<?xml version="1.0"?>'
        b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        b'<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        "OEBPS/book.opf": (
            '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf">'
            f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{article.title}</dc:title>'
            f"<dc:creator>{article.author}</dc:creator></metadata><manifest>{items}</manifest>"
            f"<spine>{spine}</spine></package>"
        ).encode(),
    }
    for name, body in chapters.items():
        files[f"OEBPS/text/{name}.xhtml"] = (
            '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">'
            f"<head><title/></head><body>{body}</body></html>"
        ).encode()
    return archive(files)


def json_lines(article: Article) -> bytes:
    return (json.dumps({"id": "a1", "text": article.text}) + "\n").encode()


def json_document(article: Article) -> bytes:
    """As a program may answer: the text in a list within an object, set out over lines."""
    answer = {"status": "ok", "data": {"articles": [{"id": "a1", "author": article.author, "text": article.text}]}}
    return json.dumps(answer, indent=2).encode()


def feed(article: Article) -> bytes:
    """RSS with a teaser and the whole text."""
    body = "".join(f"<p>{html.escape(p, quote=False)}</p>" for p in article.paragraphs)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{article.site}</title>
<item><guid>a1</guid><title>{article.title}</title><dc:creator>{article.author}</dc:creator>
<pubDate>Sat, 02 Mar 2024 08:00:00 GMT</pubDate><description>A teaser.</description>
<content:encoded><![CDATA[{body}]]></content:encoded></item>
</channel></rss>
""".encode()


def tei(article: Article) -> bytes:
    """As prose: a play has labels besides."""
    body = "".join(f"<p>{_emphasised(html.escape(p, quote=False), '<hi>', '</hi>')}</p>\n" for p in article.paragraphs)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{article.title}</title>
<author>{article.author}</author></titleStmt></fileDesc></teiHeader><text><body>{body}</body></text></TEI>
""".encode()


def web_captions(article: Article) -> bytes:
    """A cue a paragraph, with a pause behind it, so that it is one in the text, too."""
    cues = (f"{_clock(10 * n)}.000 --> {_clock(10 * n + 5)}.500\n{p}\n" for n, p in enumerate(article.paragraphs))
    return "\n".join(("WEBVTT\n", *cues)).replace("&", "&amp;").encode()


def subtitles(article: Article) -> bytes:
    cues = enumerate(article.paragraphs, start=1)
    made = (f"{n}\n{_clock(10 * n)},000 --> {_clock(10 * n + 5)},500\n{p}\n" for n, p in cues)
    return "\n".join(made).encode()


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def mail(article: Article) -> bytes:
    message = EmailMessage()
    message["From"], message["Message-ID"] = f"{article.author} <jo@example.org>", "<1@example.org>"
    message["Date"], message["Subject"] = "Sat, 02 Mar 2024 08:00:00 +0000", article.title
    message.set_content(article.text, cte="quoted-printable")
    return message.as_bytes()


def mailbox(article: Article) -> bytes:
    return b"From jo@example.org Sat Mar  2 08:00:00 2024\n" + mail(article)


def chat(article: Article) -> bytes:
    """A message a paragraph, as WhatsApp exports them."""
    lines = (f"13/02/2024, 10:{n:02} - Jo: {p}\n" for n, p in enumerate(article.paragraphs))
    return "".join(lines).encode()


def compressed(article: Article) -> bytes:
    return gzip.compress(text(article), mtime=0)


def comma_separated(article: Article) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([["id", "author", "text"], ["a1", article.author, article.text]])
    return stream.getvalue().encode()


def parquet(article: Article) -> bytes:
    stream = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"id": ["a1"], "text": [article.text]}), stream)
    return stream.getvalue()


def zipped(article: Article) -> bytes:
    return archive({"articles/a1.txt": text(article)})


def _members(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as old:
        return {name: old.read(name) for name in old.namelist()}


def archive(files: dict[str, bytes]) -> bytes:
    """A ZIP file of these members, the same every time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def print_out(article: Article) -> bytes:
    """A PDF of several small pages with running headers, indented paragraphs, full lines and hyphens."""
    lines: list[tuple[float, str]] = []
    for paragraph in article.paragraphs:
        lines += _set(paragraph)
    return pdf_of_lines(lines, title=article.title, author=article.author, header=article.site)


FONT, SIZE, LEADING, WIDTH, INDENT = "Times-Roman", 10, 12, 210, 15
PAGE, LEFT, TOP, LINES = (290, 250), 40, 200, 11


def pdf_of_lines(lines: Sequence[tuple[float, str]], *, title: str, author: str = "", header: str = "") -> bytes:
    """A PDF with these lines, each with its indent, below each other."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=PAGE, invariant=1)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    for number, start in enumerate(range(0, len(lines), LINES), start=1):
        canvas.setFont(FONT, SIZE)
        if header:
            canvas.drawString(LEFT, TOP + 2 * LEADING, header)
            canvas.drawCentredString(PAGE[0] / 2, 30, f"- {number} -")
        for row, (indent, line) in enumerate(lines[start : start + LINES]):
            canvas.drawString(LEFT + indent, TOP - row * LEADING, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _set(paragraph: str) -> Iterator[tuple[float, str]]:
    """The lines of a paragraph; a long word that does not fit is parted."""
    line, indent = "", float(INDENT)
    for word_ in paragraph.split(" "):
        if _fits(f"{line} {word_}".strip(), indent):
            line = f"{line} {word_}".strip()
            continue
        first, rest = _parted(line, word_, indent)
        yield indent, f"{line} {first}".strip()
        line, indent = rest, 0.0
    yield indent, line


def _parted(line: str, word_: str, indent: float) -> tuple[str, str]:
    for end in range(len(word_) - 3, 2, -1):
        if word_.isalpha() and word_.islower() and _fits(f"{line} {word_[:end]}-", indent):
            return word_[:end] + "-", word_[end:]
    return "", word_


def _fits(line: str, indent: float) -> bool:
    return bool(stringWidth(line, FONT, SIZE) <= WIDTH - indent)


def _emphasised(paragraph: str, begin: str = "*", end: str = "*") -> str:
    first, space, rest = paragraph.partition(" ")
    return f"{begin}{first}{end}{space}{rest}" if first.isalpha() else paragraph


def _xhtml(paragraphs: Iterable[str]) -> str:
    return "".join(f"<p>{html.escape(p, quote=False)}</p>" for p in paragraphs)


# By the ending of the file.
MAKERS: dict[str, Callable[[Article], bytes]] = {
    "txt": text,
    "md": markdown,
    "html": page,
    "pdf": print_out,
    "docx": word,
    "epub": book,
    "rss": feed,
    "tei": tei,
    "eml": mail,
    "mbox": mailbox,
    "chat": chat,
    "fountain": text,
    "vtt": web_captions,
    "srt": subtitles,
    "jsonl": json_lines,
    "json": json_document,
    "csv": comma_separated,
    "parquet": parquet,
    "zip": zipped,
    "gz": compressed,
}


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for ending, make in MAKERS.items():
        (folder / f"article.{ending}").write_bytes(make(ARTICLE))
