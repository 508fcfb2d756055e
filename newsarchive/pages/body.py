"""The article's body: the site file's container where it names one, else the general extractor's."""

from __future__ import annotations

import copy
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from newsarchive.pages.blocks import text_blocks
from newsarchive.pages.select import select
from newsarchive.sites.model import Site

SHORTEST_CONTAINER = 20
"""Characters below which the site file's container is taken for empty."""


MANY_BLOCKS = 3000


@dataclass(frozen=True, kw_only=True)
class Body:
    """A body before it is cleaned."""

    text: str
    source: str
    """"selector" or "trafilatura"."""


def find_body(tree: HtmlElement, url: str, site: Site | None) -> Body | None:
    """The body's text; None where the page has none."""
    if site is not None:
        for css in site.selectors.body:
            containers = select(tree, css)
            if not containers:
                continue
            text = "\n\n".join(text_blocks(_without(container, site.selectors.remove)) for container in _outer(containers))
            if len(text) >= SHORTEST_CONTAINER:
                return Body(text=text, source="selector")
    extracted = trafilatura.extract(
        etree.tostring(tree, encoding="unicode", method="html"), url=url, output_format="txt", include_comments=False,
        include_tables=True, include_formatting=False, favor_recall=False, with_metadata=False, deduplicate=False,
        fast=_has_many_blocks(tree),
    )
    if not extracted:
        return None
    return Body(text="\n\n".join(line for line in extracted.split("\n") if line.strip()), source="trafilatura")


def _has_many_blocks(tree: HtmlElement) -> bool:
    """Whether the extractor's second opinion, quadratic in the number of paragraphs, would cost seconds."""
    blocks = tree.iter("p", "div", "br", "li", "td", "tr", "h1", "h2", "h3", "section", "article", "blockquote")
    return sum(1 for _ in zip(range(MANY_BLOCKS), blocks, strict=False)) == MANY_BLOCKS


def _outer(containers: list[HtmlElement]) -> list[HtmlElement]:
    """Containers that do not stand inside another of them."""
    chosen = set(containers)
    return [container for container in containers if not any(above in chosen for above in container.iterancestors())]


def _without(container: HtmlElement, remove: tuple[str, ...]) -> HtmlElement:
    if not remove:
        return container
    clone = copy.deepcopy(container)
    clone.tail = None
    for css in remove:
        for element in select(clone, css):
            if element is not clone and element.getparent() is not None:
                element.drop_tree()
    return clone
