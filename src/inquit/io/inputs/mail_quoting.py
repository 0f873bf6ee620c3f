"""Who wrote which part of an e-mail: the sender, and those whom it quotes, by what programs write before quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.utils import parseaddr, parsedate_to_datetime

from inquit.io.inputs.spoken_pieces import SpokenPiece

__all__ = ["MailParagraph", "paragraphs_of", "pieces_of_mail"]

_LEVEL = re.compile(r"(?:>[ \t]?){1,60}")
_WROTE = re.compile(r"(?:On|At)\s(?P<middle>.{5,500}?)\s(?:wrote|writes)\s?:", re.DOTALL)
_WROTE_SHORT = re.compile(r"(?P<who>[^<>:\n]{1,80}?)\s?(?P<address><[^<>\s]{1,200}>)?\s(?:wrote|writes):\Z")
_ADDRESS = re.compile(r"[<\[(](?:mailto:)?[^<>\s()\[\]]{1,100}@[^<>\s()\[\]]{1,100}[>\])]")
_END_OF_DATE = re.compile(
    r"\d[\d:./-]{0,12}(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?[+-]\d{4})?(?:\s\(?[A-Z]{2,5}\)?(?=,))?(?:,\s?|\s)",
)
_SEPARATOR = re.compile(
    r"[-_\s]{2,40}(?:Original Message|Forwarded [Mm]essage|Forwarded by .{1,80})[-_\s]{0,40}\Z|"
    r"_{10,80}\Z|Begin forwarded message:\Z"
)
_FIELD = re.compile(
    r"\*?(From|Sent|Date|To|Cc|CC|Bcc|Subject|Reply-To|Importance|Attachments)\s?:\*?\s?([^\n]{0,500})\Z"
)
_LEAST_FIELDS = 2
_INTRODUCTION = 3  # lines, at most, of what stands before a quotation
_SIGNATURE = re.compile(r"--[ \t]?\Z")
_DISCLAIMER = re.compile(
    r"(?i)\W{0,5}(?:confidentiality notice|disclaimer)\b|"
    r"(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication)\b"
    r".{0,200}\b(?:confidential|intended|privileged)\b|"
    r"sent from my \w|please consider the environment before printing",
    re.S,
)
_ITEM = re.compile(r"\s*(?:[-*•]|\(?\w{1,3}[.)])\s")
_WIDEST = 80  # characters of a line that a program has wrapped
_WRAPPED = 50  # so long are the longest lines of a text that is wrapped


@dataclass(frozen=True, slots=True)
class MailParagraph:
    """Lines without a blank one between them: how deep they are quoted, and the number of the first."""

    level: int
    number: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Its lines, of which those that a program has wrapped are one."""
        return "\n".join(_unwrapped(self.lines))


def paragraphs_of(text: str) -> list[MailParagraph]:
    """The paragraphs of a plain text, by its lines and the signs of quotation before them."""
    found: list[MailParagraph] = []
    lines: list[str] = []
    level = first = 0
    for number, line in enumerate(text.splitlines(), start=1):
        quoted = _LEVEL.match(line)
        deep = 0 if quoted is None else quoted[0].count(">")
        rest = line if quoted is None else line[quoted.end() :]
        blank = not rest.strip()
        if lines and (blank or deep != level):
            found.append(MailParagraph(level, first, tuple(lines)))
            lines = []
        if not blank:
            first = first if lines else number
            level = deep
            lines.append(rest.rstrip() if not rest.startswith("-- ") else rest)
    if lines:
        found.append(MailParagraph(level, first, tuple(lines)))
    return found


def pieces_of_mail(
    paragraphs: Sequence[MailParagraph], sender: str | None, sent: str | None, unit: str
) -> Iterator[SpokenPiece]:
    """What is written in an e-mail, in its order, each part by whom it is, without signatures and what programs add."""
    writers: dict[int, tuple[str | None, str | None]] = {0: (sender, sent)}
    signed: set[int] = set()
    for paragraph in paragraphs:
        level = paragraph.level
        rest, named = _introduced(paragraph)
        if named is not None:
            at = level if named.same_level else level + 1
            yield from _piece(rest, writers.get(level, (None, None)), paragraph, unit) if level not in signed else ()
            writers = {deep: who for deep, who in writers.items() if deep < at} | {at: (named.name, named.sent)}
            signed.discard(at)
            yield from _piece(named.behind, writers[at], paragraph, unit)
            continue
        cut = next((n for n, line in enumerate(rest) if _SIGNATURE.match(line)), None)
        if level not in signed:
            kept = rest if cut is None else rest[:cut]
            yield from _piece(kept, writers.get(level, (None, None)), paragraph, unit)
        if cut is not None:
            signed.add(level)


