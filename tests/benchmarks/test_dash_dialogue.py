"""Novels set anew with dashes."""

from __future__ import annotations

from dash_dialogue import both_settings

TEXT = '“Go on,” said Ann. “Or stay.”\n\nHe laughed. “No.”\n\n"So," he said, "be\nit."\n'


def test_paragraphs_that_begin_with_marks_begin_with_dashes_and_quotes_move_with_them() -> None:
    spans = [[[0, 8], [19, 29]], [[43, 48]], [[50, 55], [65, 73]]]
    record = {"id": "a", "text": TEXT, "quotes": [{"id": str(n), "content": one} for n, one in enumerate(spans)]}
    as_it_is, with_dashes = both_settings(record)

    assert with_dashes["text"] == "— Go on, said Ann. — Or stay.\n\nHe laughed. “No.”\n\n— So, he said, be\nit.\n"
    assert [one["id"] for one in as_it_is["quotes"]] == [one["id"] for one in with_dashes["quotes"]] == ["0", "2"]
    moved = [[with_dashes["text"][s:e] for s, e in one["content"]] for one in with_dashes["quotes"]]
    assert moved == [["— Go on,", "— Or stay."], ["— So,", "be\nit."]]
