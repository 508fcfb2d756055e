"""newsarchive as a crawl uses it: what the pages of a site tell is kept, and a page is read by the template learned from them."""

from __future__ import annotations

from typing import Any

from benchmarks.peers.extractors import FETCHED, Answer
from newsarchive.pages.page import extract_tree
from newsarchive.pages.parse import parse
from newsarchive.pages.template import Template
from newsarchive.pages.template_learn import learn


class Learned:
    """A site's pages, seen and read."""

    learns = True

    def __init__(self) -> None:
        self._samples: list[dict[str, Any]] = []
        self._template: Template | None = None
        self._current = True

    def see(self, html: str, url: str) -> None:
        """Read a page without a template, and keep what it tells."""
        tree = parse(html)
        page = extract_tree(tree, url, fetched_at=FETCHED, sampling=True) if tree is not None else None
        if page is not None and page.sample is not None:
            self._samples.append(page.sample)
            self._current = False

    def read(self, html: str, url: str) -> Answer:
        """Read a page by what was learned so far."""
        if not self._current:
            self._template, self._current = learn(self._samples), True
        tree = parse(html)
        if tree is None:
            return {}
        page = extract_tree(tree, url, fetched_at=FETCHED, template=self._template)
        dated = page.published if page.published_precision in {"day", "time"} else None
        return {"title": page.title, "text": page.text, "date": dated, "authors": page.authors}
