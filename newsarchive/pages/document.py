"""One parsed page, with what every reader of a field asks of it found once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

from lxml.html import HtmlElement

from newsarchive.items import Claim
from newsarchive.pages.declared import Declared, declared_in
from newsarchive.pages.elements import Elements
from newsarchive.pages.metadata import meta
from newsarchive.pages.outline import Outline, outline
from newsarchive.pages.select import line_of
from newsarchive.sites.model import Site


class Document:
    """A page on its way to an article. What is derived from the tree is found on first use and kept. The tree is not changed, but
    for large furniture that its site's template knows, which is emptied before fields are looked for."""

    def __init__(
        self, tree: HtmlElement, url: str, *, fetched_at: datetime, site: Site | None = None, hints: Sequence[Claim] = ()
    ) -> None:
        self.tree = tree
        self.url = url
        self.fetched_at = fetched_at
        """When it was fetched, with a time zone; nothing later is believed as a date."""
        self.site = site
        self.hints = tuple(hints)
        """Claims known before, such as those of its row in a listing."""

    @cached_property
    def metadata(self) -> dict[str, str]:
        """The first value of each meta name, property or itemprop, in small letters."""
        return meta(self.tree)

    @cached_property
    def declared(self) -> list[Declared]:
        """The machine-readable descriptions of the article that the page carries, the most telling first."""
        return declared_in(self.tree, self.url, self.elements, self.metadata)

    @cached_property
    def elements(self) -> Elements:
        """The page's elements in document order."""
        return Elements(self.tree)

    @cached_property
    def outline(self) -> Outline:
        """The page's headings and where its main text begins."""
        return outline(self.elements)

    @cached_property
    def document_title(self) -> str:
        """The text of <title>."""
        return next((line_of(element) for element in self.tree.iter("title")), "")

    @cached_property
    def declared_language(self) -> str | None:
        """The language the page names itself, without region; it is often wrong."""
        raw = self.tree.get("lang") or self.metadata.get("og:locale") or ""
        return raw.replace("_", "-").split("-")[0].strip().lower() or None

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages to expect: the site's, else the one the page names."""
        if self.site is not None:
            return self.site.languages
        return (self.declared_language,) if self.declared_language else ()

    def selectors(self, field: str) -> tuple[str, ...]:
        """The site file's selectors of a field, of the time when the page was fetched; none without a site."""
        found: Any = getattr(self.site.selectors_on(self.fetched_at), field) if self.site is not None else ()
        return tuple(found)
