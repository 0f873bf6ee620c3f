"""Texts that ask much: news and novels by a grammar, with all that goes wrong in texts put into them.

`hostile_texts.tsv` is the grammar; its words are those of the package's own tables, so that a new verb, title or mark
is tried by itself. A text is drawn by the grammar, taken from those that were of interest before, joined from
paragraphs of the last ones, or is a heap of signs; then it is changed: doubled, swapped, dropped, spliced, wrapped,
broken.
"""

from __future__ import annotations

import random
import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from inquit.glyphs import ANY_DASH, DIRECTIONS, INVISIBLE, LINE_ENDS, THIN_SPACES
from inquit.languages import language_of

__all__ = ["Choice", "TextMaker", "changed", "sometimes"]

Choice = random.Random
_Part = tuple[str, str, Callable[[str], str]]  # a literal, or a symbol and what is done with what it stands for
_GRAMMAR = Path(__file__).with_suffix(".tsv")
_SYMBOL = re.compile(r"\{([\w.]+)\}")
_WORDS = re.compile(r"\w+|\s+|[^\w\s]+")
_DEEP = 14  # symbols within each other; beyond, a symbol is a plain word
_PLAIN = "so"
_PARAGRAPHS = re.compile(r"(?:\r?\n\s*\n|\u2029)")
_LAST = 500  # paragraphs of the last texts, which come again; they are short, as most texts are
_SHORT = 80
_LONG = 30_000  # characters of one in 10,000
_SHORTER = 2  # of so many known texts the shortest
# Out of a hundred texts. Most are short, so that there can be many.
_SHARES = {
    "joined": 72,
    "sentence": 8,
    "talk": 4,
    "furniture": 2,
    "text": 3,
    "known": 6,
    "heap": 4.6,
    "extreme": 0.39,
    "long": 0.01,
}

# What stands in no text that anybody means to write: controls, surrogates, what has no width, joins, turns around.
_CONTROLS = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0)]))
_LONE = "\ud800\udbff\udc00\udfff"
_PILED = "e\u0301\u0302\u0323" + "\u0310" * 30
_EMOJI = "👩\u200d👩\u200d👧\u200d👦🏳\ufe0f\u200d🌈👍🏿🇩🇪e\ufe0f\u20e3"
_SCRIPTS = "это сказал Иван|彼は「はい」と言った|قال الرئيس|אמר השר|ο πρόεδρος είπε|नेता ने कहा|그는 말했다"
_LETTERS = "İIıiſßẞﬁǅ|𝔘𝔫𝔦𝔠|Ⅷ½²٣"  # that change their number when they change their case; figures that are no digits
_FARTHEST = "\U0010ffff\ufffe\uffff\ue000\U000e0001"
_ODD_PIECES = (
    *f"{_SCRIPTS}|{_LETTERS}".split("|"),
    _EMOJI,
    _PILED,
    "\r\n",
    "\ufeff",
    "\0",
    "''",
    "``",
    "--",
    "...",
    "…",
    "&quot;",
)
_MARKUP = ("<b>", "</p>", "<!--", "-->", "<q>", "&#8220;", "&#x201D;", "&amp;", "[1]", "{{cite}}", "\\n", "%22", "$$")
_REPEATED = (
    "a",
    "“",
    '"',
    "'",
    "”",
    "(",
    ">",
    "—",
    "\n",
    " ",
    "\u0301",
    ". ",
    "“a” ",
    "' ",
    "said ",
    "A. ",
    "«",
    "—\n",
)


