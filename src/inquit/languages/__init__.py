"""Languages: all that inquit knows of English, and what another language would have to bring.

Each has a folder here with its tables. The parsed text carries its language, and the stages ask it for words, labels
and patterns: nothing outside this package names a word of a language, or a label of a parser.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from inquit.errors import ModelMissingError
from inquit.languages.language import Language
from inquit.languages.table_folder import Row

__all__ = ["ENGLISH", "LANGUAGES", "Language", "Row", "language_of"]

ENGLISH = "en"
# The languages that are read: those with a folder of tables here.
_HERE = resources.files(__name__)
LANGUAGES = tuple(sorted(folder.name for folder in _HERE.iterdir() if folder.joinpath("labels.tsv").is_file()))


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
    return Language(code, _HERE.joinpath(code), shipped=True)
