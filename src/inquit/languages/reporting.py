"""The words of a language that report what somebody says or thinks.

Each verb is one row of `reporting_verbs.tsv`, each noun and adjective one of `reporting_words.tsv`; the stages ask for
the lists that follow from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from inquit.languages.inflection import Inflection
from inquit.languages.table_folder import Row, TableFolder
from inquit.languages.tags import PAST_TENSE, PRESENT_THIRD_PERSON

__all__ = ["ReportingAct", "ReportingWords"]

ReportingAct = Literal["speech", "attitude"]

_TOLD = ("speech", "thought")  # the acts that are told beside words in marks
_NEWS, _NOVELS = frozenset({"news", "both"}), frozenset({"novels", "both"})


class ReportingWords:
    """Verbs, nouns and adjectives that report, each list made when it is first asked for."""

    def __init__(self, tables: TableFolder) -> None:
        self._tables = tables

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Lemmas of verbs that report speech or writing in news."""
        return self._verbs_in(_NEWS)

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Nouns for speech or writing in news ("statement")."""
        return self._nouns_in(_NEWS)

    @cached_property
    def adjectives(self) -> frozenset[str]:
        """Adjectives that report speech ("adamant that ...")."""
        return frozenset(row["lemma"] for row in self._words if row["pos"] == "adjective" and row["act"] == "speech")

    @cached_property
    def novel_verbs(self) -> frozenset[str]:
        """Lemmas of verbs that report talk in novels."""
        return self._verbs_in(_NOVELS)

    @cached_property
    def utterances(self) -> frozenset[str]:
        """Nouns for what was said in novels ("was her reply")."""
        return self._nouns_in(_NOVELS)

    @cached_property
    def addressee_verbs(self) -> frozenset[str]:
        """Lemmas of verbs whose object is whom something is said to ("urge")."""
        return frozenset(row["lemma"] for row in self._verbs if row["object"] == "hearer")

    @cached_property
    def dash_forms(self) -> frozenset[str]:
        """Forms of verbs that report inside the lines of dash dialogue."""
        return self._forms_in("dash")

    @cached_property
    def finite_forms(self) -> frozenset[str]:
        """The finite forms of verbs that report speech, in news or in novels."""
        return frozenset(
            form for row in self._verbs if row["act"] in _TOLD for form in self._finite(row["lemma"], row["past"])
        )

    @cached_property
    def thought_verbs(self) -> frozenset[str]:
        """Lemmas of verbs that tell what somebody thinks in marks, and does not say."""
        return frozenset(row["lemma"] for row in self._verbs if row["act"] == "thought")

    @cached_property
    def with_particle(self) -> frozenset[tuple[str, str]]:
        """The finite forms of verbs that report speech with a particle, with that ("put", "in")."""
        rows = self._tables.rows("tag_particles")
        return frozenset((form, row["particle"]) for row in rows for form in self._finite(row["lemma"], row["past"]))

    def of_pos(self, pos: str) -> frozenset[str]:
        """Lemmas that report speech in news, by the part of speech of a cue; prepositions ("according to") as verbs."""
        if pos in ("VERB", "AUX", "ADP"):
            return self.verbs
        return self.adjectives if pos == "ADJ" else self.nouns

    def reports_talk(self, lemma: str, form: str) -> bool:
        """Whether a word beside a quote reports talk; `form`, in lower case, tells where the tagger went wrong.

        That is where it gives the form for the lemma: "came" is no talk where it is known to be of "come".
        """
        return lemma in self._beside or (form in self._misread and form in lemma.lower())

    def opens_inversion(self, form: str) -> bool:
        """Whether a form, in lower case, can lead up to a quote before its subject: "Said the king"."""
        return form in self._past_forms

    def of_act(self, act: ReportingAct) -> frozenset[str]:
        """The lemmas that report speech in news, or an attitude, of all parts of speech."""
        return frozenset(
            row["lemma"] for row in (*self._verbs, *self._words) if row["act"] == act and row["genre"] in _NEWS
        )

    @property
    def _verbs(self) -> tuple[Row, ...]:
        return self._tables.rows("reporting_verbs")

    @property
    def _words(self) -> tuple[Row, ...]:
        return self._tables.rows("reporting_words")

    @cached_property
    def _beside(self) -> frozenset[str]:
        """Lemmas of verbs that report talk right beside a quote in novels."""
        return frozenset(row["lemma"] for row in self._verbs if row["act"] in _TOLD and row["genre"] in _NOVELS)

    @cached_property
    def _past_forms(self) -> frozenset[str]:
        inflection = Inflection(self._tables.rows("inflection"))
        rows = (row for row in self._verbs if row["lemma"] in self.novel_verbs)
        return frozenset(row["past"] or inflection.form(row["lemma"], PAST_TENSE) for row in rows)

    @cached_property
    def _misread(self) -> frozenset[str]:
        """Forms whose lemma a tagger that takes them for names cannot give."""
        return self._forms_in("misread")

    def _verbs_in(self, genres: frozenset[str]) -> frozenset[str]:
        """The verbs of speech that need no quote beside them."""
        return frozenset(
            row["lemma"] for row in self._verbs if row["act"] in _TOLD and row["genre"] in genres and not row["beside"]
        )

    def _nouns_in(self, genres: frozenset[str]) -> frozenset[str]:
        return frozenset(
            row["lemma"]
            for row in self._words
            if row["pos"] == "noun" and row["act"] == "speech" and row["genre"] in genres
        )

    def _finite(self, lemma: str, past: str) -> Iterator[str]:
        inflection = Inflection(self._tables.rows("inflection"))
        yield past or inflection.form(lemma, PAST_TENSE)
        yield inflection.form(lemma, PRESENT_THIRD_PERSON)
        yield lemma

    def _forms_in(self, column: str) -> frozenset[str]:
        """The forms whose tags a column lists."""
        inflection = Inflection(self._tables.rows("inflection"))
        return frozenset(
            row["past"] if tag == PAST_TENSE and row["past"] else inflection.form(row["lemma"], tag)
            for row in self._verbs
            for tag in row[column].split()
        )
