"""The token that programs send, in its file."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from inquit.errors import InquitError
from inquit.web.token_file import kept_token


def test_it_is_made_for_its_owner_alone_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "token.txt"
    token = kept_token(path)

    assert len(token) >= 32
    assert kept_token(path) == token == path.read_text().strip()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert kept_token(tmp_path / "other.txt") != token


@pytest.mark.parametrize("held", [b"", b"short", b"two words that are long enough", b"\xff" * 30, b"x" * 201])
def test_what_is_no_token_is_refused(tmp_path: Path, held: bytes) -> None:
    path = tmp_path / "token.txt"
    path.write_bytes(held)

    with pytest.raises(InquitError, match="no token"):
        kept_token(path)
    assert path.read_bytes() == held


def test_what_cannot_be_made_or_read_is_said(tmp_path: Path) -> None:
    for path in (tmp_path / "missing" / "token.txt", tmp_path, Path("a\0b")):
        with pytest.raises(InquitError):
            kept_token(path)
