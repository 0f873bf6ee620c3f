"""From which probability on each engine believes what; the probabilities of two engines are on two scales."""

from __future__ import annotations

__all__ = [
    "NEURAL_BESIDE",
    "NEURAL_LINK",
    "NEURAL_PART",
    "NEURAL_REPORT",
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

# The neural tagger. Chosen on polnear_dev and wikinews_dev (docs/tagger.md), but for NEURAL_SPEECH, which was not
# swept: to be fitted with the act head (`training/reader_acts.py`).
# A marked stretch is somebody's words if the mean of two probabilities is as high: that its pieces are reported, and
# that of the rules' model of titles, terms and scare quotes.
NEURAL_SAID = 0.65
NEURAL_LINK = 0.45  # words are linked to a cue if they belong to it with this probability
NEURAL_BESIDE = 0.05  # and to a verb of speech right beside them with this one
NEURAL_SOURCE = 0.8  # a source is linked so surely that a cue's own subject in the parse does not come before it
NEURAL_PART = 0.3  # further words without marks belong to a statement; of those below, on polnear_dev, half do
NEURAL_SPEECH = 0.5  # a cue reports speech or writing
# A statement without quotation marks is one if words, cue and link together are as likely as this.
NEURAL_REPORT_OR_ATTITUDE = 0.37
NEURAL_REPORT = 0.6  # without attitudes: and times the probability that the cue reports speech
