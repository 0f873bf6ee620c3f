"""The characters of a book: one name each, the other forms of it, the gender, and where they are named."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from inquit.document import Gender, Roster, RosterEntry, TextSpan
from inquit.entities.mentions.anonymous_speakers import anonymous_kind
from inquit.entities.mentions.name_mention import NameMention, QuotedTokens
from inquit.entities.names.name_evidence import CLEAR, FEW_PRONOUNS, NameEvidence, NameForm, pronoun_behind
from inquit.entities.names.name_words import Words
from inquit.entities.names.named_entity import NamedEntity
from inquit.entities.names.person_forms import Person
from inquit.entities.names.roster_names import given_forms
from inquit.entities.names.title_clustering import find_people
from inquit.glyphs import APOSTROPHES, HYPHEN
from inquit.languages.relations import SUBJECT
from inquit.languages.vocabulary import Vocabulary
from inquit.text.parsing import ParsedText

__all__ = ["Character", "anonymous_character", "character_as_given", "cluster_characters", "described_character"]

# A form of the name is shown if at least this share of the uses has it: a full name that stands once in a book may be
# another's of the same family. Swept from 0 to 0.02 on PDNC: the main name of the list is printed for most lines there.
# Whoever is called "Sir Thomas" is known by that, which has the given name, too, and needs more for "Thomas Bertram".
MIN_SHARE, MIN_SHARE_OF_KNIGHT = 0.015, 0.02
# So does whoever is nearly always called by one title of rank or nobility ("Captain Wentworth", "Lord Henry").
MIN_SHARE_OF_TITLED, MOSTLY_BY_TITLE = 0.05, 1.34
MIN_FULL = 2
FEW_USES = 30  # with fewer uses in all, once is enough
_PLAIN = 10  # times that a form counts which is not in capitals throughout
MOSTLY_TITLED = 3  # the title is shown if one in so many uses of the name has it


@dataclass(frozen=True, slots=True, kw_only=True)
class Character(NamedEntity):
    """Somebody whom the text names or describes.

    `mentions` are those by name, then those by a description; `variants` leave the name out, the commonest form first.
    """

    named: bool  # False for a description ("old man")
    all_words: frozenset[str]  # every word of the forms of the name, titles included
    uses: int  # of forms of the name
    subjects: int  # how often as the subject of a verb
    personhood: float
    entry: RosterEntry | None = None  # of the user's roster, who is then called as it says
    titles: frozenset[str] = frozenset()
    family: str | None = None  # the family name, lower case
    married: bool = False  # called "Mrs." or the like
    noun: str = ""  # of a description
    does: bool = False  # the subject of what people do
    apart: bool = False  # described by an owner, who tells the one from others ("Max's mother")
    anonymous: bool = False  # nobody in particular ("everyone", "a voice")
    several: bool = False  # of these, more than one

    @property
    def spans(self) -> tuple[TextSpan, ...]:
        """Where the character is named; where somebody without a name is described."""
        return tuple(mention.span for mention in self.mentions if mention.noun is None or not self.named)


def cluster_characters(
    parsed: ParsedText, quoted: QuotedTokens, mentions: Sequence[NameMention], roster: Roster
) -> tuple[list[Character], list[NameMention]]:
    """The people of a book, and the mentions with their keys, without the names of what is no person."""
    evidence = NameEvidence(parsed, quoted, mentions)
    given = given_forms(roster, evidence.mentions, parsed.language)
    people, owners = find_people(evidence, {form: entry.name for form, entry in given.items()})
    owned = [replace(m, entity=owners[m.place]) for m in mentions if m.place in owners]
    by_person: dict[int, list[NameMention]] = defaultdict(list)
    for mention in owned:
        by_person[mention.entity].append(mention)
    characters = []
    for key, person in enumerate(people):
        entry = next((given[form] for form, _ in person.forms.most_common() if form in given), None)
        characters.append(_character(key, person, evidence, by_person[key], entry))
    return characters, owned


def _character(
    key: int,
    person: Person,
    evidence: NameEvidence,
    mentions: Sequence[NameMention],
    entry: RosterEntry | None,
) -> Character:
    forms = Counter({form: _surface(evidence, form) for form in person.forms})
    best = _best_form(person, evidence.vocabulary)
    name = _surface(evidence, best, titled=_shows_title(best, evidence.vocabulary))
    others = [text for form, _ in person.forms.most_common() if (text := str(forms[form])) != name]
    names = [entry.name, name, *others] if entry is not None else [name, *others]
    votes = sum(evidence.personhood(words) * n for words, n in person.words.items())
    gender = person.gender if entry is None or entry.gender is None else entry.gender
    return Character(
        key=key,
        name=names[0],
        kind="person",
        words=best[1],
        variants=tuple(dict.fromkeys(n for n in names[1:] if n != names[0])),
        gender=gender,
        likely_gender=gender,
        mentions=tuple(mentions),
        named=True,
        all_words=frozenset(
            w
            for title, words in person.forms
            for w in (title, evidence.vocabulary.title_nouns.get(title, title), *words)
        ),
        uses=person.size,
        subjects=sum(evidence.subjects(words) for words in person.words),
        personhood=votes / person.size,
        does=any(evidence.does(words) for words in person.words),
        entry=entry,
        titles=frozenset(person.titles),
        family=person.family,
        married=person.is_called("wife"),
    )


def _best_form(person: Person, vocabulary: Vocabulary) -> NameForm:
    """The form to show: the commonest full name, else the commonest of one word, with the title it mostly has."""
    named = [w for w in person.words if len(w) > 1 or w[0] not in vocabulary.addresses] or list(person.words)
    share = MIN_SHARE_OF_KNIGHT if person.has_title(vocabulary.knights) else MIN_SHARE
    share = MIN_SHARE_OF_TITLED if _is_known_by_title(person, vocabulary) else share
    common = [w for w in named if person.words[w] >= share * person.size] or named
    enough = MIN_FULL if person.size >= FEW_USES else 1
    full = [w for w in common if len(w) > 1 and person.words[w] >= enough]
    words: Words = max(full or common, key=lambda w: (person.words[w], w))
    forms = [form for form in person.forms if form[1] == words]
    titled = [form for form in forms if form[0]]
    often = MOSTLY_TITLED * sum(person.forms[f] for f in titled) >= sum(person.forms[f] for f in forms)
    of_these = titled if titled and often and len(words) == 1 else forms
    return max(of_these, key=lambda f: (not _is_dialect(f), person.forms[f], f))


def _is_known_by_title(person: Person, vocabulary: Vocabulary) -> bool:
    """Whether nearly all uses have one and the same title of rank or nobility before one word: "Captain Wentworth"."""
    return any(
        MOSTLY_BY_TITLE * uses >= person.size
        for (title, words), uses in person.forms.items()
        if len(words) == 1 and title not in vocabulary.misters and _shows_rank(title, vocabulary)
    )


def _shows_rank(title: str, vocabulary: Vocabulary) -> bool:
    return bool(title) and vocabulary.addresses[title].kind in ("title", "rank")


def _is_dialect(form: NameForm) -> bool:
    """Whether a title is spelt as it is spoken ("Pa'son")."""
    return any(apostrophe in form[0] for apostrophe in APOSTROPHES)


def _shows_title(form: NameForm, vocabulary: Vocabulary) -> bool:
    title, words = form
    return bool(title) and (len(words) == 1 or vocabulary.addresses[title].kind == "wife")


def _surface(evidence: NameEvidence, form: NameForm, *, titled: bool = True) -> str:
    """The form as the text mostly prints it."""
    printed: Counter[str] = Counter()
    for mention in evidence.mentions[form]:
        p = evidence.parsed.paragraphs[mention.paragraph]
        lo = mention.lo if titled and form[0] else mention.hi - sum(len(word.split()) for word in form[1])
        text = p.language.pattern("behind_name").split(_as_printed(evidence.parsed, p.token_span(lo, mention.hi)))[0]
        printed[text] += 1 if text.isupper() else _PLAIN  # "EMMA" is the name in emphasis
    return max(printed, key=lambda text: (printed[text], text))


def _as_printed(parsed: ParsedText, span: TextSpan) -> str:
    """The text of a span in one line."""
    return " ".join(span.of(parsed.text).split())


def described_character(
    parsed: ParsedText, quoted: QuotedTokens, key: int, words: Words, mentions: Sequence[NameMention]
) -> Character:
    """Somebody whom a book describes by these words, here and there."""
    first = mentions[0]
    noun = words[first.head - first.hi] if first.hi - first.head <= len(words) else words[-1]
    as_subject = [mention for mention in mentions if mention.relation == SUBJECT]
    gender = _gender_of(
        words,
        noun,
        Counter(pronoun_behind(parsed, quoted, mention) for mention in as_subject),
        parsed.language.vocabulary,
    )
    return Character(
        key=key,
        name=" ".join(words) if _is_small(parsed, mentions) else _as_printed(parsed, first.span),
        kind="person",
        words=words,
        variants=(),
        gender=gender,
        likely_gender=gender,
        mentions=tuple(mentions),
        named=False,
        all_words=frozenset(words),
        uses=len(mentions),
        subjects=len(as_subject),
        personhood=0.0,
        noun=noun,
    )


def character_as_given(one: Character, entry: RosterEntry | None, others: Iterable[str] = ()) -> Character:
    """Somebody who is described, as the user's roster knows him; `others`: what else the text calls him."""
    if entry is None:
        return one
    variants = dict.fromkeys(name for name in (one.name, *one.variants, *others) if name != entry.name)
    gender = entry.gender or one.gender
    return replace(one, name=entry.name, variants=tuple(variants), gender=gender, likely_gender=gender, entry=entry)


