"""XML that says who speaks in ways of its own: debates, older plays, chats, programs that write speech down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from inquit.document import RosterEntry
from inquit.io.inputs.input_format import Head, InputFormat
from inquit.io.inputs.text_input import decoding_notices
from inquit.io.inputs.xml_speech import bare_label, fill, words_of
from inquit.io.inputs.xml_speeches import NamedSpeeches
from inquit.io.inputs.xml_tree import read_xml, tag_of
from inquit.io.item import Item
from inquit.io.read_options import ReadOptions
from inquit.io.unread_kinds import UnreadKindError, unknown_xml
from inquit.io.xml_root import xml_root
from inquit.source import Source
from inquit.spoken_text import SpokenText

__all__ = ["FORMAT", "parse"]

# What shows in the beginning of a file that it says who speaks: an attribute or an element that recurs.
_ATTRIBUTE = re.compile(
    rb"<[A-Za-z][\w.:-]{0,60}\s[^<>]{0,600}?\b(?:speaker(?:[-_]?name|[-_]?label)?|talker|who)\s{0,3}=", re.I
)
_ELEMENT = re.compile(rb"<(?:[\w-]{1,20}:)?(?:speaker(?:[-_]?name)?|talker|PersonSpeaking|member)[\s>]", re.I)
_TALK = re.compile(
    rb"<(?:[\w-]{1,20}:)?(?:post|message|msg|turn|utterance|comment|speech|say|line|intervention|chat|question|answer)"
    rb"(?:\s[^<>]{0,600}?\b(?:user(?:name)?|nick(?:name)?|sender|author|from|name|by)\s{0,3}=|"
    rb"[^<>]{0,600}>\s{0,200}<(?:[\w-]{1,20}:)?(?:user(?:name)?|nick(?:name)?|sender|author|from|name|by)[\s>])",
    re.I,
)
_FEW = 1  # is no sign


def parse(item: Item, options: ReadOptions) -> Iterator[Source]:
    """The one text of a file.

    Raises:
        InputError: it is no text, means harm, or does not say who speaks.
    """
    del options  # nothing to choose
    reading = read_xml(item)
    root = tag_of(reading.root)
    markup = NamedSpeeches(reading.root)
    if not markup.found:
        raise UnreadKindError.of(item.name, *unknown_xml(root))
    spoken = SpokenText(cast=_cast(reading.root))
    fill(spoken, reading.root, markup)
    yield spoken.source(
        item.name,
        encoding=reading.decoded.encoding,
        detected=reading.decoded.detected,
        notices=(*decoding_notices(item.name, reading.decoded), *reading.notices),
        meta={"format": "XML", **_about(reading.root)},
    )


def _cast(root: Any) -> list[RosterEntry]:
    """Those whom a play lists: "OAKES, a ferryman"."""
    persons = (bare_label(words_of(one).partition(",")[0]) for one in root.iter("{*}PERSONA", "{*}persona"))
    return [RosterEntry(name) for name in dict.fromkeys(persons) if name]


def _about(root: Any) -> dict[str, str]:
    title = next((words_of(one) for one in root if tag_of(one).lower() == "title"), "")
    return {"title": title} if title else {}


def _says_who_speaks(head: Head) -> bool:
    found = xml_root(head.text)
    if found is None or not found[0] or found[0].lower() in ("html", "svg", "mediawiki"):
        return False
    return any(_recurs(sign, head.text) for sign in (_ATTRIBUTE, _ELEMENT, _TALK))


def _recurs(sign: re.Pattern[bytes], text: bytes) -> bool:
    return sum(1 for _, _ in zip(sign.finditer(text), range(_FEW + 1), strict=False)) > _FEW


FORMAT = InputFormat(
    name="XML",
    suffixes=(".xml",),
    shares_suffixes=True,
    media_types=("application/xml", "text/xml"),
    magic=_says_who_speaks,
    parse=parse,
    libraries=("lxml.etree",),
    sandboxed=True,
)
