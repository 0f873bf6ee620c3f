"""The characters of a book: one name each, the other forms of it, the gender, and where they are named."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from inquit.document import Gender, Roster, RosterEntry, TextSpan
from inquit.entities.mentions.described_people import find_descriptions
from inquit.entities.mentions.name_uses import NameUse, Words, find_name_uses
from inquit.entities.names.name_evidence import CLEAR, FEW_PRONOUNS, Form, NameEvidence, pronoun_behind
from inquit.entities.names.novel_names import find_people
from inquit.entities.names.person_forms import Person
from inquit.entities.novel_vocabulary import addresses, person_nouns, title_nouns
from inquit.text.parsing import ParsedText

__all__ = ["Character", "CharacterIndex", "Mention", "index_characters"]

# A form of the name is shown if at least this share of the uses has it: a full name that stands once in a book may be
# another's of the same family.
MIN_SHARE = 0.02
MIN_FULL = 2
FEW_USES = 30  # with fewer uses in all, once is enough
_EDGE = re.compile(r"--|['’]s?$|[—,;:!?]|\.(?=[A-Z\-'])")


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody whom the text names or describes."""

    name: str
    named: bool  # False for a description ("old man")
    aliases: tuple[str, ...]
    gender: Gender | None
    words: frozenset[str]  # every word of the forms of the name, titles included
    uses: int
    subjects: int  # how often as the subject of a verb
    personhood: float
    spans: tuple[TextSpan, ...]
    in_roster: bool = False  # then the name is the roster's
    roster_id: str | None = None
    family: str | None = None  # the family name, lower case
    married: bool = False  # called "Mrs." or the like
    noun: str = ""  # of a description


@dataclass(frozen=True, slots=True)
class Mention:
    """A use of a name or a description, and the character that it is one of."""

    use: NameUse
    character: int


@dataclass(frozen=True, slots=True)
class CharacterIndex:
    """Who is in the book; `mentions` by paragraph index, in order."""

    characters: tuple[Character, ...]
    mentions: dict[int, list[Mention]]
    by_token: dict[tuple[int, int], Mention]  # by paragraph index and token

    def at(self, paragraph: int, token: int) -> Mention | None:
        """The mention that a token belongs to."""
        return self.by_token.get((paragraph, token))


def index_characters(parsed: ParsedText, quoted: Sequence[Sequence[bool]], roster: Roster) -> CharacterIndex:
    """The characters of a parsed book; `quoted` says of each token whether it stands in quotation marks."""
    uses = find_name_uses(parsed, quoted)
    evidence = NameEvidence(parsed, quoted, uses)
    people, owners = find_people(evidence)
    index = _Index()
    for use in uses:
        if id(use) in owners:
            index.add(use, owners[id(use)])
    characters = [_character(parsed, person, evidence, index.uses[at], roster) for at, person in enumerate(people)]
    places: dict[Words, int] = {}
    bearers = _only_bearers(people)
    for use in find_descriptions(parsed, quoted, set(index.by_token)):
        at = bearers.get(use.words[0]) if len(use.words) == 1 and _has_the(parsed, use) else None
        index.add(use, places.setdefault(use.words, len(people) + len(places)) if at is None else at)
    characters += [_described(parsed, words, index.uses[at], quoted) for words, at in places.items()]
    for here in index.mentions.values():
        here.sort(key=lambda mention: mention.use.lo)
    return CharacterIndex(tuple(characters), index.mentions, index.by_token)


