"""What a figure depends on, so that two figures are compared only where they can be."""

from __future__ import annotations

from dataclasses import dataclass

from inquit.digests import short
from inquit.scoring.matching import HALF
from inquit.scoring.resampling import DRAWS, SEED, SWAPS

__all__ = ["Signature"]


@dataclass(frozen=True, slots=True)
class Signature:
    """What a figure depends on.

    inquit: the version that scored, and that extracted where it did.
    model: the spaCy pipeline; None where the predictions do not say.
    settings: of the extraction, as text; None where the predictions come from a file.
    gold, predictions, against: digests (SHA-256) of the files; predictions is None where inquit made them.
    matching: when a predicted item counts as a gold one.
    draws, swaps, seed: of the intervals and of the paired test.
    """

    inquit: str
    model: str | None
    settings: str | None
    gold: str
    documents: int
    predictions: str | None = None
    against: str | None = None
    matching: str = f"character IoU >= {HALF:g}"
    draws: int = DRAWS
    swaps: int = SWAPS
    seed: int = SEED

    def __str__(self) -> str:
        parts = {
            "inquit": self.inquit,
            "model": self.model or "unknown",
            "settings": self.settings or "unknown",
            "gold": short(self.gold),
            "documents": str(self.documents),
            "predictions": self.predictions and short(self.predictions),
            "against": self.against and short(self.against),
            "matching": self.matching,
            "draws": str(self.draws),
            "swaps": str(self.swaps) if self.against else None,
            "seed": str(self.seed),
        }
        return " | ".join(f"{name}: {value}" for name, value in parts.items() if value)
