"""The steps of spaCy's parser and its finder of names, taken from here rather than inside them.

Both go through a text by transitions, each chosen by the scores of a small network. Inside they lock the interpreter
anew for each of the dozens of transitions that are looked at for each token, as they have let go of it, and multiply by
a library that is slow for so little. Asked for one step after the other, as in training, they do neither: finding names
took two thirds of the time, the parse three quarters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["annotate", "is_greedy"]


def is_greedy(part: Any) -> bool:
    """Whether a component takes the best transition at each step, looks no farther, and runs on a processor."""
    from thinc.api import NumpyOps

    return bool(part.cfg.get("beam_width") == 1) and isinstance(part.model.ops, NumpyOps)


def annotate(part: Any, docs: Sequence[Doc], together: int) -> None:
    """Write what a component finds in some texts; of texts of like length so many go through its network at once."""
    by_length = sorted(docs, key=len)  # as spaCy does it
    for lo in range(0, len(by_length), together):
        batch = by_length[lo : lo + together]
        part.set_annotations(batch, _final_states(part, batch))


def _final_states(part: Any, docs: Sequence[Doc]) -> list[Any]:
    states: list[Any] = part.moves.init_batch(docs)
    network = part.model.predict(docs)
    going = [state for state in states if not state.is_final()]
    while going:
        going = part.transition_states(going, network.predict(going))
    network.clear_memory()
    return states
