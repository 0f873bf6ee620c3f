"""How the pages of a run are read: which are asked for only if they have changed, and whether feeds lead on."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urljoin, urlsplit

from inquit.document import Failure
from inquit.errors import InputError
from inquit.io.addresses import NetworkAccess
from inquit.io.item import Item, is_url
from inquit.source import Found, Source

if TYPE_CHECKING:
    from inquit.io.fetch import Validators

__all__ = ["PageMemory", "WebReading"]

# More pages of one host in one run are no news of the day but a whole site; a large feed has a hundred items.
_MOST_OF_HOST = 500

_Texts = Iterator[Found]


class PageMemory(Protocol):
    """What is known of pages from before, and takes note of what servers say now."""

    def known(self, url: str) -> Validators | None:
        """By what the server of this address knows the page that it gave before."""

    def is_kept(self, url: str) -> bool:
        """Whether there is a text of this page."""

    def unchanged(self, url: str) -> None:
        """The page that was asked for is the one that is known."""

    def fetched(self, url: str, source: str, validators: Validators) -> None:
        """The page that was asked for came, from this address in the end."""

    def is_never_known(self, url: str) -> None:
        """The page is to be asked for anew each time."""


class _Forgetful:
    def known(self, url: str) -> Validators | None: ...

    def is_kept(self, url: str) -> bool:
        return False

    def unchanged(self, url: str) -> None: ...

    def fetched(self, url: str, source: str, validators: Validators) -> None: ...

    def is_never_known(self, url: str) -> None: ...


@dataclass(frozen=True, slots=True)
class WebReading:
    """How pages are read.

    follows: whether of a feed the pages are read that its items lead to, at most so many of a host.
    pause: how many seconds lie between two questions to one host, which has others to answer, too.
    memory: what is known of pages.
    """

    follows: bool = False
    pause: float = 0.0
    memory: PageMemory = field(default_factory=_Forgetful)
    _asked: dict[str, float] = field(default_factory=dict)  # when each host was asked last
    _followed: Counter[str] = field(default_factory=Counter)  # how many pages of each host

    def page(self, url: str, access: NetworkAccess) -> Item | None:
        """What stands at a URL; None where that is known.

        Raises:
            InputError: it cannot be had.
        """
        from inquit.io.fetch import fetch_if_changed  # with what speaks to servers, which texts at hand do not need

        host = _host(url)
        if (asked := self._asked.get(host)) is not None:
            time.sleep(max(0.0, asked + self.pause - time.monotonic()))
        try:
            answer = fetch_if_changed(url, access, self.memory.known)
        finally:
            self._asked[host] = time.monotonic()
        if answer.item is None:
            self.memory.unchanged(url)
        else:
            self.memory.fetched(answer.item.name, answer.url, answer.validators)
        return answer.item

    def followed(self, items: _Texts, access: NetworkAccess, read: Callable[[Item], _Texts]) -> _Texts:
        """The pages that the items of a feed lead to; an item itself where its page cannot be had.

        read: gives the texts of a page.
        """
        for item in list(items):  # all of them, as whoever parses them is to parse the pages, too
            url = _address_behind(item) if isinstance(item, Source) else None
            if url is None or not isinstance(item, Source):
                yield item
                continue
            self.memory.is_never_known(item.path or item.id)  # a page that fails today may be there tomorrow
            yield from self._behind(replace(item, meta={**item.meta, "url": url}), url, access, read)

    def _behind(self, item: Source, url: str, access: NetworkAccess, read: Callable[[Item], _Texts]) -> _Texts:
        try:
            found = self._text(url, access, read)
        except InputError as error:
            why = str(error)
        else:
            if found is not None:
                yield _as_in_feed(found, item)
            return
        if self.memory.is_kept(url):
            yield Failure(url, f"{why}; what was read of it before stays")
        else:
            notice = f"{why}; what the feed says of it is read instead"
            yield replace(item, id=url, path=url, notices=(*item.notices, notice))

    def _text(self, url: str, access: NetworkAccess, read: Callable[[Item], _Texts]) -> Source | None:
        """The text of a page; None where that is known.

        Raises:
            InputError: it cannot be had, or is no page.
        """
        host = _host(url)
        if self._followed[host] >= _MOST_OF_HOST:
            raise InputError(f"{url}: not asked for, as {_MOST_OF_HOST} pages of {host} were read in this run")
        self._followed[host] += 1
        page = self.page(url, access)
        if page is None:
            return None
        first, *others = _first_two(read(page))
        if isinstance(first, Failure):
            raise InputError(first.error)
        if others or not isinstance(first, Source) or not first.text.strip():
            raise InputError(f"{url}: {'several texts' if others else 'no text'} behind an item of a feed")
        return first


def _host(url: str) -> str:
    """The host of a URL as it is written; nothing of what is no URL, which whoever fetches it says."""
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""


def _address_behind(item: Source) -> str | None:
    """The address of the page that an item of a feed stands for, if it names one."""
    link = item.meta.get("url")
    try:
        url = urlsplit(urljoin(item.path or "", link or "")).geturl()
    except ValueError:
        return None
    return url if is_url(url) else None


def _first_two(texts: _Texts) -> list[Found]:
    """The first texts of a page, of which there should be one; all are asked for, which frees their reader."""
    kept: list[Found] = []
    for text in texts:
        if len(kept) < 2:  # noqa: PLR2004 - as many as are named
            kept.append(text)
    return kept


def _as_in_feed(page: Source, item: Source) -> Source:
    """A page with what its feed says of it, which is made by whoever made the page and is not guessed."""
    told = {name: item.meta[name] for name in ("title", "date", "url") if name in item.meta}
    return replace(page, meta={**item.meta, **page.meta, **told})
