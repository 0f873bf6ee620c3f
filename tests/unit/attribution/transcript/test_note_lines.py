"""The lines of a page on which notes about speakers stand."""

from __future__ import annotations

from inquit.attribution.transcript.note_lines import note_lines


def test_numbers_in_the_margin_of_a_court_page_are_no_part_of_the_lines() -> None:
    lines = [
        "JOAN ELM,",
        "having been duly sworn, testified as follows:",
        "BY MR. OAKES:",
        "Q. Who?",
        "A. I.",
        "Q. Why?",
    ]
    page = "".join(f"{n:2}   {line}\n" for n, line in enumerate(lines, start=1))
    found = note_lines(page, ())

    assert [line.text for line in found] == lines
    assert all(page[line.start :].startswith(line.text) for line in found)
