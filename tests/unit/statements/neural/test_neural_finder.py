"""From what the reader sees to statements: the reader here sees what a test writes, so that no weights are needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log
from types import SimpleNamespace
from typing import Any, cast

import pytest
from tests.unit.conftest import Weights
from tests.unit.notation import parsed

from inquit.attribution.cue_sources import source_of
from inquit.document import Genre, TextSpan
from inquit.engines import Engine
from inquit.progress import Progress
from inquit.statements.neural.neural_finder import NeuralFinder
from inquit.statements.statement_draft import FoundStatements, StatementDraft
from inquit.structure.text_structure import read_structure
from inquit.tagger.antecedents import Antecedents
from inquit.tagger.entity_head import Tokens
from inquit.tagger.tagged_text import TaggedContent, TaggedCue
from inquit.tagger.tagging import Tagger
from inquit.text.entity_columns import without_names
from inquit.text.parsing import ParsedText

SAID = "He/PRON/nsubj/said said/VERB/ROOT he/PRON/nsubj/left left/VERB/ccomp/said ."
QUOTED = "“ They/PRON/nsubj/stay stay/VERB/ROOT . ” | He/PRON/nsubj/said said/VERB/ROOT ."


class View:
    """What the tagger sees, written down: each content with its cue, each cue with its source."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.cues: list[TaggedCue] = []
        self.contents: list[TaggedContent] = []
        self._links: list[tuple[TextSpan, int, float]] = []
        self._said: list[TextSpan] = []
        self.chance_said = 0.9
        self.heads: list[str] = []  # the words whose antecedents are asked for
        self.antecedents: Antecedents | None = None
        self.tokens: Tokens | None = None  # those whose names are asked for
        self.entities: Any = None

    def at(self, words: str, nth: int = 0) -> TextSpan:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return TextSpan(start, start + len(words))

    def cue(self, words: str, source: str | None = None, **given: Any) -> int:
        span = None if source is None else self.at(source)
        fields = {"chance": 0.9, "speech": 0.9, "source_chance": 0.9, "whole": True, **given}
        self.cues.append(
            TaggedCue(
                self.at(words), fields["chance"], fields["speech"], span, fields["source_chance"], fields["whole"]
            )
        )
        return len(self.cues) - 1

    def content(self, words: str, cue: int | None, *, chance: float = 0.9, link: float = 0.9) -> None:
        span = self.at(words)
        self.contents.append(TaggedContent(span, chance))
        self.linked(words, cue, link)

    def linked(self, words: str, cue: int | None, link: float = 0.9) -> None:
        self._said.append(self.at(words))
        if cue is not None:
            self._links.append((self.at(words), cue, link))

    def said(self, span: TextSpan) -> float:
        return self.chance_said if any(span.overlaps(s) for s in self._said) else 0.1

    def goes_on(self, start: int, at: int) -> None:
        pass

    def cues_of(self, span: TextSpan) -> dict[int, float]:
        return {cue: link for at, cue, link in self._links if at.overlaps(span)}


def find(
    text: ParsedText,
    view: View,
    *,
    attitudes: bool = False,
    at_least: float | None = None,
    genre: Genre = "news",
    engine: Engine = "reader",
) -> FoundStatements:
    class Fake:
        def read(
            self,
            text: str,
            paragraphs: Sequence[TextSpan],
            marked: Iterable[tuple[int, TextSpan]],
            *,
            heads: Sequence[int],
            tokens: Tokens | None,
            progress: Progress,
        ) -> View:
            view.tokens = tokens
            view.heads = [text[start:].split()[0] for start in heads]
            return view

    finder = NeuralFinder(cast(Tagger, Fake()), engine=engine, min_report_chance=at_least)
    return finder.find(read_structure(text, genre), attitudes=attitudes)


def words(text: str, draft: StatementDraft) -> tuple[str, str | None, str | None]:
    seen = draft.neural_cue
    source = None if seen is None or seen.source is None else seen.source.of(text)
    return " … ".join(s.of(text) for s in draft.content), None if seen is None else seen.cue.of(text), source


