"""Which of the given sources an article names for a quotation: by a link, a file's name, a title, or a number."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from inquit.document import Document, TextSpan
from inquit.glyphs import BLANK_LINES
from inquit.source import Link
from inquit.verification.source_texts import Sources, SourceText
from inquit.verification.word_folding import fold_words

__all__ = ["LinkedSources", "NamedSources"]

_URL: Final = re.compile(r"https?://[^\s<>]{0,2000}[\w/]", re.IGNORECASE)
_RAW_LINK: Final = re.compile(r"\]\(([^()\s]{1,2000})\)|\bhref=[\"']([^\"']{1,2000})[\"']", re.IGNORECASE)
_FILE: Final = re.compile(r"[\w.-]{1,200}\.\w{1,8}\b")
_NUMBER: Final = re.compile(r"\[\^?([0-9]{1,3})\]")
_SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED: Final = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")
_LINE: Final = re.compile(r"[^\r\n]+")
_ENTRY: Final = re.compile(r"\s{0,8}(?:\[\^?([0-9]{1,3})\]:?|([0-9]{1,3})[.)])\s")
_BLANK_LINES: Final = re.compile(BLANK_LINES)
_SENTENCE_END: Final = re.compile(r"[.!?]\W{0,3}(?=\s|\Z)")
# A title of fewer words is said by the way, too.
_LEAST_TITLE: Final = 3
# So far behind a quotation stands what names its source: a tag, and no other sentence or two.
_REACH: Final = 300
_BESIDE: Final = 3  # characters between two references that stand together: `[1], [2]`


@dataclass(frozen=True, slots=True)
class NamedSources:
    """The sources that an article names for a quotation.

    ids: theirs, as `Sources` has them; empty where none is named.
    sure: whether they are named for this quotation alone, by something that leads to them.
    """

    ids: frozenset[str] = frozenset()
    sure: bool = False


@dataclass(frozen=True, slots=True)
class _Reference:
    """A stretch that names sources; `sure`: by more than their place among those that are given."""

    start: int
    end: int
    ids: frozenset[str]
    sure: bool = True


class LinkedSources:
    """What an article says about the sources of its quotations.

    links: where its text leads to, as far as its file says so; URLs and names of files in the text itself are found.
    quotations: the stretches of each quotation, in order.
    """

    def __init__(
        self,
        article: Document,
        sources: Sources,
        quotations: Sequence[Sequence[TextSpan]],
        links: Iterable[Link] = (),
    ) -> None:
        self._text = article.text
        self._starts = sorted(spans[0].start for spans in quotations)
        self._ends = sorted(spans[-1].end for spans in quotations)
        self._breaks = [0, *(found.end() for found in _BLANK_LINES.finditer(self._text)), len(self._text)]
        self._references = _references(self._text, _Names(sources), list(links), max(self._ends, default=0))
        self._places = [one.start for one in self._references]

    def of(self, quotation: Sequence[TextSpan]) -> NamedSources:
        """The sources that are named for a quotation: right behind it, before it in its sentence, or else near it."""
        start, end = quotation[0].start, quotation[-1].end
        begins = self._breaks[bisect_right(self._breaks, start) - 1]
        ends = self._breaks[min(bisect_left(self._breaks, end), len(self._breaks) - 1)]
        following = bisect_left(self._starts, end)
        until = min(ends, end + _REACH, *self._starts[following : following + 1])
        if behind := self._behind(end, self._within(end, until)):
            return _named(behind)
        before, ended = self._within(begins, start)[-1:], bisect_right(self._ends, start)
        alone = not ended or self._ends[ended - 1] <= begins
        if before and alone and not _SENTENCE_END.search(self._text, before[0].end, start):
            return _named(before)
        return _named(self._within(begins, ends), sure=False)

    def _behind(self, end: int, references: Sequence[_Reference]) -> list[_Reference]:
        """The first references behind a quotation that stand together, if no other sentence stands between."""
        found: list[_Reference] = []
        for one in references:
            if found and one.start - found[-1].end > _BESIDE:
                break
            found.append(one)
        if not found:
            return []
        sentence = _SENTENCE_END.search(self._text, max(0, end - 1), found[0].start)
        between = "" if sentence is None else self._text[sentence.end() : found[0].start]
        return [] if any(map(str.isalnum, between)) else found

    def _within(self, start: int, end: int) -> list[_Reference]:
        return self._references[bisect_left(self._places, start) : bisect_left(self._places, end)]


def _named(references: Sequence[_Reference], *, sure: bool = True) -> NamedSources:
    """The sources of these references; of what is named by its place alone only where nothing else is."""
    leading = [one for one in references if one.sure]
    ids = frozenset[str]().union(*(one.ids for one in leading or references))
    return NamedSources(ids, sure and bool(leading))


class _Names:
    """By what the sources can be named."""

    def __init__(self, sources: Sources) -> None:
        self.order = [text.id for text in sources.texts]
        self._urls: defaultdict[str, set[str]] = defaultdict(set)
        self._files: defaultdict[str, set[str]] = defaultdict(set)
        self._stems: defaultdict[str, set[str]] = defaultdict(set)
        self.titles: defaultdict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for text in sources.texts:
            self._add(text)

    def linked(self, target: str) -> frozenset[str]:
        """Those that a link leads to: by their address, or by the name of their file."""
        if (known := self._urls.get(_address(target))) is not None:
            return frozenset(known)
        if "://" in target:
            return frozenset()
        name = _file_name(target)
        return frozenset(self._files.get(name) or self._stems.get(_stem(name)) or ())

    def filed(self, name: str) -> frozenset[str]:
        """Those whose file has this name."""
        return frozenset(self._files.get(name.casefold(), ()))

    def _add(self, text: SourceText) -> None:
        about = text.source.meta if text.document is None else text.document.meta
        for name in {text.id, text.source.path, about.get("url")}:
            if isinstance(name, str) and "://" in name:
                self._urls[_address(name)].add(text.id)
            elif isinstance(name, str):
                self._files[_file_name(name)].add(text.id)
                self._stems[_stem(_file_name(name))].add(text.id)
        title = about.get("title")
        words = tuple(map(str.casefold, fold_words(title).words)) if isinstance(title, str) else ()
        if len(words) >= _LEAST_TITLE:
            self.titles[words[:_LEAST_TITLE]].append((words, text.id))


def _address(url: str) -> str:
    """A URL without what makes no other page of it."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    host = parts.netloc.casefold().removeprefix("www.")
    return f"{host}{unquote(parts.path).rstrip('/')}?{parts.query}" if host else url


