"""spaCy's pipelines: how one is loaded, and what it must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.errors import ModelMissingError, SettingsError
from inquit.languages import LANGUAGES
from inquit.settings import DEFAULT_MODEL
from inquit.spacy_import import import_spacy
from inquit.text.parsing import missing_parts
from inquit.text.shortcuts import take_shortcuts

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["load_pipeline", "modules_of"]

_RECOGNISER = "ner"  # as spaCy's pipelines call what finds names
# What the pipeline that comes with inquit has and does not run: its parser finds the sentences.
_NEVER_RUN = "senter"


def load_pipeline(model: str | Language, *, as_it_is: bool = False, names: bool = True) -> Language:
    """A spaCy pipeline ready for the stages.

    as_it_is: whether it runs as somebody else would run it, to the last digit, like one that is given loaded.
    names: whether the stages have names from it, and not from the engine; else what finds them is not loaded.

    Raises:
        ModelMissingError: not installed, not English, or without a part that the stages need.
        SettingsError: it is no pipeline, nor a name.
    """
    import_spacy()
    nlp = _named(model, as_it_is=as_it_is, names=names) if isinstance(model, str) else _given(model)
    name = model if isinstance(model, str) else nlp.meta.get("name", "given")
    if nlp.lang not in LANGUAGES:
        raise ModelMissingError(f"the pipeline {name!r} is for language {nlp.lang!r}; inquit reads English")
    missing = missing_parts(nlp("She said so."), names=names)
    if missing:
        raise ModelMissingError(f"the pipeline {name!r} lacks {' and '.join(missing)}; use en_core_web_sm or the like")
    return nlp


def _named(model: str, *, as_it_is: bool, names: bool) -> Language:
    import spacy

    try:
        nlp = spacy.load(model, exclude=[] if as_it_is else _left_out(model, names=names))
    except OSError as error:
        raise ModelMissingError(
            f"the spaCy pipeline {model!r} cannot be loaded: it is neither an installed package nor a folder with "
            f"a pipeline. Install it (`python -m spacy download {model}`), or name none to use the built-in one"
        ) from error
    except Exception as error:
        raise ModelMissingError(
            f"the spaCy pipeline {model!r} cannot be loaded ({type(error).__name__}): it is damaged, or was made "
            "for another version of spaCy. Get it anew, or name none to use the built-in one"
        ) from error
    if not as_it_is and nlp.lang in LANGUAGES:
        take_shortcuts(nlp)
    return nlp


def _left_out(model: str, *, names: bool) -> list[str]:
    never = [_NEVER_RUN] if model == DEFAULT_MODEL else []
    return never if names else [*never, _RECOGNISER]


def _given(model: object) -> Language:
    import spacy

    if not isinstance(model, spacy.language.Language):
        raise SettingsError(f"model must be a spaCy pipeline, or the name or path of one, not {model!r}")
    return model


def modules_of(model: Language) -> set[str]:
    """Where the components of a pipeline are from, and what makes them."""
    from spacy.util import registry

    modules = {getattr(part, "__module__", type(part).__module__) for _, part in model.pipeline}
    for name in model.pipe_names:
        factory = model.get_pipe_meta(name).factory
        for key in (f"{model.lang}.{factory}", factory):
            if registry.has("factories", key):
                modules.add(registry.get("factories", key).__module__)
    return modules
