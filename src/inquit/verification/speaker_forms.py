"""A speaker taken apart for comparison: the name without what stands around it, the offices, what kind it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from inquit.attribution.transcript.label_parser import LabelParser
from inquit.attribution.transcript.label_parts import LabelParts
from inquit.document import Gender, Speaker
from inquit.filters import folded
from inquit.glyphs import APOSTROPHES
from inquit.languages import language_of
from inquit.name_comparison.name_keys import PERSON, NameKey, name_key

__all__ = ["SpeakerForms", "forms_of"]

# The names of texts repeat: so many are remembered.
_REMEMBERED = 16_384
_ACRONYM = range(2, 7)  # letters of one that stands for an organisation

# What is typed around a word and is no part of it.
_TYPED_BESIDE = ".,:;()" + APOSTROPHES

FormKind = Literal["name", "organisation", "description", "joint"]


@dataclass(frozen=True, slots=True)
class SpeakerForms:
    """What is known of a speaker.

    kind: how the speaker is named: by a name of a person, or of an organisation; by what somebody is; several together.
    name: what the fullest name is compared by; None where there is none.
    others: what other names are compared by that are no part of the fullest.
    offices: the words of what the speaker is and where, of each source of that knowledge.
    definite: whether a description means somebody whom the reader knows: "the mayor", not "a resident".
    members: of several together.
    letters: of a name that is nothing but initials.
    is_family: whether a title stands before the name somewhere, so that of one word it is a family name.
    """

    kind: FormKind
    name: NameKey | None
    others: tuple[NameKey, ...] = ()
    offices: frozenset[str] = frozenset()
    definite: bool = False
    gender: Gender | None = None
    members: tuple[SpeakerForms, ...] = ()
    letters: str = ""
    is_family: bool = False


@lru_cache(maxsize=_REMEMBERED)
def forms_of(speaker: Speaker) -> SpeakerForms:
    """A speaker taken apart."""
    parts = _parts(_with_capitals(speaker.name))
    aliases = [_parts(alias) for alias in speaker.aliases]
    members = speaker.members or parts.members
    if len(members) > 1:
        return SpeakerForms("joint", None, members=tuple(forms_of(Speaker("", name, named=True)) for name in members))
    kind = _kind(speaker, parts)
    known = [parts, *aliases]
    said = [speaker.role, speaker.affiliation, *(part.role for part in known), *(part.affiliation for part in known)]
    said += [title for part in known for title in part.titles]
    if kind == "description":
        said.append(parts.name)
    name = None if kind == "description" else _key(parts.name, kind)
    return SpeakerForms(
        kind,
        name,
        tuple(key for part in aliases if (key := _other_name(part, kind, name)) is not None),
        frozenset(word for words in said if words for word in content_words(words)),
        _is_definite(speaker, parts),
        speaker.gender or next((part.gender for part in known if part.gender is not None), None),
        letters=_letters(speaker.name),
        is_family=any(part.titles for part in known),
    )


def content_words(phrase: str) -> tuple[str, ...]:
    """The words of a description without those that only join them, in order."""
    language = language_of()
    small = language.function_words.article | language.vocabulary.connectors
    bare = folded(phrase).replace("-", " ").split()
    return tuple(word for word in (one.strip(_TYPED_BESIDE) for one in bare) if word and word not in small)


def _with_capitals(name: str) -> str:
    """A name that somebody typed without capitals, as names are printed."""
    words = name.split()
    typed_small = name.islower() and len(words) > 1 and words[0] in language_of().vocabulary.given_names
    return name.title() if typed_small else name


@lru_cache(maxsize=_REMEMBERED)
def _parts(name: str) -> LabelParts:
    return _parser().read(name)


@lru_cache(maxsize=1)
def _parser() -> LabelParser:
    return LabelParser("", language_of())


def _kind(speaker: Speaker, parts: LabelParts) -> FormKind:
    if speaker.kind in ("organisation", "group", "document") or _is_organisation(speaker, parts):
        return "organisation"
    is_pronoun = speaker.name.strip().casefold() in language_of().vocabulary.pronouns
    if parts.kind != "name" or is_pronoun or not (speaker.named or speaker.name[:1].isupper()):
        return "description"
    return "name"


def _is_organisation(speaker: Speaker, parts: LabelParts) -> bool:
    """Whether a name of which nothing else is known is that of an organisation."""
    if speaker.kind is not None or parts.titles or parts.kind not in ("name", "group"):
        return False
    vocabulary = language_of().vocabulary
    words = parts.name.casefold().replace(".", "").split()
    nouns = (vocabulary.noun_in_name(word) for word in words)
    if any(noun is not None and noun.kind == "organisation" for noun in nouns) or words[-1] in vocabulary.legal_forms:
        return words[0] not in vocabulary.given_names
    return len(words) == 1 and speaker.name.isupper() and len(words[0]) in _ACRONYM


def _key(name: str, kind: FormKind) -> NameKey | None:
    return name_key(name, PERSON if kind == "name" else "organisation")


def _other_name(parts: LabelParts, kind: FormKind, name: NameKey | None) -> NameKey | None:
    """Another name of somebody, where it is more than a part of the fullest one."""
    if parts.kind != "name":
        return None
    key = _key(parts.name, kind)
    known = () if name is None else name.words
    return key if key is not None and not set(key.words) <= set(known) else None


def _is_definite(speaker: Speaker, parts: LabelParts) -> bool:
    words = language_of().function_words
    firsts = {form.split()[0].casefold() for form in (speaker.name, *speaker.aliases) if form.strip()}
    if firsts & (words.indefinite_article | words.one | words.several):
        return False
    numbered = parts.kind == "unnamed" and parts.name[-1:].isdecimal()  # "Speaker 1"
    return numbered or parts.kind == "office" or not firsts.isdisjoint(words.definite_article)


def _letters(name: str) -> str:
    """The letters of a label that is nothing but initials: "A.P.", "AP"."""
    bare = "".join(char for char in name if char.isalpha())
    return bare.casefold() if bare.isupper() and len(bare) in (2, 3) and not name.strip(f"{bare}. ") else ""
