"""The words of a language that report what somebody says."""

from __future__ import annotations

from functools import cached_property

from inquit.languages.tables import Tables

__all__ = ["ReportingWords"]


class ReportingWords:
    """Verbs, nouns and adjectives that report, each kind read when it is first asked for."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Lemmas of verbs that report speech or writing."""
        return self._tables.words("speech_cues", "verb")

    @cached_property
    def novel_verbs(self) -> frozenset[str]:
        """Lemmas of verbs that report talk in novels."""
        return self.verbs | self._tables.words("fiction_words", "speech")

    @cached_property
    def utterances(self) -> frozenset[str]:
        """Nouns for what was said ("was her reply")."""
        return self._tables.words("fiction_words", "utterance")

    def reports_speech(self, lemma: str, form: str) -> bool:
        """Whether a word beside a quote reports talk; `form`, in lower case, tells where the tagger went wrong."""
        return lemma in self._beside or form in self._forms

    @cached_property
    def _beside(self) -> frozenset[str]:
        """Lemmas of verbs that report talk right beside a quote."""
        return self.novel_verbs | self._tables.words("fiction_words", "speech beside")

    @cached_property
    def _forms(self) -> frozenset[str]:
        """Forms whose lemma a tagger that takes them for names cannot give."""
        return self._tables.words("fiction_words", "speech form")
