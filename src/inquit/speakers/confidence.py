"""How sure a row is: the probability that its speaker is right, from measured precisions.

A speaker is right when the mention beside the words was the right one and the name given to that mention is right. Both
precisions were counted (`training/fit_confidence.py`): the first by the rule that found the mention and how likely its
link was, on PolNeAR train; the second by the naming step, on documents with resolved speakers. The two are multiplied.
"""

from __future__ import annotations

from functools import cache

from inquit.lexicons import read_table
from inquit.quotes.linear import bucket

__all__ = ["CHANCE_STEPS", "confidence", "mention_key"]

# Bins of the link or report probability within which the precision of a rule is counted.
CHANCE_STEPS = (0.3, 0.5, 0.7, 0.85, 0.95)


def mention_key(rule: str, chance: float) -> str:
    """The row of the table for a mention found by `rule` over a link of probability `chance`."""
    return f"{rule}|{bucket(chance, CHANCE_STEPS)}"


def confidence(rule: str, chance: float, naming: str) -> float:
    """The probability that a speaker found in this way is right, rounded to two places."""
    table = _precisions()
    mention = table.get(("mention", mention_key(rule, chance)), table["mention", "any"])
    name = table.get(("naming", naming), table["naming", "any"])
    return round(mention * name, 2)


@cache
def _precisions() -> dict[tuple[str, str], float]:
    return {(row["step"], row["key"]): float(row["precision"]) for row in read_table("confidence")}
