"""Options that several commands take together: each group is one value, and each option stands in one group."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from typer import BadParameter

from inquit.cli import (
    corpus_options,
    counting_options,
    network_options,
    options,
    process_options,
    reading_options,
)
from inquit.cli.grouped_options import with_options
from inquit.document import Status
from inquit.settings import DEFAULT_MODEL, GenreChoice

if TYPE_CHECKING:
    from inquit.document import QuoteType, SpeakerKind
    from inquit.filters import RowFilter
    from inquit.io.read_options import ReadOptions
    from inquit.settings import Settings

__all__ = [
    "CorpusRowOptions",
    "CountedRowOptions",
    "CountingOptions",
    "DestinationOptions",
    "ExtractionOptions",
    "ListedExtractionOptions",
    "ReadingOptions",
    "RowOptions",
    "ScoredExtractionOptions",
    "SpeakerRowOptions",
    "StatsRowOptions",
    "TextOptions",
    "with_options",
]


@dataclass(frozen=True, slots=True)
class TextOptions:
    """Where the texts of inputs are."""

    text_column: reading_options.TextColumn = None
    id_column: reading_options.IdColumn = None
    speaker_column: reading_options.SpeakerColumn = None
    time_column: reading_options.TimeColumn = None
    glob: reading_options.Glob = None
    allow_private: network_options.AllowPrivate = False
    allow_host: network_options.AllowHost = None
    html_cells: reading_options.HtmlCells = False
    join: reading_options.Join = False

    def read_options(
        self, *, skip: Path | None = None, max_seconds: float | None = None, takes_results: bool = False
    ) -> ReadOptions:
        """What the readers need to know of them; `skip` is the file that is written to."""
        from inquit.io.read_options import ReadOptions

        given = asdict(self) | {name: tuple(getattr(self, name, None) or ()) for name in ("allow_host", "keep")}
        return ReadOptions(**given, skip=skip, max_seconds=max_seconds, takes_results=takes_results)


@dataclass(frozen=True, slots=True)
class ReadingOptions(TextOptions):
    """How inputs are read, with what they say about their texts."""

    keep: reading_options.Keep = None
    date_column: reading_options.DateColumn = None
    date_format: reading_options.DateFormat = None
    title_column: reading_options.TitleColumn = None
    site_column: reading_options.SiteColumn = None
    url_column: reading_options.UrlColumn = None
    metadata: reading_options.Metadata = None

    def keeping(self, column: str) -> ReadingOptions:
        """The same with one more column that is kept beside the text."""
        from inquit.io.read_options import ALL_COLUMNS

        kept = list(self.keep or ())
        return self if column in kept or kept == [ALL_COLUMNS] else replace(self, keep=[*kept, column])


@dataclass(frozen=True, slots=True)
class DestinationOptions:
    """Where results go."""

    output: options.Output = None
    resume: options.Resume = False

    def __post_init__(self) -> None:
        if self.resume and self.output is None:
            raise BadParameter("name the file of results to go on with: -o FILE", param_hint="'--resume'")


@dataclass(frozen=True, slots=True)
class RowOptions:
    """Which rows are kept."""

    USUAL: ClassVar[frozenset[Status]] = frozenset()  # the statuses kept where none is asked for; empty: all

    types: options.Types = None
    min_confidence: options.MinConfidence = 0.0
    statuses: options.Statuses = None
    first_hand: options.FirstHand = False

    @property
    def leaves_out_unasked(self) -> bool:
        """Whether rows are left out for their status though nobody said so."""
        return bool(self.USUAL and not self.statuses)

    def row_filter(self, genre: GenreChoice = "auto") -> RowFilter:
        """What passes the rows that are kept, whatever their texts were read as."""
        del genre
        from inquit.filters import RowFilter

        types = cast("list[QuoteType]", self.types or [])  # the option takes no others
        statuses = cast("list[Status]", self.statuses or [])
        return RowFilter(
            types=frozenset(types),
            min_confidence=self.min_confidence,
            statuses=frozenset(statuses) or self.USUAL,
            first_hand=self.first_hand,
        )


@dataclass(frozen=True, slots=True)
class SpeakerRowOptions(RowOptions):
    """Which rows are kept, those of some speakers included."""

    speakers: options.SpeakerNames = None

    def row_filter(self, genre: GenreChoice = "auto") -> RowFilter:
        """What passes the rows that are kept, whatever their texts were read as."""
        del genre
        return replace(RowOptions.row_filter(self), speakers=tuple(self.speakers or ()))


@dataclass(frozen=True, slots=True)
class CorpusRowOptions(SpeakerRowOptions):
    """Which rows of many texts are kept, and of which texts."""

    addressees: corpus_options.Addressees = None
    roles: corpus_options.Roles = None
    kinds: corpus_options.SpeakerKinds = None
    sites: corpus_options.Sites = None
    since: corpus_options.Since = None
    until: corpus_options.Until = None
    added_since: corpus_options.AddedSince = None
    where: corpus_options.Where = None

    def row_filter(self, genre: GenreChoice = "auto") -> RowFilter:
        """What passes the rows that are kept; texts that have been read are of the genre, if one is asked for."""
        kinds = cast("list[SpeakerKind]", self.kinds or [])  # the option takes no others
        return replace(
            SpeakerRowOptions.row_filter(self),
            addressees=tuple(self.addressees or ()),
            roles=tuple(self.roles or ()),
            kinds=frozenset(kinds),
            sites=tuple(self.sites or ()),
            since=self.since,
            until=self.until,
            added_since=self.added_since,
            where=tuple(_column_and_value(one) for one in self.where or ()),
            genres=frozenset() if genre == "auto" else frozenset({genre}),
        )


@dataclass(frozen=True, slots=True)
class CountedRowOptions(CorpusRowOptions):
    """Which rows are counted: what is said, unless something else is asked for."""

    USUAL: ClassVar[frozenset[Status]] = frozenset({"asserted"})


@dataclass(frozen=True, slots=True)
class StatsRowOptions(CountedRowOptions):
    """Which rows figures are of, those of some speakers left out."""

    without_speakers: corpus_options.WithoutSpeakers = None
    without_roles: corpus_options.WithoutRoles = None

    def row_filter(self, genre: GenreChoice = "auto") -> RowFilter:
        """What passes the rows that are kept; texts that have been read are of the genre, if one is asked for."""
        return replace(
            CountedRowOptions.row_filter(self, genre),
            without_speakers=tuple(self.without_speakers or ()),
            without_roles=tuple(self.without_roles or ()),
        )


@dataclass(frozen=True, slots=True)
class CountingOptions:
    """What statements are counted by."""

    by: counting_options.By = None
    top: counting_options.Top = None
    distinct: counting_options.Distinct = False

    def dimensions(self, *, charted: bool = False) -> tuple[str, ...]:
        """The names of one or two; none where the figures are the usual ones of speakers.

        charted: whether the figures are drawn, too, which those by something are.
        """
        if not self.by and (self.distinct or self.top is not None or charted):
            return ("person",)
        return tuple(self.by or ())


@dataclass(frozen=True, slots=True)
class ExtractionOptions:
    """How texts are extracted."""

    attitudes: options.Attitudes = False
    thoughts: options.Thoughts = False
    roster: options.RosterFile = None
    everywhere: options.Everywhere = False
    engine: options.EngineOption = "reader"
    device: options.DeviceOption = "cpu"
    genre: options.GenreOption = "auto"
    model: options.Model = DEFAULT_MODEL
    jobs: process_options.Jobs = None
    max_seconds: process_options.MaxSeconds = None

    def __post_init__(self) -> None:
        if self.everywhere and self.roster is None:
            raise BadParameter("it says where a roster holds: name one with --roster FILE", param_hint="'--everywhere'")

    def settings(self, *, several: bool = True) -> Settings:
        """What the extractor needs to know of them; `several`: whether more than one text is read.

        Raises:
            InquitError: the roster cannot be read.
        """
        from inquit.cli.messages import notice
        from inquit.document import Roster
        from inquit.io.roster import read_roster
        from inquit.settings import Settings

        roster = Roster() if self.roster is None else read_roster(self.roster, tell=notice)
        return Settings(
            engine=self.engine,
            device=self.device,
            genre=self.genre,
            attitudes=self.attitudes,
            thoughts=self.thoughts,
            roster=replace(roster, everywhere=bool(roster.entries) and (self.everywhere or not several)),
        )


@dataclass(frozen=True, slots=True)
class ListedExtractionOptions(ExtractionOptions):
    """How texts are extracted where rows within rows are listed, too."""

    turns_only: options.TurnsOnly = False

    def settings(self, *, several: bool = True) -> Settings:
        """What the extractor needs to know of them; `several`: whether more than one text is read.

        Raises:
            InquitError: the roster cannot be read.
        """
        return replace(ExtractionOptions.settings(self, several=several), turns_only=self.turns_only)


@dataclass(frozen=True, slots=True)
class ScoredExtractionOptions(ExtractionOptions):
    """How texts are extracted in order to be scored."""

    min_confidence: options.MinConfidence = 0.0


def _column_and_value(given: str) -> tuple[str, str]:
    column, _, value = given.partition("=")
    return column.strip(), value.strip()
