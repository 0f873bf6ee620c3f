"""Who speaks in files that say so: by their markup or the pattern of their labels, read without inquit.

Each reader gives the turns of one file in order. Words are compared in small letters and without what stands in square
brackets and laughter, which is no speech in any of these files; that makes the same of source and result, however white
space lies.
Files are known by their names; how labels look in them is said at their readers, not whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from lxml import etree, html
from pypdf import PdfReader

__all__ = ["FILES", "Bars", "TrueFile", "TrueTurn", "is_office", "name_words", "words_of"]

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_REMARK = re.compile(r"\[[^\[\]]*\]|\((?:laugh|applau|garble|pause|music)\w*\W*\)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
# What a label has beside the name: forms of address, and articles of offices.
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "prof", "eng", "hon", "the"))
_IN_PARENTHESES = re.compile(r"\(([^()]*)\)")

Labelled = tuple[str, str]  # a label as it is printed, and what is said behind it


@dataclass(frozen=True, slots=True)
class Bars:
    """What is to be reached: turns (precision and recall), share of words, share of persons with one name."""

    turns: float = 0.98
    words: float = 0.95
    persons: float = 0.95


@dataclass(frozen=True, slots=True)
class TrueTurn:
    """Somebody speaks: the label as printed, the person by a key of this file, and what is said, in `words_of`."""

    label: str
    person: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrueFile:
    """How the turns of a file are read, and what inquit is to reach on it."""

    read: Callable[[bytes], list[TrueTurn]]
    bars: Bars = Bars()

    def turns(self, path: Path) -> list[TrueTurn]:
        """The turns of the file, without those that have no words."""
        return [turn for turn in self.read(path.read_bytes()) if turn.words]


def words_of(text: str) -> tuple[str, ...]:
    """What is compared of a text."""
    return tuple(_WORD.findall(_REMARK.sub(" ", text).casefold()))


def name_words(label: str) -> tuple[str, ...]:
    """The words of a label or name without forms of address: initials, name, or office."""
    return tuple(word for word in _WORD.findall(label.casefold()) if word not in _TITLES)


def _capital_blocks(data: bytes) -> list[TrueTurn]:
    """A debate as HTML from a PDF: each visual block is a `div`; the label is bold, in capitals, and begins it.

    91 turns. By a pattern that asks for a form of address, and takes neither a hyphen nor parentheses, it would be
    fewer: nine are an officer's without any.
    """
    furniture = re.compile(r"(?:Page )?\d+|\d+\s*th Session|Volume \d+|\w+day,? \d+ \w+,? \d{4}")
    label = re.compile(r"([A-Z][A-Z.\s-]+(?:\([^()]*\))?)\s*:")
    lines = []
    for block in html.fromstring(data.decode()).iter("div"):
        text = " ".join(block.text_content().split())
        bold = "Bold" in "".join(span.get("style", "") for span in list(block.iter("span"))[:1])
        if not text or furniture.fullmatch(text):
            continue
        if bold and (found := label.match(text)):
            lines.append((found[1], text[found.end() :]))
        elif bold and text.upper() == text:
            lines.append(("", ""))  # a heading: what follows is nobody's until the next label
        else:
            lines.append((None, text))
    return list(_turns(_joined(lines)))


def _bold_lines(data: bytes) -> list[TrueTurn]:
    """A podcast in Markdown: `**Name:** text`; paragraphs without a label go on; `**Break**` and italics end a turn.

    880 labelled lines, of which seven hold nothing but a remark in brackets and are no turns.
    """
    label = re.compile(r"\*\*([^*]+):\*\*")
    lines: list[tuple[str | None, str]] = []
    for line in data.decode().splitlines():
        text = re.sub(r"(?<!\\)\[([^\]]*)\]\([^)]*\)", r"\1", line)  # links
        text = re.sub(r"\\(.)", r"\1", text)
        if found := label.match(text):
            lines.append((found[1], text[found.end() :]))
        elif text.startswith(("**", "*")):
            lines.append(("", ""))
        else:
            lines.append((None, text))
    return list(_turns(_joined(lines)))


def _timed_lines(data: bytes) -> list[TrueTurn]:
    """Radio traffic: a time in brackets, `CDR: text`, further lines with an indent; lines with `_` are of the tape.

    710 labels, two of them before a remark in brackets alone.
    """
    label = re.compile(r"([A-Z]+):")
    lines: list[tuple[str | None, str]] = []
    for line in data.decode().splitlines():
        if found := label.match(line):
            lines.append((found[1], line[found.end() :]))
        elif line.startswith(" "):
            lines.append((None, line))
    return list(_turns(_joined(lines)))


def _drama(data: bytes) -> list[TrueTurn]:
    """A play in TEI: `<sp who>` says who speaks, `stage` is no speech.

    1,137 turns; one more `<sp>` gives a noise within to nobody. A person is the name that the list of persons has for
    the id, so that groups of one name are one; some have only the id there.
    """
    out = []
    play = etree.parse(BytesIO(data))
    names = {f"#{person.get(XML_ID)}": _listed_name(person) for person in play.iter(f"{TEI}person", f"{TEI}personGrp")}
    for speech in play.iter(f"{TEI}sp"):
        who = speech.get("who")
        if who is None:
            continue
        label = "".join(node for part in speech.iter(f"{TEI}speaker") for node in part.itertext())
        said = " ".join(_text_without(speech, {f"{TEI}stage", f"{TEI}speaker", f"{TEI}note"}))
        out.append(TrueTurn(label.strip(), " ".join(names.get(id_) or id_ for id_ in who.split()), words_of(said)))
    return out


def _listed_name(person: etree._Element) -> str:
    """The name of a person of the list, unless it is the id again."""
    name = " ".join(" ".join(person.itertext()).split())
    return "" if name == person.get(XML_ID) else name


def _speeches(data: bytes) -> list[TrueTurn]:
    """A debate in the XML of publicwhip: `<speech speakername>`; those with `nospeaker` are no turns."""
    parser = etree.XMLParser(resolve_entities="internal")
    out = []
    for speech in etree.parse(BytesIO(data), parser).iter("speech"):
        name = speech.get("speakername")
        if name is not None:
            out.append(TrueTurn(name, name, words_of(" ".join(_text_without(speech, set())))))
    return out


def _bold_labels(data: bytes) -> list[TrueTurn]:
    """A debate in HTML: a paragraph holds a bold label with a colon; numbers before it are no speech, nor brackets."""
    lines = []
    for paragraph in html.fromstring(data).iter("p"):
        for bold in paragraph.iter("b"):
            label = " ".join(bold.text_content().split())
            if label.endswith(":"):
                lines.append((label[:-1], bold.tail or ""))
    return list(_turns(lines))


def _bold_pdf(data: bytes) -> list[TrueTurn]:
    """A debate in PDF: a line begins with bold letters, and the label ends with a colon on it or on the next.

    An office is bold, its holder behind it in parentheses is not. A bold line without a colon is a heading, one with
    ":-" the first words of a written question: what follows is nobody's. Whole lines in italics are remarks.

    190 turns; a pattern over the lines of plain text finds the same ones. Some count 154, by titles of names alone.
    """
    label = re.compile(r"([A-Z][^:\n]{1,100}(?:\n[^:\n]{1,60})?):(?!-)")
    heading = re.compile(r"\d+\s+\w+day, .*\(A\)")
    text, bold, italic = _with_fonts(data)
    lines: list[tuple[str | None, str]] = []
    done = 0
    for line in re.finditer(r"[^\n]+", text):
        letters = [at for at in range(line.start(), line.end()) if not text[at].isspace()]
        if not letters or line.end() <= done or heading.fullmatch(line[0].strip()):
            continue
        capitals = line[0].upper() == line[0]
        found = label.match(text, letters[0]) if letters[0] in bold and not capitals else None
        if found:
            done = max(line.end(), text.find("\n", found.end()))
            lines.append((" ".join(found[1].split()), text[found.end() : done]))
        elif letters[0] in bold or (capitals and any(text[at].isalpha() for at in letters)):
            lines.append(("", ""))
        elif not all(at in italic for at in letters):
            lines.append((None, line[0]))
    return list(_turns(_joined(lines)))


def _with_fonts(data: bytes) -> tuple[str, set[int], set[int]]:
    """The text of a PDF, and which of its characters are bold, and which in italics."""
    pieces: list[str] = []
    bold: set[int] = set()
    italic: set[int] = set()
    length = 0

    def keep(text: str, _cm: object, _tm: object, font: Mapping[str, object] | None, _size: object) -> None:
        nonlocal length
        name = str((font or {}).get("/BaseFont", ""))
        place = range(length, length + len(text))
        bold.update(place if "Bold" in name else ())
        italic.update(place if "Italic" in name else ())
        pieces.append(text)
        length += len(text)

    for page in PdfReader(BytesIO(data)).pages:
        page.extract_text(visitor_text=keep)
        keep("\n", None, None, None, None)
    return "".join(pieces), bold, italic


def _text_without(element: etree._Element, tags: set[str]) -> Iterator[str]:
    """The text inside an element, without that of elements with one of these tags."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in tags:
            yield from _text_without(child, tags)
        yield child.tail or ""


