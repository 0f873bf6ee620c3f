"""Lists of people in front matter."""

from __future__ import annotations

import pytest

from inquit.document import RosterEntry
from inquit.io.inputs.front_matter import cast_of_front_matter

ANN, BOB = RosterEntry("Ann Lee", ("AL",)), RosterEntry("Bob Roe", ("BR",))


@pytest.mark.parametrize(
    ("front", "cast"),
    [
        (
            "title: A talk\nspeakers:\n  - name: Ann Lee\n    id: AL\n    role: chair\n  - name: Bob Roe\n    id: BR\n",
            (ANN, BOB),
        ),
        ("speakers:\n- id: AL\n  name: Ann Lee\n- id: BR\n  name: Bob Roe", (ANN, BOB)),
        ("speakers:\n  AL: Ann Lee\n  BR: Bob Roe\ndate: 2020-01-01", (ANN, BOB)),
        ("speakers:\n  - AL: Ann Lee\n  - BR: Bob Roe", (ANN, BOB)),
        ("speakers: [Ann Lee, 'Bob Roe']", (RosterEntry("Ann Lee"), RosterEntry("Bob Roe"))),
        ("speakers:\n- Ann Lee\n- Bob Roe\ntags:\n- port", (RosterEntry("Ann Lee"), RosterEntry("Bob Roe"))),
        ("host: Ann Lee\nguests:\n  - Bob Roe", (RosterEntry("Ann Lee"), RosterEntry("Bob Roe"))),
        ("title: Speakers\nauthor: Ann Lee", ()),
        ("speakers:\n", ()),
        ("speakers:\n  - : \n  -\n", ()),
    ],
)
def test_people_are_read(front: str, cast: tuple[RosterEntry, ...]) -> None:
    assert cast_of_front_matter(front) == cast
