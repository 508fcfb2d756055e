"""By what the translations of an article are known: what stands in its text, its pictures and links, and what its page and address say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from newsarchive.items import Known, Reading
from newsarchive.pages.image_address import is_dressing, stem
from newsarchive.pages.language_switch import hreflang_links, switch_links
from newsarchive.sites.addresses import canonical, normalise, scope_fault
from newsarchive.sites.languageless import without_language
from newsarchive.sites.model import Site
from newsarchive.sites.university import university_of
from newsarchive.text.counterparts import counterparts_of, key_of, spoken

MOST_PICTURES, MOST_LINKS, MOST_EMAILS, MOST_AUTHORS = 6, 10, 5, 5
LONGEST = 200
"""Characters of an address that is kept."""


def clues_of(reading: Reading, tree: HtmlElement, site: Site, known: Known | None = None) -> dict[str, Any]:
    """The clues of an article: JSON values by their kind; kinds without a value are left off.

    "university": the domain of the site's university; "address": the address without its language; "item": the site's own number of it,
    and "shared" where that is one item in several languages; "hreflang", "switch": addresses the page names for other languages;
    "images", "links", "emails", "authors"; and the fields of text.counterparts.Counterparts.

    Args:
        reading: the article as it was read.
        tree: its page.
        site: its site.
        known: what it was last read as.
    """
    try:
        address = canonical(reading.url, site)
    except ValueError:
        address = reading.url
    found: dict[str, Any] = {
        "university": university_of(site), "address": without_language(address, site),
        "item": reading.number, "shared": site.shared_numbers and reading.number is not None,
        "hreflang": _canonical(hreflang_links(tree, reading.url), site, address),
        "switch": _canonical(switch_links(tree, reading.url), site, address),
        "images": _pictures(reading), "links": _links(reading, site), "emails": _emails(reading),
        "authors": [key for author in reading.authors[:MOST_AUTHORS] if (key := _author(author, spoken(reading.language, author)))],
        **_of_text(reading, known),
    }  # fmt: skip
    found["switch"] = [url for url in found["switch"] if url not in found["hreflang"]]
    return {name: value for name, value in found.items() if value}


def _of_text(reading: Reading, known: Known | None) -> Mapping[str, Any]:
    """The clues that title and text give: those that are known of the same ones."""
    told = (reading.text_sha256, reading.title, reading.language)
    if known is not None and known.clues and told == (known.text_sha256, known.title, known.language):
        return known.clues
    return asdict(counterparts_of(reading.title, reading.text, reading.language))


def _canonical(urls: list[str], site: Site, own: str) -> list[str]:
    """Addresses as articles are known by them; without one's own and those of front pages."""
    found: dict[str, None] = {}
    for url in urls:
        try:
            address = canonical(url, site) if scope_fault(url, site) is None else normalise(url)
            parts = urlsplit(address)
        except ValueError:
            continue
        if address != own and (len(parts.path) > 1 or parts.query) and len(address) <= LONGEST:
            found[address] = None
    return list(found)


def _pictures(reading: Reading) -> list[str]:
    addresses = [reading.image or "", *(str(one["url"]) for one in reading.media if one.get("kind") == "image" and one.get("url"))]
    stems = dict.fromkeys(stem(one)[-LONGEST:] for one in addresses if one and not is_dressing(one))
    return list(stems)[:MOST_PICTURES]


def _links(reading: Reading, site: Site) -> list[str]:
    """What its text leads to elsewhere, and its films, sound and files: the same in every language."""
    found: dict[str, None] = {}
    for one in reading.media:
        url = str(one.get("url") or "")
        if one.get("kind") in {"image", "omitted"} or not url or len(url) > LONGEST:
            continue
        if one.get("kind") == "link" and scope_fault(url, site) is None:
            continue
        try:
            plain = normalise(url).partition("://")[2].removeprefix("www.").rstrip("/")
        except ValueError:
            continue
        if "/" in plain or one.get("kind") != "link":
            found[plain] = None
        if len(found) >= MOST_LINKS:
            break
    return list(found)


def _emails(reading: Reading) -> list[str]:
    words = [word for line in (*reading.contacts, reading.text or "") if "@" in line for word in line.split() if "@" in word]
    plain = (word.strip(".,;:()<>[]«»\"'").lower() for word in words if len(word) <= 100)
    return list(dict.fromkeys(word for word in plain if word.count("@") == 1 and "." in word.partition("@")[2]))[:MOST_EMAILS]


def _author(name: str, language: str | None) -> str:
    return " ".join(sorted(key for word in name.split()[:4] if (key := key_of(word, language)) is not None))
