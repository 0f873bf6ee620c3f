"""A book as the scorer of speakers sees it: its lines in order, and who is named where."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, product

from inquit.attribution.novel.dialogue_lines import DialogueLine
from inquit.attribution.novel.dialogue_tag import DialogueTag
from inquit.attribution.novel.people_near import NarrationMention, PeopleNear
from inquit.attribution.novel.ranking.cooccurrence import Cooccurrence
from inquit.attribution.novel.ranking.taken_up import TakenUp
from inquit.attribution.novel.tellings import Tellings
from inquit.document import Gender
from inquit.entities.characters import CharacterIndex
from inquit.entities.coreference.antecedent_links import AntecedentLinks
from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.mentions.vocatives import Called, called_in, same_called
from inquit.languages.relations import CONJUNCT, NOMINAL_SUBJECTS, ROOT
from inquit.text.parsing import Paragraph, ParsedText

__all__ = ["NARRATOR", "Book", "CharacterKey", "cue_gender"]

# Whoever may speak: the key of a character, or NARRATOR.
CharacterKey = int
NARRATOR = -1

# Personhood (the mean vote of a name's uses) below which a name is a place's or a thing's; these three by hand on the
# PDNC novels, with the votes, for a later fit of both.
IS_PERSON = -0.2
MANY_SUBJECTS = 3  # unless it is the subject of verbs as often, and its personhood at least IS_PERSON_BY_VERBS
IS_PERSON_BY_VERBS = -0.6
# A name that stands so rarely is nobody's who speaks, unless a title, a given name, a vocative or a verb of speech says
# otherwise: of 8,168 such candidates of lines of PDNC and LitBank 21 were right.
RARE = 2
RARE_IS_PERSON = 1.1
OFTEN = 6  # in a text that names nobody as often, no name is rare
# A book in which more of the words outside quotes are "I" is told in the first person. Of the 20 novels of PDNC, two
# are: 2.6 and 2.8 % of their words are; of the others, 0.1 % at most.
FIRST_PERSON = 0.004
# By hand on the PDNC novels, as what the scorer reads was made with them; to be swept with the next fit of the scorer.
NAMED_LATELY = 10  # paragraphs
OWNER_WITHIN = 8  # paragraphs back in which he is a subject whose wife speaks
ADDRESS_REACH = 2  # paragraphs to the line before in which a vocative means who speaks now

# What the one has to be in a sentence whom a pronoun of the next seems to stand for.
_LEADING = NOMINAL_SUBJECTS | {ROOT, CONJUNCT}


class Book:
    """All that is known of a book before anybody is given a line.

    scenes: offsets at which a chapter or a scene begins. few_names: nobody is named often, as in a short text.
    tellings: who says "I" where it is not who tells the book.
    links: which earlier words those of the book take up, where a reader says so.
    called: by line, the common words by which it calls somebody; called_by: by character, those that can mean it.
    """

    def __init__(
        self,
        parsed: ParsedText,
        characters: CharacterIndex,
        lines: Sequence[DialogueLine],
        quoted: Sequence[Sequence[bool]],
        scenes: Sequence[int] = (),
        *,
        links: AntecedentLinks | None = None,
        tellings: Tellings | None = None,
    ) -> None:
        self.language = parsed.language
        self.paragraphs: Sequence[Paragraph] = parsed.paragraphs
        self.characters = characters
        self.lines = lines
        self.scenes = sorted(scenes)
        self.tellings = tellings or Tellings()
        self._quoted = quoted
        self._known = {one.key for one in characters.entities if one.apart or one.entry is not None}
        self._genders = self.language.vocabulary.pronoun_genders
        self.few_names = self.most_named < OFTEN
        self.people = [self._is_person(i) for i in range(len(characters.entities))]
        self.narrated = self._places()
        self.near = PeopleNear(characters, self.people, self.narrated)
        self.taken_up = TakenUp(self.paragraphs, characters, links)
        self.cooccurrence = Cooccurrence(self.paragraphs, characters, lines)
        self.sure = [self.tellings.writer(line, self._sure(line)) for line in lines]
        self.addressed = [self._named_inside(line, vocative=True) for line in lines]
        self.spoken_of = [self._named_inside(line, vocative=False) for line in lines]
        self.called = [self._called_in(line) for line in lines]
        vocabulary = parsed.language.vocabulary
        self.called_by = [
            frozenset(same_called(word, vocabulary) for word in character.all_words)
            for character in characters.entities
        ]

    def _is_person(self, at: int) -> bool:
        character = self.characters.entities[at]
        if not character.named:
            return True
        if character.entry is not None or (self.few_names and character.does):
            return True
        if character.uses <= RARE and character.personhood < RARE_IS_PERSON and not self.few_names:
            return False
        by_verbs = character.subjects >= MANY_SUBJECTS and character.personhood > IS_PERSON_BY_VERBS
        return character.personhood > IS_PERSON or by_verbs

    def _places(self) -> list[list[NarrationMention]]:
        """By paragraph, the mentions in the narration in order, "he" and "she" as whom they seem to stand for.

        A pronoun seems to stand for the last one of its gender that was the subject of a verb; for somebody who is
        only described, if nobody of the gender was named lately.
        """
        out: list[list[NarrationMention]] = []
        last: dict[Gender, int] = {}
        self._named_at: dict[Gender, int] = {}
        subjects = self.language.function_words.subject_pronoun
        genders = {word: gender for word, gender in self._genders.items() if word in subjects}
        for index, p in enumerate(self.paragraphs):
            names = {m.head: m for m in self.characters.mentions_in(index) if not m.quoted}
            here: list[NarrationMention] = []
            for i, word in enumerate(p.lower):
                mention = names.get(i)
                if mention is not None and self.people[mention.entity] and not self.is_anonymous(mention.entity):
                    here.append(self._place(p, mention, last))
                elif (gender := genders.get(word)) in last and not self._quoted[index][i]:
                    here.append(NarrationMention(p.start[i], i, last[gender], subject=True))
            out.append(here)
        return out

    def _place(self, p: Paragraph, mention: NameMention, last: dict[Gender, int]) -> NarrationMention:
        gender = self.characters.entities[mention.entity].gender
        leads = mention.relation in _LEADING
        named = self.characters.entities[mention.entity].named
        if gender is not None and named:
            self._named_at[gender] = mention.paragraph
        lately = gender in self._named_at and mention.paragraph - self._named_at[gender] <= NAMED_LATELY
        if gender is not None and (leads or (named and gender not in last)) and (named or not lately):
            last[gender] = mention.entity
        subject = mention.relation in NOMINAL_SUBJECTS
        return NarrationMention(p.start[mention.lo], mention.lo, mention.entity, subject)

    def _named_inside(self, line: DialogueLine, *, vocative: bool) -> frozenset[int]:
        return frozenset(
            m.entity
            for m in self.characters.mentions_in(line.paragraph)
            if m.vocative == vocative and any(s.lo <= m.lo < s.hi for s in line.stretches)
        )

    def _called_in(self, line: DialogueLine) -> frozenset[Called]:
        p = self.paragraphs[line.paragraph]
        return frozenset(called for s in line.stretches for called in called_in(p, s.lo, s.hi))

    @cached_property
    def first_mention(self) -> list[int]:
        """By key, where somebody is first named or described."""
        return [min((m.span.start for m in one.mentions), default=0) for one in self.characters.entities]

    @cached_property
    def most_named(self) -> int:
        """How often whoever is named most is named, places and things left out as far as the votes show them."""
        named = (c for c in self.characters.entities if c.named and c.personhood > IS_PERSON)
        return max((c.uses for c in named), default=0)

    @cached_property
    def most_uses(self) -> int:
        """How often whoever is named most is named."""
        return max((character.uses for character in self.characters.entities), default=1)

    @cached_property
    def first_person(self) -> bool:
        """Whether the book is told by somebody who says "I"."""
        said = sum(map(self.says_i, range(len(self.paragraphs))))
        return said > FIRST_PERSON * sum(flags.count(False) for flags in self._quoted)

    def says_i(self, paragraph: int) -> int:
        """How often the narration of a paragraph says "I"."""
        tokens = zip(self.paragraphs[paragraph].text, self._quoted[paragraph], strict=True)
        return sum(word in self.language.function_words.self_reference and not quoted for word, quoted in tokens)

    @cached_property
    def narration(self) -> list[int]:
        """How many words of narration stand before each paragraph, and in the end."""
        counts = (
            sum(not quoted and word[0].isalnum() for word, quoted in zip(p.text, flags, strict=True))
            for p, flags in zip(self.paragraphs, self._quoted, strict=True)
        )
        return [0, *accumulate(counts)]

    def narration_in(self, paragraph: int) -> int:
        """How many words of narration a paragraph has."""
        return self.narration[paragraph + 1] - self.narration[paragraph]

    def is_quoted(self, paragraph: int, token: int) -> bool:
        """Whether a token stands in quotation marks."""
        return self._quoted[paragraph][token]

    def is_parted(self, one: DialogueLine, other: DialogueLine) -> bool:
        """Whether a chapter or a scene begins between two lines."""
        return bisect_right(self.scenes, one.start) < bisect_right(self.scenes, other.start)

    def gender(self, key: CharacterKey) -> Gender | None:
        """The gender of somebody who may speak."""
        return None if key == NARRATOR else self.characters.entities[key].gender

    def is_named(self, key: CharacterKey) -> bool:
        """Whether somebody who may speak has a name."""
        return key != NARRATOR and self.characters.entities[key].named

    def _sure(self, line: DialogueLine) -> CharacterKey | None:
        """Who says the line by a verb of speech: a name, "I", somebody new ("a boy") or whom the user knows, nobody."""
        for tag in (line.after, line.before):
            if tag is None or not tag.speech:
                continue
            if tag.kind == "I" and tag is line.cue:
                return NARRATOR
            if tag.kind == "name" or (
                tag.kind == "noun" and (tag.anonymous or self.is_introduced(tag) or (tag.character in self._known))
            ):
                return tag.character
        return None

    def is_anonymous(self, key: CharacterKey) -> bool:
        """Whether somebody who may speak is nobody in particular ("everyone", "a voice")."""
        return key != NARRATOR and self.characters.entities[key].anonymous

    def owner(self, tag: DialogueTag) -> CharacterKey | None:
        """Whose relation a tag says the speaker is ("his wife"): somebody named or called, or the last subject."""
        if tag.owner is not None:
            return tag.owner
        if tag.owner_word in self.language.function_words.self_possessive:
            return NARRATOR
        gender = self._genders.get(tag.owner_word)
        if gender is None:
            return None
        for m in self.characters.mentions_in(tag.paragraph):
            if m.vocative and self.gender(m.entity) == gender:  # '"My dear Mr. Bennet," replied his wife'
                return m.entity
        offset = self.paragraphs[tag.paragraph].start[tag.source]
        for q in range(tag.paragraph, max(-1, tag.paragraph - OWNER_WITHIN), -1):
            for place in reversed(self.narrated[q]):
                if place.offset < offset and place.subject and self.gender(place.character) == gender:
                    return place.character
        return None

    def married_to(self, tag: DialogueTag) -> frozenset[CharacterKey]:
        """Who may be meant by "his wife" or "her husband": those of the other gender with the family name."""
        spouses = self.language.vocabulary.spouse_nouns
        if tag.character is None or self.characters.entities[tag.character].noun not in spouses:
            return frozenset()
        owner = self.owner(tag)
        return frozenset() if owner is None else self._married.get(owner, frozenset())

    @cached_property
    def _married(self) -> dict[CharacterKey, frozenset[CharacterKey]]:
        """Those who may be married, by family name: "Mrs. Pell" and the men of that name."""
        families: dict[str, list[CharacterKey]] = defaultdict(list)
        for key, character in enumerate(self.characters.entities):
            if character.family is not None and character.gender is not None:
                families[character.family].append(key)
        out: dict[CharacterKey, set[CharacterKey]] = defaultdict(set)
        for family in families.values():
            wives = [key for key in family if self.characters.entities[key].married]
            for wife, man in product(wives, (key for key in family if self.gender(key) == "male")):
                out[wife].add(man)
                out[man].add(wife)
        return {key: frozenset(found) for key, found in out.items()}

    def is_introduced(self, tag: DialogueTag) -> bool:
        """Whether a description begins with "a" or "another": somebody new."""
        p = self.paragraphs[tag.paragraph]
        mention = self.characters.at(tag.paragraph, tag.source)
        lo = mention.lo if mention is not None else tag.source
        return lo > 0 and p.lower[lo - 1] in self.language.function_words.introducing_determiner

    def addressed_before(self, n: int) -> frozenset[int]:
        """Whom the line before speaks to by name."""
        return self.addressed[n - 1] if self._follows(n) else frozenset()

    def addressed_after(self, n: int) -> frozenset[int]:
        """Whom the next line speaks to by name."""
        return self.addressed[n + 1] if self._follows(n + 1) else frozenset()

    def called_around(self, n: int) -> tuple[frozenset[Called], frozenset[Called], frozenset[Called]]:
        """What the line, the one before it and the next one call somebody by common words."""
        before: frozenset[Called] = self.called[n - 1] if self._follows(n) else frozenset()
        after: frozenset[Called] = self.called[n + 1] if self._follows(n + 1) else frozenset()
        return self.called[n], before, after

    def _follows(self, n: int) -> bool:
        """Whether there is a line `n` near behind another."""
        return 0 < n < len(self.lines) and self.lines[n].paragraph - self.lines[n - 1].paragraph <= ADDRESS_REACH


def cue_gender(line: DialogueLine) -> Gender | None:
    """The gender that the speaker must have, by the tag, or else by the narration beside the line."""
    if line.cue is not None:
        return line.cue.gender
    return next((x.gender for x in (line.beat_before, line.beat_after) if x is not None and x.gender), None)