def _joined(lines: Iterable[tuple[str | None, str]]) -> Iterator[Labelled]:
    """Turns of lines with a label, with those behind them that have none; an empty label ends a turn."""
    label, parts = "", list[str]()
    for new, text in lines:
        if new is not None:
            if label:
                yield label, " ".join(parts)
            label, parts = new.strip(), []
        parts.append(text)
    if label:
        yield label, " ".join(parts)


def _turns(labelled: Iterable[Labelled]) -> Iterator[TrueTurn]:
    """Turns with their persons: labels without titles, an office as its holder, a surname as the one who has it."""
    said = [*labelled]
    named = {label: _named(label) for label, _ in said}
    holders = {name_words(_IN_PARENTHESES.sub(" ", label)): name for label, name in named.items() if "(" in label}
    for label, text in said:
        name = holders.get(named[label], named[label])
        longer = {other for other in named.values() if len(other) > len(name) and other[-len(name) :] == name}
        person = longer.pop() if len(longer) == 1 and not is_office(name) else name
        yield TrueTurn(label, " ".join(person), words_of(text))


def _named(label: str) -> tuple[str, ...]:
    """The words by which a person is known: those in parentheses behind an office, else those before any."""
    before = _IN_PARENTHESES.sub(" ", label)
    inside = _IN_PARENTHESES.findall(label)
    office = is_office(name_words(before)) or before.casefold().startswith("the ")
    return name_words(inside[0]) if office and inside else name_words(before)


def is_office(name: tuple[str, ...]) -> bool:
    """Whether this is an office that somebody holds: "Deputy Speaker" is not short for another's name."""
    return bool({*name} & {"speaker", "clerk", "members", "member"})


FILES: Mapping[str, TrueFile] = {
    "cook-islands.html": TrueFile(_capital_blocks),
    "podcast.md": TrueFile(_bold_lines),
    "apollo13.txt": TrueFile(_timed_lines),
    "hamlet.xml": TrueFile(_drama),
    "lords.xml": TrueFile(_speeches),
    "commons.html": TrueFile(_bold_labels),
    "kenya.pdf": TrueFile(_bold_pdf, Bars(turns=0.93, words=0.90)),
}
