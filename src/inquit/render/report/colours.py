"""Which speaker has which colour: the most quoted come first, and in one text no two share one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

__all__ = ["COLOURS", "colour_rules", "speaker_colours"]

# As many as people with any sort of colour vision tell apart as lines on white and on black; style.css has them as --c0
# to --c7, in an order in which the first few differ most. Who gets none of them is grey.
COLOURS = 8


def speaker_colours(ranked: Sequence[str], texts_of: Mapping[str, Collection[int]]) -> dict[str, int]:
    """The colour of each speaker that gets one.

    Args:
        ranked: the names, the most quoted first.
        texts_of: by name the numbers of the texts in which somebody of that name speaks.
    """
    taken: dict[int, set[int]] = defaultdict(set)  # by text
    used: Counter[int] = Counter()
    colours: dict[str, int] = {}
    for name in ranked:
        free = [colour for colour in range(COLOURS) if not any(colour in taken[text] for text in texts_of[name])]
        if free:
            colours[name] = colour = min(free, key=lambda one: (used[one], one))
            used[colour] += 1
            for text in texts_of[name]:
                taken[text].add(colour)
    return colours


def colour_rules(colours: Mapping[str, int], numbers: Mapping[str, int]) -> str:
    """The style that gives the classes of speakers their colours: `h` for what is said, `l` for the lines under it."""
    members: dict[int, list[int]] = defaultdict(list)
    for name, colour in colours.items():
        members[colour].append(numbers[name])
    return "".join(
        f"{','.join(f'.{kind}{number}' for number in found)}{{--{kind}:var(--c{colour})}}\n"
        for colour, found in sorted(members.items())
        for kind in ("h", "l")
    )
