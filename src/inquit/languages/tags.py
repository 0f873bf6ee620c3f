"""Fine-grained parts of speech that rules ask for; the coarse ones ("NOUN") are universal and need no names.

The values are the Penn Treebank's tags, in which the weights were fitted; another language's `labels.tsv` says which of
its own tags are these. Nothing outside `languages/` spells a tag out.
"""

from __future__ import annotations

from typing import Final

ADJECTIVE_TAG: Final = "JJ"
BASE_FORM: Final = "VB"
CARDINAL_NUMBER: Final = "CD"
DETERMINER_TAG: Final = "DT"
GERUND: Final = "VBG"
INFINITIVE_TO: Final = "TO"
MODAL: Final = "MD"
NAME_PLURAL: Final = "NNPS"
NAME_SINGULAR: Final = "NNP"
NOUN_PLURAL: Final = "NNS"
NOUN_SINGULAR: Final = "NN"
PAST_PARTICIPLE: Final = "VBN"
PAST_TENSE: Final = "VBD"
PERSONAL_PRONOUN: Final = "PRP"
POSSESSIVE_ENDING: Final = "POS"
POSSESSIVE_PRONOUN: Final = "PRP$"
PREDETERMINER_TAG: Final = "PDT"
PREPOSITION_TAG: Final = "IN"
PRESENT_TENSE: Final = "VBP"
PRESENT_THIRD_PERSON: Final = "VBZ"
WH_ADVERB: Final = "WRB"
WH_DETERMINER: Final = "WDT"
WH_POSSESSIVE: Final = "WP$"
WH_PRONOUN: Final = "WP"

FINITE: Final = frozenset({PAST_TENSE, PRESENT_TENSE, PRESENT_THIRD_PERSON})
PLURALS: Final = frozenset({NOUN_PLURAL, NAME_PLURAL})
SINGULARS: Final = frozenset({NOUN_SINGULAR, NAME_SINGULAR})
WH_WORDS: Final = frozenset({WH_ADVERB, WH_DETERMINER, WH_POSSESSIVE, WH_PRONOUN})
