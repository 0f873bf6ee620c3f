"""The clauses beside a quote that can say who speaks: "said Emma", "she replied", "The old man sighed."."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from inquit.attribution.novel import tag_words
from inquit.attribution.novel.dialogue_tag import DialogueTag
from inquit.entities.characters import CharacterIndex
from inquit.entities.mentions.anonymous_speakers import is_voice, owner_of_voice
from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.mentions.noun_kinds import is_possessive
from inquit.glyphs import HYPHEN, LONG_DASH_TOKENS, LONG_DASHES
from inquit.languages.relations import CLAUSAL_COMPLEMENT, POSSESSOR, RELATIVE_CLAUSE, SUBJECT
from inquit.languages.tags import FINITE, POSSESSIVE_ENDING, POSSESSIVE_PRONOUN
from inquit.statements.cue_links import SENTENCE_END
from inquit.statements.subjects import find_source
from inquit.text.parsing import Paragraph

__all__ = ["DialogueTagParser"]

# How many words a tag behind a quote may have, and a clause that leads up to one. These and the reaches below are by
# hand, from tags in the PDNC novels; for a sweep of how often the tag found names the speaker.
WORDS_AFTER = 12
WORDS_BEFORE = 25
INVERTED_REACH = 5  # tokens from a verb of speech to the name behind it ("cried the scandalised Margaret")
LOST_SUBJECT_REACH = 4  # tokens around a verb in which its subject stands where the parser has lost it
NEXT_TO_QUOTE = 3  # words within which a word of speech that is not tagged as a verb counts
_NAMED_BY = frozenset(("PROPN", "PRON", "NOUN"))
_BETWEEN = frozenset(("DET", "ADJ", "ADV", "NUM", "PUNCT"))
_DASHES = tuple(LONG_DASH_TOKENS)
_DASH_SIGNS = HYPHEN + LONG_DASHES  # left on a word: "--cried Emma"
_BLOCKS = frozenset(("VERB", "AUX", "ADP", "PRON", "SCONJ"))
_OWNED_REACH = 7  # tokens behind "was" in which a reply is named ("was Mr. Weston's only distinct reply")


class DialogueTagParser:
    """Reads the tags of one paragraph."""

    def __init__(self, index: int, p: Paragraph, quoted: Sequence[bool], characters: CharacterIndex) -> None:
        self._index, self._p, self._quoted, self._characters = index, p, quoted, characters
        self._words, self._genders = p.language.function_words, p.language.vocabulary.pronoun_genders
        self._reports_talk = p.language.reporting.reports_talk

    def after(self, at: int) -> DialogueTag | None:
        """The tag that begins at a token, right behind a quote."""
        p, words = self._p, 0
        for i in range(at, len(p)):
            if self._quoted[i] or words >= WORDS_AFTER or (p.text[i] in SENTENCE_END and words):
                return None
            speech = self._reports_talk(p.lemma[i], p.lower[i].lstrip(_DASH_SIGNS)) or tag_words.is_particle(
                p, i, i + 1
            )
            if words < NEXT_TO_QUOTE and speech:
                source = tag_words.subject_between(p, i, at, self._quoted) or self._right_behind(i)
                if source is not None:
                    return self.read(source, i)
            owned = self._owned_words(i) if words < NEXT_TO_QUOTE else None
            if owned is not None:
                return owned
            if (heard := self._heard(i)) is not None:
                return heard
            if p.pos[i] == "VERB" or (p.pos[i] == "AUX" and self._reports_talk(p.lemma[i], p.lower[i])):
                source = self._subject(i, inverted=True)
                if source is not None:
                    return self._told(self._nearby(self.read(source, i, speech=self._reports(i)), at), at)
                if p.tag[i] in FINITE:
                    return None
            words += p.text[i][0].isalnum()
        return None

    def _heard(self, verb: int) -> DialogueTag | None:
        """Who is heard to say it: "he heard Ralph say"."""
        p = self._p
        if p.lemma[verb] not in self._words.hearing_verb:
            return None
        for k in p.children[verb]:
            if k > verb and p.dep[k] == CLAUSAL_COMPLEMENT and self._reports(k):
                subject = next((i for i in p.children[k] if p.dep[i] == SUBJECT and not self._quoted[i]), None)
                if subject is not None:
                    return self.read(subject, k)
        return None

    def _owned_words(self, verb: int) -> DialogueTag | None:
        """The speaker of "was her reply", or "was Emma's calm answer"."""
        p = self._p
        if p.lemma[verb] not in self._words.presenting_verb:
            return None
        owner = None
        utterances = p.language.reporting.utterances
        for i in range(verb + 1, min(len(p), verb + 1 + _OWNED_REACH)):
            if self._quoted[i] or not (p.text[i][0].isalnum() or p.tag[i] == POSSESSIVE_ENDING):
                return None
            if self._is_owner(i):
                owner = i
            elif owner is not None and p.lower[i] in utterances:
                gender = self._genders.get(p.lower[owner])
                if gender is None:
                    return self.read(owner, verb)
                return DialogueTag("pronoun", self._index, owner, verb, speech=True, gender=gender)
        return None

    def _is_owner(self, i: int) -> bool:
        """Whether a token is "his" or "her", or the name before "'s"."""
        word = self._p.lower[i]
        if word in self._words.possessive_determiner and word in self._genders:
            return True
        return self._characters.at(self._index, i) is not None and is_possessive(self._p, i)

    def _told(self, tag: DialogueTag, at: int) -> DialogueTag | None:
        """The tag, if its verb reports talk, or the quote ends in a comma, or verb and subject are inverted."""
        inverted = tag.verb is not None and tag.source > tag.verb
        comma = at > 1 and self._p.text[at - 2] == ","
        return tag if tag.speech or inverted or comma else None

    def _nearby(self, tag: DialogueTag, at: int) -> DialogueTag:
        """The tag; nobody in particular speaks where words part the clause from the quote."""
        mention = self._characters.at(self._index, tag.source)
        if not tag.anonymous or mention is None or min(mention.lo, tag.verb or mention.lo) - at < NEXT_TO_QUOTE:
            return tag
        return DialogueTag("other", self._index, tag.source, tag.verb, tag.speech)

    def _right_behind(self, verb: int) -> int | None:
        """The name or pronoun right behind a word of speech, whatever the parse says."""
        p = self._p
        for i in range(verb + 1, min(len(p), verb + 1 + INVERTED_REACH)):
            if self._quoted[i] or not p.text[i][0].isalnum():
                return None
            mention = self._characters.at(self._index, i)
            if mention is not None and is_possessive(p, mention.hi - 1):  # "said Emma's mother"
                continue
            if mention is not None:
                governed = p.pos[i - 1] == "ADP" and not (i == verb + 2 and tag_words.is_particle(p, verb, i - 1))
                return None if governed else mention.head
            if p.lower[i] in self._words.subject_pronoun:
                return i
            if i == verb + 1 and tag_words.is_particle(p, verb, i):  # "put in Kitty"
                continue
            to = p.lower[i] in self._words.recipient_preposition
            if p.tag[i] != POSSESSIVE_PRONOUN and (p.pos[i] in _BLOCKS or to):
                return None
        return None

    def _subject(self, verb: int, *, inverted: bool) -> int | None:
        """The subject of a verb, outside the quotes: by the parse, or what stands where it must be."""
        p = self._p
        own = next((k for k in p.children[verb] if p.dep[k] == SUBJECT and not self._quoted[k]), None)
        if own is not None:
            return own
        if inverted and (behind := self._subject_behind(verb)) is not None:
            return behind
        shared = find_source(p, verb)
        if shared is not None and not self._quoted[shared]:
            return shared
        if p.text[verb - 1] == ",":  # "Tom, whose thoughts were on Emma, said--"
            return None
        for i in range(verb - 1, max(-1, verb - LOST_SUBJECT_REACH), -1):
            if self._quoted[i] or p.text[i] in SENTENCE_END:
                break
            if p.pos[i] in _NAMED_BY:
                return i
        return None

    def _subject_behind(self, verb: int) -> int | None:
        p = self._p
        for i in range(verb + 1, min(len(p), verb + 1 + LOST_SUBJECT_REACH)):
            if self._quoted[i] or p.text[i] in SENTENCE_END or p.text[i] == ",":
                return None
            if p.tag[i] == POSSESSIVE_PRONOUN or (i and is_possessive(p, i - 1)):  # "called Emma's mother"
                continue
            if p.pos[i] in _NAMED_BY:
                if not is_possessive(p, end := tag_words.end_of_name(p, i, self._quoted)):
                    return end
                continue
            if p.pos[i] not in _BETWEEN:
                return None
        return None

    def before(self, at: int, lo: int = 0) -> DialogueTag | None:
        """The tag that leads up to the quote that begins at a token; `lo`: where the quote before it ends."""
        p, words = self._p, 0
        if at - 1 >= lo and p.text[at - 1] in SENTENCE_END:
            return None
        best: DialogueTag | None = None
        for i in range(at - 1, lo - 1, -1):
            if self._quoted[i] or words >= WORDS_BEFORE or (p.text[i] in SENTENCE_END and words):
                break
            glued = p.lower[i].endswith(_DASHES)  # "added--"
            leads_up = self._leads_up(i, lo)
            verbal = p.pos[i] == "VERB" or glued or tag_words.is_written(p, i)
            speech = verbal and self._reports_talk(p.lemma[i], p.lower[i].rstrip(_DASH_SIGNS))
            if leads_up is not None:
                return self.read(leads_up, i)
            if speech or (p.pos[i] == "VERB" and best is None):
                source = self._subject(i, inverted=False)
                if source is None or tag_words.is_nobody(p, source):
                    source = self._named_before(i, lo)
                found = None if source is None else self.read(source, i, speech=speech)
                if speech and found is not None and found.kind == "other" and not found.anonymous:
                    found = self._last_acting(i, lo) or found
                if found is not None and speech:
                    return found
                best = best or found
            words += p.text[i][0].isalnum()
        return best

    def _leads_up(self, verb: int, lo: int) -> int | None:
        """The subject behind a verb of speech that begins a sentence, or nearly: "Said the king", "Then said she"."""
        p = self._p
        if not p.language.reporting.opens_inversion(p.lower[verb]):
            return None
        first = verb - 1 if verb > lo and p.pos[verb - 1] in ("ADV", "CCONJ") else verb
        if first > lo and p.text[first - 1] not in SENTENCE_END and not self._quoted[first - 1]:
            return None
        behind = self._right_behind(verb)
        return self._subject_behind(verb) if behind is None else behind

    def _named_before(self, verb: int, lo: int) -> int | None:
        """The name that a sentence begins with, where the parse loses it: "Thomas, turning to see what it is, said"."""
        p = self._p
        named = None
        for i in range(verb - 1, lo - 1, -1):
            if self._quoted[i] or p.text[i] in SENTENCE_END:
                break
            mention = self._characters.at(self._index, i)
            if mention is not None and i == mention.lo:
                named = mention
        begins = named is not None and (named.lo == lo or not p.text[named.lo - 1][0].isalnum())
        return named.head if named is not None and (begins or named.relation == SUBJECT) else None

    def _last_acting(self, verb: int, lo: int) -> DialogueTag | None:
        """The last one who does something before a verb of the sentence whose subject the parse takes for a thing.

        As in "Rodney offered him a chair, and, flinging his papers on to the table, exclaimed".
        """
        p = self._p
        for i in range(verb - 1, lo - 1, -1):
            if self._quoted[i] or p.text[i] in SENTENCE_END:
                break
            if p.dep[i] == SUBJECT and p.dep[p.head[i]] != RELATIVE_CLAUSE:
                found = self.read(i, verb)
                if found.kind != "other" and not found.anonymous:
                    return found
        return None

    def is_read_out(self, tag: DialogueTag) -> bool:
        """Whether the words of a tag are those of a thing that has them on it."""
        return tag.paragraph == self._index and tag.speech and tag_words.is_inscription(self._p, tag.source)

    def beat(self, tokens: Iterable[int]) -> DialogueTag | None:
        """The first subject of narration among the tokens that can be a person."""
        p = self._p
        for i in tokens:
            if not self._quoted[i] and p.dep[i] == SUBJECT and p.pos[p.head[i]] in ("VERB", "AUX"):
                found = self.read(tag_words.meant_by(p, i), p.head[i], speech=self._reports(p.head[i]))
                if found.kind != "other" and not found.anonymous:
                    return found
        return None

    def read(self, source: int, verb: int | None = None, *, speech: bool = True) -> DialogueTag:
        """The tag with a source at a token; a voice is its owner's ("Emma's voice")."""
        p = self._p
        heard = owner_of_voice(p, source)
        if heard is not None and (
            p.lower[heard] in self._genders or self._characters.at(self._index, heard) is not None
        ):
            return self.read(heard, verb)
        mention = self._characters.at(self._index, source)
        if mention is None and p.pos[source] == "PROPN":
            mention = self._characters.at(self._index, source - 1) or self._characters.at(self._index, source + 1)
        if mention is not None:
            return self._of_mention(mention, verb, speech=speech)
        gender = self._genders.get(p.lower[source])
        if gender is not None and (p.lower[source] in self._words.subject_pronoun or p.dep[source] == POSSESSOR):
            return DialogueTag("pronoun", self._index, source, verb, speech, gender=gender)
        if p.text[source] in self._words.self_reference:
            says = verb is None or p.tag[verb] in FINITE  # unlike "I wanted her to say"
            return DialogueTag("I", self._index, source, verb, speech and says)
        return DialogueTag("other", self._index, source, verb, speech)

    def _of_mention(self, mention: NameMention, verb: int | None, *, speech: bool) -> DialogueTag:
        character = self._characters.entities[mention.entity]
        if character.named:
            return DialogueTag("name", self._index, mention.head, verb, speech, mention.entity)
        if character.anonymous:
            if not (speech or is_voice(self._p, mention.head)):
                return DialogueTag("other", self._index, mention.head, verb, speech=False)
            return DialogueTag("noun", self._index, mention.head, verb, True, mention.entity, anonymous=True)
        before = self._p.lower[mention.lo - 1] if mention.lo else ""
        owner = self._characters.at(self._index, mention.lo - 2) if before in self._words.possessive_ending else None
        key = None if owner is None else owner.entity
        word = before if before in self._words.possessive_determiner else ""
        return DialogueTag(
            "noun", self._index, mention.head, verb, speech, mention.entity, character.gender, key, owner_word=word
        )

    def _reports(self, verb: int) -> bool:
        return self._reports_talk(self._p.lemma[verb], self._p.lower[verb])
