"""Reads labels: the dress of a name off, what stands in parentheses sorted out, capitals set in ordinary letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from inquit.attribution.transcript.label_case import LabelCase
from inquit.attribution.transcript.label_parts import LabelParts
from inquit.attribution.transcript.label_words import LabelWords
from inquit.document import Gender
from inquit.glyphs import DASHES, HYPHEN, LETTER, LETTERS
from inquit.languages import Language

__all__ = ["LabelParser"]

_ASIDE = re.compile(r"\(([^()]{0,200})\)?|\[([^\[\]]{0,200})\]?")
_TITLE_ASIDE = re.compile(r"\(([A-Z][a-z]{1,5}\.)\)")  # "(Hon. (Dr.) Anna Voss)"
_NUMBER = re.compile(r"(?:[A-Z]?\d{1,4}[.)]\s+)+")
_SPACED_STOP = re.compile(r"(?<=\w) \.(?=\s|$)")
_STUCK = re.compile(rf"\b(?P<first>{LETTER}{{1,12}}\.)(?={LETTER})")
_COUNTED = re.compile(r"(?:#\s?)?\d{1,3}|[A-Z]|#")
_NUMBERED = re.compile(rf"(?P<noun>{LETTERS})[_{HYPHEN}]?\d{{1,4}}")
_EDGES = f" \t.,:;*_>{DASHES}{HYPHEN}"
_SLASH, _JOINED = "/&"
_PAIR = 2
_LONGEST_GIVEN = 3  # words behind the comma of "Oakes, Tom Albert"
_LONGEST_ACRONYM = 5  # letters of a party's or a body's; longer ones in capitals are mostly words


class LabelParser:
    """The labels of one text, each read once."""

    def __init__(self, text: str, language: Language) -> None:
        self._case = LabelCase(text, language)
        self._words = LabelWords(language)
        self._vocabulary = language.vocabulary
        self._read: dict[str, LabelParts] = {}

    def read(self, label: str) -> LabelParts:
        """What the label says."""
        found = self._read.get(label)
        if found is None:
            found = self._read[label] = self._parts(label)
        return found

    def is_name_like(self, words: Sequence[str]) -> bool:
        """Whether words look like a name, by their capitals."""
        return all(word[:1].isupper() or self._words.is_particle(word) for word in words)

    def _parts(self, label: str) -> LabelParts:
        asides: list[str] = []
        bare = _ASIDE.sub(lambda m: self._kept(asides, m), _TITLE_ASIDE.sub(r"\1", label))
        core = self._tidy(bare)
        if not core:  # "(AJ):"
            core, asides = self._tidy(" ".join(asides)), []
        if not core:
            return LabelParts("unnamed", " ".join(label.split()))
        parts = self._core(core)
        for aside in asides:
            parts = self._with_aside(parts, aside)
        return parts

    def _kept(self, asides: list[str], match: re.Match[str]) -> str:
        """Notes how something is said are dropped, what stands in parentheses otherwise is looked at later."""
        inside = match[1]
        if inside is not None and inside.strip() and not self._words.is_note(inside):
            asides.append(" ".join(inside.split()))
        return " "

    def _tidy(self, label: str) -> str:
        text = _SPACED_STOP.sub(".", " ".join(label.split()))
        text = _STUCK.sub(self._unstuck, _NUMBER.sub("", text, count=1)).strip(_EDGES)
        words = text.split()
        while len(words) > 1 and self._words.goes_on(words[-1]):
            words.pop()
        return " ".join(words).rstrip(_EDGES)

    def _unstuck(self, match: re.Match[str]) -> str:
        """Two words of "MR.OAKES" and "T.TURA"; "J.F." is left as it is."""
        first = match["first"]
        behind = match.string[match.end() : match.end() + _PAIR]
        word = len(behind) == _PAIR and behind.isalpha()  # and no further initial
        return f"{first} " if word or self._words.is_title(first) else first

    def _core(self, core: str) -> LabelParts:
        joint = self._joint(core)
        if joint:
            return LabelParts("joint", core, members=joint)
        head, comma, rest = core.partition(",")
        if comma and rest.strip():
            return self._with_comma(head.strip(), rest.strip())
        return self._phrase(core.split())

    def _with_comma(self, head: str, rest: str) -> LabelParts:
        """As in "Oakes, Tom", "Tom Oakes, Mayor of Westport", "Tom Oakes, Jr."."""
        words, behind = head.split(), rest.split()
        bare = [word for word in words if not self._words.is_title(word)]
        if self._words.is_suffix(behind[0]):
            return self._phrase([*words, *behind])
        alone = len(bare) == 1 or all(word.casefold() in self._vocabulary.particles for word in bare[:-1])
        given = len(behind) <= _LONGEST_GIVEN and all(word[:1].isupper() for word in behind)
        if alone and given and bare and not self._words.is_office(behind[-1]):
            return self._phrase([*(w for w in words if self._words.is_title(w)), *behind, *bare])
        return self._placed(self._phrase(words), rest)

    def _phrase(self, words: Sequence[str]) -> LabelParts:
        words, article = self._words.without_article(words)
        titles, rest = self._words.titles_of(self._words.without_honours(words))
        gender = self._words.gender_of(titles)
        if not rest or (titles and self._words.is_of(rest[0])):  # "Doctor of Divinity"
            return self._office(words, gender)
        side = None if titles else self._words.side_of(rest)
        if side is not None:
            return LabelParts(side, self._case.ordinary(rest, phrase=len(rest[0]) > 1))
        if self._is_group(rest):
            honour = words if titles else rest  # "Hon. Members" are called so
            return LabelParts("group", self._case.ordinary(honour, phrase=True))
        if self._is_counted(rest):
            return LabelParts("unnamed", self._counted(rest), gender=gender)
        at = self._words.end_of_office(rest)
        if at == len(rest):
            return self._office(rest, gender)
        if at:
            office = self._case.ordinary(rest[:at], phrase=True)
            return self._name(rest[at:], (*titles, *rest[:at]), gender, role=office)
        described = not titles and self._words.is_description(rest)
        if described or (article and self._words.is_person_noun(rest[-1])):
            return LabelParts("unnamed", self._case.ordinary(_begun(words), phrase=True), gender=gender)
        return self._name(rest, titles, gender)

    def _name(
        self, words: Sequence[str], titles: tuple[str, ...], gender: Gender | None, *, role: str | None = None
    ) -> LabelParts:
        more, rest = self._words.titles_of(words)  # "CHAIRMAN MR. LEE"
        if not rest:
            return self._office((*titles, *words), gender)
        titles = (*titles, *more)
        gender = gender or self._words.gender_of(more)
        ranks = [rank for title in titles if (rank := self._words.rank_of(title)) is not None]
        role = role or (self._case.ordinary(ranks, phrase=True) if ranks else None)
        return LabelParts(
            "name", self._case.ordinary(rest, titled=bool(titles)), titles=titles, role=role, gender=gender
        )

    def _office(self, words: Sequence[str], gender: Gender | None) -> LabelParts:
        return LabelParts("office", self._case.ordinary(words, phrase=True), gender=gender)

    def _counted(self, words: Sequence[str]) -> str:
        *nouns, number = words
        if _COUNTED.fullmatch(number) is None and nouns:
            return self._case.ordinary(words, phrase=True)
        return " ".join((self._case.ordinary(nouns, phrase=True), number)) if nouns else number

    def _is_counted(self, words: Sequence[str]) -> bool:
        """As in "Speaker 1", "SPEAKER_00", "Man 2", "SOLDIER #1", "Unknown Speaker", "S2"."""
        if self._words.begins_unknown(words[0]):
            return True
        if len(words) == 1:
            numbered = _NUMBERED.fullmatch(words[0])
            if len(words[0]) == 1:  # "B" of "A" and "B"
                return True
            return numbered is not None and (len(numbered["noun"]) == 1 or self._words.is_person_noun(numbered["noun"]))
        return _COUNTED.fullmatch(words[-1]) is not None and self._words.is_person_noun(words[-2])

    def _is_group(self, words: Sequence[str]) -> bool:
        return self._words.begins_many(words[0]) or self._words.is_many(words[-1])

    def _joint(self, core: str) -> tuple[str, ...]:
        """The labels in "ANN AND BOB", "Ann/Bob"; none in "Minister for Roads and Ports"."""
        words = core.split()
        if self._words.end_of_office(self._words.titles_of(self._words.without_article(words)[0])[1]):
            return ()
        parts: list[list[str]] = [[]]
        for word in core.replace(_SLASH, f" {_JOINED} ").split():
            if self._words.is_joint(word):
                parts.append([])
            else:
                parts[-1].append(word)
        if len(parts) < _PAIR or not all(parts):
            return ()
        members = [" ".join(part).strip(_EDGES) for part in parts]
        listed = [one for member in members for one in member.split(", ")]
        return tuple(one for one in listed if one) if all(one[:1].isupper() for one in listed) else ()

    def _with_aside(self, parts: LabelParts, aside: str) -> LabelParts:
        """What parentheses say: the name of an office's holder, a short name, an office, a party or a place."""
        words = aside.split()
        if parts.kind == "office" and self._is_name(words):
            holder = self._phrase(self._tidy(aside).split())
            if holder.kind == "name":
                gender = holder.gender or parts.gender
                return replace(holder, role=parts.name, affiliation=parts.affiliation, gender=gender)
        initials = "".join(word[0] for word in parts.name.split()).casefold()
        if parts.kind == "name" and len(aside) > 1 and aside.replace(".", "").casefold() == initials:
            return replace(parts, aliases=(*parts.aliases, aside))
        return self._placed(parts, aside)

    def _placed(self, parts: LabelParts, words: str) -> LabelParts:
        """Words beside a name as an office, or as what the speaker belongs to."""
        shown = words if len(words) <= _LONGEST_ACRONYM else self._case.ordinary(words.split(), phrase=True)
        office, comma, rest = shown.partition(", ")
        if self._words.holds_office(office.split()):
            return replace(
                parts, role=parts.role or office, affiliation=_joined(parts.affiliation, rest if comma else None)
            )
        if comma and self._words.holds_office(rest.split()):
            return replace(parts, role=parts.role or rest, affiliation=_joined(parts.affiliation, office))
        return replace(parts, affiliation=_joined(parts.affiliation, shown))

    def _is_name(self, words: Sequence[str]) -> bool:
        """Whether parentheses behind an office name its holder."""
        titles, rest = self._words.titles_of(words)
        if not rest or self._words.holds_office(rest):
            return False
        return bool(titles) or self.is_name_like(rest)


def _begun(words: Sequence[str]) -> list[str]:
    return [words[0][:1].upper() + words[0][1:], *words[1:]]


def _joined(one: str | None, other: str | None) -> str | None:
    return ", ".join(part for part in (one, other) if part) or None
