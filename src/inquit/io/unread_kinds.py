"""Files of kinds that are known and not read: each with its name, and with what its owner can do."""

from __future__ import annotations

from inquit.errors import InputError
from inquit.html_elements import HTML_NAMES
from inquit.io.database_files import DATABASE_SIGN
from inquit.io.inputs.input_format import Head
from inquit.io.mail_signs import is_page_as_mail
from inquit.io.xml_root import xml_root

__all__ = ["UnreadKindError", "unknown_xml", "unread_kind"]

_UNPACK = "unpack it first"
_PICTURE = "let a program for text recognition (OCR) make text of it"
_SOUND = "have what is said in it written down, and name the text"
_DATABASE = "`inquit export` writes what stands in one of inquit's own; save the table of another as CSV"
_TABLE = "save the table as CSV"
_BOOK = "convert it to EPUB"
_NO_TEXT = "name a file that holds text"
# By what they begin with; where something stands before it, behind so many bytes.
_SIGNS = (
    (0, b"\xd0\xcf\x11\xe0", "an old Office file, or one with a password", "save it as .docx without a password"),
    (0, b"{\\rtf", "an RTF file", "save it as .docx"),
    (0, b"7z\xbc\xaf", "a 7-Zip file", _UNPACK),
    (0, b"Rar!\x1a", "a RAR file", _UNPACK),
    (257, b"ustar", "a TAR archive", "unpack it, and name the folder"),
    (0, b"MSCF\0", "a Cabinet archive", _UNPACK),
    (0, b"\x1f\x9d", "a file packed by compress", _UNPACK),
    (0, b"LZIP\x01", "an lzip file", _UNPACK),
    (0, b"\x04\x22\x4d\x18", "an LZ4 file", _UNPACK),
    (0, b"\x89PNG\r\n", "a PNG picture", _PICTURE),
    (0, b"\xff\xd8\xff", "a JPEG picture", _PICTURE),
    (0, b"GIF87a", "a GIF picture", _PICTURE),
    (0, b"GIF89a", "a GIF picture", _PICTURE),
    (0, b"II*\0", "a TIFF picture", _PICTURE),
    (0, b"MM\0*", "a TIFF picture", _PICTURE),
    (8, b"WEBPVP8", "a WebP picture", _PICTURE),
    (4, b"ftypheic", "a HEIC picture", _PICTURE),
    (4, b"ftypavif", "an AVIF picture", _PICTURE),
    (6, b"\0\0\0\0\x36\0\0\0", "a BMP picture", _PICTURE),
    (0, b"8BPS\0", "a Photoshop picture", _PICTURE),
    (0, b"AT&TFORM", "a DjVu document", "save it as PDF with its text"),
    (0, b"%!PS", "a PostScript file", "convert it to PDF"),
    (4, b"ftyp", "a film or a sound recording", _SOUND),
    (0, b"ID3\x02", "a sound recording", _SOUND),
    (0, b"ID3\x03", "a sound recording", _SOUND),
    (0, b"ID3\x04", "a sound recording", _SOUND),
    (0, b"\xff\xfb", "a sound recording", _SOUND),
    (8, b"WAVEfmt", "a sound recording", _SOUND),
    (0, b"OggS\0", "a sound recording", _SOUND),
    (0, b"fLaC\0", "a sound recording", _SOUND),
    (0, b"\x1aE\xdf\xa3", "a film", _SOUND),
    (8, b"AVI LIST", "a film", _SOUND),
    (0, DATABASE_SIGN, "an SQLite database", _DATABASE),
    (0, b"ARROW1\0", "an Arrow or Feather table", "save it as Parquet"),
    (0, b"Obj\x01", "an Avro table", "save it as Parquet"),
    (0, b"\x89HDF\r\n", "an HDF5 file", _TABLE),
    (0, b"\x93NUMPY", "a file of numbers (NumPy)", _NO_TEXT),
    (60, b"BOOKMOBI", "a Kindle book (MOBI)", _BOOK),
    (60, b"TEXtREAd", "a Palm book", _BOOK),
    (0, b"\x7fELF", "a program", _NO_TEXT),
    (0, b"MZ\x90\0", "a program", _NO_TEXT),
    (0, b"\xcf\xfa\xed\xfe", "a program", _NO_TEXT),
    (0, b"\xca\xfe\xba\xbe", "a program", _NO_TEXT),
    (0, b"\0asm", "a program", _NO_TEXT),
    (0, b"wOFF\0", "a font", _NO_TEXT),
    (0, b"wOF2\0", "a font", _NO_TEXT),
    (0, b"bplist00", "a binary property list", _NO_TEXT),
    (0, b"WARC/", "a WARC file (pages as a crawler kept them)", "take the pages out (`warcio extract`), and name them"),
    (0, b"filedesc://", "an ARC file (pages as a crawler kept them)", "take the pages out, and name them"),
    (0, b"BEGIN:VCARD", "a list of contacts (vCard)", _NO_TEXT),
    (0, b"BEGIN:VCALENDAR", "a calendar", _NO_TEXT),
    (0, b"[Script Info]", "subtitles of Advanced SubStation Alpha", "save them as SRT or WebVTT"),
    (0, b"-----BEGIN PGP MESSAGE", "an encrypted message", "decrypt it first"),
)
_PACKED = (
    ("xl/workbook.xml", "a spreadsheet", "save the sheet as CSV"),
    ("ppt/presentation.xml", "a presentation", "save it as PDF"),
    ("content.xml", "an OpenDocument file", "save it as .docx"),
    ("Index/Document.iwa", "a file of Apple's Pages, Numbers or Keynote", "export it as .docx or PDF"),
)
_PACKED_SIGNS = ("[Content_Types].xml", "mimetype", "Index/Document.iwa")
# XML of kinds that people have, by the name of the root without its name space.
_XML = {
    "urlset": ("a list of a site's pages (sitemap)", "name the pages themselves"),
    "sitemapindex": ("a list of a site's pages (sitemap)", "name the pages themselves"),
    "opml": ("a list of feeds (OPML)", "name the feeds themselves"),
    "tt": ("subtitles in TTML", "save them as SRT or WebVTT"),
    "svg": ("an SVG drawing", _PICTURE),
    "mediawiki": ("pages of a wiki as it keeps them (MediaWiki XML)", "save the pages as HTML"),
}
_XML_ADVICE = "save the text in it as HTML or plain text"
_XML_NAMES = (".xml", ".rdf", ".tei", ".opml", ".svg", ".xsl", ".kml", ".gpx")
_PAGE_AS_MAIL = ("a web page saved as MHTML", "save it as HTML")