def _file_name(path: str) -> str:
    return unquote(path.partition("#")[0]).replace("\\", "/").rstrip("/").rpartition("/")[2].casefold()


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


def _references(text: str, names: _Names, links: list[Link], quoted_until: int) -> list[_Reference]:
    """All stretches of a text that name a source, in order; those of its list of sources are behind all quotations."""
    direct = sorted([*_direct(text, names, links), *_titles(text, names)], key=_place)
    listed = text.find("\n", quoted_until) + 1 or len(text)
    entries = _entries(text, listed, direct)
    found = [one for one in direct if one.start < listed or not entries]
    for start, end, number in _numbers(text, links, quoted_until):
        if entries.get(number):
            found.append(_Reference(start, end, entries[number]))
        elif not entries and 0 < number <= len(names.order):
            found.append(_Reference(start, end, frozenset({names.order[number - 1]}), sure=False))
    return sorted(found, key=_place)


def _place(reference: _Reference) -> tuple[int, int]:
    return reference.start, reference.end


def _direct(text: str, names: _Names, links: list[Link]) -> Iterator[_Reference]:
    """Links, addresses and names of files."""
    for link in links:
        if ids := names.linked(link.target):
            yield _Reference(link.span.start, link.span.end, ids)
    for found in _RAW_LINK.finditer(text):
        if ids := names.linked(found[1] or found[2]):
            yield _Reference(*found.span(), ids)
    for found in _URL.finditer(text):
        if ids := names.linked(found[0]):
            yield _Reference(*found.span(), ids)
    for found in _FILE.finditer(text):
        if ids := names.filed(found[0]):
            yield _Reference(*found.span(), ids)


def _titles(text: str, names: _Names) -> Iterator[_Reference]:
    if not names.titles:
        return
    folded = fold_words(text)
    words = tuple(map(str.casefold, folded.words))
    for at in range(len(words) - _LEAST_TITLE + 1):
        for title, id_ in names.titles.get(words[at : at + _LEAST_TITLE], ()):
            if words[at : at + len(title)] == title:
                span = folded.span(at, at + len(title))
                yield _Reference(span.start, span.end, frozenset({id_}))


def _numbers(text: str, links: list[Link], until: int) -> Iterator[tuple[int, int, int]]:
    """Numbers that stand for sources, as far as quotations and the words around them go."""
    for found in _NUMBER.finditer(text, 0, until + _REACH):
        yield *found.span(), int(found[1])
    for found in _RAISED.finditer(text, 0, until + _REACH):
        yield *found.span(), int(found[0].translate(_SUPERSCRIPTS))
    for link in links:
        number = link.span.of(text).strip("[]^ ")
        if link.target.startswith("#") and number.isdecimal() and len(number) <= _BESIDE:
            yield link.span.start, link.span.end, int(number)


def _entries(text: str, listed: int, direct: Sequence[_Reference]) -> dict[int, frozenset[str]]:
    """The sources of each number, by a list of them behind all quotations: its lines have numbers, or name sources."""
    places = [one.start for one in direct]
    numbered: dict[int, set[str]] = {}
    plain: list[frozenset[str]] = []
    number = None
    for line in _LINE.finditer(text, listed):
        of_line = direct[bisect_left(places, line.start()) : bisect_left(places, line.end())]
        ids = frozenset[str]().union(*(one.ids for one in of_line))
        entry = _ENTRY.match(line[0])
        if entry is not None:
            number = int(entry[1] or entry[2])
        if number is not None:
            numbered.setdefault(number, set()).update(ids)
        elif ids:
            plain.append(ids)
    if numbered:
        return {number: frozenset(ids) for number, ids in numbered.items()}
    return dict(enumerate(plain, start=1))