def _only_bearers(people: Sequence[Person]) -> dict[str, int]:
    """By noun, who alone in the book bears the title that it stands for: "the parson" is Parson Tringham then."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for at, person in enumerate(people):
        for title in person.titles:
            bearers[title_nouns().get(title, title)].add(at)
    return {noun: min(found) for noun, found in bearers.items() if len(found) == 1 and noun in person_nouns()}


def _has_the(parsed: ParsedText, use: NameUse) -> bool:
    return use.lo > 0 and parsed.paragraphs[use.paragraph].lower[use.lo - 1] == "the"


class _Index:
    """The uses of each character, the mentions of each paragraph and of each token."""

    def __init__(self) -> None:
        self.uses: dict[int, list[NameUse]] = defaultdict(list)
        self.mentions: dict[int, list[Mention]] = {}
        self.by_token: dict[tuple[int, int], Mention] = {}

    def add(self, use: NameUse, character: int) -> None:
        """Take in one use."""
        mention = Mention(use, character)
        self.uses[character].append(use)
        self.mentions.setdefault(use.paragraph, []).append(mention)
        for token in range(use.lo, use.hi):
            self.by_token[use.paragraph, token] = mention


def _described(
    parsed: ParsedText, words: Words, uses: Sequence[NameUse], quoted: Sequence[Sequence[bool]]
) -> Character:
    first = uses[0]
    noun = words[first.head - first.hi] if first.hi - first.head <= len(words) else words[-1]
    pronouns = Counter(pronoun_behind(parsed, quoted, use) for use in uses if use.role == "nsubj")
    return Character(
        name=" ".join(words),
        named=False,
        aliases=(),
        gender=_gender_of(words, noun, pronouns),
        words=frozenset(words),
        uses=len(uses),
        subjects=sum(use.role == "nsubj" for use in uses),
        personhood=0.0,
        spans=tuple(_span(parsed, use) for use in uses),
        noun=noun,
    )


def _gender_of(words: Words, noun: str, pronouns: Counter[Gender | None]) -> Gender | None:
    """The gender of a description: what its noun shows, or another of its words ("woman servant"), or the pronouns."""
    known = person_nouns()
    shown = known.get(noun) or known.get(noun.rpartition("-")[2]) or next(filter(None, map(known.get, words)), None)
    male, female = pronouns["male"], pronouns["female"]
    if shown is not None or abs(male - female) < FEW_PRONOUNS or max(male, female) <= CLEAR * min(male, female):
        return shown
    return "male" if male > female else "female"


def _character(
    parsed: ParsedText, person: Person, evidence: NameEvidence, uses: Sequence[NameUse], roster: Roster
) -> Character:
    forms = Counter({form: _surface(parsed, evidence.uses[form], form) for form in person.forms})
    name = _surface(parsed, evidence.uses[best := _best_form(person)], best, titled=_shows_title(best))
    others = [text for form, _ in person.forms.most_common() if (text := str(forms[form])) != name]
    entry = _entry(roster, [name, *others])
    names = [entry.name, name, *others] if entry is not None else [name, *others]
    votes = sum(evidence.personhood(words) * n for words, n in person.words.items())
    return Character(
        name=names[0],
        named=True,
        aliases=tuple(dict.fromkeys(n for n in names[1:] if n != names[0])),
        gender=person.gender(evidence),
        words=frozenset(w for title, words in person.forms for w in (title, title_nouns().get(title, title), *words)),
        uses=person.size,
        subjects=sum(evidence.subjects(words) for words in person.words),
        personhood=votes / person.size,
        spans=tuple(_span(parsed, use) for use in uses),
        in_roster=entry is not None,
        roster_id=None if entry is None else entry.id,
        family=person.family,
        married=person.is_called("wife"),
    )


def _best_form(person: Person) -> Form:
    """The form to show: the commonest full name, else the commonest of one word, with the title it mostly has."""
    common = [w for w, n in person.words.items() if n >= MIN_SHARE * person.size]
    enough = MIN_FULL if person.size >= FEW_USES else 1
    full = [w for w in common if len(w) > 1 and person.words[w] >= enough]
    words: Words = max(full or common, key=lambda w: (person.words[w], w))
    forms = [form for form in person.forms if form[1] == words]
    titled = [form for form in forms if form[0]]
    often = 3 * sum(person.forms[f] for f in titled) >= sum(person.forms[f] for f in forms)
    of_these = titled if titled and often and len(words) == 1 else forms
    return max(of_these, key=lambda f: (not _is_dialect(f), person.forms[f], f))


def _is_dialect(form: Form) -> bool:
    """Whether a title is spelt as it is spoken ("Pa'son")."""
    return "'" in form[0] or "’" in form[0]


def _shows_title(form: Form) -> bool:
    title, words = form
    return bool(title) and (len(words) == 1 or addresses()[title].kind == "wife")


def _surface(parsed: ParsedText, uses: Sequence[NameUse], form: Form, *, titled: bool = True) -> str:
    """The form as the text mostly prints it."""
    printed: Counter[str] = Counter()
    for use in uses:
        p = parsed.paragraphs[use.paragraph]
        lo = use.lo if titled and form[0] else use.hi - sum(len(word.split()) for word in form[1])
        text = _EDGE.split(" ".join(p.text[lo : use.hi]))[0]
        printed[text] += 1 if text.isupper() else 10  # "EMMA" is the name in emphasis
    return max(printed, key=lambda text: (printed[text], text))


def _span(parsed: ParsedText, use: NameUse) -> TextSpan:
    p = parsed.paragraphs[use.paragraph]
    span = p.token_span(use.lo, use.hi)
    last = use.hi - 1
    glued = _EDGE.split(p.text[last])[0]
    return TextSpan(span.start, p.start[last] + max(1, len(glued)))


def _entry(roster: Roster, names: Sequence[str]) -> RosterEntry | None:
    """The roster's entry that one of the names belongs to."""
    known = {name.casefold() for name in names}
    return next((e for e in roster.entries if known & {n.casefold() for n in (e.name, *e.aliases)}), None)
