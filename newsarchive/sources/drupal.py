"""Drupal's JSON:API: the nodes of a collection, newest first, and the next page, which the answer names."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from newsarchive.items import Claim
from newsarchive.pages.hints import claims_of_feed_entry
from newsarchive.sources.received import Entry, Read, Received, further, links_of

MOST = 100
LONGEST_BODY = 20_000


def is_drupal(value: Any) -> bool:
    """Whether a value is a page of a JSON:API collection."""
    if not isinstance(value, dict) or not isinstance(value.get("data"), list):
        return False
    data = value["data"]
    return "jsonapi" in value or (bool(data) and isinstance(data[0], dict) and isinstance(data[0].get("attributes"), dict))


def read(answer: dict[str, Any], received: Received) -> Read:
    """The nodes of a page, and the page after it."""
    found = [_entry(node, received) for node in answer["data"][:MOST] if isinstance(node, dict)]
    links, omitted = links_of(found, received, "drupal")
    onward = further(_address(_part(answer.get("links"), "next")), received, "drupal", len(links))
    return ([*links, onward] if onward is not None and answer["data"] else links), omitted


def _part(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _address(value: Any) -> str | None:
    """An address as JSON:API gives it: a text, or an object with href."""
    found = _part(value, "href") if isinstance(value, dict) else value
    return found if isinstance(found, str) else None


def _entry(node: dict[str, Any], received: Received) -> Entry:
    about = node.get("attributes")
    about = about if isinstance(about, dict) else {}
    path = about.get("path")
    alias, code = _part(path, "alias"), _part(path, "langcode") or about.get("langcode")
    number = about.get("drupal_internal__nid") or about.get("nid")
    urls: list[str] = []
    if isinstance(alias, str) and alias.startswith("/"):
        # An address in another language than the site's own has its code in front; which one is the site's is not said.
        urls += [alias, f"/{code}{alias}"] if isinstance(code, str) and len(code) < 12 else [alias]
    if isinstance(number, int):
        urls += [f"/node/{number}", *([f"/{code}/node/{number}"] if isinstance(code, str) and len(code) < 12 else [])]
    for name in ("canonical", "html", "self"):
        address = _address(_part(node.get("links"), name))
        urls += [address] if address else []
    language = next((part for part in urlsplit(received.url).path.split("/")[1:2] if part in received.site.codes), None)
    if language is not None:
        urls = [f"/{language}{url}" for url in urls if url.startswith("/") and not url.startswith(f"/{language}/")] + urls
    body = _part(about.get("body"), "processed") or _part(about.get("body"), "value")
    summary = _part(about.get("body"), "summary")
    claims = claims_of_feed_entry(
        fetched_at=received.fetched_at, title=_text(about.get("title")), published=_text(about.get("created")),
        updated=_text(about.get("changed")), summary=_text(summary),
    )  # fmt: skip
    said = tuple(
        Claim(field=one.field, value=one.value, source="api", raw=one.raw, precision=one.precision) for one in claims
    )
    if isinstance(body, str) and len(body) <= LONGEST_BODY:
        said = (*said, Claim(field="body", value=body, source="api"))
    return Entry(urls=urls, claims=said)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
