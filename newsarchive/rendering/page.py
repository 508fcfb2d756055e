"""What goes into a browser and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Document:
    """A page to be rendered: an answer that was received before."""

    url: str
    body: bytes
    """Content encodings undone."""
    content_type: str
    own: frozenset[str]
    """The registered domains of its site (see policy)."""
    more: bool = False
    """Whether it is a listing, of which further entries are loaded by scrolling down and by its "load more" button."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """An answer to what a page's script asked for."""

    status: int
    content_type: str
    body: bytes


@dataclass(frozen=True, kw_only=True)
class Data:
    """JSON that a page's script was given."""

    url: str
    body: bytes


@dataclass(kw_only=True)
class Rendered:
    """A page as the browser showed it."""

    html: bytes
    """UTF-8."""
    data: list[Data] = field(default_factory=list)
    """What its scripts were given, in the order in which it came."""
    lost: list[str] = field(default_factory=list)
    """What the scripts asked for and did not get though it may be there another time, each with the reason."""
    in_time: bool = True
    """Whether the page came to rest before the time was up."""


class RenderingError(Exception):
    """The page could not be rendered. Raised by rendering/, handled by extensions/rendering."""


class Lost(Exception):
    """A part was not had. Raised by who asks for parts, handled by the browser.

    Args:
        reason: one sentence.
        passing: whether another try may bring it.
    """

    def __init__(self, reason: str, *, passing: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.passing = passing


class Asks(Protocol):
    """Asks for what a page's scripts want; raises Lost."""

    async def __call__(self, url: str, accept: str, kind: str) -> Part:
        """One answer, redirects followed."""
