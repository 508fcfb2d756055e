"""What a feed or a WordPress site says of an article beside its page, as claims. Pure conversion; nothing is fetched."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Any

from newsarchive.items import Claim, Precision
from newsarchive.pages.description import value_of

LONGEST_TITLE = 500
LONGEST_SUMMARY = 2000
MOST = 50
"""Authors or keywords of one article that are kept."""
SLACK = timedelta(days=1)
"""Clocks and time zones may differ by so much; a later date lies in the future, and is not believed."""
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHORTENED = re.compile(r"\s*(?:\[(?:…|\.\.\.|&hellip;)\]|…)\s*$")


def claims_of_feed_entry(
    *,
    fetched_at: datetime,
    title: str | None = None,
    published: str | None = None,
    updated: str | None = None,
    authors: Sequence[str] = (),
    summary: str | None = None,
    categories: Sequence[str] = (),
) -> tuple[Claim, ...]:
    """The claims of one entry of an RSS or Atom feed.

    Args:
        fetched_at: when the feed was fetched, with a time zone.
        title: as it stands in the feed; mark-up and entities are undone.
        published: `pubDate`, `dc:date` or `published`, as it stands there.
        updated: `updated` or `atom:updated`.
        authors: names; of "name@example.org (A Name)" the name.
        summary: `description` or `summary`.
        categories: terms or labels.
    """
    return tuple(
        _claims(
            "feed", title=title, published=_moment(published, fetched_at), published_raw=published, modified=_moment(updated, fetched_at),
            modified_raw=updated, authors=[_person(name) for name in authors[:MOST]], summary=summary, tags=list(categories[:MOST]),
        )
    )  # fmt: skip


def claims_of_wordpress(post: Mapping[str, Any], *, fetched_at: datetime) -> tuple[Claim, ...]:
    """The claims of one record of WordPress's REST API (`/wp-json/wp/v2/posts`), as decoded from JSON.

    A record asked for with `_embed` also names author, terms and picture.
    """
    embedded = post.get("_embedded")
    embedded = embedded if isinstance(embedded, dict) else {}
    terms = [term for group in _list(embedded.get("wp:term")) for term in _list(group) if isinstance(term, dict)]
    sections = [term.get("name") for term in terms if term.get("taxonomy") == "category"]
    media = next((one for one in _list(embedded.get("wp:featuredmedia")) if isinstance(one, dict)), {})
    return tuple(
        _claims(
            "wordpress", title=_rendered(post.get("title")), published=_local(post.get("date"), post.get("date_gmt"), fetched_at),
            published_raw=post.get("date"), modified=_local(post.get("modified"), post.get("modified_gmt"), fetched_at),
            modified_raw=post.get("modified"),
            authors=[one.get("name") for one in _list(embedded.get("author")) if isinstance(one, dict)],
            summary=_rendered(post.get("excerpt")), section=next((name for name in sections if isinstance(name, str)), None),
            tags=[term.get("name") for term in terms if term.get("taxonomy") == "post_tag"], image=media.get("source_url"),
        )
    )  # fmt: skip


def _claims(source: str, **said: Any) -> Iterator[Claim]:
    for field, longest in (("title", LONGEST_TITLE), ("summary", LONGEST_SUMMARY), ("section", 200), ("image", 2083)):
        text = _plain(said.get(field), longest)
        if text and field == "summary":
            text = _SHORTENED.sub("", text)
        if text:
            yield Claim(field=field, value=text, source=source)
    for field in ("published", "modified"):
        found: tuple[str, Precision] | None = said.get(field)
        if found is not None:
            yield Claim(field=field, value=found[0], source=source, raw=str(said[f"{field}_raw"])[:200], precision=found[1])
    for field in ("authors", "tags"):
        names = list(dict.fromkeys(name for one in said[field][:MOST] if (name := _plain(one, 200))))
        if names:
            yield Claim(field=field, value=names, source=source)


def _moment(raw: str | None, fetched_at: datetime) -> tuple[str, Precision] | None:
    """A date of RFC 822 or ISO 8601; None for any other, and for one in the future."""
    text = (raw or "").strip()[:100]
    if not text:
        return None
    day = _ISO_DAY.fullmatch(text)
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        try:
            found = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    known = found if found.tzinfo is not None else found.replace(tzinfo=UTC)
    if found.year < 1980 or known > fetched_at + SLACK:
        return None
    # A time without a zone is nobody's time: only its day is known.
    if day is not None or found.tzinfo is None:
        return found.date().isoformat(), "day"
    return found.isoformat(timespec="seconds"), "time"


def _local(local: Any, gmt: Any, fetched_at: datetime) -> tuple[str, Precision] | None:
    """WordPress gives the same moment twice, in the site's time and in UTC: the difference is the offset."""
    if not isinstance(local, str):
        return None
    if isinstance(gmt, str):
        try:
            here, there = datetime.fromisoformat(local), datetime.fromisoformat(gmt)
            offset = here.replace(tzinfo=None) - there.replace(tzinfo=None)
            if abs(offset) <= timedelta(hours=14):
                return _moment(here.replace(tzinfo=timezone(offset)).isoformat(timespec="seconds"), fetched_at)
        except ValueError:
            pass
    return _moment(local, fetched_at)


def _person(name: str) -> str:
    """The name in "name@example.org (A Name)"; "" for an address alone."""
    inside = re.search(r"\(([^()]{2,120})\)", name[:300]) if "@" in name else None
    if inside is not None:
        return inside[1]
    return "" if "@" in name else name


def _plain(value: Any, longest: int) -> str | None:
    if not isinstance(value, str) or len(value) > 20_000:
        return None
    text = html.unescape(re.sub(r"<[^<>]*>", " ", html.unescape(value) if "&lt;" in value else value))
    return value_of(" ".join(text.split()), longest)


def _rendered(value: Any) -> Any:
    return value.get("rendered") if isinstance(value, dict) else value


def _list(value: Any) -> list[Any]:
    return value[:MOST] if isinstance(value, list) else []
