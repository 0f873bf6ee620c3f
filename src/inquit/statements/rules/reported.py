"""Statements without quotation marks: the likely frames of a paragraph, none inside another."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from inquit.document import Act, TextSpan
from inquit.languages.relations import NEGATION, OPEN_CLAUSE
from inquit.statements.evidential import is_evidential
from inquit.statements.frames import Frame
from inquit.statements.paragraph_candidates import ParagraphCandidates
from inquit.statements.statement_draft import StatementDraft
from inquit.statements.thresholds import RULES_REPORT, RULES_REPORT_OR_ATTITUDE
from inquit.text.parsing import Paragraph

__all__ = ["cue_act", "reported_statements"]


def reported_statements(
    candidates: ParagraphCandidates,
    quoted: Sequence[TextSpan],
    cues: Collection[int | None],
    *,
    attitudes: bool,
    at_least: float | None = None,
) -> list[StatementDraft]:
    """The statements without quotation marks of a paragraph, surest first; what overlaps a taken one is left out.

    quoted: what statements with quotation marks cover already.
    cues: the cues that introduce those.
    at_least: the probability from which a frame is a statement; None for what did best.
    """
    p = candidates.paragraph
    taken, used = list(quoted), set(cues)
    usual = RULES_REPORT_OR_ATTITUDE if attitudes else RULES_REPORT
    threshold = usual if at_least is None else at_least
    out: list[StatementDraft] = []
    for scored in sorted(candidates.frames, key=lambda s: -s.chance):
        frame = scored.frame
        if scored.chance < threshold:
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