def test_a_report_with_its_cue_and_source() -> None:
    text = parsed(SAID)
    view = View(text.text)
    view.content("he left", view.cue("said", "He"))
    (draft,) = find(text, view).drafts
    assert words(text.text, draft) == ("he left", "said", "He")
    assert draft.chance == pytest.approx(0.9**3)


def test_antecedents_are_asked_for_nouns_names_and_pronouns_and_handed_on() -> None:
    text = parsed("The/DET/det/mayor mayor/NOUN/nsubj/told told/VERB/ROOT Ann/PROPN/dobj/told", SAID)
    view = View(text.text)
    view.antecedents = cast(Antecedents, object())
    assert find(text, view).antecedents is view.antecedents
    assert view.heads == ["mayor", "Ann", "He", "he"]


def test_names_that_the_parse_lacks_are_asked_for_and_entered() -> None:
    text = parsed(SAID.replace("He", "Ann"))
    view = View(text.text)
    view.content("he left", view.cue("said", "Ann"))
    view.entities = SimpleNamespace(said=[[("PERSON", "B"), ("", "O"), ("", "O"), ("DATE", "B"), ("", "O")]])
    found = find(without_names(text), view)
    assert view.tokens is not None
    assert view.tokens.start.tolist() == text.paragraphs[0].start
    assert found.page is not None
    assert found.page.parsed.named
    (p,) = found.page.parsed.paragraphs
    assert (p.ent_type, p.ent_iob) == (["PERSON", "", "", "DATE", ""], ["B", "O", "O", "B", "O"])
    assert found.drafts[0].paragraph is p


def test_names_that_the_parse_has_are_left_alone() -> None:
    view = View("")
    found = find(parsed(SAID), view)
    assert view.tokens is None
    assert found.page is not None
    assert found.page.parsed.named


def test_of_a_novel_antecedents_are_asked_for_as_well() -> None:
    view = View("")
    find(parsed(SAID), view, genre="fiction")
    assert view.heads == ["He", "he"]


def test_a_tag_that_cuts_a_word_is_widened_and_one_that_takes_a_comma_is_cut() -> None:
    text = parsed("He/PRON/nsubj/said said/VERB/ROOT , he/PRON/nsubj/left left/VERB/ccomp/said .")
    view = View(text.text)
    view.content(", he le", view.cue("said", "He"))
    assert words(text.text, find(text, view).drafts[0])[0] == "he left"


def test_a_tag_never_cuts_a_marked_stretch() -> None:
    text = parsed(QUOTED)
    view = View(text.text)
    view.content("They st", view.cue("said", "He"))
    (draft,) = find(text, view).drafts
    assert draft.content[0].of(text.text) == "“They stay.”"
    assert [span.of(text.text) for span in draft.quoted] == ["“They stay.”"]


def test_a_marked_stretch_without_a_tag_is_a_statement_if_its_words_are_likely_said() -> None:
    text = parsed("a/DET/det/plan “ plan/NOUN/ROOT ” | He/PRON/nsubj/said said/VERB/ROOT .")
    view = View(text.text)
    assert [n.span.of(text.text) for n in find(text, view).not_quotes] == ["“plan”"]
    view.linked("plan", view.cue("said", "He"))
    assert [words(text.text, d)[0] for d in find(text, view).drafts] == ["“plan”"]


def test_parts_of_one_cue_are_one_statement() -> None:
    text = parsed(
        "“ They/PRON/nsubj/stay stay/VERB/ROOT , ” he/PRON/nsubj/said said/VERB/ROOT . "
        "“ We/PRON/nsubj/go go/VERB/ROOT . ”"
    )
    view = View(text.text)
    cue = view.cue("said", "he")
    view.content("“They stay,”", cue)
    view.content("“We go.”", cue)
    assert [words(text.text, d)[0] for d in find(text, view).drafts] == ["“They stay,” … “We go.”"]


def test_words_that_no_cue_reports_are_no_statement() -> None:
    text = parsed(SAID)
    view = View(text.text)
    view.content("he left", None)
    assert find(text, view).drafts == ()


def test_a_link_into_the_words_themselves_does_not_count() -> None:
    text = parsed(SAID)
    view = View(text.text)
    view.content("he left", view.cue("left", "He"))
    assert find(text, view).drafts == ()


