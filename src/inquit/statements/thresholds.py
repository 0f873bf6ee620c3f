"""From which probability on each engine believes what; the probabilities of two engines are on two scales."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from inquit.engines import Engine

__all__ = [
    "NEURAL_BESIDE",
    "NEURAL_PART",
    "NEURAL_REPORT_OR_ATTITUDE",
    "NEURAL_SAID",
    "NEURAL_SOURCE",
    "NEURAL_SPEECH",
    "RULES_FRAME",
    "RULES_INTRODUCED",
    "RULES_LINK",
    "RULES_LINK_BEYOND_LABEL",
    "RULES_MIXED",
    "RULES_OWN_CUE",
    "RULES_QUOTE",
    "RULES_REPORT",
    "RULES_REPORT_OR_ATTITUDE",
    "OwnThresholds",
    "own_thresholds",
]

# The rules. RULES_QUOTE was chosen by F1 of quoted.who on polnear_dev and wikinews_dev; a step of 0.05 moves it by less
# than 0.01. The others about marks were set by hand beside it, for the cases that they name, and not swept: to be
# fitted with it when `training/fit_finder.py` fits the links again.
RULES_QUOTE = 0.60  # a stretch in marks is somebody's words
RULES_LINK = 0.15  # its cue is this one; low: mostly it is nearby, and the likeliest one is taken
RULES_INTRODUCED = 0.50  # with a cue as likely a free clause of several words is a quote, whatever else it is like
RULES_OWN_CUE = 0.50  # "'A,' said Jo, but Al replied: 'B.'": most quotes share a cue with the one before, but not this
RULES_LINK_BEYOND_LABEL = 0.75  # "the timing surprised pollster Jo Smith: '...'": a doubtful verb yields to the label
RULES_MIXED = 0.15  # a linked cue needs little more to be believed when it also governs words around the stretch
# A frame less likely than this is as good as none, and not kept: far below all that is asked of one. Not swept; it only
# saves time.
RULES_FRAME = 0.03
# A statement without quotation marks. Chosen by F1 of reported.detect on polnear_dev (with attitudes) and wikinews_dev
# (without); a step of 0.05 moves it by less than 0.005 on the first and by about 0.01 on the second.
RULES_REPORT_OR_ATTITUDE = 0.26
RULES_REPORT = 0.37  # without attitudes a doubtful report is more often none

# The neural tagger. Chosen on polnear_dev and wikinews_dev (docs/tagger.md).
# A marked stretch is somebody's words if the mean of two probabilities is as high: that its pieces are reported, and
# that of the rules' model of titles, terms and scare quotes.
NEURAL_SAID = 0.65
NEURAL_BESIDE = 0.05  # words are linked to a verb of speech right beside them with this probability
NEURAL_SOURCE = 0.8  # a source is linked so surely that a cue's own subject in the parse does not come before it
NEURAL_PART = 0.3  # further words without marks belong to a statement; of those below, on polnear_dev, half do
# A cue reports speech or writing. By hand: between 0.45 and 0.5 a row of the Wikinews files and a golden case change.
NEURAL_SPEECH = 0.45
# A statement without quotation marks is one if words, cue and link together are as likely as this.
NEURAL_REPORT_OR_ATTITUDE = 0.37


class OwnThresholds(NamedTuple):
    """What is believed of a tagger from other probabilities on than of another one.

    link: words are linked to a cue if they belong to it with this probability.
    clause, phrase: without attitudes, how likely a statement without quotation marks has to be, times the probability
        that its cue reports speech: one that says something with a verb ("that he left", "to leave"), and another one
        ("their support"). Who marks speech only often leaves the second kind out.
    complement: how likely without that of speech one has to be that by the parse, too, is the clause of its cue, a verb
        of speech ("asked them to leave"), if not as likely as any clause.
    """

    link: float
    clause: float
    phrase: float
    complement: float | None = None


# Chosen on wikinews_dev, wikinews_dev2 and wikinews_train by F1 of reported.detect, links also on polnear_dev by
# quoted.who: a link from 0.45 on costs 0.001 there, from 0.5 on 0.003. Clauses as the parse has them from 0.35 on cost
# 0.005 on wikinews_dev, from 0.43 on 0.006.
_SMALL = OwnThresholds(link=0.4, clause=0.4, phrase=0.5, complement=0.4)
# The large reader is as sure of phrases as the small one, and less sure of clauses than it should be: of those between
# 0.4 and 0.6 on wikinews_dev and wikinews_dev2 5 in 6 are right (with the small one of then none of 6), of phrases 1 in
# 10. Chosen there, with wikinews_train looked at, by F1 of reported.detect; links also on polnear_dev.
_OWN: Final[Mapping[Engine, OwnThresholds]] = {"large": OwnThresholds(link=0.5, clause=0.4, phrase=0.6)}


def own_thresholds(engine: Engine) -> OwnThresholds:
    """Those of a neural engine; those of the small reader where it has none of its own."""
    return _OWN.get(engine, _SMALL)