class TextMaker:
    """Draws texts; `known` are texts to change and splice, to which more may be added."""

    def __init__(self, known: list[str]) -> None:
        self.known = known
        self._last: deque[str] = deque(maxlen=_LAST)
        self._rules = _rules()
        language = language_of()
        self._pairs = [(row["open"], row["close"]) for row in language.table("quote_marks")]
        marks = [mark for pair in self._pairs for mark in pair]
        self._signs = [*marks * 3, *_ODD_PIECES * 2, *_DASHES, *"!?.,:;()[]<>/*_#|~`´", *_MARKUP, *INVISIBLE]
        self._signs += [*LINE_ENDS, *THIN_SPACES, *DIRECTIONS, *_LONE, *_CONTROLS, *_FARTHEST]

    def draw(self, choice: Choice) -> str:
        """One text."""
        (kind,) = choice.choices(list(_SHARES), list(_SHARES.values()))
        if kind == "joined" and len(self._last) > 1:
            return self._joined(choice)
        text = self._made(kind, choice)
        for _ in range(choice.choice((0, 0, 0, 1, 1, 2, 4))):
            text = self.changed(text, choice)
        self._last += [part for part in _PARAGRAPHS.split(text) if len(part) <= _SHORT]
        return text

    def _made(self, kind: str, choice: Choice) -> str:
        match kind:
            case "known" if self.known:
                return min(choice.choices(self.known, k=_SHORTER), key=len)
            case "heap":
                return self._heap(choice)
            case "extreme":
                return _extreme(choice)
            case "long":
                part = self.sentence("text", choice) + choice.choice(("", " ", "\n", "\n\n"))
                return (part * (_LONG // len(part) + 1))[:_LONG]
        return self.sentence(kind if kind in self._rules else "sentence", choice)

    def _joined(self, choice: Choice) -> str:
        """Paragraphs of the last texts, in another company: whoever reads many texts has their parse already."""
        parts = choice.choices(self._last, k=choice.choice((2, 2, 2, 3)))
        return self.sentence("gap", choice).join(parts)

    def sentence(self, symbol: str, choice: Choice) -> str:
        """What a symbol of the grammar stands for."""
        style = _Style(self._pairs, choice)
        out: list[str] = []
        self._expand(symbol, choice, style, out, 0)
        return "".join(out)

    def changed(self, text: str, choice: Choice) -> str:
        """The text with one thing in it that is not as it was."""
        other = choice.choice(self.known) if self.known and sometimes(choice, 0.3) else None
        return changed(text, choice, self._signs, other)

    def _expand(self, symbol: str, choice: Choice, style: _Style, out: list[str], depth: int) -> None:
        mark = style.mark(symbol)
        if mark is not None:
            out.append(mark)
        elif depth > _DEEP:
            out.append(_PLAIN)
        else:
            for literal, inner, case in choice.choice(self._rules[symbol]):
                if not inner:
                    out.append(literal)
                    continue
                before = len(out)
                self._expand(inner, choice, style, out, depth + 1)
                if len(out) > before:
                    out[before:] = [case("".join(out[before:]))]

    def _heap(self, choice: Choice) -> str:
        parts = []
        for kind in choice.choices(("sign", "word", "source"), (5, 4, 1), k=choice.choice((2, 4, 8, 16))):
            if kind == "sign":
                parts.append(choice.choice(self._signs))
            else:
                parts.append(f" {self.sentence(kind, choice)} ")
        return "".join(parts)


class _Style:
    """The marks of one text: mostly one pair, and one inside it; now and then a slip."""

    def __init__(self, pairs: Sequence[tuple[str, str]], choice: Choice) -> None:
        self._pairs, self._choice = pairs, choice
        usual = sometimes(choice, 0.5)  # half of the texts have the marks of most
        self._outer = choice.choice((("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"))) if usual else choice.choice(pairs)
        self._inner = choice.choice(pairs)
        self._slips = choice.choice((0.0, 0.0, 0.05, 0.3))

    def mark(self, symbol: str) -> str | None:
        """The mark that a symbol stands for, if it stands for one."""
        if symbol not in _SIDES:
            return None
        pair = self._outer if symbol in ("open", "close") else self._inner
        if self._slips and sometimes(self._choice, self._slips):
            pair = self._choice.choice((*self._pairs, ("", "")))
        return pair[_SIDES[symbol]]


_SIDES = {"open": 0, "close": 1, "in": 0, "out": 1}
_DASHES = ("-", "--", "—", "–", "―", "‐", "−")


def sometimes(choice: Choice, share: float) -> bool:
    """Whether this is one of the times."""
    return choice.random() < share


def changed(text: str, choice: Choice, signs: Sequence[str], other: str | None = None) -> str:
    """The text with a piece moved, lost, twice there, or in the place of another; `other` is what may be put in."""
    if other is not None and sometimes(choice, 0.5):
        return text[: choice.randrange(len(text) + 1)] + other[choice.randrange(len(other) + 1) :]
    return choice.choice(_CHANGES)(text, choice, signs)


def _put_in(text: str, choice: Choice, signs: Sequence[str]) -> str:
    at = choice.randrange(len(text) + 1)
    return text[:at] + choice.choice(signs) * choice.choice((1, 1, 1, 2, 3, 40)) + text[at:]


def _lose(text: str, choice: Choice, signs: Sequence[str]) -> str:
    words = _WORDS.findall(text)
    at = choice.randrange(len(words) + 1)
    return "".join(words[:at] + words[at + choice.choice((1, 1, 2, 5)) :])


def _swap(text: str, choice: Choice, signs: Sequence[str]) -> str:
    words = _WORDS.findall(text)
    if words:
        a, b = choice.randrange(len(words)), choice.randrange(len(words))
        words[a], words[b] = words[b], words[a]
    return "".join(words)


def _double(text: str, choice: Choice, signs: Sequence[str]) -> str:
    words = _WORDS.findall(text)
    at = choice.randrange(len(words) + 1)
    return "".join(words[:at] + words[at : at + choice.choice((1, 3, 8))] * choice.choice((2, 2, 3)) + words[at:])


def _cut(text: str, choice: Choice, signs: Sequence[str]) -> str:
    at = choice.randrange(len(text) + 1)
    return text[:at] if sometimes(choice, 0.5) else text[at:]


def _wrap(text: str, choice: Choice, signs: Sequence[str]) -> str:
    """Hard lines, with words parted at their ends now and then, and with a sign before each."""
    width, end = choice.choice((8, 20, 40)), choice.choice(("\n", "\r\n", "\n> ", "-\n", " \n", "\u2028", "\n    "))
    return end.join(text[at : at + width] for at in range(0, len(text), width))


def _break(text: str, choice: Choice, signs: Sequence[str]) -> str:
    return text.replace(" ", choice.choice(("\n", "\n\n", "\u00a0", "  ", "\t", "")), choice.choice((1, 2, -1)))


def _turn(text: str, choice: Choice, signs: Sequence[str]) -> str:
    """All of one sign is another."""
    found = sorted(set(re.findall(rf"[^\w\s]|{ANY_DASH}", text)))
    return text.replace(choice.choice(found), choice.choice(signs)) if found else text


def _case(text: str, choice: Choice, signs: Sequence[str]) -> str:
    return choice.choice((str.upper, str.lower, str.title, str.swapcase))(text)


_CHANGES = (_put_in, _put_in, _put_in, _lose, _lose, _swap, _double, _cut, _wrap, _break, _turn, _case)


def _extreme(choice: Choice) -> str:
    """Nothing, only white space, one sign very often, one word without end."""
    if sometimes(choice, 0.25):
        return "".join(choice.choices(" \t\n\r\u00a0\u2028\ufeff\u3000", k=choice.randrange(4)))
    repeated = choice.choice(_REPEATED)
    size = choice.choice((3, 3, 40, 40, 300, 300, 300, 2000))
    return repeated * max(1, size // len(repeated))


@cache
def _rules() -> Mapping[str, list[list[_Part]]]:
    rules: dict[str, list[list[_Part]]] = {}
    lines = [line for line in _GRAMMAR.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for line in lines[1:]:
        symbol, _, expansion = line.partition("\t")
        rules.setdefault(symbol, []).append([])
        for i, piece in enumerate(_SYMBOL.split(_unescaped(expansion))):
            if i % 2:
                rules[symbol][-1].append(("", piece, str))
            elif piece:
                rules[symbol][-1].append((piece, "", str))
    names = {part[1] for parts in rules.values() for row in parts for part in row if part[1]} - _SIDES.keys()
    cased: dict[str, tuple[str, Callable[[str], str]]] = {}
    for name in sorted(names - rules.keys()):
        lower = name.lower()
        if name != lower:
            cased[name] = lower, str.upper if name.isupper() else _capital
        if lower not in rules:
            rules[lower] = [[(word, "", str)] for word in _table(lower)]
    return {
        symbol: [[(literal, *cased.get(inner, (inner, case))) for literal, inner, case in row] for row in rows]
        for symbol, rows in rules.items()
    }


def _table(name: str) -> list[str]:
    """The words of a table of the language, of its first column or the one behind the full stop, in order."""
    table, _, column = name.partition(".")
    rows = language_of().table(table)
    column = column or next(iter(rows[0]))
    return sorted({word for row in rows for word in re.split("[,; ]+", row[column]) if word})


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _unescaped(text: str) -> str:
    return re.sub(r"\\(?:u[0-9a-f]{4}|[nrt])", lambda found: found[0].encode().decode("unicode_escape"), text)
