"""Words that are like those of a passage are laid beside them, or are not."""

from __future__ import annotations

import pytest

from inquit import Sources
from inquit.verification.article_quotations import quotation_alone
from inquit.verification.looked_for import LookedFor
from inquit.verification.readings import WordWindow
from inquit.verification.word_alignment import aligned


@pytest.mark.parametrize(
    ("quotation", "source"),
    [
        ("[x] gamma gamma beta eps beta", "beta alpha delta delta eps"),
        ("alpha beta eps eta beta [x]", "eps gamma zeta delta eta"),
        ("gamma gamma beta eps beta", "beta alpha delta delta eps"),
    ],
)
def test_where_every_word_would_have_to_be_changed_nothing_is_laid_beside(quotation: str, source: str) -> None:
    sources = Sources([source])
    wanted = LookedFor.of(quotation_alone(quotation), sources)

    assert aligned(wanted.marked, WordWindow(sources.texts[0], 0, len(sources.texts[0].words))) is None
