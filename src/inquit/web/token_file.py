"""The token that programs send: kept in a file, so that it stands in no list of processes and is known to a script."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path
from typing import Final

from inquit.errors import OutputError, SettingsError, said_by
from inquit.io.side_files import read_side_file

__all__ = ["kept_token", "new_token"]

_BYTES: Final = 24  # nobody guesses as much
# What a header can hold, long enough not to be guessed.
_TOKEN: Final = re.compile(r"[A-Za-z0-9._~+/=-]{16,200}")
_FOR_OWNER: Final = 0o600


def new_token() -> str:
    """A token that nobody knows."""
    return secrets.token_urlsafe(_BYTES)


def kept_token(path: Path) -> str:
    """The token in a file; where there is none, a new one is put there, for its owner alone.

    Raises:
        SettingsError: what the file holds is no token.
        InputError: it cannot be read.
        OutputError: it cannot be made.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FOR_OWNER)
    except FileExistsError:
        token = read_side_file(path).decode("utf-8", "replace").strip()
        if not _TOKEN.fullmatch(token):
            raise SettingsError(
                f"{path}: no token, which has 16 to 200 letters, figures or signs of Base64; remove the file, "
                "and a token is made there"
            ) from None
        return token
    except (OSError, ValueError) as error:
        raise OutputError(f"{path}: cannot be made ({said_by(error)})") from error
    token = new_token()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"{token}\n")
    return token