def test_an_unlikely_report_is_none() -> None:
    text = parsed(SAID)
    view = View(text.text)
    view.content("he left", view.cue("said", "He", chance=0.3), chance=0.3)
    assert find(text, view).drafts == ()


@pytest.mark.parametrize(
    ("chance", "speech", "attitudes", "listed"),
    [
        (0.36, 1.0, True, False),
        (0.38, 0.1, True, True),
        (0.38, 1.0, False, False),
        (0.41, 0.9, False, True),
        (0.41, 0.4, False, False),
    ],
)
def test_from_which_probability_on_a_report_is_listed(
    chance: float, speech: float, *, attitudes: bool, listed: bool
) -> None:
    text = parsed(SAID)
    view = View(text.text)
    view.content("he left", view.cue("said", "He", chance=1.0, speech=speech), chance=chance, link=1.0)
    assert bool(find(text, view, attitudes=attitudes).drafts) is listed


CLAUSE = SAID
INFINITIVE = "He/PRON/nsubj/asked asked=ask/VERB/ROOT to/PART:TO/aux/leave leave/VERB/xcomp/asked ."
PHRASE = "He/PRON/nsubj/announced announced=announce/VERB/ROOT a/DET/det/visit visit/NOUN/dobj/announced ."


@pytest.mark.parametrize(
    ("notation", "content", "chance", "listed"),
    [
        (CLAUSE, "he left", 0.39, False),
        (CLAUSE, "he left", 0.41, True),
        (INFINITIVE, "to leave", 0.41, True),
        (PHRASE, "a visit", 0.59, False),
        (PHRASE, "a visit", 0.61, True),
    ],
)
def test_the_large_reader_is_believed_clauses_earlier_than_phrases(
    notation: str, content: str, chance: float, *, listed: bool
) -> None:
    text = parsed(notation)
    view = View(text.text)
    cue = view.cue(text.text.split()[1], "He", chance=1.0, speech=1.0)
    view.content(content, cue, chance=chance, link=1.0)
    assert bool(find(text, view, engine="large").drafts) is listed


@pytest.mark.parametrize("attitudes", [False, True])
def test_a_threshold_that_the_user_gives_counts_in_its_place(*, attitudes: bool) -> None:
    text = parsed(SAID)
    view = View(text.text)
    view.content("he left", view.cue("said", "He", chance=1.0, speech=1.0), chance=0.3, link=1.0)
    assert len(find(text, view, attitudes=attitudes, at_least=0.29).drafts) == 1
    assert find(text, view, attitudes=attitudes, at_least=0.31).drafts == ()


@pytest.mark.parametrize(("attitudes", "acts"), [(False, []), (True, ["attitude"])])
def test_attitudes_are_listed_if_asked_for(attitudes: bool, acts: list[str]) -> None:
    text = parsed(SAID)
    view = View(text.text)
    view.content("he left", view.cue("said", "He", speech=0.1))
    assert [draft.act for draft in find(text, view, attitudes=attitudes).drafts] == acts


def test_a_source_that_is_only_a_word_is_widened_to_its_noun_phrase() -> None:
    text = parsed(
        "The/DET/det/man old/ADJ/amod/man man/NOUN/nsubj/said said/VERB/ROOT he/PRON/nsubj/left left/VERB/ccomp/said ."
    )
    view = View(text.text)
    view.content("he left", view.cue("said", "man", whole=False))
    assert words(text.text, find(text, view).drafts[0])[2] == "The old man"


def test_a_cue_in_the_paragraph_before_is_a_cue() -> None:
    text = parsed("He/PRON/nsubj/said said/VERB/ROOT :", "“ They/PRON/nsubj/stay stay/VERB/ROOT . ”")
    view = View(text.text)
    view.content("“They stay.”", view.cue("said", "He"))
    (draft,) = find(text, view).drafts
    assert words(text.text, draft) == ("“They stay.”", "said", "He")
    assert draft.paragraph.number == 2
    assert draft.cue_paragraph is not None
    assert draft.cue_paragraph.number == 1


