"""Who speaks, by the front matter of a Markdown file.

Our own reading of a few lines of YAML: a library for all of it would be a dependency for one list of names.
"""

from __future__ import annotations

import re

from inquit.document import RosterEntry

__all__ = ["cast_of_front_matter"]

_LIST = re.compile(
    r"(?:speakers|participants|interviewers?|interviewees?|narrator|hosts?|guests?|panelists|cast)[ \t]*:(.*)", re.I
)
_ITEM = re.compile(r"[ \t]*(?P<dash>-[ \t]+)?(?:(?P<key>[^:\n]{1,40}):[ \t]+)?(?P<value>[^\n]*)")
_NAME = re.compile(r"(?:full[ _-]?)?name", re.I)
_SHORT = re.compile(r"id|alias(?:es)?|abbr\w*|initials|label|short|key|nick\w*", re.I)


def cast_of_front_matter(front: str) -> tuple[RosterEntry, ...]:
    """The people of its lists, with the short forms that these give them."""
    cast = _Cast()
    within = False
    for line in front.splitlines():
        heading = _LIST.fullmatch(line)
        if heading is not None:
            cast.begin(_values(heading[1]))
            within = not heading[1].strip()
        elif within and line.strip():
            within = line[:1] in " \t-"
            item = _ITEM.fullmatch(line) if within else None
            if item is not None and (values := _values(item["value"])):
                cast.add((item["key"] or "").strip(" \"'"), values, begins=item["dash"] is not None)
    return tuple(RosterEntry(name, tuple(short)) for name, short in cast.people if name)


class _Cast:
    def __init__(self) -> None:
        self.people: list[tuple[str, list[str]]] = []
        self._listed = False  # whether the list has a dash before each

    def begin(self, names: list[str]) -> None:
        self._listed = False
        self.people += ((name, []) for name in names)

    def add(self, key: str, values: list[str], *, begins: bool) -> None:
        """A line of a list: a name, a short form, or both ("AL: Ann Lee")."""
        self._listed = self._listed or begins
        if begins or not self.people:
            self.people.append(("", []))
        name, short = self.people[-1]
        if not key or _NAME.fullmatch(key):
            self.people[-1] = (name or values[0], short)
        elif self._listed and _SHORT.fullmatch(key):
            short += values
        elif not self._listed or (begins and not name):
            self.people.append((values[0], [key]))


def _values(text: str) -> list[str]:
    parts = text.strip().strip("[]").split(",")
    return [value for part in parts if (value := part.strip(" \t\"':-"))]
