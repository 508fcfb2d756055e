"""Where a list on a page says it goes on: the heading above it, the word "more" under it, the menu entry called like its heading."""

from __future__ import annotations

from lxml.html import HtmlElement

from newsarchive.pages.select import line_of
from newsarchive.sites.addresses import normalise
from newsarchive.survey.words import leads_to_all

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def leads_of(
    elements: dict[HtmlElement, str], texts: dict[str, str], scores: dict[str, float], tree: HtmlElement
) -> dict[str, float]:
    """Where the heading above a group of titles leads, and the link below it that promises more; and what in the menus is called as
    that heading is."""
    worth = {normalise(url): score for url, score in scores.items()}
    order = [(anchor, url, worth.get(normalise(url))) for anchor, url in elements.items()]
    found: dict[str, float] = {}
    for place, (anchor, url, score) in enumerate(order):
        if score is not None:
            continue
        text = texts.get(url, "")
        before = next((one for _, _, one in reversed(order[max(place - 2, 0) : place]) if one), None)
        after = next((one for _, _, one in order[place + 1 : place + 2] if one), None)
        heading = any(above.tag in HEADINGS for above in anchor.iterancestors())
        if before is not None and leads_to_all(text):
            found[url] = max(found.get(url, 0.0), before)
        if after is not None and (heading or any(child.tag in HEADINGS for child in anchor)):
            found[url] = max(found.get(url, 0.0), after)
    headings = _headings_above(tree, {anchor for anchor, _, score in order if score is not None})
    for url, text in texts.items():
        if 2 < len(text) <= 40 and text.casefold() in headings and normalise(url) not in worth:
            found[url] = max(found.get(url, 0.0), max(worth.values(), default=0.0))
    return found


def _headings_above(tree: HtmlElement, titles: set[HtmlElement]) -> set[str]:
    """The headings that stand right before a group of titles."""
    found: set[str] = set()
    last: str | None = None
    for element in tree.iter():
        if element.tag in HEADINGS and not any(inside in titles for inside in element.iter()):
            last = line_of(element).casefold()
        elif element in titles and last:
            found.add(last)
            last = None
    return found