@pytest.mark.parametrize("report", ["he left", "he left."])
def test_quoted_sentences_behind_a_finished_report_are_a_row_of_their_own(report: str) -> None:
    """Also where the tags of the report take in its full stop."""
    text = parsed(f"{SAID} | “ They/PRON/nsubj/always always/ADV/advmod/stay stay/VERB/ROOT . ”")
    view = View(text.text)
    cue = view.cue("said", "He")
    view.content(report, cue)
    view.content("“They always stay.”", cue)
    assert [words(text.text, d)[0] for d in find(text, view).drafts] == [report, "“They always stay.”"]


def test_what_goes_on_from_a_statement_knows_it_and_has_its_source() -> None:
    text = parsed(f"{SAID} | “ They/PRON/nsubj/always always/ADV/advmod/stay stay/VERB/ROOT . ”")
    view = View(text.text)
    cue = view.cue("said", "He")
    view.content("he left", cue)
    view.content("“They always stay.”", cue)
    first, second = find(text, view).drafts
    assert (second.rule, second.after) == ("goes on", first)
    source = source_of(second)
    assert source is not None
    assert source.of(text.text) == "He"


def test_a_colon_at_the_end_of_a_paragraph_leads_up_to_a_row_of_its_own() -> None:
    text = parsed(
        "He/PRON/nsubj/called called/VERB/ROOT it/PRON/dobj/called “ odd/ADJ/oprd/called ” :",
        "“ They/PRON/nsubj/always always/ADV/advmod/stay stay/VERB/ROOT ” | He/PRON/nsubj/left left/VERB/ROOT .",
    )
    view = View(text.text)
    cue = view.cue("called", "He")
    view.content("it “odd”:", cue)
    view.content("“They always stay”", cue)
    assert [words(text.text, d)[0] for d in find(text, view).drafts] == ["it “odd”:", "“They always stay”"]


def test_words_are_as_likely_reported_as_their_links_say_together() -> None:
    text = parsed(f"{SAID[:-2]} and/CCONJ/cc/said denied/VERB/conj/said it/PRON/dobj/denied .")
    view = View(text.text)
    view.content("it", view.cue("said", "He"), link=0.5)
    view.linked("it", view.cue("denied", "He"), link=0.4)
    (draft,) = find(text, view, attitudes=True).drafts
    assert draft.chance == pytest.approx(0.9 * 0.9 * 0.9)
    assert words(text.text, draft) == ("it", "denied", "He")  # the cue that leads up to them


@pytest.mark.parametrize("attitudes", [False, True])
def test_figures_say_nothing(attitudes: bool) -> None:
    text = parsed("Figures/NOUN:NNS/nsubj/show show/VERB/ROOT he/PRON/nsubj/left left/VERB/ccomp/show .")
    view = View(text.text)
    view.content("he left", view.cue("show", "Figures"))
    assert [draft.act for draft in find(text, view, attitudes=attitudes).drafts] == ["attitude"] * attitudes


def test_another_sentence_of_the_writer_is_no_part_of_a_report() -> None:
    text = parsed(f"{SAID} | It/PRON/nsubj/rained rained/VERB/ROOT .")
    view = View(text.text)
    cue = view.cue("said", "He")
    view.content("he left", cue)
    view.content("It rained", cue)
    assert [words(text.text, d)[0] for d in find(text, view).drafts] == ["he left"]


def test_words_of_the_sentence_of_the_cue_are_its_own_behind_a_semicolon() -> None:
    text = parsed(f"{SAID[:-2]} ; it/PRON/nsubj/rained rained/VERB/conj/left .")
    view = View(text.text)
    cue = view.cue("said", "He")
    view.content("he left", cue)
    view.content("it rained", cue)
    assert [words(text.text, d)[0] for d in find(text, view).drafts] == ["he left … it rained"]


