"""Who gets which colour, and whether the colours can be told apart."""

from __future__ import annotations

import itertools
import math
import re
from importlib import resources

import pytest

from inquit.render.report.colours import COLOURS, colour_rules, speaker_colours

Vector = tuple[float, float, float]

# How people see red, green and blue light who lack one kind of cones: Machado, Oliveira and Fernandes 2009, severity 1.
VISIONS: dict[str, tuple[Vector, Vector, Vector]] = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.0520)),
    "no green": ((0.3673, 0.8606, -0.2280), (0.2801, 0.6725, 0.0474), (-0.0118, 0.0429, 0.9689)),
    "no blue": ((1.2555, -0.0767, -0.1788), (-0.0784, 0.9308, 0.1476), (0.0047, 0.6914, 0.3039)),
}
# In OKLab, where 0.02 is the least difference that is seen side by side.
APART = 0.1


def _light(lightness: float, chroma: float, hue: float) -> Vector:
    """A colour in OKLCH as red, green and blue light."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _lab(light: Vector) -> Vector:
    red, green, blue = (min(1.0, max(0.0, part)) for part in light)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _palettes() -> list[list[Vector]]:
    """The colours of light, dark and print, as lightness, chroma and hue."""
    style = resources.files("inquit.render.report").joinpath("page", "style.css").read_text("utf-8")
    found = re.findall(r"--c(\d): oklch\(([.\d]+) ([.\d]+) (\d+)\)", style)
    assert [int(number) for number, *_ in found] == list(range(COLOURS)) * 3
    colours = [(float(lightness), float(chroma), float(hue)) for _, lightness, chroma, hue in found]
    return [colours[start : start + COLOURS] for start in range(0, len(colours), COLOURS)]


@pytest.mark.parametrize("palette", range(3), ids=["light", "dark", "print"])
@pytest.mark.parametrize("vision", VISIONS)
def test_any_two_colours_can_be_told_apart(palette: int, vision: str) -> None:
    colours = _palettes()[palette]
    seen = []
    for colour in colours:
        light = [min(1.0, max(0.0, part)) for part in _light(*colour)]
        seen.append(_lab(tuple(sum(w * part for w, part in zip(row, light, strict=True)) for row in VISIONS[vision])))  # type: ignore[arg-type]
    nearest = {(i, j): math.dist(seen[i], seen[j]) for i, j in itertools.combinations(range(COLOURS), 2)}

    assert min(nearest.values()) >= APART, min(nearest.items(), key=lambda item: item[1])


def test_the_most_quoted_come_first() -> None:
    ranked = [f"n{number}" for number in range(10)]
    colours = speaker_colours(ranked, dict.fromkeys(ranked, (1,)))

    assert list(colours.items()) == [(f"n{number}", number) for number in range(COLOURS)]


def test_in_one_text_no_two_share_a_colour_and_in_all_texts_one_has_the_same() -> None:
    texts_of = {f"n{number}": (number % 4, (number + 1) % 4) for number in range(12)}
    colours = speaker_colours(list(texts_of), texts_of)

    for text in range(4):
        there = [colours[name] for name in texts_of if text in texts_of[name] and name in colours]
        assert len(set(there)) == len(there)
    assert [colours[f"n{number}"] for number in range(COLOURS)] == list(range(COLOURS))
    assert len(colours) == 12


def test_a_colour_that_fewer_have_is_taken_first() -> None:
    ranked = [f"n{number}" for number in range(COLOURS + 2)]
    colours = speaker_colours(ranked, {name: (number,) for number, name in enumerate(ranked)})

    assert [colours[name] for name in ranked] == [*range(COLOURS), 0, 1]


def test_the_rules_name_the_classes() -> None:
    assert colour_rules({"a": 1, "b": 0, "c": 1}, {"a": 5, "b": 2, "c": 7}) == (
        ".h2{--h:var(--c0)}\n.l2{--l:var(--c0)}\n.h5,.h7{--h:var(--c1)}\n.l5,.l7{--l:var(--c1)}\n"
    )
