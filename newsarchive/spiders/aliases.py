"""What a crawl learns of the addresses of its site: query parameters that only name another address of the same article."""

from __future__ import annotations

from collections import Counter
from urllib.parse import parse_qsl, urlsplit

from newsarchive.items import Fetched, Outcome
from newsarchive.sites.model import Site

ENOUGH = 2
"""Addresses that came to the article without the parameter, after which addresses with it are not asked any more."""


class Aliases:
    """The parameters of one site. A parameter with which a page was an article of its own is never believed."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self._counts: set[str] = set()

    def note(self, url: str, target: str) -> None:
        """An address turned out to be another one of the article at this target, by a redirect, or by its canonical address and text."""
        name = only_more(url, target)
        if name is not None:
            self._seen[name] += 1

    def committed(self, item: Fetched) -> None:
        """Learn from what became of a request."""
        if item.kind != "article":
            return
        if item.outcome is Outcome.REDIRECTED and item.redirect_to is not None:
            self.note(item.url, item.redirect_to)
        elif item.outcome is Outcome.ALIAS and item.reading is not None and item.reading.canonical_url is not None:
            self.note(item.url, item.reading.canonical_url)
        elif item.outcome is Outcome.STORED:
            self._counts |= {name for name, _ in parse_qsl(urlsplit(item.url).query, keep_blank_values=True)}

    @property
    def learned(self) -> tuple[str, ...]:
        """Parameters that say nothing."""
        return tuple(sorted(name for name, times in self._seen.items() if times >= ENOUGH and name not in self._counts))

    def apply(self, site: Site) -> Site:
        """The site with what was learned; the same object where that is nothing new."""
        new = [name for name in self.learned if name not in site.drop_query]
        return site.model_copy(update={"drop_query": (*site.drop_query, *new)}) if new else site


def only_more(url: str, target: str) -> str | None:
    """The name of the one query parameter that an address has more than another, which is the same otherwise; None for no such."""
    ours, theirs = urlsplit(url), urlsplit(target)
    if (ours.hostname, ours.path.rstrip("/")) != (theirs.hostname, theirs.path.rstrip("/")):
        return None
    more = Counter(parse_qsl(ours.query, keep_blank_values=True))
    less = Counter(parse_qsl(theirs.query, keep_blank_values=True))
    if less - more:
        return None
    names = {name for name, _ in more - less}
    return names.pop() if len(names) == 1 and names.isdisjoint(name for name, _ in less) else None
