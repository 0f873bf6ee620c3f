"""Weights for the tests of this folder, so that nothing depends on those that are shipped."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from tests.unit.books import book_of, read

from inquit.languages.language import Language
from inquit.languages.linear_model import LinearModel

__all__ = ["SURE", "book_of", "read", "weights"]  # fixtures of another module count only where they are imported

SURE = 10.0  # a weight that makes a probability as good as 1

Weights = Callable[..., None]


@pytest.fixture
def weights(monkeypatch: pytest.MonkeyPatch) -> Weights:
    """Puts weights by feature in the place of the fitted ones; a model without any finds everything even odds."""

    def put(
        *,
        links: Mapping[str, float] | None = None,
        stretches: Mapping[str, float] | None = None,
        frames: Mapping[str, float] | None = None,
        ends: Mapping[str, float] | None = None,
    ) -> None:
        models = {
            "link_weights": LinearModel(dict(links or {})),
            "stretch_weights": LinearModel(dict(stretches or {})),
            "frame_weights": LinearModel(dict(frames or {})),
        }
        if ends is not None:
            models["content_end_weights"] = LinearModel(dict(ends))
        fitted = Language.model
        monkeypatch.setattr(Language, "model", lambda language, name: models.get(name) or fitted(language, name))

    return put