def _is_small(parsed: ParsedText, mentions: Sequence[NameMention]) -> bool:
    """Whether the text writes a description small somewhere."""
    return any(parsed.paragraphs[m.paragraph].text[m.head][0].islower() for m in mentions)


def anonymous_character(parsed: ParsedText, key: int, mentions: Sequence[NameMention]) -> Character:
    """Somebody who speaks and is nobody in particular, called so in each of the mentions."""
    first = mentions[0]
    p = parsed.paragraphs[first.paragraph]
    printed = _as_printed(parsed, first.span)
    name = printed if p.pos[first.lo] == "PROPN" else printed[0].lower() + printed[1:]
    assert first.noun is not None, "descriptions have a noun"
    return Character(
        key=key,
        name=name,
        kind="person",
        words=first.words,
        variants=(),
        gender=None,
        likely_gender=None,
        mentions=tuple(mentions),
        named=False,
        all_words=frozenset(first.words),
        uses=len(mentions),
        subjects=0,
        personhood=0.0,
        noun=p.lower[first.noun],
        anonymous=True,
        several=anonymous_kind(p, first.noun) == "group",
    )


def _gender_of(words: Words, noun: str, pronouns: Counter[Gender | None], vocabulary: Vocabulary) -> Gender | None:
    """The gender of a description: what its noun shows, or another of its words ("woman servant"), or the pronouns."""
    known = vocabulary.person_nouns
    shown = known.get(noun) or known.get(noun.rpartition(HYPHEN)[2]) or next(filter(None, map(known.get, words)), None)
    male, female = pronouns["male"], pronouns["female"]
    if shown is not None or abs(male - female) < FEW_PRONOUNS or max(male, female) <= CLEAR * min(male, female):
        return shown
    return "male" if male > female else "female"
