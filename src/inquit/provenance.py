"""What results owe to: version, pipeline, engine, weights, word lists and settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

from inquit.digests import file_digest, short, value_digest
from inquit.document import Roster
from inquit.engines import ENGINES
from inquit.languages import LANGUAGES, language_of
from inquit.settings import Settings, SettingsKeywords
from inquit.text_kinds import KINDS

__all__ = ["Provenance", "chosen_settings", "engine_of", "provenance_of"]

# What a result owes to, by name, each in a few words; two runs for which all of it is equal find the same in a text.
Provenance = dict[str, str]
_ALWAYS_GIVEN = frozenset({"name", "aliases", "id"})  # of an entry of a roster

# The engine stands beside them, how many threads read changes nothing, and a roster is shown by its digest.
_TOLD_OTHERWISE = {"engine", "threads", "roster"}
_LAST_ROSTER: dict[int, tuple[Roster, str]] = {}  # one, as a roster may be long, and every text asks for it


def engine_of(settings: Settings) -> Provenance:
    """What found the statements: the engine, and the digest of its weights, if any."""
    weights = ENGINES[settings.engine].weights
    return {"engine": settings.engine} | ({"weights": resolve_name(weights)().digest} if weights else {})


def provenance_of(model: str, settings: Settings) -> Provenance:
    """All that the results of a run owe to, besides the texts.

    model: the spaCy pipeline, by name or path; nothing is said of one that is not there.

    Raises:
        LexiconError: word lists or weights are missing.
    """
    kinds = {f"weights for {name}": resolve_name(kind.digest)() for name, kind in KINDS.items() if kind.digest}
    languages = {f"word lists ({code})": language_of(code).digest or "" for code in LANGUAGES}
    return {
        "inquit": version("inquit"),
        "spaCy": version("spacy"),
        "pipeline": _pipeline(model),
        **engine_of(settings),
        **kinds,
        **languages,
        **_shown(settings),
    }


def chosen_settings(settings: Settings) -> dict[str, Any]:
    """What results owe to besides the usual settings and the engine, as plain data."""
    usual = Settings()
    named = {name: getattr(settings, name) for name in SettingsKeywords.__annotations__ if name not in _TOLD_OTHERWISE}
    found = {name: value for name, value in named.items() if value != getattr(usual, name)}
    return {**found, **({"roster": _roster(settings.roster)} if settings.roster.entries else {})}


def _shown(settings: Settings) -> Provenance:
    deciding = settings.deciding
    del deciding["roster"]
    return {**{name: str(value) for name, value in deciding.items()}, "roster": _roster(settings.roster)}


def _roster(roster: Roster) -> str:
    """What `_roster_shown` says, made once for the texts of a run."""
    if (kept := _LAST_ROSTER.get(id(roster))) is None or kept[0] is not roster:
        kept = (roster, _roster_shown(**asdict(roster)))
        _LAST_ROSTER.clear()
        _LAST_ROSTER[id(roster)] = kept
    return kept[1]


def _roster_shown(entries: Sequence[Mapping[str, Any]], *, everywhere: bool) -> str:
    """How many are known and who; what is not given does not count, so that digests outlive new columns."""
    if not entries:
        return "none"
    given = [{name: value for name, value in entry.items() if value or name in _ALWAYS_GIVEN} for entry in entries]
    where = ", whose descriptions hold everywhere" if everywhere else ""
    return f"{len(given)} names, with the digest {short(value_digest(given))}{where}"


def _pipeline(model: str) -> str:
    """Name and version of a package, or what is in a folder."""
    try:
        return f"{model} {version(model)}"
    except (PackageNotFoundError, ValueError):  # the second: it cannot be the name of a package
        return f"folder with the digest {_folder_digest(Path(model))}"


def _folder_digest(folder: Path) -> str:
    try:
        files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        return short(value_digest({name: file_digest(path) for name, path in files.items()}))
    except (OSError, ValueError):
        return "none"
