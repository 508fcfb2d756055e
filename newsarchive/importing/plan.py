"""Which records of a WARC file are imported for which site, by their addresses alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import BinaryIO

from newsarchive.captures.foreign import Entry, Spoilt, entries
from newsarchive.items import Link
from newsarchive.sites.addresses import classify, normalise, scope_fault
from newsarchive.sites.hosts import host_of
from newsarchive.sites.model import Site
from newsarchive.sources.start import start_links


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A record that is to be imported."""

    entry: Entry
    body: Entry | None
    """The record that holds its body: itself, or the one that a revisit names; None where that is not in the file."""
    link: Link
    """Its address, as a source would name it."""


@dataclass(kw_only=True)
class Plan:
    """What of a file is imported."""

    wanted: dict[str, list[Wanted]] = field(default_factory=lambda: defaultdict(list))
    """By site: what lists articles first, since it says something of them, then by time."""
    passed: Counter[str] = field(default_factory=Counter)
    """Records that are not, by why."""
    records: int = 0
    fault: str | None = None
    """Why the file could not be read to its end."""


class Finder:
    """Whose an address is."""

    def __init__(self, sites: Iterable[Site]) -> None:
        self._by_host: dict[str, list[Site]] = defaultdict(list)
        self._listings: dict[str, frozenset[str]] = {}
        self.sites = {site.id: site for site in sites}
        for site in self.sites.values():
            for host in {*site.hosts, *site.all_aliases}:
                self._by_host[host].append(site)

    def link(self, url: str, *, listing: bool = False) -> tuple[Site, Link] | None:
        """The site, and the address as a source would name it; None where it is neither an article nor a listing of any.

        Args:
            listing: whether it is known to have been asked for as one.
        """
        try:
            host = host_of(url)
        except ValueError:
            return None
        for site in self._by_host.get(host, ()):
            if scope_fault(url, site) is not None:
                continue
            kind = classify(url, site)
            if kind != "article" and (listing or kind == "listing" or normalise(url) in self._starts(site)):
                kind = "listing"
            if kind == "article" or kind == "listing":
                return site, Link(url=url, kind=kind, position=0, source="seed")
        return None

    def _starts(self, site: Site) -> frozenset[str]:
        if site.id not in self._listings:
            self._listings[site.id] = frozenset(normalise(link.url) for link in start_links(site))
        return self._listings[site.id]


def plan_of(file: BinaryIO, finder: Finder, now: datetime | None = None) -> Plan:
    """Look through a file."""
    plan = Plan()
    latest = (now or datetime.now(UTC)) + timedelta(days=1)
    responses: dict[str, Entry] = {}
    found: list[tuple[Entry, Site, Link]] = []
    try:
        for entry in entries(file):
            plan.records += 1
            if entry is None:
                continue
            whose = finder.link(entry.url, listing=entry.listing)
            if whose is None:
                plan.passed["other addresses"] += 1
            elif not entry.date.year >= 1990 or entry.date > latest:
                plan.passed["an impossible date"] += 1
            else:
                if entry.type == "response":
                    responses[entry.id] = entry
                    responses[f"{entry.url} {_second(entry.date.isoformat())}"] = entry
                    responses.setdefault(f"{entry.url} {entry.digest}", entry)
                found.append((entry, *whose))
    except Spoilt as error:
        plan.fault = str(error)
    for entry, site, link in found:
        body = entry if entry.type == "response" else _named(entry, responses)
        plan.wanted[site.id].append(Wanted(entry=entry, body=body, link=link))
    for wanted in plan.wanted.values():
        wanted.sort(key=lambda one: (one.link.kind != "listing", one.entry.date, one.entry.offset))
    return plan


def _named(revisit: Entry, responses: dict[str, Entry]) -> Entry | None:
    """The response that a revisit record names: by its id, by address and time, or by address and digest."""
    keys = [revisit.refers_to, f"{revisit.url} {_second(revisit.refers_to_date)}"]
    keys += [f"{revisit.url} {revisit.digest}"] if revisit.digest else []
    return next((responses[key] for key in keys if key and key in responses), None)


def _second(date: str) -> str:
    return date[:19]
