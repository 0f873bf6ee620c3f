"""Which novels novels.py takes, and the table it prints; and what a text takes in a process of its own."""

from __future__ import annotations

import pytest

from alone import peak_mib, read_alone
from novels import CHARACTERS, PEAK_BAR, chosen, table

NOVELS = {"long": "a b c", "short": "a", "middle": "a b"}


def test_the_novel_of_middle_length_unless_others_are_named() -> None:
    assert chosen(NOVELS, None) == ["a b"]
    assert chosen(NOVELS, ["short", "long"]) == ["a", "a b c"]


def test_a_novel_that_is_not_there() -> None:
    with pytest.raises(SystemExit, match="no novel 'other'; there are long, short, middle"):
        chosen(NOVELS, ["other"])


def test_a_row_over_the_bar_says_so() -> None:
    row = {"words": 2000, "characters": CHARACTERS, "seconds": 9.0, "processor_seconds": 3.0, "peak_mib": PEAK_BAR}
    within, over, longer = list(
        table(iter([row, row | {"peak_mib": PEAK_BAR + 1}, row | {"characters": CHARACTERS + 1}]))
    )[2:]

    assert [line.endswith("|") for line in (within, longer)] == [True, True]
    assert "|             1.500 |    2,048 |" in within
    assert over.endswith("over the bar of 2,048")
    assert "over" not in within


@pytest.mark.model
def test_a_process_of_its_own() -> None:
    nothing, little = (read_alone(text, engine="rules") for text in ("", "“We will stay,” Ann Lee said."))

    assert nothing["words"] == nothing["seconds"] == 0
    assert little["words"] == 6
    assert little["processor_seconds"] > 0
    assert little["peak_mib"] > 50
    assert peak_mib() > 10
