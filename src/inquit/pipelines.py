"""spaCy's pipelines: how one is loaded, and what it must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.errors import ModelMissingError, SettingsError
from inquit.languages import LANGUAGES
from inquit.spacy_import import import_spacy
from inquit.text.parsing import missing_parts
from inquit.text.shortcuts import take_shortcuts

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["load_pipeline", "modules_of"]


def load_pipeline(model: str | Language, *, as_it_is: bool = False) -> Language:
    """A spaCy pipeline ready for the stages.

    as_it_is: whether it runs as somebody else would run it, to the last digit, like one that is given loaded.

    Raises:
        ModelMissingError: not installed, not English, or without a part that the stages need.
        SettingsError: it is no pipeline, nor a name.
    """
    import_spacy()
    import spacy

    as_it_is = as_it_is or not isinstance(model, str)
    if isinstance(model, str):
        try:
            nlp = spacy.load(model)
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
    elif isinstance(model, spacy.language.Language):
        nlp, model = model, model.meta.get("name", "given")
    else:
        raise SettingsError(f"model must be a spaCy pipeline, or the name or path of one, not {model!r}")
    if nlp.lang not in LANGUAGES:
        raise ModelMissingError(f"the pipeline {model!r} is for language {nlp.lang!r}; inquit reads English")
    if not as_it_is:
        take_shortcuts(nlp)
    missing = missing_parts(nlp("She said so."))
    if missing:
        raise ModelMissingError(f"the pipeline {model!r} lacks {' and '.join(missing)}; use en_core_web_sm or the like")
    return nlp


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