@pytest.mark.parametrize(
    ("said", "by_rules", "quoted"), [(0.9, 0.39, False), (0.9, 0.41, True), (0.1, 0.99, False), (0.5, 0.81, True)]
)
def test_a_stretch_is_somebodys_words_if_two_probabilities_say_so_on_the_average(
    weights: Weights, said: float, by_rules: float, *, quoted: bool
) -> None:
    weights(stretches={"bias": log(by_rules / (1 - by_rules))})
    text = parsed("The/DET/det/plan “ plan/NOUN/nsubj/failed ” failed/VERB/ROOT .")
    view = View(text.text)
    view.linked("“plan”", view.cue("failed"), link=0.1)
    view.chance_said = said
    found = find(text, view)
    assert ([words(text.text, d)[0] for d in found.drafts] == ["“plan”"]) is quoted
    assert [n.span.of(text.text) for n in found.not_quotes] == ([] if quoted else ["“plan”"])


def test_somebody_who_is_thanked_is_no_statement() -> None:
    text = parsed("He/PRON/nsubj/thanked thanked/VERB/ROOT Ann@PERSON/PROPN/dobj/thanked .")
    view = View(text.text)
    view.content("Ann", view.cue("thanked", "He"))
    assert find(text, view).drafts == ()
    assert [words(text.text, d)[0] for d in find(text, view, attitudes=True).drafts] == ["Ann"]


def test_a_name_that_is_given_is_no_statement() -> None:
    text = parsed(
        "It/PRON/nsubjpass/known is/AUX/auxpass/known known=know/VERB:VBN/ROOT as/ADP/prep/known “ snow/NOUN/pobj/as ” "
        "among/ADP/prep/known us/PRON/pobj/among ."
    )
    view = View(text.text)
    view.content("“snow” among us", view.cue("is known as"))
    found = find(text, view)
    assert (found.drafts, [n.span.of(text.text) for n in found.not_quotes]) == ((), ["“snow”"])


def test_a_title_beside_what_it_names_is_no_quote_in_a_report() -> None:
    text = parsed(
        "He/PRON/nsubj/said said/VERB/ROOT her/PRON/poss/novel novel/NOUN/nsubj/sold “ Deep/ADJ/amod/Snow "
        "Snow/PROPN/appos/novel ” sold/VERB/ccomp/said ."
    )
    view = View(text.text)
    view.content("her novel “Deep Snow” sold", view.cue("said", "He"))
    found = find(text, view)
    assert [(n.span.of(text.text), n.reason) for n in found.not_quotes] == [("“Deep Snow”", "title")]
    assert [d.quoted for d in found.drafts] == [[]]


def test_which_is_no_part_of_what_it_is_called() -> None:
    text = parsed(
        "The/DET/det/plan plan/NOUN/ROOT , which/PRON:WDT/dobj/called he/PRON/nsubj/called called/VERB/relcl/plan "
        "“ odd/ADJ/oprd/called ” ."
    )
    view = View(text.text)
    cue = view.cue("called", "he")
    view.content("which", cue)
    view.content("“odd”", cue)
    assert [words(text.text, d)[0] for d in find(text, view).drafts] == ["“odd”"]


def test_a_verb_behind_a_finished_quote_is_of_the_next_sentence() -> None:
    text = parsed(
        "He/PRON/nsubj/said said/VERB/ROOT it/PRON/dobj/said . | "
        "“ They/PRON/nsubj/always always/ADV/advmod/stay stay/VERB/ROOT . ” | "
        "Others/NOUN/nsubj/urged urged=urge/VERB/ROOT care/NOUN/dobj/urged ."
    )
    view = View(text.text)
    said, urged = view.cue("said", "He"), view.cue("urged", "Others")
    view.content("“They always stay.”", said, link=0.6)
    view.linked("“They always stay.”", urged, link=0.4)
    assert [words(text.text, d)[1] for d in find(text, view).drafts] == ["said"]


def test_a_free_quote_without_a_cue_goes_on_from_the_statement_before() -> None:
    text = parsed("“ They/PRON/nsubj/always always/ADV/advmod/stay stay/VERB/ROOT . ”")
    view = View(text.text)
    (draft,) = find(text, view).drafts
    assert draft.rule == "orphan"


def test_a_name_in_a_signature_is_no_cue() -> None:
    text = parsed(f"{QUOTED.split(' | ')[0]} | ―/PUNCT Bo@PERSON/PROPN/ROOT .")
    view = View(text.text)
    view.content("“They stay.”", view.cue("Bo"))
    (draft,) = find(text, view).drafts
    assert words(text.text, draft)[1] is None
    assert draft.rule == "signature"


