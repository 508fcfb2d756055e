"""The sources of a site's articles other than its listings, as `[[sources]]` of a site file: `kind` says which keys there are.

`{lang}` in an address stands for each language code of the site's addresses, as it does in listings.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator

from newsarchive.sites.part import Part, Regex, Url


class Feed(Part):
    """RSS, Atom or JSON Feed."""

    kind: Literal["feed"]
    url: Url
    """The feed's address."""


class Sitemap(Part):
    """A sitemap, or an index of sitemaps."""

    kind: Literal["sitemap"]
    url: Url
    """Its address."""
    match: Regex | None = None
    """Which sitemaps of an index are read: those whose address this regular expression is found in; all where it is left off."""


class WordPress(Part):
    """The posts of a WordPress site's REST interface."""

    kind: Literal["wordpress"]
    url: Url
    """.../wp-json/wp/v2/posts, or the form with ?rest_route=/wp/v2/posts."""


class Drupal(Part):
    """A collection of Drupal's JSON:API."""

    kind: Literal["drupal"]
    url: Url
    """.../jsonapi/node/article, or another type of node."""


class Json(Part):
    """Any other JSON interface that lists articles, newest first."""

    kind: Literal["json"]
    url: Url
    """With {page} or {offset} where it is paged."""
    start: int | None = Field(default=None, ge=0)
    """The first {page} or {offset}; 1 and 0 where it is left off."""
    step: int | None = Field(default=None, ge=1, le=1000)
    """By how much it grows; by 1 for pages, and by the number of items received for offsets, where it is left off."""
    items: str = ""
    """Dotted path to the list of items, such as data.news; the answer itself where it is left off."""
    link: str = Field(min_length=1)
    """Dotted path to an item's address, or how it is made of the item's fields: https://x/news/{slug}."""
    title: str | None = None
    """Dotted path to an item's title."""
    date: str | None = None
    """Dotted path to an item's date of publication."""
    next: str | None = None
    """Dotted path, from the top of the answer, to the address of the next page, or to what `cursor` is to hold."""
    cursor: str | None = Field(default=None, pattern=r"^[\w.\[\]-]{1,60}$")
    """Name of the query parameter that asks for the next page with what stands at `next`."""

    @field_validator("url")
    @classmethod
    def _check(cls, url: str) -> str:
        if "{page}" in url and "{offset}" in url:
            raise ValueError("{page} or {offset}, not both")
        return url

    @property
    def first(self) -> int:
        """The number that the first page's address holds."""
        return self.start if self.start is not None else (0 if "{offset}" in self.url else 1)


class Numbers(Part):
    """Articles whose addresses are numbers: gaps between known numbers are probed, and what lies above the top."""

    kind: Literal["numbers"]
    url: Url
    """With {number}."""
    first: int = Field(default=1, ge=0)
    """The smallest number an article has."""
    budget: int = Field(default=50, ge=1, le=10_000)
    """Numbers that one crawl asks for and that no other source named."""
    misses: int = Field(default=10, ge=1, le=1000)
    """Numbers in a row, above the largest known one or in gaps below it, that came to nothing, after which no further one is asked for
    there."""

    @field_validator("url")
    @classmethod
    def _check(cls, url: str) -> str:
        if "{number}" not in url:
            raise ValueError("an address that holds {number}")
        return url


Source = Annotated[Feed | Sitemap | WordPress | Drupal | Json | Numbers, Field(discriminator="kind")]
KINDS: dict[str, type[Part]] = {
    "feed": Feed, "sitemap": Sitemap, "wordpress": WordPress, "drupal": Drupal, "json": Json, "numbers": Numbers,
}  # fmt: skip
"""The models by the value of `kind`."""
