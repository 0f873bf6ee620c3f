"""What every finder does last: statements parted, trimmed, and left out where nothing is said in them."""

from __future__ import annotations

from collections.abc import Sequence

from inquit.document import NotQuote
from inquit.statements.beside_sources import leave_out_names, part_from_source
from inquit.statements.finder import drafts_in_order, not_quote
from inquit.statements.narrator_words import take_off_narration
from inquit.statements.no_words import is_no_report, says_nothing
from inquit.statements.reports_in_a_row import part_reports, share_sources
from inquit.statements.statement_draft import FoundStatements, StatementDraft
from inquit.statements.tagged_quotes import give_to_named
from inquit.structure.text_structure import TextStructure

__all__ = ["finished"]


def finished(
    structure: TextStructure, drafts: Sequence[StatementDraft], not_quotes: Sequence[NotQuote], *, attitudes: bool
) -> FoundStatements:
    """The statements of a text in order, each with its own words alone.

    drafts: the statements as the finder leaves them, in any order.
    not_quotes: what stands in quotation marks and is in none of them.
    attitudes: also beliefs, intentions and feelings.
    """
    text, outer = structure.parsed.text, structure.marks.outer
    places = {id(p): i for i, p in enumerate(structure.parsed.paragraphs)}
    joined = drafts_in_order(text, _given_to_named(structure, drafts_in_order(text, drafts)))
    ordered = drafts_in_order(text, [part for draft in joined for part in part_reports(draft)])
    share_sources(ordered)
    kept: list[StatementDraft] = []
    taken = {span for draft in ordered for span in draft.quoted}
    left = [one for one in not_quotes if one.span not in taken]
    for draft in ordered:
        stretches = outer[places[id(draft.paragraph)]]
        left += [not_quote(draft.paragraph, s) for s in leave_out_names(draft, stretches)]
        if draft.parent is None and says_nothing(draft, stretches):
            left += [not_quote(draft.paragraph, s) for s in stretches if s.marked in draft.marked]
            continue
        if is_no_report(draft):
            draft.act = "attitude"
        if draft.act == "attitude" and not attitudes and not draft.quoted:
            continue
        part_from_source(draft)
        take_off_narration(draft)
        kept.append(draft)
    left.sort(key=lambda one: one.span.start)
    return FoundStatements(drafts_in_order(text, kept), tuple(left))


def _given_to_named(structure: TextStructure, drafts: Sequence[StatementDraft]) -> list[StatementDraft]:
    """The statements, each quote with the tag that stands beside it."""
    paragraphs = structure.parsed.paragraphs
    if structure.dialogue is not None:  # in novels the dialogue is read apart
        return list(drafts)
    here: dict[int, list[StatementDraft]] = {}
    for draft in drafts:
        here.setdefault(id(draft.paragraph), []).append(draft)
    out: list[StatementDraft] = []
    for i, p in enumerate(paragraphs):
        own = here.get(id(p), [])
        out += own if i in structure.turns else give_to_named(p, structure.marks.outer[i], own)
    return out
