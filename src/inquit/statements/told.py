"""Reports that pass through several hands, by the parse: who says it, from whom the text has it, what is said.

"Ann was quoted by the Herald as saying that ...", "is alleged to have told a guard that ...", "told the court that her
brother had said ...": the verb nearest to the words says whose they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inquit.languages.relations import (
    ADNOMINAL_CLAUSE,
    ADVERBIAL_CLAUSE,
    AGENT,
    CLAUSAL_COMPLEMENT,
    INDIRECT_OBJECT,
    OBJECT,
    OBJECT_PREDICATE,
    OPEN_CLAUSE,
    PASSIVE_SUBJECT,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
)
from inquit.languages.tags import WH_WORDS
from inquit.statements.clauses import is_to_come, subject_of
from inquit.statements.conditions import is_condition
from inquit.statements.evidential import is_evidential
from inquit.statements.subjects import EDGE_POS, NOMINAL, Range, find_source
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

__all__ = ["ToldReport", "attributed_to", "hearer_of", "is_told", "leads_up_to", "told_report", "told_reports"]

_LEADS = frozenset((",", ":"))
_OBJECTS = frozenset({OBJECT, INDIRECT_OBJECT})
_NOUN_CLAUSES = frozenset({ADNOMINAL_CLAUSE, RELATIVE_CLAUSE})


@dataclass(frozen=True, slots=True)
class ToldReport:
    """What a verb of speech reports, by the parse; tokens of a paragraph.

    verb: the verb nearest to the words ("saying"); outer: the one over it that says how they are known ("quoted"), or
    the same verb.
    speaker, reporter: the heads of the mentions of who says it and from whom the text has it.
    content: the words; None where they stand in another place ("“...,” she was quoted as saying").
    """

    verb: int
    outer: int
    speaker: int | None
    reporter: int | None
    content: Range | None

    @property
    def is_wrapped(self) -> bool:
        """Whether another verb stands between the words and their verb's speaker."""
        return self.verb != self.outer


def told_reports(p: Paragraph, quoted: Sequence[bool]) -> Iterator[ToldReport]:
    """The reports of a paragraph outside quotation marks, in order; `quoted`: which tokens stand in marks."""
    verbs = p.language.reporting.verbs
    for verb, pos in enumerate(p.pos):
        if pos == "VERB" and p.lemma[verb] in verbs and not quoted[verb]:
            yield told_report(p, verb)


def told_report(p: Paragraph, verb: int) -> ToldReport:
    """What a verb of speech reports, and through whose hands."""
    outer, speaker, reporter = _wrapped(p, verb)
    return ToldReport(verb, outer, speaker, reporter, _content(p, verb, wrapped=outer != verb))


def _wrapped(p: Paragraph, verb: int) -> tuple[int, int | None, int | None]:
    """The outermost verb of a report, who speaks, and who passes it on."""
    own = subject_of(p, verb)
    if own is not None:
        return verb, _who(p, verb, own), None
    outer = _over(p, verb)
    if outer is None:
        return verb, find_source(p, verb), None
    by_another = p.dep[verb] == PREPOSITION_CLAUSE or any(p.dep[k] == PASSIVE_SUBJECT for k in p.children[outer])
    return outer, *(_hands(p, outer, verb) if by_another else (find_source(p, verb), None))


def is_told(p: Paragraph, report: ToldReport) -> bool:
    """Whether somebody says words in a report, not only whether or why."""
    nobody = p.language.function_words.expletive | p.language.function_words.thing_relative
    if report.speaker is None or p.lower[report.speaker] in nobody or is_evidential(p, report.verb, report.speaker):
        return False
    if report.content is None:
        return True
    lo = report.content[0]
    opens = p.tag[lo] in WH_WORDS and p.lower[lo] not in p.language.function_words.complementizer
    return not opens and p.lower[lo] not in p.language.words("report_status", "open")


def leads_up_to(p: Paragraph, verb: int, stretch: Stretch) -> bool:
    """Whether a stretch stands right behind a verb, or behind it, whom it is said to, and a comma or colon."""
    between = range(verb + 1, stretch.lo)
    if not between:
        return verb + 1 == stretch.lo
    if p.text[between[-1]] not in _LEADS or p.sent[verb] != p.sent[between[-1]]:
        return False
    hearers = p.lemma[verb] in p.language.reporting.addressee_verbs
    told = [p.edges[k] for k in p.children[verb] if hearers and p.dep[k] in _OBJECTS]
    return all(p.pos[i] in EDGE_POS or any(lo <= i < hi for lo, hi in told) for i in between)


def _over(p: Paragraph, verb: int) -> int | None:
    """The word over a verb without a subject that says how its words are known: "quoted as", "alleged to", "due to"."""
    words, above = p.language.words, p.head[verb]
    if is_to_come(p, verb):
        return above
    kinds: tuple[str, ...]
    if p.dep[verb] == PREPOSITION_CLAUSE:
        quotes = p.lower[above] in p.language.function_words.comparison
        if not quotes and p.lower[above] not in p.language.function_words.belonging_preposition:
            return None
        kinds = ("quoting", "misquoting") if quotes else ("alleging",)
        above = p.head[above]
    elif p.dep[verb] in (OPEN_CLAUSE, ADVERBIAL_CLAUSE):
        passive = any(p.dep[k] == PASSIVE_SUBJECT for k in p.children[above])
        kinds = ("alleging", "perceiving", "expecting") if passive else ("expecting", "withholding")
    else:
        return None
    if not any(form in words("report_status", kind) for form in (p.lemma[above], p.lower[above]) for kind in kinds):
        return None
    return p.head[above] if p.pos[above] == "ADJ" else above  # "is due to say"


