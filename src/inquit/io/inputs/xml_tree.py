"""XML to a tree, by lxml: what it declares for itself is resolved, and nothing outside it is ever asked for."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from html.entities import html5
from typing import Any

from inquit.errors import InputError
from inquit.io.item import Item
from inquit.io.text_decoding import Decoded, decode

__all__ = ["XmlReading", "read_xml", "tag_of", "with_named_characters"]

_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_NAMED = re.compile("&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_NAMES = {"amp", "lt", "gt", "quot", "apos"}
_NUMBERED = re.compile(r"&#(?:x([0-9A-Fa-f]{1,8})|(\d{1,9}));")
_DECLARED = re.compile(r"<!ENTITY\s{1,9}([A-Za-z][A-Za-z0-9]{1,31})\s")
_SURROGATES, _LAST = (0xD800, 0xDFFF), 0x10FFFF  # numbers that are no characters, and the last that is one
# What libxml2 says where a file of some kilobytes stands for gigabytes; what it made out until then is no text.
_BOMB = "amplification"


@dataclass(frozen=True, slots=True)
class XmlReading:
    """What came of a file: its root, how its bytes were decoded, and what the user should know."""

    root: Any
    decoded: Decoded
    notices: tuple[str, ...] = ()


def read_xml(item: Item) -> XmlReading:
    """The tree of a file. Of a damaged one, what can be made out is kept, and a notice says so.

    Raises:
        InputError: it is no text, no XML, or means harm.
    """
    from lxml import etree

    data = item.read()
    declared = _ENCODING.match(data)
    charset = item.charset or (declared[1].decode("ascii") if declared else None)
    decoded = decode(data, item.name, declared=charset)
    text = decoded.text.lstrip()
    text = _NUMBERED.sub(_character, with_named_characters(text, _DECLARED.findall(text)))
    source = text.encode("utf-8", "replace")
    try:
        return XmlReading(etree.fromstring(source, _parser()), decoded)
    except etree.XMLSyntaxError as error:
        what = str(error).splitlines()[0].removesuffix(" (<string>, line 1)")
    root = None if _BOMB in what else etree.fromstring(source, _parser(recover=True))
    if root is None:
        raise InputError(f"{item.name}: a damaged XML file ({what}); get it anew")
    return XmlReading(root, decoded, (f"{item.name}: damaged XML ({what}); what can be made out of it is read",))


def _parser(*, recover: bool = False) -> Any:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities="internal",  # the characters that a file names for itself; how much of it there is, is bounded
        no_network=True,
        load_dtd=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )


def _character(numbered: re.Match[str]) -> str:
    """A reference to a character by its number; U+FFFD for one that there is not, of which lxml makes no text."""
    code = int(numbered[1], 16) if numbered[1] else int(numbered[2])
    return numbered[0] if 0 < code < _SURROGATES[0] or _SURROGATES[1] < code <= _LAST else "\ufffd"


def with_named_characters(source: str, declared: Collection[str] = ()) -> str:
    """The source with what HTML means by a name such as `nbsp`, which XML does not know.

    declared: names whose meaning the file says itself; they stay, as the five of XML do.
    """
    known = _XML_NAMES.union(declared)
    return _NAMED.sub(lambda found: found[0] if found[1] in known else html5.get(found[1] + ";", found[0]), source)


def tag_of(element: Any) -> str:
    """The tag without its name space; nothing for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
