"""Languages: all that inquit knows of English, and what another language would have to bring.

Each has a folder here with its tables. The parsed text carries its language, and the stages ask it for words, labels
and patterns: nothing outside this package names a word of a language, or a label of a parser.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from inquit.errors import ModelMissingError
from inquit.languages.base import Language
from inquit.languages.linear_model import LinearModel
from inquit.languages.table_folder import Row

__all__ = ["ENGLISH", "LANGUAGES", "Language", "Row", "language_of", "load_model", "read_table", "read_words"]

# The languages with a folder here.
LANGUAGES = ("en",)
ENGLISH = "en"


def language_of(code: str = ENGLISH) -> Language:
    """The language of a spaCy pipeline, by its code.

    Raises:
        ModelMissingError: inquit does not read it.
    """
    if code not in LANGUAGES:
        raise ModelMissingError(f"inquit does not read the language {code!r}, but {', '.join(LANGUAGES)}")
    return _read(code)


@cache
def _read(code: str) -> Language:
    return Language(code, resources.files(__name__).joinpath(code))


def read_table(name: str) -> tuple[Row, ...]:
    """A table of English, for who has no text at hand that carries its language."""
    return language_of().table(name)


def read_words(name: str, kind: str | None = None) -> frozenset[str]:
    """Words of English, as `Language.words` gives them; for who has no text at hand."""
    return language_of().words(name, kind)


def load_model(name: str) -> LinearModel:
    """A model of English, as `Language.model` gives it; for who has no text at hand."""
    return language_of().model(name)
