"""Chats as their programs export them in JSON: Slack, Discord, Telegram, Messenger, and talks with language models.

A message is a turn. Who comes and goes, calls, and what a program says of itself are none.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from inquit.io.inputs.json_values import first_of, iso_time, name_of, objects_in, text_of
from inquit.io.inputs.spoken_pieces import SpokenPiece

__all__ = ["chat_in"]

_LOOKED_AT = 1000
_MOST = 0.9  # of the items of a list are messages
_REFERENCE = re.compile(r"<([@#!])?([^<>|]{1,2000})(?:\|([^<>]{0,500}))?>")
_MENTION = re.compile(r"<@[!&]?(\d{1,30})>|<a?:(\w{1,64}):\d{1,30}>")
_SPOKEN_TYPES = frozenset((None, "bot_message", "thread_broadcast"))
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class _Message:
    speaker: str | None
    text: str
    time: str | None


@dataclass(frozen=True, slots=True)
class _Chat:
    """How the export of a program is told, and what makes a message of one of its items; None for what is none."""

    fits: Callable[[Mapping[str, Any]], bool]
    message: Callable[[Mapping[str, Any], Mapping[str, str]], _Message | None]
    newest_first: bool = False


def chat_in(value: Any) -> list[SpokenPiece] | None:
    """The messages of a chat; None where this is none."""
    rows = first_of(value, ("messages",)) if isinstance(value, dict) else value
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        return None
    looked_at = rows[:_LOOKED_AT]
    for chat in _CHATS:
        if sum(map(chat.fits, looked_at)) >= _MOST * len(looked_at):
            return list(_pieces(rows, chat))
    return None


def _pieces(rows: Sequence[Mapping[str, Any]], chat: _Chat) -> Iterator[SpokenPiece]:
    names = _slack_names(rows)
    numbered = list(enumerate(rows, start=1))
    if chat.newest_first:
        numbered.sort(key=lambda one: _number(one[1].get("timestamp_ms")))
    for number, row in numbered:
        found = chat.message(row, names)
        if found is not None and found.text.strip():
            yield SpokenPiece(found.text, found.speaker, found.time, None, f"message {number}", begins=True)


def _number(value: Any) -> float:
    return value if isinstance(value, int | float) and value == value else 0.0


def _slack_names(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The names of Slack's users, as far as messages tell them."""
    named = (
        (row.get("user"), first_of(row.get("user_profile"), ("real_name", "display_name", "name"))) for row in rows
    )
    return {user: name for user, name in named if isinstance(user, str) and isinstance(name, str) and name.strip()}


def _slack(row: Mapping[str, Any], names: Mapping[str, str]) -> _Message | None:
    if row.get("subtype") not in _SPOKEN_TYPES:
        return None
    profile = first_of(row.get("user_profile"), ("real_name", "display_name", "name"))
    bot = first_of(row.get("bot_profile"), ("name",))
    user = row.get("user")
    known = names.get(user) if isinstance(user, str) else None
    speaker = text_of(profile) or known or text_of(row.get("username")) or text_of(bot) or name_of(user)
    text = _REFERENCE.sub(lambda found: _referred(found, names), row["text"])
    return _Message(speaker, html.unescape(text), _of_epoch(row.get("ts")))


def _referred(found: re.Match[str], names: Mapping[str, str]) -> str:
    """What Slack shows for a reference: the name of a user or channel, the label of a link."""
    sign, target, label = found.groups()
    if sign == "@":
        return f"@{names.get(target) or label or target}"
    if sign == "#":
        return f"#{label or target}"
    return f"@{target.partition('^')[0]}" if sign == "!" else label or target


def _of_epoch(value: Any) -> str | None:
    """The date and time of seconds since 1970, in UTC."""
    try:
        return datetime.fromtimestamp(int(float(value)), UTC).isoformat()
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _discord(row: Mapping[str, Any], names: Mapping[str, str]) -> _Message | None:
    del names  # of users stand in every message
    if row.get("type", "Default") not in ("Default", "Reply", "19", "0", 0, 19):
        return None
    mentioned = {str(one.get("id")): _shown_name(one) for one in objects_in(row.get("mentions"))}
    text = _MENTION.sub(lambda m: f":{m[2]}:" if m[2] else f"@{mentioned.get(m[1]) or m[1]}", row["content"])
    return _Message(_shown_name(row["author"]), text, iso_time(row.get("timestamp")))


def _shown_name(user: Mapping[str, Any]) -> str | None:
    return name_of(user.get("nickname") or user.get("name"))


def _telegram(row: Mapping[str, Any], names: Mapping[str, str]) -> _Message | None:
    del names
    if row.get("type") != "message":
        return None
    parts = row.get("text")
    parts = parts if isinstance(parts, list) else [parts]
    said = (part.get("text") if isinstance(part, dict) else part for part in parts)
    text = "".join(part for part in said if isinstance(part, str))
    return _Message(name_of(row.get("from")), text, iso_time(row.get("date")))


def _messenger(row: Mapping[str, Any], names: Mapping[str, str]) -> _Message | None:
    del names
    text = row.get("content")
    if not isinstance(text, str) or row.get("is_unsent"):
        return None
    sent = row.get("timestamp_ms")
    seconds = sent / _THOUSAND if isinstance(sent, int) and sent < 10**15 else None
    return _Message(name_of(_mended(row["sender_name"])), _mended(text), _of_epoch(seconds))


def _mended(text: str) -> str:
    """A text of Facebook's, which writes the bytes of UTF-8 as if they were characters."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _of_model(row: Mapping[str, Any], names: Mapping[str, str]) -> _Message | None:
    del names
    parts = row["content"]
    said = [part.get("text") for part in objects_in(parts)] if isinstance(parts, list) else [parts]
    return _Message(name_of(row["role"]), "\n".join(part for part in said if isinstance(part, str)), None)


_CHATS = (
    _Chat(
        lambda row: isinstance(row.get("text"), str) and isinstance(row.get("ts"), str) and "type" in row,
        _slack,
    ),
    _Chat(lambda row: isinstance(row.get("author"), dict) and isinstance(row.get("content"), str), _discord),
    _Chat(lambda row: row.get("type") in ("message", "service") and "date" in row, _telegram),
    _Chat(lambda row: isinstance(row.get("sender_name"), str) and "timestamp_ms" in row, _messenger, newest_first=True),
    _Chat(lambda row: isinstance(row.get("role"), str) and isinstance(row.get("content"), str | list), _of_model),
)
