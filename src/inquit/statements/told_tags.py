"""Quotes with two tags: "“...,” he said, the prosecutor's office said", "he told a friend, “...,” police said".

The tag nearest to the words says whose they are; whoever stands behind it passes them on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from inquit.statements.clauses import subject_of
from inquit.statements.statement_draft import StatementDraft
from inquit.statements.subjects import EDGE_POS, NOMINAL, noun_phrase
from inquit.statements.told import leads_up_to
from inquit.statements.told_according import vouched
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

__all__ = ["put_tags_around"]

_BEHIND = 4  # words that may follow the outer tag in its sentence ("police said on Friday night"); by hand
_TAIL = 12  # tokens of an inner tag behind its verb ("told a friend of the family"); longer ones are clauses; by hand


def put_tags_around(
    text: str, p: Paragraph, quoted: Sequence[bool], stretches: Sequence[Stretch], drafts: Sequence[StatementDraft]
) -> list[StatementDraft]:
    """The statements of those who pass on a quote that has a tag of its own; that one is mended."""
    added = []
    for stretch in stretches:
        own = next((d for d in drafts if d.parent is None and stretch.marked in d.marked and d.paragraph is p), None)
        if own is None or own.cue_paragraph is not p or own.layout is not None:
            continue
        for inner in _inner_tags(p, stretch, quoted, own.cue):
            outer = _outer_tag(p, max(inner, stretch.hi - 1), quoted)
            speaker, source = subject_of(p, inner), None if outer is None else subject_of(p, outer)
            if outer is not None and speaker is not None and source is not None and own.cue in (inner, outer):
                own.content = list(own.quoted) or own.content  # the inner tag is the outer one's words
                added.append(vouched(text, p, own, cue=outer, verb=inner, phrase=noun_phrase(p, source)))
                own.told = replace(own.told, source=p.token_span(*noun_phrase(p, speaker)))
                break
    return added


def _inner_tags(p: Paragraph, stretch: Stretch, quoted: Sequence[bool], cue: int | None) -> Iterator[int]:
    """The verbs of the tags right behind a stretch, and in front of it where it says to whom or is the cue."""
    for verb in range(stretch.hi, min(len(p), stretch.hi + _TAIL)):
        if quoted[verb]:
            break
        subject = subject_of(p, verb) if _reports(p, verb) else None
        if subject is not None:
            if stretch.hi <= subject < verb and noun_phrase(p, subject)[0] == stretch.hi:
                yield verb
            break
    hearers = p.language.reporting.addressee_verbs
    for verb in range(stretch.lo - 1, max(-1, stretch.lo - _TAIL), -1):
        if _reports(p, verb) and (p.lemma[verb] in hearers or verb == cue) and leads_up_to(p, verb, stretch):
            yield verb
            break


def _outer_tag(p: Paragraph, behind: int, quoted: Sequence[bool]) -> int | None:
    """The verb of a tag at the end of the sentence, set off from the inner one or the quote before it."""
    for verb in range(behind + 1, min(len(p), behind + 1 + 2 * _TAIL)):
        if quoted[verb] or p.sent[verb] != p.sent[behind]:
            return None
        subject = subject_of(p, verb) if _reports(p, verb) else None
        if subject is None or not behind < subject < verb or p.pos[subject] not in NOMINAL:
            continue
        lo = noun_phrase(p, subject)[0]
        before = p.text[lo - 1]
        set_off = before == "," or (lo - 1 == behind and before in p.language.glyphs.sure_closing_tokens)
        return verb if set_off and _ends_soon(p, verb) else None
    return None


def _ends_soon(p: Paragraph, verb: int) -> bool:
    rest = [i for i in range(verb + 1, len(p)) if p.sent[i] == p.sent[verb] and p.pos[i] not in EDGE_POS]
    return len(rest) <= _BEHIND and not any(p.pos[i] in ("VERB", "AUX") for i in rest)


def _reports(p: Paragraph, verb: int) -> bool:
    return p.pos[verb] == "VERB" and p.lemma[verb] in p.language.reporting.verbs
