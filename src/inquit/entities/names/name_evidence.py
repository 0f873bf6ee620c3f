"""What the uses of a name say of its bearer: whether it is a person, and of which gender."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from enum import Enum, auto

from inquit.document import Gender
from inquit.entities.mentions.name_mention import NameMention, QuotedTokens
from inquit.entities.names.name_words import Words
from inquit.languages.entity_labels import DATE, FACILITY, LOCATION, NATIONALITY, ORGANISATION, PERSON, POLITICAL_PLACE
from inquit.languages.relations import CONJUNCT, OBJECT, POSSESSOR, SUBJECT
from inquit.text.parsing import Paragraph, ParsedText

__all__ = ["CLEAR", "FEW_PRONOUNS", "NameEvidence", "NameForm", "NameSign", "pronoun_behind"]

NameForm = tuple[str, Words]  # title and name


class NameSign(Enum):
    """What a use of a name shows of its bearer, beside the recogniser's label."""

    TITLE = auto()
    GIVEN_NAME = auto()
    VOCATIVE = auto()
    SUBJECT = auto()
    DOER = auto()
    SPEAKER = auto()
    BEHIND_PLACE_PREPOSITION = auto()
    BEHIND_ARTICLE = auto()


# Votes of one use on whether the name is a person's; set by hand on the PDNC novels, only their order matters much.
# To be fitted with the other weights of novels.
_VOTES: dict[NameSign | str, float] = {
    NameSign.TITLE: 2.0,
    NameSign.GIVEN_NAME: 1.0,
    PERSON: 0.7,
    NameSign.VOCATIVE: 2.0,
    NameSign.SUBJECT: 0.8,
    NameSign.SPEAKER: 2.0,
}
_VOTES_AGAINST: dict[NameSign | str, float] = {
    POLITICAL_PLACE: 0.5,
    LOCATION: 0.5,
    FACILITY: 0.5,
    NameSign.BEHIND_PLACE_PREPOSITION: 1.5,
    NATIONALITY: 1.0,
    DATE: 1.0,
    ORGANISATION: 0.3,
}
_MUTE_WITH_ARTICLE = 1.5  # against each use behind "the" of a name that never speaks ("the Lusitania")
PRONOUN_REACH = 25  # tokens behind a subject within which the first pronoun mostly stands for it
# Pronouns decide a gender where there are as many, three times as many of one gender as of the other; fewer do where
# nothing else does.
MANY_PRONOUNS = 4
FEW_PRONOUNS = 2
CLEAR = 3


