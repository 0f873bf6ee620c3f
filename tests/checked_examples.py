"""An article with a quotation of every verdict, as `inquit verify` finds them: made by hand, for what shows them."""

from __future__ import annotations

from inquit.document import Document, Failure, TextSpan, TimeSpan
from inquit.verification.verdicts import (
    CheckedQuotation,
    Difference,
    NearPassage,
    ReportedStatement,
    SourcePlace,
    SpeakerCheck,
    Verification,
)

__all__ = ["ARTICLE", "checked_article", "span_of"]

ARTICLE = """\
“We will sell the harbour,” said Ann Lund. “It's late,” she said.

“We we the plan is good.” “The plan … holds [the mayor].” “Nobody will sell a harbour twice.”

“It is dead and nobody came.” “I never said it.” “The moon is cheese.” “Too late.”

“We would sail,” he said, “on Friday.” Lund said that nobody had asked.
"""


def span_of(words: str, text: str = ARTICLE) -> TextSpan:
    """Where words stand in the article, the first time."""
    at = text.index(words)
    return TextSpan(at, at + len(words))


def after(words: str) -> TextSpan:
    """The empty place behind words and a space."""
    end = span_of(words).end
    return TextSpan(end, end)


def first_character(span: TextSpan) -> TextSpan:
    return TextSpan(span.start, span.start + 1)


def found(text: str, *, place: str | None = None, time: TimeSpan | None = None, path: str | None = None) -> SourcePlace:
    return SourcePlace("minutes.txt", (TextSpan(10, 10 + len(text)),), text, path or "minutes.txt", place, time)


def checked_article(*, unread: bool = False) -> Verification:
    """What was found out about the article."""
    lund = SpeakerCheck("Ann Lund", "Ann Lund", "same")
    quotations = (
        CheckedQuotation(
            "v1",
            "We will sell the harbour,",
            "exact",
            (span_of("We will sell the harbour,"),),
            "q1",
            speaker=lund,
            found=found("We will sell the harbour,", place="page 3"),
            places=2,
        ),
        CheckedQuotation(
            "v2",
            "It's late,",
            "same_words",
            (span_of("It's late,"),),
            "q2",
            speaker=SpeakerCheck("Ann Lund", "Lund", "doubtful"),
            found=found("It’s late", time=TimeSpan(72.0, 75.5)),
            places=1,
        ),
        CheckedQuotation(
            "v3",
            "We we the plan is good.",
            "cleaned",
            (span_of("We we the plan is good."),),
            found=found("We we the the plan is, um, good."),
            places=1,
            differences=(
                Difference("repetition", "", "the", after("We we the"), TextSpan(17, 20)),
                Difference("filler", "", "um", after("plan is"), TextSpan(30, 32)),
            ),
        ),
        CheckedQuotation(
            "v4",
            "The plan … holds [the mayor].",
            "shortened",
            (span_of("The plan … holds [the mayor]."),),
            found=found("The plan of the old council holds him."),
            places=1,
            differences=(
                Difference("omitted", "…", "of the old council", span_of("…"), TextSpan(19, 37)),
                Difference("inserted", "[the mayor]", "him", span_of("[the mayor]"), TextSpan(44, 47)),
            ),
        ),
        CheckedQuotation(
            "v5",
            "Nobody will sell a harbour twice.",
            "altered",
            (span_of("Nobody will sell a harbour twice."),),
            turns_meaning=True,
            second_hand=True,
            speaker=SpeakerCheck(None, "Bo Ray", "unknown"),
            found=found("Somebody will not sell the harbour"),
            places=1,
            differences=(
                Difference("cut_before", "", "It is not true that", None, TextSpan(0, 9), "frame"),
                Difference("changed", "Nobody", "Somebody", span_of("Nobody"), TextSpan(10, 18), "quantity"),
                Difference("left_out", "", "not", after("Nobody will"), TextSpan(24, 27), "negation"),
                Difference(
                    "changed",
                    "a",
                    "the",
                    TextSpan(span_of("a harbour twice").start, span_of("a harbour twice").start + 1),
                ),
                Difference("added", "twice", "", span_of("twice"), TextSpan(44, 44)),
            ),
        ),
        CheckedQuotation(
            "v6",
            "It is dead and nobody came.",
            "stitched",
            (span_of("It is dead and nobody came."),),
            found=found("It is dead … and nobody came"),
            places=1,
            notes=("The parts stand in two turns.",),
        ),
        CheckedQuotation(
            "v7",
            "I never said it.",
            "other_speaker",
            (span_of("I never said it."),),
            speaker=SpeakerCheck("Ann Lund", "Bo Ray", "other"),
            found=found("I never said it."),
            places=1,
        ),
        CheckedQuotation(
            "v8",
            "The moon is cheese.",
            "not_found",
            (span_of("The moon is cheese."),),
            turns_meaning=None,
            speaker=SpeakerCheck("Ann Lund", None, "unknown"),
            accepted=True,
        ),
        CheckedQuotation("v9", "Too late.", "too_short", (span_of("Too late."),), turns_meaning=None, places=41),
        CheckedQuotation(
            "v10",
            "We would sail, … on Friday.",
            "same_words",
            (span_of("We would sail,"), span_of("on Friday.")),
            found=found("We would sail on Friday."),
            places=1,
        ),
    )
    near = NearPassage(found("Nobody asked us, not once.", place="page 4"), "Ann Lund")
    reported = ReportedStatement("q9", "nobody had asked", (span_of("nobody had asked"),), "Ann Lund", (near,))
    failures = (Failure("gone.txt", "gone.txt: no such file or folder; check the path"),) if unread else ()
    return Verification(Document("draft.txt", ARTICLE, ()), quotations, 3, failures, (reported,))
