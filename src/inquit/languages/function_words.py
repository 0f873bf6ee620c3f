"""The small words of a language, by what they do in a sentence: articles, "that", "to", "as".

Rules ask for them by their function, never by their form: a language that has no such word has an empty set.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from inquit.errors import LexiconError

__all__ = ["FunctionWords"]


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """Forms in lower case, by their function; the field names are the functions of `function_words.tsv`."""

    according: frozenset[str]  # the participle that opens "according to X"
    according_to: frozenset[str]  # the word after it
    agent_preposition: frozenset[str]  # whose a claim is: "by X", "from X"
    all_of_two: frozenset[str]  # "both"
    aloud: frozenset[str]  # says that what is thought is heard: "(thought) aloud", "(thought out) loud"
    another: frozenset[str]  # one more of many
    article: frozenset[str]  # definite or indefinite
    belonging_preposition: frozenset[str]  # leads to whom or what somebody belongs to: "(Ann Lund) of (the union)"
    comparative: frozenset[str]  # "(more) than"
    comparison: frozenset[str]  # "(described it) as (historic)", "(quoted Smith) as (saying)", "as (he said)"
    complementizer: frozenset[str]  # opens a reported clause: "that"
    copula: frozenset[str]  # lemmas of the verb in "X is a doctor"
    definite_article: frozenset[str]
    definite_determiner: frozenset[str]  # what is known to the reader begins with it: "the", "these"
    expletive: frozenset[str]  # a subject that nobody is: "it", "there"
    expletive_verb: frozenset[str]  # lemmas of verbs, besides auxiliaries, with such a subject: "seem"
    indefinite_article: frozenset[str]
    infinitive_marker: frozenset[str]  # "to (go)"
    interrogative: frozenset[str]  # asks for a person or a thing, or refers to one: "who"
    introducing_determiner: frozenset[str]  # stands before somebody new: "a (boy)", "another"
    joint_determiner: frozenset[str]  # begins a description of all of a few: "both (sides)"
    neuter_pronoun: frozenset[str]  # stands for no person: "it"
    number_of_two: frozenset[str]  # "the two (men)"
    one: frozenset[str]  # one of many
    open_end: frozenset[str]  # ends no paragraph: "the", "of"
    pair: frozenset[str]  # nouns for two together: "the couple"
    particle_of_speech: frozenset[str]  # belongs to a verb of speech before it: "(put) in"
    personal_relative: frozenset[str]  # pronouns of relative clauses for people: "who", "whose"
    place_preposition: frozenset[str]  # leads to a place: "near"
    possessive_determiner: frozenset[str]  # says whose somebody is: "his (wife)"
    possessive_ending: frozenset[str]  # makes a name an owner's: "'s"
    hearing_verb: frozenset[str]  # lemmas of whoever hears somebody else say it: "he heard Ralph say"
    presenting_verb: frozenset[str]  # lemmas that lead up to what was uttered: "was (her reply)"
    recipient_preposition: frozenset[str]  # stands before whom something is said to: "to (her)"
    self_possessive: frozenset[str]  # says that somebody is the writer's: "my (wife)"
    self_reference: frozenset[str]  # what a narrator calls himself or herself, as it is printed: "I"
    several: frozenset[str]  # begins a description of many: "many", "some"
    source_preposition: frozenset[str]  # leads to who says so by itself: "per"
    subject_pronoun: frozenset[str]  # who does something, one person: "he", "I"
    subject_relative: frozenset[str]  # of those for people, the subject's: "who"
    thing_relative: frozenset[str]  # pronouns of relative clauses for things alone: "which"

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]]) -> FunctionWords:
        """The words of a table with the columns `form` and `function`.

        Raises:
            LexiconError: there is no such function.
        """
        names = {field.name for field in fields(cls)}
        found: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            if row["function"] not in names:
                raise LexiconError(f"function_words.tsv: there is no function {row['function']!r}; reinstall inquit")
            found[row["function"]].add(row["form"])
        found["article"] = found["definite_article"] | found["indefinite_article"]
        return cls(**{name: frozenset(found[name]) for name in names})
