"""What an answer comes to by itself, before the archive compares it with what it holds: article or not, complete or not, to be kept
or not. A crawl's pipelines and whoever reads captures again decide by the same functions."""

from __future__ import annotations

from newsarchive.captured import OUT_OF_TIME, OVER_LIMIT
from newsarchive.items import Fetched, Outcome
from newsarchive.sites.model import Site

PAGES = frozenset({"text/html", "application/xhtml+xml"})
UNLABELLED = frozenset({"application/octet-stream", "binary/octet-stream"})
"""What servers say of files they know nothing of."""


def judge(item: Fetched) -> tuple[Outcome | None, str | None]:
    """The outcome an answer names by itself, with a reason; (None, None) for an article."""
    status = item.status
    assert status is not None
    if item.kind == "robots":
        return Outcome.ROBOTS_READ, f"status {status}"
    if item.kind == "file":
        return of_file(item)
    if (cut := of_cut(item)) is not None:
        return cut
    if item.is_not_modified and item.kind == "article":
        return None, None
    if (status != 200 and not item.is_not_modified) or item.reading is None:
        return by_status(item)
    cut_off = "truncated" in item.flags
    if item.unrendered is not None:
        return Outcome.INCOMPLETE, f"it was not rendered as a browser shows it: {item.unrendered}"
    if item.reading.outcome is not None and not (cut_off and item.reading.outcome is Outcome.NO_TEXT):
        return item.reading.outcome, item.reading.reason
    if item.kind == "listing":
        links = len(item.reading.links)
        if cut_off:
            return Outcome.INCOMPLETE, f"the listing was cut off while it was sent; {links} links were found in it"
        if item.repeats is not None and item.is_not_modified:
            return Outcome.LISTED, f"{links} links, as when it was fetched at {item.repeats.earlier.fetched_at[:19]}Z"
        return Outcome.LISTED, f"{links} links"
    if cut_off:
        return Outcome.INCOMPLETE, "the body is shorter than the server announced"
    return None, None


def of_cut(item: Fetched) -> tuple[Outcome, str] | None:
    """The outcome of a good answer that we cut off, of which nothing is read; None for any other."""
    if item.status is None or not 200 <= item.status < 300:
        return None
    if OVER_LIMIT in item.flags:
        told = next((value for name, value in item.headers if name.lower() == "content-length"), "").strip()
        known = told.isascii() and told.isdecimal() and len(told) < 19 and int(told) > item.size
        size = f"{int(told):,} bytes" if known else f"more than {item.size:,} bytes"
        return Outcome.TOO_BIG, f"it has {size}; the first {item.size:,} are kept"
    if OUT_OF_TIME in item.flags:
        return Outcome.TIMEOUT, f"no complete answer in time; the {item.size:,} bytes that came are kept"
    return None


def page_of(item: Fetched) -> str | None:
    """What the page is: article, listing, static, soft_404, login, bot_wall, error, file, empty."""
    if item.status is None or item.kind in {"robots", "file"} or (300 <= item.status < 400 and item.reading is None):
        return None
    if item.status >= 400:
        return "error"
    if item.outcome is Outcome.NOT_HTML:
        return "file"
    if item.reading is None or (item.outcome is Outcome.NO_TEXT and item.reading.page == "article"):
        return "empty" if item.outcome is Outcome.NO_TEXT else None
    return item.reading.page


def of_file(item: Fetched) -> tuple[Outcome, str]:
    """The outcome of a picture or an attachment, by what its answer is labelled."""
    if item.status != 200:
        return by_status(item)
    kind = next((value for name, value in item.headers if name.lower() == "content-type"), "").partition(";")[0].strip().lower()
    if "truncated" in item.flags:
        return Outcome.INCOMPLETE, "the body is shorter than the server announced"
    if kind in PAGES or (item.source == "image" and kind and kind not in UNLABELLED and not kind.startswith("image/")):
        return Outcome.UNFIT, f"it is {kind}"
    if item.size == 0:
        return Outcome.UNFIT, "the answer is empty"
    return Outcome.KEPT, kind or "without a type"


def by_status(item: Fetched) -> tuple[Outcome, str]:
    """The outcome of an answer that is not a readable page."""
    status = item.status or 0
    if status == 304:
        return Outcome.SERVER_ERROR, "status 304, and what it refers to is not held"
    if 300 <= status < 400:
        if item.redirect_to is None:
            return Outcome.CLIENT_ERROR, f"status {status} without a target"
        return Outcome.REDIRECTED, f"status {status} to {item.redirect_to[:300]}"
    if status in {404, 410}:
        return Outcome.GONE, f"status {status}"
    if status == 429 or (status == 503 and item.retry_after is not None):
        wait = f", asked us to wait {item.retry_after:.0f} s" if item.retry_after is not None else ""
        return Outcome.THROTTLED, f"status {status}{wait}"
    if status >= 500:
        return Outcome.SERVER_ERROR, f"status {status}"
    if status >= 400:
        return Outcome.CLIENT_ERROR, f"status {status}"
    if status == 200:
        return Outcome.READ_FAILED, "the page was not read"
    return Outcome.NO_TEXT, f"status {status}"


def reserved(item: Fetched, site: Site) -> str | None:
    """Why the page is not to be kept: it asks for that, and the site file respects it."""
    if item.reading is None or item.kind != "article":
        return None
    rights = item.reading.rights
    for asked in site.crawl.respect:
        if asked == "tdm" and rights.get("tdm", {}).get("reservation") == 1:
            return f"text and data mining is reserved (said by its {rights['tdm']['source']})"
        if asked in rights.get("robots", {}):
            return f"the page says {asked} (in its {', '.join(rights['robots'][asked])})"
    return None
