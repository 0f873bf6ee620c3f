"""Statements without quotation marks: the likely frames of a paragraph, none inside another."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from inquit.document import Act, TextSpan
from inquit.languages.relations import NEGATION, OPEN_CLAUSE
from inquit.statements.evidential import is_evidential
from inquit.statements.paragraph_candidates import ParagraphCandidates
from inquit.statements.rules.frames import Frame
from inquit.statements.statement_draft import StatementDraft
from inquit.text.parsing import Paragraph

__all__ = ["IS_REPORT_OR_ATTITUDE", "reported_statements"]

# Chosen by F1 of reported.detect on polnear_dev (with attitudes) and wikinews_dev (without); a step of 0.05 moves it by
# less than 0.005 on the first and by about 0.01 on the second.
IS_REPORT_OR_ATTITUDE = 0.26
IS_REPORT = 0.37  # without attitudes a doubtful report is more often none


def reported_statements(
    reading: ParagraphCandidates, quoted: Sequence[TextSpan], cues: Collection[int | None], *, attitudes: bool
) -> list[StatementDraft]:
    """The statements without quotation marks of a paragraph, surest first; what overlaps a taken one is left out.

    quoted: what statements with quotation marks cover already.
    cues: the cues that introduce those.
    """
    p = reading.paragraph
    taken, used = list(quoted), set(cues)
    out: list[StatementDraft] = []
    for scored in sorted(reading.frames, key=lambda s: -s.chance):
        frame = scored.frame
        if scored.chance < (IS_REPORT_OR_ATTITUDE if attitudes else IS_REPORT):
            break
        act = cue_act(p, frame.cue, frame.source_head)
        content = [p.token_span(a, b) for a, b in frame.content]
        cue = p.token_span(frame.cue, frame.cue + 1)
        if frame.cue in used or (act == "attitude" and not attitudes) or _asks_for_anonymity(p, frame):
            continue
        if any(t.overlaps(span) for t in taken for span in [*content, cue]):
            continue
        used.add(frame.cue)
        taken += content
        out.append(StatementDraft(p, content, frame.kind, scored.chance, frame.cue, p, frame, act=act))
    return out


def _asks_for_anonymity(p: Paragraph, frame: Frame) -> bool:
    """Whether the words say how somebody is cited, not what they said: "who asked not to be named"."""
    negated = any(p.dep[k] == NEGATION for k in p.children[frame.head])
    return frame.kind == OPEN_CLAUSE and negated and p.lemma[frame.head] in p.language.words("naming_verbs", "person")


def cue_act(p: Paragraph, cue: int, source: int | None) -> Act:
    """Whether the cue of a source reports speech or writing, or what somebody believes, feels, wants or finds."""
    if is_evidential(p, cue, source):
        return "attitude"
    reports = p.lemma[cue] in p.language.reporting.of_pos(p.pos[cue])
    return "speech" if reports or p.lower[cue] in p.language.function_words.source_preposition else "attitude"
