"""What is sent with a form besides its words: files, taken apart as they come, within bounds of size, number and time.

They are written to a folder that only this user can look into, under numbers; what they are called is shown and tells
what they may be, and no file is ever opened by it.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

from anyio.to_thread import run_sync
from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.types import Receive

from inquit.errors import said_by
from inquit.intake.text_addition import GivenFile
from inquit.io.file_names import safe_file_name, shortened

__all__ = ["MOST_SENT", "Upload", "Uploads", "is_upload", "shown_name"]

_MEGABYTE: Final = 1_000_000
# As much as a page may have that is fetched: a report as PDF, a novel with its pictures.
MOST_SENT: Final = 50 * _MEGABYTE
# The longest novels have three; a browser is at its end with more in one field.
MOST_PASTED: Final = 10 * _MEGABYTE
_MOST_FILES: Final = 20
_MOST_FIELDS: Final = 20
# Bodies that are taken at once; others wait, and none of them is in memory meanwhile.
_AT_ONCE: Final = 4
_SECONDS: Final = 120.0  # for 50 MB: a slow line in a house
_MULTIPART: Final = "multipart/form-data"
_LONGEST_ENDING: Final = 16
_LONGEST_NAME: Final = 100  # bytes
_TOO_LARGE: Final = f"more than {MOST_SENT // _MEGABYTE} MB at once; send less, or use inquit add"


@dataclass(slots=True)
class Upload:
    """What was sent.

    refused: the status and the sentence where it was not taken.
    """

    fields: dict[str, list[str]] = field(default_factory=dict)
    files: list[GivenFile] = field(default_factory=list)
    folder: Path | None = None
    refused: tuple[int, str] | None = None

    def forget(self) -> None:
        """Remove the files."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


def is_upload(content_type: str) -> bool:
    """Whether a request sends files."""
    return content_type.partition(";")[0].strip().lower() == _MULTIPART


def shown_name(name: str | None) -> str:
    """What a file is called that somebody sends: the last part of its path, and only what can be seen."""
    last = (name or "").replace("\\", "/").rpartition("/")[2]
    stem, ending = os.path.splitext(last)
    return safe_file_name(f"{shortened(stem, _LONGEST_NAME)}{ending[:_LONGEST_ENDING]}")


class Uploads:
    """Takes uploads."""

    def __init__(self, seconds: float = _SECONDS, most: int = MOST_SENT) -> None:
        self._seconds, self._most = seconds, most
        self._room = asyncio.Semaphore(_AT_ONCE)

    async def taken(self, headers: Headers, receive: Receive) -> Upload:
        """What was sent; where that is too much, it is passed over first, so that the sender hears why."""
        try:
            async with asyncio.timeout(self._seconds), self._room:
                return await self._taken(headers, receive)
        except TimeoutError:
            return Upload(refused=(408, f"not sent within {self._seconds:.0f} seconds; send less at once"))

    async def _taken(self, headers: Headers, receive: Receive) -> Upload:
        body = _Body(receive, self._most)
        parser = MultiPartParser(
            headers, body.stream(), max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=MOST_PASTED
        )
        try:
            form = await parser.parse()
        except (MultiPartException, _TooLargeError, _CutShortError, KeyError, ValueError, OSError) as error:
            await body.passed_over()
            return Upload(refused=_why(error))
        upload = Upload()
        try:
            await run_sync(_keep, upload, form.multi_items())
        except OSError as error:
            upload.forget()
            return Upload(refused=_why(error))
        except BaseException:
            upload.forget()
            raise
        finally:
            await form.close()
        return upload


class _TooLargeError(Exception):
    pass


class _CutShortError(Exception):
    pass


class _Body:
    """The bytes of a request."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._most = receive, most
        self._size = 0
        self._more = True

    async def stream(self) -> AsyncGenerator[bytes, None]:
        while self._more:
            data = await self._next()
            self._size += len(data)
            if self._size > self._most:
                raise _TooLargeError
            yield data

    async def passed_over(self) -> None:
        """The rest, which is kept nowhere."""
        with suppress(_CutShortError):
            while self._more:
                await self._next()

    async def _next(self) -> bytes:
        message = await self._receive()
        if message["type"] != "http.request":
            self._more = False
            raise _CutShortError
        self._more = bool(message.get("more_body"))
        data: bytes = message.get("body", b"")
        return data


def _keep(upload: Upload, items: list[tuple[str, Any]]) -> None:
    """Take in what was sent, the files on the disk."""
    for name, value in items:
        if not isinstance(value, UploadFile):
            upload.fields.setdefault(name, []).append(value)
        elif value.filename:
            upload.folder = upload.folder or Path(mkdtemp(prefix="inquit-upload-"))
            path = upload.folder / str(len(upload.files) + 1)
            with path.open("xb") as file:
                shutil.copyfileobj(value.file, file)
            upload.files.append(GivenFile(shown_name(value.filename), str(path)))


def _why(error: Exception) -> tuple[int, str]:
    if isinstance(error, _TooLargeError):
        return 413, _TOO_LARGE
    if isinstance(error, OSError):
        return (
            507,
            f"the folder for temporary files cannot take it ({said_by(error)}); make room there, and send it again",
        )
    said = str(error)
    if said.startswith("Too many files"):
        return 413, f"more than {_MOST_FILES} files at once; send fewer, or an archive of them"
    if said.startswith("Part exceeded"):
        return 413, f"a text of more than {MOST_PASTED // _MEGABYTE} MB; send it as a file"
    return 400, "this is no form of the pages"
