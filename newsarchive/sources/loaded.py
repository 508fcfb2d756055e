"""The next articles of a list as the page's own scripts would ask for them: the address, the fields and the number of the page are read
from the function that asks (script_requests), or from what the button carries (`data-action`, `data-nonce`, `data-page`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from lxml.html import HtmlElement

from newsarchive.items import Link
from newsarchive.sites.addresses import classify, normalise, scope_fault
from newsarchive.sites.model import Site
from newsarchive.sources.clicks import Clicks
from newsarchive.sources.load_more import buttons
from newsarchive.sources.paging_forms import SAYS_WHAT, is_for_others
from newsarchive.sources.posted_forms import Form, counter_of, counts, fields_of, filled, is_cursor, part_of
from newsarchive.sources.script_reading import Opened

MAX_BUTTONS = 3
MAX_FORM = 100_000
"""Characters of what is sent; more is not."""
_ENDPOINT = re.compile(r"admin-ajax\.php|/ajax\b|\bajax\.php|/api/", re.IGNORECASE)
_TARGETS = ("data-url", "data-ajax-url", "data-ajaxurl", "data-ajax", "data-endpoint", "data-href", "data-remote", "data-post-url")
_NOT_SENT = re.compile(
    r"(?:url|ajax|endpoint|href|remote|target|container|toggle|text|label|loading|method|wow|aos|bs|selector)\b|.*(?:url|selector)$"
)


def loaded_more(clicks: Clicks, base: str, url: str, site: Site, found: int) -> Link | None:
    """The next part of a list that the page's scripts would ask for; None where they ask for none that counts.

    Args:
        found: articles the page names already.
    """
    more = list(islice(buttons(clicks.tree), MAX_BUTTONS))
    passed_over = {one for listing in site.listings for one in listing.not_asked}
    for opened in _asked(clicks, more):
        link = _link(opened, base, url, site, found)
        if link is not None and asked_as(link) not in passed_over:
            return link
    return None


def asked_as(link: Link) -> str:
    """By what a request is known whichever page it asks for: its path, and what its fields say that it does."""
    parts = urlsplit(link.url)
    fields = fields_of(link.form) if link.form is not None else parse_qsl(parts.query, max_num_fields=1000)
    told = [value for name, value in fields if value and SAYS_WHAT.fullmatch(name)]
    return f"{parts.path}?{'&'.join(told)}"[:200] if told else parts.path[:200]


def _asked(clicks: Clicks, more: list[HtmlElement]) -> Iterator[Opened]:
    if not more:
        yield from clicks.loads(None)
    for button in more:
        yield from clicks.loads(button)
    for button in more:
        carried = _carried(clicks, button)
        if carried is not None:
            yield carried


def _link(opened: Opened, base: str, url: str, site: Site, found: int) -> Link | None:
    if not opened.posted:
        opened = _with_query(opened)
    form = _counted(opened, found)
    if form is None or sum(len(name) + len(value) for name, value in form) > MAX_FORM:
        return None
    try:
        absolute = urljoin(base, opened.url)
        if not opened.posted:
            absolute = urlunsplit(urlsplit(absolute)._replace(query=urlencode(form), fragment=""))
        # What is posted is no article, though its address may look like one (/news/more).
        if scope_fault(absolute, site) is not None or (not opened.posted and classify(absolute, site, named=False) == "article"):
            return None
        if is_for_others(absolute, fields_of(form), url):
            return None
        if not opened.posted:
            return Link(url=absolute, kind="listing", position=found, source="listing") if normalise(absolute) != normalise(url) else None
    except ValueError:
        return None
    return Link(url=absolute, kind="listing", position=found, source="listing", part=part_of(form), form=form)


def _with_query(opened: Opened) -> Opened:
    """What is asked for, with the query of its address among the fields."""
    told = parse_qsl(urlsplit(opened.url).query, keep_blank_values=True, max_num_fields=100) if opened.url.count("&") < 100 else []
    return replace(opened, form=(*told, *(opened.form or ())))


def _counted(opened: Opened, found: int) -> Form | None:
    """What is sent, with the number of the next page in it; None where nothing in it counts."""
    form = opened.form or ()
    if not form:
        return None
    untold = set(opened.untold)
    fields = [(name, None if name in untold else value) for name, value in fields_of(form)]
    counter = counter_of(fields)
    if counter is None:
        cursor = any(is_cursor(name) and value for name, value in fields)
        return form if cursor and not opened.posted else None
    if counter.value is None:
        return filled(form, counter.name, found if counter.rows else 2 if found else 1)
    if counter.rows and counter.value == 0 and found:
        return filled(form, counter.name, found)
    return form


def _carried(clicks: Clicks, button: HtmlElement) -> Opened | None:
    """What a button asks for by the attributes that it carries, where its script is not on the page: its address, else the one that the
    page names for such requests; and its fields, named as the attributes are."""
    told = {str(name)[5:]: str(value).strip() for name, value in button.attrib.items() if str(name).startswith("data-")}
    url = next((value for name in _TARGETS if (value := (button.get(name) or "").strip())), "")
    posted = told.get("method", "").lower() == "post"
    if not url and "action" in told:
        url, posted = clicks.ajax_address() or "", True
    posted = posted or "admin-ajax.php" in url
    if not posted or not url or ("action" not in told and "method" not in told and _ENDPOINT.search(url) is None):
        return None
    sent = [name for name in list(told)[:40] if not _NOT_SENT.match(name) and len(told[name]) < 20_000]
    fields = [(name.replace("-", "_"), told[name]) for name in sent]
    if not any(counts(name) is not None for name, _ in fields):
        fields.append(("page", "2"))
    return Opened(url=url, form=tuple(fields), posted=True, loaded=True)
