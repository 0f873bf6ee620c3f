"""The pipeline component `inquit`: `nlp.add_pipe("inquit")`, then `doc._.quotes`.

spaCy imports this module with every pipeline that it makes, in whatever program. So it stays light, and touches nothing
until somebody adds the component: `doc._.quotes` could be somebody else's there.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from functools import partial
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from inquit.components.annotations import EXTENSIONS, annotate, register_extensions, write_entities
from inquit.document import Roster, RosterEntry
from inquit.errors import ModelMissingError, SettingsError
from inquit.settings import Settings
from inquit.text.parsing import missing_parts, parsed_from_doc

__all__ = ["QuoteComponent", "make_quote_component"]

_ROSTER_SHAPE = (
    'each entry must look like {"name": "Ann Lee", "aliases": ["Lee"], "id": "p1"}; only name is needed, and there may '
    "be kind, gender, role, affiliation and narrator, too"
)

_ENTRY_KEYS = {field.name for field in fields(RosterEntry)} - {"document"}  # a Doc has no id


class QuoteComponent:
    """Finds the quotes of each `Doc` and writes them to it.

    name: the name of the component in its pipeline, for error messages.
    settings: how the text is read.
    entities: whether the names that the engine sees are written to `doc.ents`, where the pipeline finds none itself.
    """

    def __init__(self, *, name: str, settings: Settings, entities: bool = False) -> None:
        self.name = name
        self.settings = settings
        self.entities = entities

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one `Doc`.

        Raises:
            ModelMissingError: the components before this one leave out something that it reads.
        """
        from inquit.api import analyse, speech_of, transcript_in

        self._check(doc, names=self.settings.needs_names)
        transcript = transcript_in(doc.text, doc.lang_, self.settings)
        parsed = parsed_from_doc(doc, part=speech_of(transcript))
        seen = partial(write_entities, doc) if self.entities and not parsed.named else None
        annotate(doc, analyse(parsed, self.settings, transcript=transcript, seen=seen))
        return doc

    def _check(self, doc: Doc, *, names: bool) -> None:
        missing = missing_parts(doc, names=names)
        if len(doc) and missing:
            raise ModelMissingError(
                f"the component {self.name!r} needs {' and '.join(missing)} before it in the pipeline; "
                "see nlp.pipe_names, or load a pipeline such as en_core_web_sm"
            )


@Language.factory(
    "inquit",
    assigns=[
        "doc.spans",
        "doc.user_data",
        *(f"{holder.__name__.lower()}._.{called}" for holder, called, _ in EXTENSIONS),
    ],
    requires=["token.tag", "token.dep", "token.lemma"],  # and token.ent_iob where the engine sees no names
    default_config={
        "engine": "reader",
        "device": "cpu",
        "genre": "auto",
        "threads": 1,
        "attitudes": False,
        "thoughts": False,
        "turns_only": False,
        "min_report_chance": None,
        "roster": [],
        "entities": False,
    },
)
def make_quote_component(  # noqa: PLR0913 - the settings, each by its name
    nlp: Language,
    name: str,
    *,
    engine: Any,
    device: Any,
    genre: Any,
    threads: Any,
    attitudes: Any,
    thoughts: Any,
    turns_only: Any,
    min_report_chance: Any,
    roster: Any,
    entities: Any,
) -> QuoteComponent:
    """The factory `inquit`.

    It takes anything and checks it itself: spaCy would say in the words of another library what is wrong.

    Args:
        nlp: the pipeline; not used.
        name: the name of the component in it.
        engine: "reader", "large" or "rules"; a reader is loaded with the first text.
        device: where the large reader runs: "cpu" or "cuda".
        genre: "news", "fiction", "transcript", or "auto": as each text looks.
        threads: how many threads the reader may use.
        attitudes: also list beliefs, intentions and feelings.
        thoughts: also list words in marks that were thought.
        turns_only: of a transcript list the turns, and not what is reported in them.
        min_report_chance: how likely words without quotation marks must be reported ones to be listed.
        roster: speakers that are known, each with `name`, and if wanted the other fields of a `RosterEntry`; or a
            dictionary of these `entries`, and whether their descriptions hold `everywhere`.
        entities: also write the names that the reader sees to `doc.ents`, where the pipeline has no NER.

    Raises:
        SettingsError: a setting that makes no sense, or `doc._.quotes` belongs to somebody else.
    """
    register_extensions()
    settings = Settings(
        engine=engine,
        device=device,
        genre=genre,
        threads=threads,
        attitudes=attitudes,
        thoughts=thoughts,
        turns_only=turns_only,
        min_report_chance=min_report_chance,
        roster=_roster(roster),
    )
    if not isinstance(entities, bool):
        raise SettingsError(f"entities must be True or False, not {entities!r}")
    return QuoteComponent(name=name, settings=settings, entities=entities)


def _roster(given: object) -> Roster:
    match given:
        case {"entries": list() | tuple() as entries, "everywhere": bool() as everywhere, **rest} if not rest:
            return Roster(tuple(map(_roster_entry, entries)), everywhere)
        case list() | tuple():
            return Roster(tuple(map(_roster_entry, given)))
    raise SettingsError(
        f"roster must be a list of speakers, not {given!r}; {_ROSTER_SHAPE}. Where descriptions hold in every text: "
        '{"entries": [...], "everywhere": true}'
    )


def _roster_entry(entry: object) -> RosterEntry:
    if isinstance(entry, dict) and entry.get("name") and entry.keys() <= _ENTRY_KEYS:
        given: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()
        }
        with suppress(SettingsError):
            return Settings(roster=Roster((RosterEntry(**given),))).roster.entries[0]
    raise SettingsError(f"roster entry {entry!r}: {_ROSTER_SHAPE}")
