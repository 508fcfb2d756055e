"""WordPress's REST interface: its posts, newest first, each with what its record says, and the next page by what the headers say."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from newsarchive.items import Link
from newsarchive.pages.decode import header
from newsarchive.pages.hints import claims_of_wordpress
from newsarchive.sources.received import Entry, Read, Received, further, links_of

MOST_POSTS = 200
MOST_PAGES = 10_000


def is_wordpress(value: Any) -> bool:
    """Whether a value is a page of WordPress's posts."""
    if not isinstance(value, list) or not value:
        return False
    one = value[0]
    return isinstance(one, dict) and isinstance(one.get("link"), str) and (isinstance(one.get("title"), dict) or "date_gmt" in one)


def read(posts: list[Any], received: Received) -> Read:
    """The posts of a page, and the page after it."""
    found = [
        Entry(urls=(post["link"],), claims=claims_of_wordpress(post, fetched_at=received.fetched_at))
        for post in posts[: MOST_POSTS] if isinstance(post, dict) and isinstance(post.get("link"), str)
    ]  # fmt: skip
    links, omitted = links_of(found, received, "wordpress")
    onward = _next(received, len(links), bool(posts))
    return ([*links, onward] if onward is not None else links), omitted


def _next(received: Received, position: int, found: bool) -> Link | None:
    """The page after this one: there is one where X-WP-TotalPages or the Link header says so."""
    parts = urlsplit(received.url)
    pairs = dict(parse_qsl(parts.query, keep_blank_values=True))
    here = int(pairs["page"]) if pairs.get("page", "").isdecimal() and len(pairs["page"]) < 6 else 1
    pages = (header(received.headers, "x-wp-totalpages") or "").strip()
    relations = (header(received.headers, "link") or "")[:4000].lower()
    last = int(pages) if pages.isascii() and pages.isdecimal() and len(pages) < 6 else None
    more = here < last if last is not None else 'rel="next"' in relations or "rel=next" in relations
    if not more or not found or here >= MOST_PAGES:
        return None
    return further(
        urlunsplit(parts._replace(query=urlencode({**pairs, "page": str(here + 1)}, safe=",/"))), received, "wordpress", position
    )
