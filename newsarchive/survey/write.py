"""The site file of what was found, with a comment for each finding, and what to tell a person who has just added a site."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

from newsarchive.sites.model import Site
from newsarchive.survey.findings import Findings

LONGEST_COMMENT = 120


def site_file(found: Findings, day: date) -> str:
    """The TOML text of a site file.

    Args:
        found: the findings.
        day: when the survey was made.
    """
    return "\n".join(_lines(found, found.data(), day)) + "\n"


def _lines(found: Findings, data: dict[str, Any], day: date) -> Iterator[str]:
    yield from _comment(f"Found by a survey of {found.url} on {day.isoformat()}, with {found.requests} requests.")
    yield from _comment("Not verified by a person yet.")
    for remark in found.remarks:
        yield from _comment(f"Note: {remark}")
    yield f"id = {value_of(data['id'])}"
    yield f"status = {value_of(data['status'])}"
    yield f"names = {value_of(data['names'])}"
    if "country" in data:
        yield f"country = {value_of(data['country'])}   # the end of its host names"
    if "timezone" in data:
        yield f"timezone = {value_of(data['timezone'])}   # the only one of {found.country}"
    else:
        yield from _comment("No timezone: it is not known. Times without an offset are left out, days are kept.")
    yield f"languages = {value_of(data['languages'])}   # of the articles that were read"
    for name in ("language_codes",):
        if name in data:
            yield f"{name} = {value_of(data[name])}"
    yield f"date_order = {value_of(data['date_order'])}   # {_one_line(found.order_reason)}"
    if found.shared_numbers:
        yield f"shared_numbers = true   # {_one_line(found.shared_numbers)}"
    yield f"hosts = {value_of(data['hosts'])}"
    for name in ("aliases", "drop_query"):
        if name in data:
            yield f"{name} = {value_of(data[name])}"
    counts = {family.pattern: family.count for family in found.families}
    for one in data["articles"]:
        yield ""
        yield "[[articles]]"
        yield from _comment(f"Learned from {counts[one['pattern']]} addresses.")
        if one.get("listed_only"):
            yield from _comment("Other pages have addresses of this form too: only what a listing or another source names is taken.")
        for name, value in one.items():
            yield f"{name} = {value_of(value)}"
    for listing, one in zip(found.listings, data["listings"], strict=True):
        yield ""
        yield "[[listings]]"
        yield from _comment(f"{listing.language or 'language unknown'}: {listing.evidence}")
        for name, value in one.items():
            yield f"{name} = {in_lines(value) if name == 'script' else value_of(value)}"
    for source, one in zip(found.sources, data["sources"], strict=True):
        yield ""
        yield "[[sources]]"
        yield from _comment(source.evidence)
        for name, value in one.items():
            yield f"{name} = {value_of(value)}"
    if "crawl" in data:
        yield ""
        yield "[crawl]"
        for name, value in data["crawl"].items():
            note = "   # added by an address that is not public, and crawled only there" if name == "private" else ""
            yield f"{name} = {value_of(value)}{note}"


def _comment(text: str) -> Iterator[str]:
    line = ""
    for word in _one_line(text).split(" "):
        if line and len(line) + len(word) > LONGEST_COMMENT:
            yield f"# {line}"
            line = word
        else:
            line = f"{line} {word}".strip()
    yield f"# {line}"


def _one_line(text: str) -> str:
    return " ".join("".join(" " if unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp", "Cs"} else char for char in text).split())[:600]


def value_of(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(value_of(one) for one in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(name)} = {value_of(one)}" for name, one in value.items()) + " }"
    text = str(value)
    if "\\" in text and "'" not in text and text.isprintable():
        return f"'{text}'"
    escaped = "".join(_escaped(char) for char in text)
    return f'"{escaped}"'


def in_lines(text: str) -> str:
    """A text of several lines as TOML writes it so that a person can read it; one that cannot be written so on one line."""
    plain = "\n".join(line.rstrip().replace("\t", "    ") for line in text.splitlines())
    if "\n" not in plain or "'''" in plain or plain.endswith("'") or not all(map(str.isprintable, plain.split("\n"))):
        return value_of(text)
    return f"'''\n{plain}\n'''"


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if ord(char) < 32 or ord(char) == 127 or unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return f"\\U{ord(char):08X}" if unicodedata.category(char) != "Cs" else ""
    return char


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else value_of(name)


def told(found: Findings, site: Site, path: str) -> Iterator[str]:
    """What a person reads after a survey: five articles to judge by, what was found, and what a first crawl will take."""
    yield f"{site.names.get(site.languages[0], site.name)} ({site.id})"
    yield f"  languages {', '.join(site.languages)}; {found.requests} requests"
    for listing in found.listings:
        yield f"  listing {listing.url} ({listing.language or '?'}): {listing.evidence}"
    for source in found.sources:
        yield f"  {source.kind} {source.url}: {source.evidence}"
    for remark in found.remarks:
        yield f"  note: {remark}"
    yield ""
    yield "Five of its articles, as they are read:"
    for sample in [one for one in found.samples if one.good][:5]:
        published, title = sample.published or "no date", (sample.title or "no title")[:80]
        yield f"  {published:<25.25} {sample.language or '?':<3} {sample.letters:>6,} letters  {title}"
    for sample in [one for one in found.samples if not one.good][:3]:
        yield f"  not read: {sample.url}: {sample.why}"
    yield ""
    yield from _expected(found, site)
    yield f"Written to {path}. Look at the five articles; what is wrong there is put right in this file."


def _expected(found: Findings, site: Site) -> Iterator[str]:
    sizes = [sample.size for sample in found.samples if sample.size]
    size = sum(sizes) / len(sizes) if sizes else 50_000
    count = found.expected
    if count is None:
        yield "How many articles it has is not known: no source says so. The first crawl takes the newest first; stop it at any time."
        return
    seconds = count * max(site.pace.delay, 0.05) * 1.1
    yield (
        f"It expects about {count:,} articles ({found.expected_reason}): {_duration(seconds)}"
        f" at {site.pace.delay:g} s between two requests, and {count * size * 0.35 / 1e9:.2f} GB."
        " The first crawl takes the newest first; stop it at any time."
    )


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"about {max(round(seconds), 1)} seconds"
    if seconds < 5400:
        return f"about {round(seconds / 60)} minutes"
    if seconds < 2 * 86400:
        return f"about {seconds / 3600:.0f} hours"
    return f"about {seconds / 86400:.0f} days"