class UnreadKindError(InputError):
    """A file is of a kind that is not read; in a folder it may be none of the user's texts."""

    @classmethod
    def of(cls, name: str, what: str, advice: str) -> UnreadKindError:
        """The error for a file of this name."""
        return cls(f"{name}: {what}, which inquit does not read; {advice}")


def unread_kind(head: Head, name: str, *, known: bool, trusted: bool) -> tuple[str, str] | None:
    """What a file is, and what to do with it; None where it is none of these.

    known: whether one of the formats that are read has its sure sign in it; what is left may be XML or MHTML.
    trusted: whether its name says a format that needs no sign; XML is then what declares itself.

    Raises:
        BadZipFile: it is a damaged archive.
    """
    for offset, sign, what, advice in _SIGNS:
        if head.data.startswith(sign, offset):
            return what, advice
    for member, what, advice in _PACKED:
        if member in head.members and any(sign in head.members for sign in _PACKED_SIGNS):
            return what, advice
    if known:
        return None
    return _PAGE_AS_MAIL if is_page_as_mail(head.text) else _xml(head.text, name.lower(), trusted=trusted)


def _xml(text: bytes, name: str, *, trusted: bool) -> tuple[str, str] | None:
    found = xml_root(text)
    declared = text.lstrip().startswith(b"<?xml")
    if found is not None and not declared and (trusted or found[0].lower() in HTML_NAMES):
        return None  # a text with tags in it, or a piece of a page
    if found is None:
        if not name.endswith(_XML_NAMES) or not text.lstrip().startswith(b"<"):
            return None
        found = "", b""
    root = found[0].rpartition(":")[2]
    if root in _XML:
        return _XML[root]
    return unknown_xml(found[0])


def unknown_xml(root: str) -> tuple[str, str]:
    """The same of XML whose first element has this name; it may have none that could be made out."""
    shown = f" (its first element is <{root}>)" if root else ""
    return f"XML of a kind that is not known{shown}", _XML_ADVICE