class NameEvidence:
    """Counts over all uses of each name."""

    def __init__(self, parsed: ParsedText, quoted: QuotedTokens, mentions: Sequence[NameMention]) -> None:
        self.parsed = parsed
        self.vocabulary = parsed.language.vocabulary
        self.mentions: dict[NameForm, list[NameMention]] = defaultdict(list)
        self._uses: Counter[Words] = Counter()
        self._counts: dict[Words, Counter[NameSign | str]] = defaultdict(Counter)
        self._pronouns: dict[NameForm, Counter[Gender]] = defaultdict(Counter)  # behind subjects
        self._pronouns_of_all: dict[NameForm, Counter[Gender]] = defaultdict(Counter)  # behind any use
        for mention in mentions:
            form = (mention.title, mention.words)
            self.mentions[form].append(mention)
            self._count(parsed, mention, talks=any(quoted[mention.paragraph]))
            gender = None if mention.quoted else pronoun_behind(parsed, quoted, mention)
            if gender is not None:
                self._pronouns_of_all[form][gender] += 1
                if mention.relation == SUBJECT:
                    self._pronouns[form][gender] += 1

    def _count(self, parsed: ParsedText, mention: NameMention, *, talks: bool) -> None:
        p, counts = parsed.paragraphs[mention.paragraph], self._counts[mention.words]
        self._uses[mention.words] += 1
        counts[mention.label] += 1
        counts[NameSign.TITLE] += mention.titled
        counts[NameSign.SUBJECT] += mention.relation == SUBJECT
        counts[NameSign.DOER] += _acts(p, mention)
        counts[NameSign.VOCATIVE] += mention.vocative
        before = next((p.lower[i] for i in range(mention.lo - 1, max(-1, mention.lo - 3), -1) if p.text[i] != "_"), "")
        of_place = before in self.vocabulary.place_prepositions and not is_behind_particle(p, mention)
        counts[NameSign.BEHIND_PLACE_PREPOSITION] += of_place
        article = before in p.language.function_words.definite_article
        counts[NameSign.BEHIND_ARTICLE] += article and not mention.titled  # "the Lusitania"
        counts[NameSign.SPEAKER] += talks and not mention.quoted and _speaks(p, mention)
        counts[NameSign.GIVEN_NAME] += mention.words[0] in self.vocabulary.given_names

    def subjects(self, words: Words) -> int:
        """How often the name is the subject of a verb."""
        return self._counts[words][NameSign.SUBJECT]

    def does(self, words: Words) -> bool:
        """Whether the name is the subject of what people do ("Corin nodded")."""
        return self._counts[words][NameSign.DOER] > 0

    def personhood(self, words: Words) -> float:
        """The mean vote of the uses of a name on whether it is a person's; above 0.2 it mostly is."""
        counts = self._counts[words]
        votes = sum(weight * counts[kind] for kind, weight in _VOTES.items())
        votes -= sum(weight * counts[kind] for kind, weight in _VOTES_AGAINST.items())
        if not counts[NameSign.SPEAKER]:
            votes -= _MUTE_WITH_ARTICLE * counts[NameSign.BEHIND_ARTICLE]
        return votes / self._uses[words]

    def gender(self, form: NameForm) -> Gender | None:
        """The gender that a form shows, by its title, the pronouns behind it, or the given name."""
        title, words = form
        address = self.vocabulary.addresses.get(title)
        if address is not None and address.gender is not None:
            return address.gender
        male, female = self._pronouns[form]["male"], self._pronouns[form]["female"]
        most: Gender = "male" if male > female else "female"
        if self.is_shown(form):
            return most
        given = self.vocabulary.given_names.get(words[0])
        if given is not None:
            return given
        alone = self.vocabulary.addresses.get(words[0]) if len(words) == 1 else None
        if alone is not None and alone.gender is not None:
            return alone.gender
        return most if abs(male - female) >= FEW_PRONOUNS else None

    def likely_gender(self, forms: Iterable[NameForm]) -> Gender | None:
        """The gender of somebody of whom no form shows it: a pronoun behind a subject, and others that agree."""
        subjects: Counter[Gender] = Counter()
        every: Counter[Gender] = Counter()
        for form in forms:
            subjects += self._pronouns[form]
            every += self._pronouns_of_all[form]
        most: Gender = "male" if subjects["male"] > subjects["female"] else "female"
        other: Gender = "female" if most == "male" else "male"
        seen = subjects[most] > subjects[other]
        clear = every[most] - every[other] >= FEW_PRONOUNS and every[most] > CLEAR * every[other]
        return most if seen and clear else None

    def is_shown(self, form: NameForm) -> bool:
        """Whether pronouns behind a form settle the gender."""
        male, female = self._pronouns[form]["male"], self._pronouns[form]["female"]
        return male + female >= MANY_PRONOUNS and max(male, female) > CLEAR * min(male, female)


def _acts(p: Paragraph, mention: NameMention) -> bool:
    """Whether the name is the subject, or one of two, of what people do, to something of his or hers maybe."""
    joined = mention.relation == CONJUNCT and p.dep[p.head[mention.head]] == SUBJECT
    if not joined and mention.relation != SUBJECT:
        return False
    verb = p.head[p.head[mention.head]] if joined else p.head[mention.head]
    vocabulary = p.language.vocabulary
    return p.lemma[verb] in vocabulary.deeds or any(
        p.dep[k] == OBJECT
        and any(p.lower[i] in vocabulary.pronoun_genders for i in p.children[k] if p.dep[i] == POSSESSOR)
        for k in p.children[verb]
    )


def _speaks(p: Paragraph, mention: NameMention) -> bool:
    """Whether the name is the subject of a verb of speech, by the parse or right beside it ("said the Jew")."""
    verb = p.head[mention.head]
    if mention.relation == SUBJECT and p.language.reporting.reports_talk(p.lemma[verb], p.lower[verb]):
        return True
    if is_behind_particle(p, mention):
        return True
    articles = p.language.function_words.definite_article
    before = mention.lo - 1 - (mention.lo > 0 and p.lower[mention.lo - 1] in articles)
    return any(
        0 <= i < len(p) and p.language.reporting.reports_talk(p.lemma[i], p.lower[i]) for i in (before, mention.hi)
    )


def is_behind_particle(p: Paragraph, mention: NameMention) -> bool:
    """Whether the name stands behind a verb of speech with its particle: "put in Kitty"."""
    lo = mention.lo
    return lo > 1 and (p.lower[lo - 2], p.lower[lo - 1]) in p.language.reporting.with_particle


def pronoun_behind(parsed: ParsedText, quoted: QuotedTokens, mention: NameMention) -> Gender | None:
    """The gender of the first pronoun of the narration behind a name or a description."""
    p, flags = parsed.paragraphs[mention.paragraph], quoted[mention.paragraph]
    genders = p.language.vocabulary.pronoun_genders
    for i in range(mention.hi, min(len(p), mention.hi + PRONOUN_REACH)):
        if not flags[i] and p.lower[i] in genders:
            return genders[p.lower[i]]
    return None
