"""The article's body: the container that a module written by hand or the site file names, else the lines that the template or the
model keeps, else trafilatura's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from newsarchive.pages import by_hand
from newsarchive.pages.body_choice import choose_lines
from newsarchive.pages.body_model import Likelihoods, body_model
from newsarchive.pages.document import Document
from newsarchive.pages.line_features import title_line
from newsarchive.pages.line_text import text_of
from newsarchive.pages.lines import Line, is_unclosed, lines_of
from newsarchive.pages.select import select
from newsarchive.pages.template_apply import Applied

SHORTEST_CONTAINER = 20
"""Characters below which the site file's container is taken for empty."""
LITTLE = 150
"""Weight of all sentences of a page below which it is read again with what is hidden."""
MOST_STEPS = 1_000_000
"""From all elements up to the root; a page of 4,000 elements has 100,000."""
MANY_BLOCKS = 3000
"""Blocks of a page from which trafilatura's own second opinion, quadratic in their number, would cost seconds."""
FAR_MORE = 3
"""How many times more hidden elements must hold, or trafilatura find where no sentence was kept, to be believed."""


@dataclass(frozen=True, kw_only=True)
class Body:
    """A body before it is cleaned."""

    text: str
    source: str
    """"selector", "template", "model", "trafilatura" or "page-state"."""
    lines: tuple[Line, ...] = ()
    """The lines it consists of; empty where it is no selection of the page's lines."""
    judged: Judged | None = None
    """All lines of the page, where the model judged them."""


@dataclass(frozen=True, kw_only=True)
class Judged:
    """The lines of a page, each with how likely it is part of the article."""

    lines: list[Line]
    likelihoods: Likelihoods
    title: int | None = None
    """Index of the line that shows the title; None where none does."""

    @property
    def kept(self) -> list[Line]:
        """The lines of the body."""
        return choose_lines(self.lines, self.likelihoods, self.title)


def find_body(doc: Document, title: str | None, applied: Applied | None = None) -> Body | None:
    """The body of a page; None where it has none.

    Args:
        doc: the page.
        title: the article's title, after which a body usually begins; None where it is not known.
        applied: the page as its site's template reads it; where it fits, the body is what that keeps.
    """
    chosen = _by_selectors(doc)
    if chosen is not None:
        return chosen
    if applied is not None and applied.misfit is None:
        return Body(text=text_of(applied.kept), source="template", lines=tuple(applied.kept))
    judged = judge(doc, title)
    kept = judged.kept
    found = Body(text=text_of(kept), source="model", lines=tuple(kept), judged=judged) if kept else None
    if not any(line.prose for line in kept):
        other = _by_trafilatura(doc)
        if other is not None and (found is None or len(other.text) > FAR_MORE * len(found.text)):
            return other
    return found


def judge(doc: Document, title: str | None) -> Judged:
    """Every line of a page, judged by the model. Where nearly all sentences stand in hidden elements or a <nav>, these count too."""
    lines = lines_of(doc.tree)
    shown = _sentences(lines)
    if shown < LITTLE or any(is_unclosed(menu) for menu in doc.tree.iter("nav")):
        everything = lines_of(doc.tree, everything=True)
        if _sentences(everything) > FAR_MORE * shown:
            lines = everything
    place = title_line(lines, title)
    return Judged(lines=lines, likelihoods=body_model().likelihoods(lines, place), title=place)


def _sentences(lines: Sequence[Line]) -> int:
    return sum(line.weight for line in lines if line.prose)


def _by_selectors(doc: Document) -> Body | None:
    written = by_hand.containers_of(doc.site.id if doc.site is not None else None, doc)
    for containers in (written, *(select(doc.tree, css) for css in doc.selectors("body"))):
        if not containers:
            continue
        unwanted = frozenset(element for remove in doc.selectors("remove") for element in select(doc.tree, remove))
        lines = [line for container in _outer(containers) for line in lines_of(container, everything=True, without=unwanted)]
        text = text_of(lines)
        if len(text) >= SHORTEST_CONTAINER:
            return Body(text=text, source="selector", lines=tuple(lines))
    return None


def _outer(containers: Sequence[HtmlElement]) -> list[HtmlElement]:
    """Containers that do not stand inside another of them."""
    chosen = set(containers)
    return [container for container in containers if not any(above in chosen for above in container.iterancestors())]


def _by_trafilatura(doc: Document) -> Body | None:
    if _is_deep(doc.tree):
        return None
    extracted = trafilatura.extract(
        etree.tostring(doc.tree, encoding="unicode", method="html"), url=doc.url, output_format="txt", include_comments=False,
        include_tables=True, include_formatting=False, favor_recall=False, with_metadata=False, deduplicate=False,
        fast=_has_many_blocks(doc.tree),
    )  # fmt: skip
    if not extracted:
        return None
    return Body(text="\n\n".join(line for line in extracted.split("\n") if line.strip()), source="trafilatura")


def _is_deep(tree: HtmlElement) -> bool:
    """Whether so many elements stand so deep in others that trafilatura, which looks at all that stand around each, takes seconds."""
    depths: dict[HtmlElement | None, int] = {None: 0}
    steps = 0
    for element in tree.iter():
        depths[element] = depth = depths.get(element.getparent(), 0) + 1
        steps += depth
        if steps > MOST_STEPS:
            return True
    return False


def _has_many_blocks(tree: HtmlElement) -> bool:
    blocks = tree.iter("p", "div", "br", "li", "td", "tr", "h1", "h2", "h3", "section", "article", "blockquote")
    return sum(1 for _ in zip(range(MANY_BLOCKS), blocks, strict=False)) == MANY_BLOCKS
