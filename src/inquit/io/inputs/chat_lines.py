"""Lines of chats as programs log them (IRC, WhatsApp and their like): messages, and what tells of other things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from inquit.glyphs import DASH_LIKE
from inquit.html_elements import HTML_NAMES
from inquit.io.inputs.chat_dates import DATE, TIME, ChatTime, read_time

__all__ = ["ChatLine", "chat_form", "read_lines"]

# What programs put in front of a message to set the direction of writing.
_HIDDEN = "[\u200e\u200f\u202a-\u202e\ufeff]{0,4}"
_SPACE = "[ \u00a0\u202f]"
_STAMP = rf"(?:{DATE}(?:T|,?{_SPACE}))?{TIME}(?:Z|[+-]\d\d:?\d\d)?"
_NICK = r"[~&@%+ ]?(?P<name>[^<>\s\[\]/!?][^<>\n/=\"]{0,40}?)"  # what is a tag has other signs
_PLAIN_NAME = r"(?P<name>[^:\n]{1,60}?)"
# Each form: a message, and whatever else begins with a time in it.
_FORMS = (
    # [12/05/2024, 10:31:07] Ann: text
    (
        re.compile(rf"{_HIDDEN}\[{DATE},?{_SPACE}{TIME}\]{_SPACE}?{_PLAIN_NAME}:(?:{_SPACE}|$)"),
        re.compile(rf"{_HIDDEN}\[{DATE},?{_SPACE}{TIME}\]"),
        2,
    ),
    # 12/05/2024, 10:31 - Ann: text
    (
        re.compile(rf"{_HIDDEN}{DATE},?{_SPACE}{TIME}{_SPACE}[{DASH_LIKE}]{_SPACE}{_PLAIN_NAME}:(?:{_SPACE}|$)"),
        re.compile(rf"{_HIDDEN}{DATE},?{_SPACE}{TIME}{_SPACE}[{DASH_LIKE}]{_SPACE}"),
        2,
    ),
    # [00:01:04] <tomo> text, and the same without brackets or time
    (
        re.compile(rf"(?:\[?{_STAMP}\]?\s{{1,4}})?<{_NICK}>\s(?=\s?\S)"),
        re.compile(
            rf"\[?{_STAMP}\]?\s{{1,4}}(?!<(?!-))|(?:\*{{1,3}}|-->|<--|---|-!-|==)\s|Session (?:Start|Close|Time)"
        ),
        4,
    ),
    # 10:31:07 From Ann Lee to Everyone: text
    (
        re.compile(
            rf"(?:{_STAMP})\s{{1,4}}From\s{{1,4}}{_PLAIN_NAME}(?:\s{{1,4}}[tT]o\s{{1,4}}[^:\n]{{1,60}}?)?\s?:\s?"
        ),
        re.compile(rf"{_STAMP}\s"),
        2,
    ),
    # 2024-03-02 10:31:07<tab>tomo<tab>text
    (
        re.compile(rf"{_STAMP}\t[@+ ]?(?P<name>[^\t\n ]{{1,40}})\t"),
        re.compile(rf"{_STAMP}\t"),
        4,
    ),
)
_MOST = 0.8  # of the first lines of a log are messages, or tell what happens
_GO_ON = 0.3  # where messages may have many lines, and each begins with a date
_OF_MANY_LINES = (0, 1, 3)  # forms whose messages may have any number of lines
_IRC = 2  # the form whose names may be tags of HTML
_LOOKED_AT = 60
_AROUND_NAMES = " ~\u00a0\u202f\u200e\u200f\u202a\u202c"
_NO_NICK = re.compile(r"[-<>=*!|]{1,4}\Z")  # in the column of names: what happens
_DAY = re.compile(
    r"(?:---|-!-|\*{1,3})?\s?"
    r"(?:Log opened|Day changed|Session Start:|Session Time:|LOG STARTED AT|BEGIN LOGGING AT)\s{1,3}"
    r"(?:to\s)?[A-Z][a-z]{2} (?:(?P<day>\d{1,2}) )?(?P<month>[A-Z][a-z]{2}) (?:\s?(?P<other>\d{1,2}) )?"
    r"(?:\d\d:\d\d(?::\d\d)? )?(?P<year>\d{4})"
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
# What programs write where no words were sent.
_NOTHING_SAID = re.compile(
    r"\u200e.*|<[^<>]{0,60}(?:omitted|attached)[^<>]{0,200}>|"
    r"(?:image|video|audio|sticker|GIF|document|Contact card) omitted|"
    r"\S{1,200} \(file attached\)(?s:.*)|(?:This message was deleted|You deleted this message)\.?|null|"
    r"(?:Missed|Voice|Video|Missed voice|Missed video) call.{0,40}|Messages and calls are end-to-end encrypted.*|"
    r"(?:Waiting for this message).*"
)
_EDITED = re.compile(r"\s?\u200e?<This message was edited>\s?\Z|\s?\(edited\)\Z")
_ACTION = re.compile(r"/me\s|\*{1,3}\s")


@dataclass(slots=True)
class ChatLine:
    """A message: the number of its line, when, who, and its lines."""

    number: int
    time: ChatTime
    name: str
    lines: list[str]

    @property
    def text(self) -> str:
        """What was written; nothing where no words were sent."""
        said = _EDITED.sub("", "\n".join(self.lines)).strip(" ")
        return "" if _NOTHING_SAID.fullmatch(said) or _ACTION.match(said) else said.strip("\u200e\u200f \n")


def chat_form(lines: Sequence[str]) -> int | None:
    """Which form the first lines of a text have, by its number; None where they are those of no chat."""
    filled = [line for line in lines if line.strip()][:_LOOKED_AT]
    for number, (message, other, least) in enumerate(_FORMS):
        messages = sum(message.match(line) is not None for line in filled)
        if number == _IRC and not _nicks(filled, message) - HTML_NAMES:
            continue
        begins = sum(_begins(line, message, other) for line in filled)
        share = _GO_ON if number in _OF_MANY_LINES else _MOST
        enough = messages >= max(least, 0 if number in _OF_MANY_LINES else _GO_ON * len(filled))
        if filled and enough and begins >= share * len(filled) and _begins(filled[0], message, other):
            return number
    return None


def _nicks(lines: Sequence[str], message: re.Pattern[str]) -> set[str]:
    return {found["name"].lower() for line in lines if (found := message.match(line)) is not None}


def _begins(line: str, message: re.Pattern[str], other: re.Pattern[str]) -> bool:
    return message.match(line) is not None or other.match(line) is not None


def read_lines(lines: Iterable[str], form: int) -> Iterator[ChatLine]:
    """The messages of a chat of a form; what happens besides, and what belongs to no message, is left out."""
    message, other, _ = _FORMS[form]
    last: ChatLine | None = None
    day: tuple[int, int, int] | None = None
    for number, line in enumerate(lines, start=1):
        found = message.match(line)
        if found is not None:
            if last is not None:
                yield last
            last = None
            name = found["name"].strip(_AROUND_NAMES)
            if name and not _NO_NICK.match(name):
                time = read_time(found["date"], found["time"], found["half"])
                time = ChatTime(day, time.clock) if time.date is None else time
                last = ChatLine(number, time, name, [line[found.end() :]])
        elif (opened := _DAY.match(line.strip())) is not None or other.match(line) is not None:
            day = day if opened is None else _day_of(opened)
            if last is not None:
                yield last
            last = None
        elif last is not None and line.strip():
            last.lines.append(line.strip())
    if last is not None:
        yield last


def _day_of(found: re.Match[str]) -> tuple[int, int, int] | None:
    """The date of a line that says on which day a log goes on, the year first."""
    month = _MONTHS.find(found["month"]) // len("Jan ") + 1
    day = found["day"] or found["other"]
    return (int(found["year"]), month, int(day)) if month and day else None
