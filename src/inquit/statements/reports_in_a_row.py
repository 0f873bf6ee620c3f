"""Several reports of one subject in a row: "said it was safe and added that boats could return" are two statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from inquit.document import TextSpan
from inquit.languages.relations import CLAUSAL_COMPLEMENT, CLAUSE_MARKER, SUBJECTS
from inquit.languages.tags import FINITE
from inquit.statements.statement_draft import StatementDraft
from inquit.statements.subjects import find_source
from inquit.text.parsing import Paragraph

__all__ = ["part_reports", "share_sources"]

_BETWEEN = frozenset({"ADV", "CCONJ", "PUNCT"})


def part_reports(draft: StatementDraft) -> Iterator[StatementDraft]:
    """The statement, and each report that its content goes on to, as a statement of its own."""
    yield draft
    p, cue = draft.cue_paragraph, draft.cue
    if p is None or cue is None or draft.quoted or draft.paragraph is not p or len(draft.content) != 1:
        return
    content = draft.content[0]
    if content.start < p.start[cue] or p.pos[cue] != "VERB":
        return
    verbs = [i for i in p.tokens_in(content)[:-1] if _reports_too(p, cue, i)]
    starts = [_before(p, i, content) for i in verbs]
    if not verbs or starts[0] <= content.start:
        return
    ends = [*starts[1:], content.end]
    draft.content = [TextSpan(content.start, starts[0])]
    for verb, end in zip(verbs, ends, strict=True):
        yield _report_of(draft, p, verb, TextSpan(p.start[verb + 1], end))


def _reports_too(p: Paragraph, cue: int, verb: int) -> bool:
    """Whether a verb within the content of a cue reports a clause of its own for the same subject."""
    if (
        verb <= cue + 1
        or verb + 1 >= len(p)
        or p.pos[verb] != "VERB"
        or p.lemma[verb] not in p.language.reporting.verbs
    ):
        return False
    if p.tag[verb] != p.tag[cue] or p.tag[verb] not in FINITE or p.pos[verb - 1] not in _BETWEEN:
        return False
    kids = [k for k in p.children[verb] if p.dep[k] == CLAUSAL_COMPLEMENT and k > verb]
    marked = any(p.dep[m] == CLAUSE_MARKER and m == verb + 1 for k in kids for m in p.children[k])
    return marked and not any(p.dep[k] in SUBJECTS for k in p.children[verb])


def _before(p: Paragraph, verb: int, content: TextSpan) -> int:
    """Where the words before a verb end, without the conjunction."""
    at = verb
    while at > 0 and p.pos[at - 1] in _BETWEEN and p.start[at - 1] >= content.start:
        at -= 1
    return p.end[at - 1] if at else content.start


def _report_of(draft: StatementDraft, p: Paragraph, verb: int, content: TextSpan) -> StatementDraft:
    found = replace(draft, content=[content], cue=verb, marked=[], quoted=[], frame=None)
    if draft.neural_cue is not None:
        found.neural_cue = replace(draft.neural_cue, cue=p.token_span(verb, verb + 1))
    elif draft.frame is not None:
        found.frame = replace(draft.frame, cue=verb)
    return found


def share_sources(drafts: Sequence[StatementDraft]) -> None:
    """Give a report without a subject that of the one before it: "announced ..., warned ... and said"."""
    before: StatementDraft | None = None
    for draft in drafts:
        if before is not None and _is_in_row(before, draft):
            if draft.neural_cue is not None and before.neural_cue is not None:
                draft.neural_cue = replace(draft.neural_cue, source=before.neural_cue.source)
            elif draft.frame is not None and before.frame is not None:
                there = before.frame
                draft.frame = replace(draft.frame, source=there.source, source_head=there.source_head)
        before = draft


def _is_in_row(before: StatementDraft, draft: StatementDraft) -> bool:
    p, cue, first = draft.cue_paragraph, draft.cue, before.cue
    if p is None or cue is None or first is None or before.cue_paragraph is not p or p.sent[first] != p.sent[cue]:
        return False
    if draft.layout is not None or before.layout is not None or not first < cue or p.tag[cue] not in FINITE:
        return False
    follows = p.tag[first] == p.tag[cue] and p.pos[cue - 1] in _BETWEEN
    return follows and _source(draft) is None and _source(before) is not None and find_source(p, cue) is None


def _source(draft: StatementDraft) -> object:
    if draft.neural_cue is not None:
        return draft.neural_cue.source
    return None if draft.frame is None else draft.frame.source