@dataclass(frozen=True, slots=True)
class _Quoted:
    """Whose words follow: a level deeper, or at the same one, as where a whole e-mail is copied below."""

    name: str | None
    sent: str | None = None
    same_level: bool = False
    behind: tuple[str, ...] = ()


def _introduced(paragraph: MailParagraph) -> tuple[tuple[str, ...], _Quoted | None]:
    """The lines before what says whose words follow, and that."""
    lines = paragraph.lines
    for n, line in enumerate(lines):
        if _SEPARATOR.match(line) or _FIELD.match(line):
            copied = _copied(lines[n + bool(_SEPARATOR.match(line)) :])
            if copied is not None or _SEPARATOR.match(line):
                return lines[:n], copied or _Quoted(None, same_level=True)
    for n in range(max(0, len(lines) - _INTRODUCTION), len(lines)):
        who = _writer(" ".join(lines[n:]), alone=n == len(lines) - 1)
        if who is not None:
            return lines[:n], _Quoted(who)
    return lines, None


def _writer(introduction: str, *, alone: bool) -> str | None:
    """Who is said to have written what follows; None where nobody is. Without a date, it is a line by itself."""
    found = _WROTE.fullmatch(introduction)
    if found is not None:
        address = _ADDRESS.search(found["middle"])
        middle = _ADDRESS.sub("", found["middle"])
        dates = [date.end() for date in _END_OF_DATE.finditer(f"{middle} ")]
        return _shown(middle[dates[-1] :] if dates else middle, address and address[0])
    short = _WROTE_SHORT.fullmatch(introduction) if alone else None
    if short is None or not all(word[0].isupper() for word in short["who"].split()):
        return None
    return _shown(short["who"], short["address"])


def _copied(lines: Sequence[str]) -> _Quoted | None:
    """The fields of an e-mail that stands below, at the beginning of lines."""
    fields: dict[str, str] = {}
    end = 0
    for n, line in enumerate(lines):
        found = _FIELD.match(line)
        if found is None:
            break
        fields.setdefault(found[1], found[2].strip())
        end = n + 1
    if len(fields) < _LEAST_FIELDS or "From" not in fields:
        return None
    name, address = parseaddr(fields["From"].replace("[mailto:", "<").replace("]", ">"))
    return _Quoted(
        _shown(name or fields["From"], f"<{address}>"), _iso(fields), same_level=True, behind=tuple(lines[end:])
    )


def _iso(fields: Mapping[str, str]) -> str | None:
    try:
        return parsedate_to_datetime(fields.get("Sent") or fields.get("Date") or "").isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _shown(name: str | None, address: str | None) -> str | None:
    """The name, or else the address."""
    shown = " ".join((name or "").strip(" \"'*,").split())
    return shown or (address or "").strip("<>[]() ").removeprefix("mailto:") or None


def _piece(
    lines: Sequence[str], writer: tuple[str | None, str | None], paragraph: MailParagraph, unit: str
) -> Iterator[SpokenPiece]:
    text = MailParagraph(0, 0, tuple(lines)).text
    if text.strip() and _DISCLAIMER.match(text) is None:
        yield SpokenPiece(text, *writer, None, f"{unit} {paragraph.number}", apart=True)


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """The lines, joined where a line goes on only because it was full."""
    widest = max(map(len, lines), default=0)
    if not _WRAPPED <= widest <= _WIDEST:
        yield from lines
        return
    joined = last = ""
    for line in lines:
        word = line.split(maxsplit=1)[0] if line.split() else ""
        full = joined and len(last) + 1 + len(word) > min(widest, _WIDEST)
        if full and not _ITEM.match(line):
            joined = f"{joined} {line.strip()}"
        else:
            if joined:
                yield joined
            joined = line.strip()
        last = line
    yield joined
