"""Tags behind a quote that say how its words are known, and reports whose words begin with their clause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from inquit.document import TextSpan
from inquit.languages.relations import OPEN_CLAUSE, PASSIVE_SUBJECT, PREPOSITION
from inquit.statements.frames import cue_range
from inquit.statements.statement_draft import StatementDraft
from inquit.statements.told import ToldReport
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

__all__ = ["begin_at_clause", "is_tag_behind", "take_tag", "take_verb"]


def is_tag_behind(p: Paragraph, report: ToldReport, stretch: Stretch) -> bool:
    """Whether what is known of words stands right behind them: "“...,” Ann is alleged to have said"."""
    if report.content is not None or report.speaker is None or p.dep[report.verb] != OPEN_CLAUSE:
        return False
    passive = any(p.dep[k] == PASSIVE_SUBJECT for k in p.children[report.outer])
    alleged = passive and p.lemma[report.outer] in p.language.words("report_status", "alleging")
    return report.is_wrapped and alleged and p.edges[report.speaker][0] == stretch.hi


def take_verb(p: Paragraph, draft: StatementDraft, verb: int) -> None:
    """Make a verb the cue of a statement."""
    draft.cue, draft.cue_paragraph = verb, p
    if draft.neural_cue is not None:
        draft.neural_cue = replace(draft.neural_cue, cue=p.token_span(*cue_range(p, verb)))


def take_tag(p: Paragraph, draft: StatementDraft, report: ToldReport, stretches: Iterable[Stretch]) -> None:
    """Give a quote the verb of the tag behind it, and leave out who was told: "is said to have told (a porter)".

    So are words behind a passive and an infinitive given that verb: "is alleged to have told a porter that ...".
    """
    verb = report.verb
    if any(is_tag_behind(p, report, stretch) for stretch in stretches):
        take_verb(p, draft, verb)
        tail = TextSpan(p.end[verb], p.end[p.edges[verb][1] - 1])
        draft.content = [s for s in draft.content if not tail.contains(s) or any(s.overlaps(q) for q in draft.quoted)]
        return
    passive = p.dep[verb] == OPEN_CLAUSE and any(p.dep[k] == PASSIVE_SUBJECT for k in p.children[report.outer])
    if (
        passive
        and report.content is not None
        and draft.neural_cue is not None
        and draft.neural_cue.cue.end <= p.start[verb]
    ):
        take_verb(p, draft, verb)


def begin_at_clause(p: Paragraph, draft: StatementDraft, report: ToldReport) -> None:
    """Leave out where or when it was said: "said at (a dinner in May) that it was over"."""
    if report.content is None or not draft.content:
        return
    first, words = report.content[0], draft.content[0]
    begin = p.start[first]
    if p.lower[first] not in p.language.function_words.complementizer or not words.start < begin < words.end:
        return
    before = p.tokens_in(words).start - 1
    shows_where = before > report.verb and p.dep[before] == PREPOSITION and p.head[before] == report.verb
    if shows_where and p.edges[before][1] <= first:
        draft.content[0] = TextSpan(begin, words.end)