def _who(p: Paragraph, verb: int, subject: int) -> int | None:
    """The subject, or for a relative pronoun the noun that it stands for."""
    if p.tag[subject] in WH_WORDS:
        return p.head[verb] if p.dep[verb] == RELATIVE_CLAUSE else subject
    return subject if (named := attributed_to(p, subject)) is None else named


def attributed_to(p: Paragraph, noun: int) -> int | None:
    """Who is said to have said it: "a quote attributed to Ann Lee"."""
    words, to = p.language.words, p.language.function_words.recipient_preposition
    if p.lemma[noun] not in words("report_status", "quotation"):
        return None
    clauses = [
        k for k in p.children[noun] if p.dep[k] == ADNOMINAL_CLAUSE and p.lemma[k] in words("report_status", "quoting")
    ]
    given = [m for k in clauses for m in p.children[k] if p.dep[m] == PREPOSITION and p.lower[m] in to]
    return next((k for m in given for k in p.children[m] if p.dep[k] == PREPOSITION_OBJECT), None)


def _hands(p: Paragraph, outer: int, verb: int) -> tuple[int | None, int | None]:
    """Who speaks and who passes it on: "Ann was quoted by the Herald as saying", "the Herald quotes Ann as saying"."""
    agent = _agent(p, outer, verb)
    passive = next((k for k in p.children[outer] if p.dep[k] == PASSIVE_SUBJECT), None)
    if passive is not None:
        return _who(p, outer, passive), agent
    spoken_of = next((k for k in p.children[outer] if p.dep[k] in _OBJECTS and k < verb), None)
    if spoken_of is not None:
        return spoken_of, find_source(p, outer)
    if p.dep[outer] in _NOUN_CLAUSES and p.pos[p.head[outer]] in NOMINAL:  # "Ann, quoted as saying"
        return p.head[outer], agent
    return find_source(p, verb), None


def hearer_of(p: Paragraph, report: ToldReport) -> int | None:
    """Who is told, as the subject of a passive: "The nurses were told by Sam Doyle that ..."."""
    if report.is_wrapped or report.content is None or p.lemma[report.verb] not in p.language.reporting.addressee_verbs:
        return None
    return next((k for k in p.children[report.verb] if p.dep[k] == PASSIVE_SUBJECT and k < report.verb), None)


def _agent(p: Paragraph, outer: int, verb: int) -> int | None:
    """Who quotes: "quoted by the Herald as saying", "quoted as saying by the Herald"."""
    by = p.language.function_words.agent_preposition
    for k in [*p.children[outer], *p.children[verb]]:
        if p.dep[k] == AGENT or (p.dep[k] == PREPOSITION and p.head[k] == verb and p.lower[k] in by):
            return next((m for m in p.children[k] if p.dep[m] == PREPOSITION_OBJECT), None)
    return None


def _content(p: Paragraph, verb: int, *, wrapped: bool) -> Range | None:
    kids = [k for k in p.children[verb] if k > verb]
    clauses = [k for k in kids if p.dep[k] == CLAUSAL_COMPLEMENT]
    if clauses and is_condition(p, verb):
        clauses = clauses[:1]  # what follows from it is parsed as one more
    if clauses:
        return _tidy(p, p.edges[clauses[0]][0], max(p.edges[k][1] for k in clauses), verb)
    objects = [k for k in kids if p.dep[k] in _OBJECTS]
    if p.lemma[verb] in p.language.reporting.addressee_verbs:
        for m in (m for k in objects for m in p.children[k] if m > k and p.dep[m] in _NOUN_CLAUSES):
            if _is_whole(p, m):
                return _tidy(p, *p.edges[m], verb)
        return None
    parts = [k for k in kids if p.dep[k] == OBJECT_PREDICATE or _compares(p, k)]
    if not (wrapped and objects and parts):  # "to release his plan" is all that is said
        return None
    return _tidy(p, p.edges[objects[0]][0], max(p.edges[k][1] for k in parts), verb)


def _is_whole(p: Paragraph, clause: int) -> bool:
    """Whether a clause on a noun lacks nothing: "(told a guard) that the keys were gone", not "who was there"."""
    subject, first = subject_of(p, clause), p.edges[clause][0]
    if subject is None or p.tag[subject] in WH_WORDS:
        return False
    return p.tag[first] not in WH_WORDS or p.lower[first] in p.language.function_words.complementizer


def _compares(p: Paragraph, k: int) -> bool:
    return p.dep[k] == PREPOSITION and p.lower[k] in p.language.function_words.comparison


def _tidy(p: Paragraph, lo: int, hi: int, verb: int) -> Range | None:
    """The range behind the verb without punctuation at its edges, and without who else says so at its end."""
    lo = max(lo, verb + 1)
    according = p.language.function_words.according
    for i in range(lo + 1, hi):
        if p.lower[i] in according and p.text[i - 1] == "," and p.edges[i][1] >= hi - 1:
            hi = i
            break
    while lo < hi and p.pos[lo] in EDGE_POS:
        lo += 1
    while hi > lo and p.pos[hi - 1] in EDGE_POS:
        hi -= 1
    return (lo, hi) if lo < hi else None
