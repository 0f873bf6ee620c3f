"""What a browser says about who sits before it: the name for the log, and whether single keys do something.

Both are kept in cookies, as several people may correct at once, each in a browser of her own.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, unquote

from fastapi import Request, Response

from inquit.errors import SettingsError

__all__ = ["MOST_OF_A_NAME", "has_keys", "keep_preferences", "reviewer_of"]

MOST_OF_A_NAME: Final = 60  # characters; the log has a narrow column for it
_KEPT_SECONDS: Final = 365 * 24 * 3600
_OFF: Final = "off"


def reviewer_of(request: Request) -> str:
    """Who corrects in this browser: by the name that was given, or by that of `inquit serve`."""
    given = unquote(request.cookies.get(_cookie(request, "reviewer"), ""))
    default: str = request.app.state.served.reviewer
    return given if _is_name(given) else default


def has_keys(request: Request) -> bool:
    """Whether one key is enough for a decision."""
    return request.cookies.get(_cookie(request, "keys")) != _OFF


def keep_preferences(request: Request, response: Response, *, name: str, keys: bool) -> None:
    """Let the browser keep them; without a name that of `inquit serve` is taken again.

    Raises:
        SettingsError: this is no name.
    """
    name = " ".join(name.split())
    if name and not _is_name(name):
        raise SettingsError(f"a name for the log has up to {MOST_OF_A_NAME} characters that can be printed")
    for what, value in (("reviewer", quote(name, safe="")), ("keys", "" if keys else _OFF)):
        cookie = _cookie(request, what)
        if value:
            response.set_cookie(cookie, value, max_age=_KEPT_SECONDS, httponly=True, samesite="strict")
        else:
            response.delete_cookie(cookie, httponly=True, samesite="strict")


def _cookie(request: Request, what: str) -> str:
    """A name; browsers do not tell ports apart."""
    return f"inquit-{what}-{request.url.port or 80}"


def _is_name(given: str) -> bool:
    return 0 < len(given) <= MOST_OF_A_NAME and given.isprintable() and not given.isspace()
