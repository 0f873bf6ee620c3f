"""Plain text."""

from __future__ import annotations

from tests.unit.io.inputs.reading import read_one


def test_places_are_lines_as_editors_count_them() -> None:
    source = read_one("text", "one\r\n\r\n\u2028 three\x0cstill\rfour\n".encode())

    assert source.text == "one\r\n\r\n\u2028 three\x0cstill\rfour\n"
    assert [(place.start, place.label) for place in source.markup.places] == [
        (0, "line 1"),
        (7, "line 3"),
        (21, "line 4"),
    ]


def test_a_server_says_the_encoding() -> None:
    assert read_one("text", "Åsa naïve".encode("latin-1"), charset="iso-8859-1").notices == ()
