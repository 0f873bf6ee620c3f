"""What a word is to the word that governs it: the relations that rules ask for.

The values are the labels of spaCy's English pipelines (the ClearNLP scheme), in which the weights were fitted; another
language's `labels.tsv` says which of its own labels are these. Nothing outside `languages/` spells a label out.
"""

from __future__ import annotations

from typing import Final

ADJECTIVE: Final = "amod"
ADJECTIVE_COMPLEMENT: Final = "acomp"
ADNOMINAL_CLAUSE: Final = "acl"
ADVERB: Final = "advmod"
ADVERBIAL_CLAUSE: Final = "advcl"
AGENT: Final = "agent"
APPOSITION: Final = "appos"
ATTRIBUTE: Final = "attr"
AUXILIARY: Final = "aux"
CASE_MARKER: Final = "case"
CLAUSAL_COMPLEMENT: Final = "ccomp"
CLAUSAL_SUBJECT: Final = "csubj"
CLAUSE_MARKER: Final = "mark"
COMPOUND: Final = "compound"
CONJUNCT: Final = "conj"
COORDINATOR: Final = "cc"
DETERMINER: Final = "det"
FLAT: Final = "flat"
INDIRECT_OBJECT: Final = "dative"
NEGATION: Final = "neg"
NOUN_ADVERB: Final = "npadvmod"
NOUN_MODIFIER: Final = "nmod"
NUMERAL: Final = "nummod"
OBJECT: Final = "dobj"
OBJECT_PREDICATE: Final = "oprd"
OPEN_CLAUSE: Final = "xcomp"
PARATAXIS: Final = "parataxis"
PARTICLE: Final = "prt"
PASSIVE_AUXILIARY: Final = "auxpass"
PASSIVE_SUBJECT: Final = "nsubjpass"
POSSESSOR: Final = "poss"
PRECONJUNCTION: Final = "preconj"
PREDETERMINER: Final = "predet"
PREPOSITION: Final = "prep"
PREPOSITION_CLAUSE: Final = "pcomp"
PREPOSITION_OBJECT: Final = "pobj"
PUNCTUATION: Final = "punct"
QUANTITY_MODIFIER: Final = "quantmod"
RELATIVE_CLAUSE: Final = "relcl"
ROOT: Final = "ROOT"
SUBJECT: Final = "nsubj"
UNCLASSIFIED: Final = "dep"

NOMINAL_SUBJECTS: Final = frozenset({SUBJECT, PASSIVE_SUBJECT})
SUBJECTS: Final = NOMINAL_SUBJECTS | {CLAUSAL_SUBJECT}
AUXILIARIES: Final = frozenset({AUXILIARY, PASSIVE_AUXILIARY})
PREPOSITION_COMPLEMENTS: Final = frozenset({PREPOSITION_OBJECT, PREPOSITION_CLAUSE})
