"""Why requests are made, one reason each: new addresses, listings, rechecks."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """Why a request was made. Every request has one reason."""

    NEW = "new"
    """An address that no crawl had asked for."""
    LISTING = "listing"
    """A listing, feed, sitemap or interface, read until what is known."""
    WHOLE = "whole"
    """The same, read whole though nothing new may stand there, as is done now and then."""
    AGE = "age"
    """A known article whose next look was due by its age."""
    CHANGED = "changed"
    """A known article that is looked at sooner since it changed in the last year."""
    LASTMOD = "lastmod"
    """A known article of which a source says that it was changed since it was read."""
    LOST = "lost"
    """A known article whose address last gave something else, or nothing."""
    RETRY = "retry"
    """What failed before: in this crawl, or in an earlier one."""
    ASKED = "asked"
    """A person asked for it: by its address, or for all known articles."""
    NUMBERS = "numbers"
    """A number that no source named."""
    ROBOTS = "robots"
    """A robots.txt, or what else a host says of robots."""


RECHECKS = frozenset({Why.AGE, Why.CHANGED, Why.LASTMOD, Why.LOST})
"""Reasons of requests that take a third of a crawl's requests at most."""
