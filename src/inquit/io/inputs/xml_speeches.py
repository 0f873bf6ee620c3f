"""Which elements of XML of any kind hold speeches, and whose: an attribute that names the speaker, or an element."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from inquit.html_elements import INLINE
from inquit.io.inputs.xml_speech import TOGETHER, Speech, SpeechMarkup, bare_label, words_of
from inquit.io.inputs.xml_times import XmlClock
from inquit.io.inputs.xml_tree import tag_of

__all__ = ["NamedSpeeches", "attribute", "plain_name"]

# Attributes and elements that name a speaker wherever they stand, without hyphens and the like, in small letters;
_SPEAKERS = ("speakername", "speaker", "speakerlabel", "talker", "who")
_LABELS = {"speaker", "speakername", "talker", "personspeaking", "member", "talkstart"}
# those that do in a piece of talk alone; and what such a piece is called.
_WRITERS = ("username", "user", "nickname", "nick", "sender", "author", "from", "name", "by")
_TALK = {
    *("post", "message", "msg", "turn", "utterance", "comment", "speech", "say", "line", "intervention", "chat"),
    *("question", "answer"),
}
_NOBODY = {"", "none", "null", "unknown", "n/a"}
_IDS = ("{http://www.w3.org/XML/1998/namespace}id", "id", "ID", "eId")
_NAMES = ("showAs", "name", "NAME", "displayName", "display-name")
_UNSAID = {"stagedir", "stage", "direction", "directions", "action", "sound", "remark", "interjection", "event"}
_UNSAID_WITHIN = {"scene", "narrative"}  # which hold speeches, too
_LEFT_OUT = {"script", "style", "meta", "metadata", "personae", "fm", "authorialnote", "noteref", "procheader"}
_VERSE = "line"
_PARAGRAPHS = {"p", "para"}  # what goes on with a speech that one of them begins
_ROLES, _GROUPS = ("speakeroffice", "office", "role"), ("constituency", "electorate", "party", "organisation")
_SURNAME_FIRST = re.compile(r"([^,()]+), ([^,()]+)(?:, .*)?")
_OF_PROGRAM = "System"  # as nps_chat has who comes and goes
_WRAPPER = "speech-and-more"


class NamedSpeeches(SpeechMarkup):
    """The elements of a tree, as far as it says which of them hold speeches."""

    def __init__(self, root: Any) -> None:
        self._clock = XmlClock(root)
        self._names = _names_by_id(root)
        self._has_columns = any(one.get("colnum") for one in root.iter("*"))
        self._mixed: dict[Any, bool] = {}
        self._speeches = _recurring(root)
        _wrap(root, self._speeches)
        self._roles = _roles(root)

    @property
    def found(self) -> bool:
        """Whether there are speeches."""
        return bool(self._speeches)

    def speech(self, element: Any, name: str) -> Speech | None:
        if (name not in self._speeches and name != _WRAPPER) or element.get("class") == _OF_PROGRAM:
            return None
        holder = element
        if name == _WRAPPER:
            holder = element if _label(element) is not None else element[0]
        elif _is_within(element, self._speeches) or _tag_above(element) == _WRAPPER:
            return None
        named = self._speaker(holder)
        if named is None:
            return None
        speaker, label = named
        start, end = self._clock.times(holder)
        about = holder if _label(holder) is None else _label(holder)
        return Speech(
            speaker=speaker,
            label=label,
            role=self._role(holder, about, speaker),
            affiliation=_joined(holder) or _joined(about),
            start=start,
            end=end,
        )

    def left_out(self, element: Any, name: str) -> bool:
        plain = plain_name(name)
        if plain in _LEFT_OUT:
            return True
        above = element.getparent()
        return _is_label(element, above) and plain != "talkstart" and self._is_speech(above)

    def unsaid(self, element: Any, name: str) -> bool:
        if plain_name(name) in _UNSAID_WITHIN:
            return _tag_above(element) in self._speeches
        return plain_name(name) in _UNSAID or element.get("class") == "italic"  # as publicwhip has what is decided

    def stands_alone(self, element: Any, name: str) -> bool:
        if name.lower() in INLINE or (not len(element) and not (element.text or "").strip()):
            return False
        above = element.getparent()
        if above is None:
            return True
        if above not in self._mixed:
            texts = (above.text, *(one.tail for one in above))
            self._mixed[above] = any(text and text.strip() for text in texts)
        return not self._mixed[above]

    def is_verse(self, name: str) -> bool:
        return name.lower() == _VERSE

    def before(self, element: Any, name: str) -> str:
        del name
        return " " if not len(element) and not element.text else ""

    def place(self, element: Any, name: str) -> str | None:
        if not self._has_columns:
            return super().place(element, name)
        column = element.get("colnum")
        return f"column {column}" if column else None

    def _role(self, holder: Any, about: Any, speaker: str) -> str | None:
        """What the file says that somebody is: at the speech, in the label, or in its list of persons."""
        given_as = (holder.get("as") or "").removeprefix("#")
        said = _first(holder, _ROLES) or _first(about, _ROLES) or self._names.get(given_as)
        return said or self._roles.get(speaker.casefold())

    def _is_speech(self, element: Any) -> bool:
        return element is not None and any(
            tag_of(one) in self._speeches or tag_of(one) == _WRAPPER
            for one in (element, element.getparent())
            if one is not None
        )

    def _speaker(self, element: Any) -> tuple[str, str] | None:
        """The name of who speaks, and what the text shows of it."""
        labels = [bare_label(_name_in(one)) for one in _labels(element)]
        shown = TOGETHER.join(filter(None, labels))
        given = _given(element)
        if given is not None:
            ids = given.split()
            names = [self._names[id_.removeprefix("#")] for id_ in ids if id_.removeprefix("#") in self._names]
            if names and len(names) == len(ids):
                given = TOGETHER.join(names)
            elif shown and given.startswith("#"):
                given = shown
            return given.removeprefix("#"), shown or given.removeprefix("#")
        return (shown, shown) if shown else None


@lru_cache(maxsize=1000)
def plain_name(name: str) -> str:
    """A name of an element or attribute as people would say it."""
    return re.sub(r"[-_.:]", "", name).lower()


def attribute(element: Any, names: tuple[str, ...]) -> str | None:
    """The first of these attributes that an element has, by their plain names."""
    if not element.attrib:
        return None
    values = {plain_name(name.rpartition("}")[2]): value for name, value in element.attrib.items()}
    return next((values[name].strip() for name in names if values.get(name, "").strip()), None)


def _given(element: Any) -> str | None:
    """What an attribute says about who speaks."""
    found = attribute(element, _SPEAKERS)
    if found is None and plain_name(tag_of(element)) in _TALK:
        found = attribute(element, _WRITERS)
    return None if found is None or found.lower() in _NOBODY else found


def _is_label(element: Any, above: Any) -> bool:
    name = plain_name(tag_of(element))
    return name in _LABELS or (name in _WRITERS and above is not None and plain_name(tag_of(above)) in _TALK)


def _labels(element: Any) -> Iterator[Any]:
    for one in element:
        if _is_label(one, element):
            yield from _labels(one) if plain_name(tag_of(one)) == "talkstart" else (one,)


def _label(element: Any) -> Any:
    return next(_labels(element), None)


def _name_in(label: Any) -> str:
    """The name in a label, which may hold more about somebody; in the order in which it is said."""
    names = [one for one in label.iter("{*}name", "{*}affiliation") if one is not label]
    full = next((one for one in names if one.get("role") == "metadata"), names[0] if names else label)
    words = words_of(full)
    found = _SURNAME_FIRST.fullmatch(words) if names and full.get("role") == "metadata" else None
    return words if found is None else f"{found[2]} {found[1]}"


def _recurring(root: Any) -> frozenset[str]:
    """The elements that say who speaks, and hold something to be said; once is no sign."""
    counted: Counter[str] = Counter()
    for element in root.iter("*"):
        name = tag_of(element)
        if name and plain_name(name) not in _LABELS and (len(element) or (element.text or "").strip()):
            number = sum(1 for _ in _labels(element)) or int(_given(element) is not None)
            if number:
                counted[name] += number
    return frozenset(counted) if counted.total() > 1 else frozenset()


def _wrap(root: Any, speeches: frozenset[str]) -> None:
    """Put an element around a label and what stands behind it, or a paragraph with one and those that go on with it."""
    for above in list(root.iter(*(f"{{*}}{name}" for name in speeches))) if speeches else ():
        labels = list(_labels(above))
        if len(labels) > 1 and len(above) > len(labels) and labels[1].getprevious() is not labels[0]:
            _wrap_runs(above, {*labels}, None)
    for name in speeches & _PARAGRAPHS:
        for above in {one.getparent() for one in root.iter(f"{{*}}{name}")}:
            if above is not None:
                starts = {one for one in above if tag_of(one) == name and _label(one) is not None}
                _wrap_runs(above, starts, name)


def _wrap_runs(above: Any, starts: set[Any], only: str | None) -> None:
    run = None
    for one in list(above):
        if one in starts:
            run = above.makeelement(_WRAPPER)
            one.addprevious(run)
            run.append(one)
        elif run is not None and only in (None, tag_of(one)):
            run.append(one)
        else:
            run = None


def _tag_above(element: Any) -> str:
    above = element.getparent()
    return "" if above is None else tag_of(above)


def _is_within(element: Any, speeches: frozenset[str]) -> bool:
    """Whether a paragraph or the like names the same speaker as the speech that it stands in."""
    return any(tag_of(one) in speeches and _given(one) == _given(element) for one in element.iterancestors())


def _names_by_id(root: Any) -> dict[str, str]:
    """Names of those whom attributes refer to by an id."""
    found: dict[str, str] = {}
    for element in root.iter("*"):
        id_ = next((element.get(name) for name in _IDS if element.get(name)), None)
        if id_ is None:
            continue
        name = next((element.get(one) for one in _NAMES if element.get(one)), None)
        if name is None:
            name = next((words_of(one) for one in element if plain_name(tag_of(one)) in ("name", "persname")), None)
        if name:
            found.setdefault(id_, name.strip())
    return found


def _roles(root: Any) -> dict[str, str]:
    """What the list of persons of a play says about each: "OAKES, a ferryman"."""
    persons = (words_of(one) for one in root.iter("{*}PERSONA", "{*}persona"))
    named = (person.partition(",") for person in persons)
    return {name.casefold(): bare_label(role) for name, _, role in named if bare_label(role)}


def _first(element: Any, names: tuple[str, ...]) -> str | None:
    within = (words_of(one) for one in element if plain_name(tag_of(one)) in names)
    return attribute(element, names) or next(filter(None, within), None)


def _joined(element: Any) -> str | None:
    found = (_first(element, (name,)) for name in _GROUPS)
    return ", ".join(filter(None, found)) or None
