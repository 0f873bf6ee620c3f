"""The kinds of texts: what sets each apart, in one table.

A new kind is a name in `Genre`, a line in `KINDS`, and the module with the class that the line names. Settings, options
of commands, results and gold files take the kinds from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

__all__ = ["KINDS", "USUAL_KIND", "Genre", "TextKind"]

Genre = Literal["news", "fiction", "transcript"]


class TextKind(NamedTuple):
    """What sets a kind of text apart; what is named here is loaded with the first text that needs it.

    about: what texts are of the kind, for help texts; empty where the name says it.
    attributor: the class that gives its statements speakers, an `inquit.attribution.contract.Attributor`.
    recogniser: a function that tells such a text by its look, given the text, its stretches in quotation marks, the
        span of the text proper and the language; empty for a kind that has to be asked for.
    has_dialogue: its speech is set off in print, and counts whether or not a word reports it.
    drops_furniture: headings, captions and the like are left out.
    has_turns: its rows that stand in no other one are turns: who speaks how much is counted by them alone.
    digest: a function that gives the digest of the weights that only this kind needs; empty for none.
    """

    attributor: str
    about: str = ""
    recogniser: str = ""
    has_dialogue: bool = False
    drops_furniture: bool = False
    has_turns: bool = False
    digest: str = ""


KINDS: Final[Mapping[Genre, TextKind]] = {
    "news": TextKind(attributor="inquit.attribution.news:NewsAttributor"),
    "fiction": TextKind(
        about="novels and stories",
        attributor="inquit.attribution.novel.novel_attribution:NovelAttributor",
        recogniser="inquit.structure.genre:is_fiction",
        has_dialogue=True,
        drops_furniture=True,
        digest="inquit.attribution.novel.ranking.speaker_model:scorer_digest",
    ),
    # found before all others, and before the text is parsed: see `inquit.structure.transcript.finding`
    "transcript": TextKind(
        about="whatever names who speaks in its layout: interviews, debates, plays, subtitles, chats",
        attributor="inquit.attribution.transcript.transcript_attribution:TranscriptAttributor",
        has_turns=True,
    ),
}
# What a text is taken for that looks like no other kind.
USUAL_KIND: Final[Genre] = "news"
