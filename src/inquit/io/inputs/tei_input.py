"""TEI: plays and transcripts of speech, with names from their lists of people; other texts as paragraphs."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from inquit.document import Time
from inquit.io.inputs.input_format import Head, InputFormat
from inquit.io.inputs.tei_people import label_of, tei_people
from inquit.io.inputs.tei_times import tei_times
from inquit.io.inputs.text_input import decoding_notices
from inquit.io.inputs.xml_speech import Speech, SpeechMarkup, fill, words_of
from inquit.io.inputs.xml_tree import read_xml, tag_of
from inquit.io.item import Item
from inquit.io.read_options import ReadOptions, empty_notice
from inquit.io.xml_root import xml_root
from inquit.source import Source
from inquit.spoken_text import SpokenText

__all__ = ["FORMAT", "parse"]

_ROOTS = {"TEI", "TEI.2", "teiCorpus", "teiCorpus.2"}
# What is no part of a text, or is its apparatus. What is read instead of `orig` and the like stands beside it.
_LEFT_OUT = frozenset(
    {"teiHeader", "standOff", "castList", "titlePage", "note", "fw", "figure", "rdg", "del", "spanGrp", "timeline"}
)
_REPLACED = {"orig": "reg", "sic": "corr", "abbr": "expan", "am": "ex"}
_UNSAID = {"stage", "vocal", "kinesic", "incident", "writing", "event", "move", "camera", "caption", "sound", "view"}
_VERSE = "l"
_LINES = {_VERSE, "p", "ab", "seg", "u", "head", "speaker", "stage"}  # in these, what is not said stands within a line
_BLOCKS = {
    *("p", "ab", "head", "lg", _VERSE, "stage", "sp", "spGrp", "u", "annotationBlock", "speaker", "list", "item"),
    *("div", "div1", "div2", "div3", "div4", "div5", "text", "front", "body", "back", "group", "floatingText"),
    *("byline", "opener", "closer", "salute", "signed", "dateline", "trailer", "epigraph", "argument", "table", "row"),
    *("cell", "cit", "set", "prologue", "epilogue", "performance", "titlePart", "docTitle", "post", "quote"),
}
_WORDS = {"w", "pc", "c"}
_ENDING = ".,;:!?"  # what stands without a space before it, with closing marks
_CLOSING = {"Pe", "Pf"}  # as Unicode sorts them
_NUMBERED = ("act", "scene", "chapter", "part", "canto")  # what people cite a place by


def parse(item: Item, options: ReadOptions) -> Iterator[Source]:
    """The one text of a document.

    Raises:
        InputError: it is no text, or means harm.
    """
    del options  # nothing to choose
    reading = read_xml(item)
    people = tei_people(reading.root)
    spoken = SpokenText(cast=people.cast())
    fill(spoken, reading.root, _TeiMarkup(reading.root))
    notices = (*decoding_notices(item.name, reading.decoded), *reading.notices)
    if not spoken.text:
        notices = (*notices, empty_notice(item.name))
    yield spoken.source(
        item.name,
        encoding=reading.decoded.encoding,
        detected=reading.decoded.detected,
        notices=notices,
        meta={"format": "TEI", **_about(reading.root), **_kind(reading.root)},
    )


def _kind(root: Any) -> dict[str, Any]:
    """That it is a play, which is written as one again."""
    return {"play": True} if next(root.iter("{*}sp", "sp"), None) is not None else {}


class _TeiMarkup(SpeechMarkup):
    """The elements of TEI."""

    def __init__(self, root: Any) -> None:
        self._people = tei_people(root)
        self._times = tei_times(root)
        # Where spaces are elements, what stands between elements is only the layout of the file.
        self._has_spaces = next(root.iter("{*}c"), None) is not None
        self._numbers: dict[Any, Counter[str]] = {}
        self._tags: dict[Any, frozenset[str]] = {}
        self._within: dict[Any, str] = {}

    def speech(self, element: Any, name: str) -> Speech | None:
        if name == "sp" or name == "annotationBlock" or (name == "u" and tag_of(_parent(element)) != "annotationBlock"):
            speaker, role, affiliation = self._people.speaker(element)
            label = label_of(element) or (None if name == "sp" else speaker)
            start, end = self._time(element)
            return Speech(speaker=speaker, label=label, role=role, affiliation=affiliation, start=start, end=end)
        return None

    def left_out(self, element: Any, name: str) -> bool:
        if name in _LEFT_OUT or (name == "speaker" and tag_of(_parent(element)) == "sp"):
            return True  # a speaker is shown as the label of the speech
        other = _REPLACED.get(name)
        return other is not None and other in self._beside(_parent(element))

    def unsaid(self, element: Any, name: str) -> bool:
        return name in _UNSAID or (name == "head" and tag_of(_parent(element)) == "sp")

    def stands_alone(self, element: Any, name: str) -> bool:
        if name == "stage":
            return tag_of(_parent(element)) not in _LINES
        if name == "seg":
            return tag_of(_parent(element)) in ("u", "annotationBlock")
        return name in _BLOCKS

    def is_verse(self, name: str) -> bool:
        return name == _VERSE

    def after(self, element: Any, name: str) -> str:
        tail = element.tail or ""
        if name not in _WORDS or tail.strip():
            return tail
        if self._has_spaces:
            return ""
        following = element.getnext()
        if following is None:
            return tail
        if tag_of(following) == "pc" and _ends(words_of(following)):
            return ""
        joined = element.get("join") in ("right", "both") or following.get("join") in ("left", "both")
        return tail if tail or joined or name == "pc" or element.get("part") in ("I", "M") else " "

    def before(self, element: Any, name: str) -> str:
        return " " if name in ("lb", "cb", "pb") and element.get("break") != "no" else ""

    def place(self, element: Any, name: str) -> str | None:
        if name.startswith("div"):
            self._within[element] = ", ".join(filter(None, (self._above(element), self._numbered(element))))
            return self._within[element] or None
        number = element.get("n") if name in (_VERSE, "lb") else None
        above = self._above(element) if number or name in _BLOCKS else ""
        if number:
            return f"line {number}" if "." in number or not above else f"{above}, line {number}"
        return None if above else super().place(element, name)

    def _above(self, element: Any) -> str:
        """The place of the division that an element stands in."""
        above = _parent(element)
        while above is not None and above not in self._within:
            above = _parent(above)
        return "" if above is None else self._within[above]

    def _beside(self, above: Any) -> frozenset[str]:
        """The tags of what stands in an element."""
        if above not in self._tags:
            self._tags[above] = frozenset(map(tag_of, above))
        return self._tags[above]

    def _numbered(self, division: Any) -> str:
        kind = (division.get("type") or "").lower()
        if kind not in _NUMBERED:
            return ""
        counted = self._numbers.setdefault(_parent(division), Counter())
        counted[kind] += 1
        return f"{kind} {division.get('n') or counted[kind]}"

    def _time(self, element: Any) -> tuple[Time | None, Time | None]:
        points = [element.get("start"), *(one.get("synch") for one in element.iter("{*}anchor")), element.get("end")]
        known = [self._times.get(point.removeprefix("#")) for point in points if point]
        return (known[0], known[-1]) if len(known) > 1 else (known[0] if known else None, None)


def _ends(mark: str) -> bool:
    """Whether a mark stands right behind the word before it."""
    return bool(mark) and (mark[0] in _ENDING or unicodedata.category(mark[0]) in _CLOSING)


def _parent(element: Any) -> Any:
    return element.getparent()


def _about(root: Any) -> dict[str, str]:
    """What the header says about the document."""
    header = next(root.iter("{*}teiHeader"), None)
    statement = None if header is None else next(header.iter("{*}titleStmt"), None)
    if header is None or statement is None:
        return {}
    titles = sorted(statement.iterchildren("{*}title"), key=lambda title: title.get("type", "main") != "main")
    authors = filter(None, (words_of(one, frozenset({"idno"})) for one in statement.iterchildren("{*}author")))
    dates = (one.get("when") for source in header.iter("{*}sourceDesc", "{*}setting") for one in source.iter("{*}date"))
    about = {
        "title": words_of(titles[0]) if titles else "",
        "author": "; ".join(authors),
        "date": next(filter(None, dates), ""),
    }
    return {key: value for key, value in about.items() if value}


def _is_tei(head: Head) -> bool:
    found = xml_root(head.text)
    return found is not None and found[0].rpartition(":")[2] in _ROOTS


FORMAT = InputFormat(
    name="TEI",
    suffixes=(".tei",),
    media_types=("application/tei+xml",),
    magic=_is_tei,
    parse=parse,
    libraries=("lxml.etree",),
    sandboxed=True,
)
