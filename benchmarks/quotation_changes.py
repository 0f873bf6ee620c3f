"""Quotations changed as articles and language models change them, with the verdict that is right for each.

A way is a function: a piece of what somebody says, and a source of chance, to what is printed of it; None where the
piece does not lend itself to it, or where it is not sure what would be right.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from quotation_originals import WORD, WORDS, Original

__all__ = ["ALTERED", "SAME", "WAYS", "Change", "Piece"]

ALTERED = frozenset({"altered"})
SAME = frozenset({"exact", "same_words"})
SHORTENED = frozenset({"shortened"})
STITCHED = frozenset({"stitched"})
# Without a mark between them parts may be seen as one quotation in which words have moved.
MOVED = frozenset({"stitched", "altered"})

_MARKS = ("…", " … ", "...", " ... ", " . . . ", " [...] ", " […] ", " (...) ")


_NOT = frozenset(("not", "never"))
_CONTRACTED = {"won't": "will", "can't": "can", "shan't": "shall", "cannot": "can"}
_MODALS = {
    "may": ("must", "will"),
    "might": ("must", "will"),
    "must": ("may", "might"),
    "can": ("must", "should"),
    "could": ("must", "will"),
    "should": ("may", "might"),
    "will": ("may", "might", "must"),
    "would": ("might", "must"),
    "shall": ("may", "might"),
}
# Other words, although by letters they are the same.
_LOOK_ALIKE = {
    "we're": "were", "it's": "its", "we'll": "well", "he'll": "hell", "she'll": "shell", "she'd": "shed",
    "we'd": "wed", "us": "US", "who": "WHO", "polish": "Polish",
}  # fmt: skip
# Behind a "not" these stand before other words than a verb, too; behind "n't" those stand before a verb alone.
_NO_VERB = frozenset(("is", "are", "was", "were")) | {"has", "have", "had"}
_SURE = frozenset(("do", "does", "did")) | {"would", "could", "should"}
# Whole ones stand for no other number than these: "two thousand", but not "two ten".
_MAGNITUDES = frozenset(("hundred", "thousand"))
_NUMBERS = WORDS["number"]
_FILLERS = WORDS["filler"]
# No gap that is to be marked well holds one of these, and no word that is put in another's place is one.
_TURNING = WORDS["turning"] | _NOT | frozenset(_CONTRACTED) | frozenset(_MODALS) | _NUMBERS


@dataclass(frozen=True)
class Piece:
    """What somebody says in one stretch without a break.

    others: what others say in the same text.
    """

    original: Original
    text: str
    speaker: str | None
    others: Sequence[str] = ()

    @cached_property
    def words(self) -> list[re.Match[str]]:
        return [*WORD.finditer(self.text)]

    @cached_property
    def small(self) -> list[str]:
        """The words as they are compared here."""
        return [word[0].casefold().replace("’", "'") for word in self.words]

    def __len__(self) -> int:
        return len(self.words)

    def between(self, at: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.words[at].end() : self.words[at + 1].start()]

    def begins(self, at: int) -> bool:
        """Whether a sentence or a clause begins with a word."""
        return at == 0 or bool(re.search(r"[^\s\w'’,;-]|--", self.between(at - 1)))

    def put(self, lo: int, hi: int, new: str) -> str:
        """The text with words from `lo` to before `hi` replaced."""
        end = self.words[hi - 1].end() if hi > lo else self.words[lo].start()
        return self.text[: self.words[lo].start()] + new + self.text[end:]

    def without(self, lo: int, hi: int, mark: str = " ") -> str:
        """The text without words from `lo` to before `hi`, with a mark between those around them."""
        return self.text[: self.words[lo - 1].end()] + mark + self.text[self.words[hi].start() :]

    def repeats(self, at: int) -> bool:
        """Whether a word is in words that are said twice, one time after the other: to leave out one is to clean."""
        small = self.small
        return any(
            small[lo : lo + size] == small[lo + size : lo + 2 * size]
            for size in range(1, 7)
            for lo in range(max(0, at - 2 * size + 1), at + 1)
            if lo + 2 * size <= len(small)
        )

    def broken_off(self, at: int) -> bool:
        """Whether a dash or dots stand near behind or before a word, as where a sentence is begun again."""
        window = self.text[self.words[max(0, at - 7)].start() : self.words[min(len(self) - 1, at + 7)].end()]
        return bool(re.search(r"--|[—–…]|\.\.|-(?!\w)|(?<!\w)-", window))


@dataclass(frozen=True, slots=True)
class Change:
    """What is printed of a piece, and what is right to find.

    turned: whether the meaning is turned; None where that is not said.
    cut: whether it is printed in a sentence of its own, as words around it would have to be printed with it.
    """

    text: str
    expected: frozenset[str]
    turned: bool | None = None
    cut: bool = False


Way = Callable[[Piece, random.Random], Change | None]


def _one_of(places: Sequence[int], chance: random.Random) -> int | None:
    return chance.choice(places) if places else None


def negation_put_in(piece: Piece, chance: random.Random) -> Change | None:
    """A "not" that nobody said, behind an auxiliary."""
    at = _one_of(
        [
            i
            for i in range(len(piece) - 1)
            if piece.small[i] in WORDS["carrier"]
            and piece.between(i).isspace()
            and piece.small[i + 1] not in _NOT
            and not (piece.small[i] in _MODALS and i and piece.small[i - 1] in WORDS["noun before"])
        ],
        chance,
    )
    if at is None:
        return None
    word, behind = piece.words[at][0], " not"
    if "n't" in piece.original.text and chance.random() < 0.3 and piece.small[at] not in {"may", "might", "must"}:  # noqa: PLR2004
        word, behind = {"will": "wo", "can": "ca"}.get(piece.small[at], word), "n't"
    return Change(piece.put(at, at + 1, word + behind), ALTERED, turned=True)


def negation_taken_out(piece: Piece, chance: random.Random) -> Change | None:
    """A "not" that was said is gone."""
    at = _one_of([i for i in range(1, len(piece) - 1) if _negates(piece, i) and not piece.repeats(i)], chance)
    if at is None:
        return None
    small = piece.small[at]
    if small in _NOT:
        return Change(piece.without(at, at + 1), ALTERED, turned=True)
    new = _CONTRACTED.get(small, small.removesuffix("n't"))
    return Change(piece.put(at, at + 1, new), ALTERED, turned=True)


def _negates(piece: Piece, at: int) -> bool:
    small = piece.small[at]
    return small in _NOT or small in _CONTRACTED or (small.endswith("n't") and small not in {"ain't"})


def number_changed(piece: Piece, chance: random.Random) -> Change | None:
    """Another number."""
    at = _one_of([i for i, small in enumerate(piece.small) if small.isdigit() or small in _NUMBERS], chance)
    if at is None:
        return None
    old = piece.words[at][0]
    if old.isdigit() and at + 1 < len(piece) and piece.between(at) == "." and piece.small[at + 1].isdigit():
        return Change(piece.put(at, at + 2, old + piece.words[at + 1][0]), ALTERED, turned=True)  # 15 for 1.5
    if old.isdigit():
        new = str(int(old) + chance.choice((1, 2, 3, 10, 20, 100)))
    else:
        like = old.casefold() in _MAGNITUDES
        pool = sorted(word for word in _NUMBERS - {old.casefold()} if (word in _MAGNITUDES) == like)
        new = chance.choice(pool)
        new = new.capitalize() if old[0].isupper() else new
    return Change(piece.put(at, at + 1, new), ALTERED, turned=True)


def name_changed(piece: Piece, chance: random.Random) -> Change | None:
    """The name of somebody else who is in the text, too."""
    names = piece.original.names
    at = _one_of([i for i, word in enumerate(piece.words) if word[0] in names], chance)
    if at is None:
        return None
    old = piece.words[at][0]
    pool = sorted(word for word, person in names.items() if person != names[old] and word.casefold() != old.casefold())
    return Change(piece.put(at, at + 1, chance.choice(pool)), ALTERED, turned=True) if pool else None


def modal_changed(piece: Piece, chance: random.Random) -> Change | None:
    """One modal for another: "must" for "may"."""
    at = _one_of(
        [
            i
            for i in range(len(piece) - 1)
            if piece.words[i][0] in _MODALS
            and piece.between(i).isspace()
            and not (i and piece.small[i - 1] in WORDS["noun before"])
        ],
        chance,
    )
    if at is None:
        return None
    return Change(piece.put(at, at + 1, chance.choice(_MODALS[piece.small[at]])), ALTERED, turned=True)


def word_changed(piece: Piece, chance: random.Random) -> Change | None:
    """One word for another: any, one that looks like it, or another form of it."""
    at = _one_of([i for i in range(len(piece)) if _plain(piece, i)], chance)
    if at is None:
        return None
    old, how = piece.small[at], chance.random()
    alike = [i for i, word in enumerate(piece.words) if i and word[0].replace("’", "'") in _LOOK_ALIKE]
    if alike and how < 0.5:  # noqa: PLR2004 - one that only an apostrophe or a capital tells apart
        at = chance.choice(alike)
        return Change(piece.put(at, at + 1, _LOOK_ALIKE[piece.words[at][0].replace("’", "'")]), ALTERED)
    pool = [word for word in piece.original.vocabulary if word not in _TURNING and word not in _FILLERS]
    if how < 0.3:  # noqa: PLR2004 - another form
        new = old[:-1] if old.endswith("s") else old + "s"
    elif how < 0.6:  # noqa: PLR2004 - like it
        like = [word for word in pool if word[:2] == old[:2] and abs(len(word) - len(old)) < 3 and word != old]  # noqa: PLR2004
        new = chance.choice(like or pool)
    else:
        new = chance.choice(pool)
    return Change(piece.put(at, at + 1, new), ALTERED) if new != old else None


def _plain(piece: Piece, at: int) -> bool:
    """Whether a word means something of itself, and no more than that."""
    word = piece.words[at][0]
    return word.isalpha() and word.islower() and len(word) > 3 and word not in _TURNING and word not in _FILLERS  # noqa: PLR2004


def words_swapped(piece: Piece, chance: random.Random) -> Change | None:
    """Two words that stand beside each other change places."""
    small = piece.small
    at = _one_of(
        [
            i
            for i in range(len(piece) - 1)
            if small[i] != small[i + 1]
            and piece.between(i).isspace()
            and small[i] not in _FILLERS
            and not (small[i] + small[i + 1]).isdigit()
            and not small[i].isdigit()
        ],
        chance,
    )
    if at is None:
        return None
    new = piece.words[at + 1][0] + piece.between(at) + piece.words[at][0]
    return Change(piece.put(at, at + 2, new), ALTERED)


def word_dropped(piece: Piece, chance: random.Random) -> Change | None:
    """A word is gone, and nothing says so."""
    at = _one_of(
        [
            i
            for i in range(1, len(piece) - 1)
            if piece.small[i] not in _FILLERS
            and not piece.repeats(i)
            and not piece.broken_off(i)
            and piece.between(i - 1).isspace()
            and piece.between(i).isspace()
        ],
        chance,
    )
    return None if at is None else Change(piece.without(at, at + 1), ALTERED)


def omission_marked(piece: Piece, chance: random.Random) -> Change | None:
    """Words that turn nothing are left out, and a mark says so; or a bracket stands for a pronoun."""
    if chance.random() < 0.2:  # noqa: PLR2004
        at = _one_of([i for i in range(1, len(piece)) if piece.words[i][0] in {"he", "she", "they", "it"}], chance)
        return None if at is None else Change(piece.put(at, at + 1, "[the mayor]"), SHORTENED, turned=False)
    least = 3
    gaps = [
        (lo, lo + size)
        for size in range(1, 13)
        for lo in range(least, len(piece) - size - least + 1)
        if all(_left_out_well(piece, i) for i in range(lo, lo + size)) and _between_plain_words(piece, lo, lo + size)
    ]
    if not gaps:
        return None
    lo, hi = chance.choice(gaps)
    return Change(piece.without(lo, hi, chance.choice(_MARKS)), SHORTENED, turned=False)


def _left_out_well(piece: Piece, at: int) -> bool:
    word = piece.words[at][0]
    if piece.repeats(at):
        return False  # what is said twice is cleaned
    return piece.small[at] not in _TURNING and word.islower() and not any(c.isdigit() for c in word) and "'" not in word


def _between_plain_words(piece: Piece, lo: int, hi: int) -> bool:
    """Whether no number, condition or the like stands beside a gap, which would belong to what is left out, nor "-"."""
    if piece.between(lo - 1).strip() == "-" or piece.between(hi - 1).strip() == "-":
        return False
    first = next((i for i in range(lo, 0, -1) if re.search(r"[.!?]\s", piece.between(i - 1))), 0)
    conditional = any(piece.small[i] in WORDS["condition"] for i in range(first, lo))
    return not conditional and piece.small[lo - 1] not in _TURNING and piece.small[hi] not in _TURNING


def sentence_left_out(piece: Piece, chance: random.Random) -> Change | None:
    """A whole sentence between two others is left out, and a mark says so."""
    starts = [0, *(i for i in range(1, len(piece)) if _new_sentence(piece, i)), len(piece)]
    gaps = [
        (lo, hi)
        for lo, hi in pairwise(starts)
        if lo >= 3 and len(piece) - hi >= 3 and hi - lo <= 60 and not piece.repeats(lo)  # noqa: PLR2004
    ]
    if not gaps:
        return None
    lo, hi = chance.choice(gaps)
    return Change(piece.without(lo, hi, chance.choice((". … ", ".… ", ". ... ", " [...] "))), SHORTENED)


def _new_sentence(piece: Piece, at: int) -> bool:
    before = piece.words[at - 1][0]
    return bool(re.match(r"[.!?]\s", piece.between(at - 1))) and piece.words[at][0][0].isupper() and len(before) > 3  # noqa: PLR2004


def negation_swallowed(piece: Piece, chance: random.Random) -> Change | None:
    """A mark of omission takes a "not" along."""
    least = 3
    at = _one_of([i for i in range(least, len(piece) - least) if _denies_what_follows(piece, i)], chance)
    if at is None:
        return None
    first = 0 if piece.small[at] in _NOT else 1  # "won't": the whole word is left out
    lo = at - chance.randint(0, 2)
    while lo < at and (lo < least or any(piece.begins(i) for i in range(lo, at + first))):
        lo += 1
    return Change(piece.without(lo, at + 1, chance.choice(_MARKS)), ALTERED, turned=True)


def _denies_what_follows(piece: Piece, at: int) -> bool:
    """Whether a word is the "not" of the verb that comes next, which is no question and no "not only"."""
    following = piece.small[at + 1]
    return (
        _negates(piece, at)
        and piece.between(at).isspace()
        and piece.between(at - 1).isspace()
        and following not in WORDS["only next"] | WORDS["pronoun"] | _FILLERS
        and not following.endswith("n't")
        and piece.small[at - 1] not in WORDS["not the verb"]
        and not any(_negates(piece, i) for i in range(max(0, at - 4), at))  # it may be heard for this one
        and not piece.repeats(at)
    )


def parts_in_another_order(piece: Piece, chance: random.Random) -> Change | None:
    """What was said first is printed last."""
    least = 5
    places = [i for i in range(least, len(piece) - least + 1) if _new_sentence(piece, i) or "," in piece.between(i - 1)]
    at = _one_of(places, chance)
    if at is None:
        return None
    first = piece.text[: piece.words[at - 1].end()]
    second = piece.text[piece.words[at].start() : piece.words[-1].end()]
    mark = chance.choice((" … ", "… ", " [...] ", ". "))
    return Change(f"{second}{mark}{first}.", MOVED if mark == ". " else STITCHED, cut=True)


def speakers_joined(piece: Piece, chance: random.Random) -> Change | None:
    """Words of two speakers as one quotation."""
    least, most = 5, 14
    others = [text for text in piece.others if len(WORD.findall(text)) >= least]
    if not others or len(piece) < least:
        return None
    mine = _some(piece.text, chance.randint(least, most))
    other = _some(chance.choice(others), chance.randint(least, most))
    if any(len(WORD.findall(part)) < least for part in (mine, other)):
        return None
    if piece.original.times(mine) != 1 or piece.original.times(other) != 1:
        return None
    mark = chance.choice((" … ", "… ", " [...] ", ". "))
    return Change(f"{mine}{mark}{other}.", MOVED if mark == ". " else STITCHED, cut=True)


def _some(text: str, size: int) -> str:
    """The first words of a text, up to white space, as "5,000" and "J.F.K." are not parted."""
    words = [*WORD.finditer(text)]
    ends = [word.end() for word in words[:size] if text[word.end() : word.end() + 1].isspace() or word is words[-1]]
    return text[words[0].start() : ends[-1]] if ends else ""


def cut_beside_negation(piece: Piece, chance: random.Random) -> Change | None:
    """It ends before the "not" of its verb, or begins behind it."""
    cuts: list[tuple[int, int]] = []
    for i in range(1, len(piece) - 1):
        if not _denies_what_follows(piece, i):
            continue
        if piece.small[i] in _NOT and piece.small[i - 1] in WORDS["carrier"] and piece.between(i - 1).isspace():
            lo = max((b for b in range(i) if piece.begins(b)), default=0)
            cuts.append((max(lo, i - 14), i))
        hi = min((b for b in range(i + 1, len(piece)) if piece.begins(b)), default=len(piece))
        if _verb_follows(piece, i):
            cuts.append((i + 1, min(hi, i + 15)))
        elif piece.small[i + 1] in WORDS["frame verb"] and piece.small[i + 2 : i + 3] == ["that"]:
            cuts.append((i + 3, min(hi, i + 18)))
    cuts = [(lo, hi) for lo, hi in cuts if hi - lo >= 4]  # noqa: PLR2004
    if not cuts:
        return None
    lo, hi = chance.choice(cuts)
    return Change(piece.text[piece.words[lo].start() : piece.words[hi - 1].end()], ALTERED, turned=True, cut=True)


def _verb_follows(piece: Piece, at: int) -> bool:
    """Whether the word behind a "not" is surely the verb that it denies."""
    if not piece.words[at + 1][0].islower():
        return False
    small = piece.small[at]
    if small in {"never", "not"}:
        return piece.small[at - 1] in WORDS["carrier"] - _NO_VERB and small == "not"
    return small in _CONTRACTED or small.removesuffix("n't") in _SURE


def another_speaker(piece: Piece, chance: random.Random) -> Change | None:
    """The words as they are: it is the article that has somebody else say them."""
    return Change(piece.text, frozenset({"other_speaker"}), turned=False)


WAYS: dict[str, Way] = {
    "a “not” put in": negation_put_in,
    "a “not” taken out": negation_taken_out,
    "number changed": number_changed,
    "name changed": name_changed,
    "modal changed": modal_changed,
    "one word for another": word_changed,
    "two words swapped": words_swapped,
    "a word dropped unmarked": word_dropped,
    "omission marked well": omission_marked,
    "a sentence left out and marked": sentence_left_out,
    "omission that swallows a “not”": negation_swallowed,
    "parts in another order": parts_in_another_order,
    "parts of two speakers joined": speakers_joined,
    "cut beside a “not”": cut_beside_negation,
    "another speaker": another_speaker,
}
