"""The header of a text in TEI: what it is called, who wrote it, where it is from, and a list of those who speak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from inquit.document import Document, Speaker
from inquit.io.outputs.tei_marks import xml_attribute, xml_text

__all__ = ["corpus_header", "text_header"]

_VERSION = re.compile(r"\d+(?:\.\d+){0,3}")
_SEVERAL_AUTHORS = "; "  # parts their names in `meta`
_DAY = len("2024-05-03")


def corpus_header(version: str, model: str) -> Iterator[str]:
    """The header of several texts together."""
    yield "<teiHeader>\n<fileDesc>\n"
    yield "<titleStmt><title>Texts with their statements</title></titleStmt>\n"
    yield _PUBLICATION
    yield "<sourceDesc><p>Several texts.</p></sourceDesc>\n</fileDesc>\n"
    yield from _application(version, model)
    yield "</teiHeader>\n"


def text_header(document: Document, prefix: str, version: str, model: str) -> Iterator[str]:
    """The header of one text; `prefix` stands before the ids of its speakers."""
    yield "<teiHeader>\n<fileDesc>\n"
    title = _known(document, "title") or document.id
    authors = "".join(f"<author>{xml_text(one)}</author>" for one in _authors(document))
    yield f"<titleStmt><title>{xml_text(title)}</title>{authors}</titleStmt>\n"
    yield _PUBLICATION
    yield f"<sourceDesc>{_source(document, title, authors)}</sourceDesc>\n</fileDesc>\n"
    yield from _application(version, model)
    if document.speakers:
        yield "<profileDesc><particDesc><listPerson>\n"
        for number, speaker in enumerate(document.speakers, start=1):
            narrates = document.meta.get("narrator") == speaker.id
            yield from _speaker(speaker, f"{prefix}.s{number}", ' role="narrator"' if narrates else "")
        yield "</listPerson></particDesc></profileDesc>\n"
    yield "</teiHeader>\n"


_PUBLICATION = "<publicationStmt><p>Made by a program from the text; not published.</p></publicationStmt>\n"


def _application(version: str, model: str) -> Iterator[str]:
    number = _VERSION.match(version)
    yield f'<encodingDesc><appInfo><application ident="inquit" version="{number[0] if number else 0}">'
    yield f"<label>inquit {xml_text(version)}</label><desc>spaCy pipeline: {xml_text(model)}</desc>"
    yield "</application></appInfo></encodingDesc>\n"


def _source(document: Document, title: str, authors: str) -> str:
    """Where the text is from: the file, with what is known of the text itself."""
    path = xml_text(str(document.meta.get("path", document.id)))
    site, day, url = (_known(document, name) for name in ("site", "date", "url"))
    known = [
        authors,
        f"<publisher>{xml_text(site)}</publisher>" if site else "",
        f"<date{_when(day)}>{xml_text(day)}</date>" if day else "",
        f'<idno type="URL">{xml_text(url)}</idno>' if url else "",
    ]
    if not any(known):
        return f"<p>{path}</p>"
    return f'<bibl><title>{xml_text(title)}</title>{"".join(known)}<idno type="file">{path}</idno></bibl>'


def _when(day: str) -> str:
    """The day as TEI has it, where it is one."""
    try:
        return f' when="{date.fromisoformat(day[:_DAY]).isoformat()}"'
    except ValueError:
        return ""


def _authors(document: Document) -> list[str]:
    return [one.strip() for one in (_known(document, "author") or "").split(_SEVERAL_AUTHORS) if one.strip()]


def _known(document: Document, name: str) -> str | None:
    value = document.meta.get(name)
    return value if isinstance(value, str) and value.strip() else None


def _speaker(speaker: Speaker, id_: str, narrates: str) -> Iterator[str]:
    element, name = "person", "persName"
    if speaker.kind == "group":
        element = "personGrp"
    elif speaker.kind in ("organisation", "document"):
        element, name = "org", "orgName"
    # as the corpora of plays have it (DraCor); the schema knows no attribute for the gender
    sex = f' sex="{speaker.gender.upper()}"' if speaker.gender and element != "org" else ""
    yield f"<{element} xml:id={xml_attribute(id_)} n={xml_attribute(speaker.id)}{sex}{narrates}>"
    described = "" if speaker.named else ' type="description"'
    yield f"<{name}{described}>{xml_text(speaker.name)}</{name}>"
    for kind, names in (("alias", speaker.aliases), ("member", speaker.members)):
        yield from (f'<{name} type="{kind}">{xml_text(other)}</{name}>' for other in names)
    notes = {"kind": speaker.kind, "role": speaker.role, "affiliation": speaker.affiliation, "gender": speaker.gender}
    yield from (f'<note type="{what}">{xml_text(value)}</note>' for what, value in notes.items() if value)
    yield f"</{element}>\n"