def test_a_turn_of_a_transcript_is_one_statement() -> None:
    text = parsed("LUND/PROPN/ROOT : He/PRON/nsubj/left left/VERB/ROOT .", "BO/PROPN/ROOT : No/INTJ/ROOT .")
    assert [draft.rule for draft in find(text, View(text.text)).drafts] == ["turn", "turn"]


@pytest.mark.parametrize(
    ("engine", "link", "cue"),
    [("reader", 0.39, None), ("reader", 0.41, "left"), ("large", 0.49, None), ("large", 0.51, "left")],
)
def test_words_belong_to_a_cue(engine: Engine, link: float, cue: str | None) -> None:
    text = parsed(
        "“ They/PRON/nsubj/always always/ADV/advmod/stay stay/VERB/ROOT . ” | "
        "Ann/PROPN/nsubj/left left=leave/VERB/ROOT ."
    )
    view = View(text.text)
    view.content("“They always stay.”", view.cue("left", "Ann"), link=link)
    (draft,) = find(text, view, engine=engine).drafts
    assert words(text.text, draft)[1] == cue


@pytest.mark.parametrize(("link", "cue"), [(0.04, "left"), (0.06, "said")])
def test_a_verb_of_speech_right_beside_a_quote_comes_before_a_likelier_cue(link: float, cue: str) -> None:
    text = parsed(
        "Ann/PROPN/nsubj/left left=leave/VERB/ROOT and/CCONJ/cc/left Bo/PROPN/nsubj/said said/VERB/conj/left : "
        "“ They/PRON/nsubj/always always/ADV/advmod/stay stay/VERB/ccomp/said . ”"
    )
    view = View(text.text)
    view.content("“They always stay.”", view.cue("left", "Ann"), link=0.9)
    view.linked("“They always stay.”", view.cue("said", "Bo"), link)
    (draft,) = find(text, view).drafts
    assert words(text.text, draft)[1] == cue


@pytest.mark.parametrize(("speech", "acts"), [(0.44, ["attitude"]), (0.46, ["speech"])])
def test_which_act_a_cue_reports(speech: float, acts: list[str]) -> None:
    text = parsed(SAID)
    view = View(text.text)
    view.content("he left", view.cue("said", "He", speech=speech))
    assert [draft.act for draft in find(text, view, attitudes=True).drafts] == acts


def test_an_article_tagged_by_itself_counts_for_the_cue_behind_it() -> None:
    p = parsed(
        "The/DET/det/claim claim/NOUN/nsubj/hurt that/SCONJ/mark/left he/PRON/nsubj/left left/VERB/acl/claim "
        "hurt/VERB/ROOT ."
    )
    view = View(p.text)
    article, noun = view.cue("The"), view.cue("claim")
    view.content("that he left", article, link=0.5)
    view.linked("that he left", noun, link=0.4)
    assert [words(p.text, draft)[:2] for draft in find(p, view).drafts] == [("that he left", "claim")]


def test_words_before_quoted_ones_of_a_cue_that_may_report_an_attitude() -> None:
    p = parsed(
        "The/DET/det/plan plan/NOUN/nsubj/seemed seemed=seem/VERB/ROOT “ a/DET/det/trap trap/NOUN/attr/seemed ” "
        "to/ADP/prep/seemed him/PRON/pobj/to ."
    )
    view = View(p.text)
    seemed = view.cue("seemed", "him", speech=0.3)
    view.content("The plan", seemed)
    view.content("“a trap”", seemed)
    drafts = find(p, view).drafts
    assert [(words(p.text, draft)[0], draft.act) for draft in drafts] == [("The plan … “a trap”", "speech")]


@pytest.mark.parametrize(("engine", "listed"), [("reader", True), ("large", False)])
def test_a_clause_by_the_parse_too_needs_no_sure_speech(engine: Engine, *, listed: bool) -> None:
    p = parsed(SAID)
    view = View(p.text)
    view.content("he left", view.cue("said", "He", chance=1.0, speech=0.6), chance=0.5, link=1.0)
    assert bool(find(p, view, engine=engine).drafts) is listed
