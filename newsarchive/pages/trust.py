"""The order of trust: which source of a field is believed before which, and what each source is. docs/evidence.md is made of it."""

from __future__ import annotations

TRUST: dict[str, tuple[str, ...]] = {
    "title": (
        "person", "by-hand", "selector", "template", "heading", "json-ld", "microdata", "rdfa", "page-state", "wordpress", "api",
        "feed", "meta", "og", "listing", "sitemap", "title", "line",
    ),
    "published": (
        "person", "by-hand", "selector", "template", "shown", "json-ld", "microdata", "rdfa", "page-state", "meta", "time", "feed",
        "wordpress", "api", "url", "listing", "sitemap", "page", "dateline", "dateline+neighbours", "script", "relative", "changed",
    ),
    "modified": (
        "person", "by-hand", "json-ld", "microdata", "rdfa", "page-state", "wordpress", "api", "feed", "meta", "page", "sitemap",
    ),
    "authors": (
        "person", "by-hand", "selector", "json-ld", "microdata", "rdfa", "page-state", "wordpress",
        "feed", "byline", "page", "meta",
    ),
    "summary": ("person", "by-hand", "og", "meta", "json-ld", "microdata", "rdfa", "page-state", "wordpress", "api", "feed", "page"),
    "section": (
        "person", "by-hand", "selector", "meta", "json-ld", "microdata", "rdfa", "page-state",
        "wordpress", "feed", "breadcrumb", "page",
    ),
    "tags": ("person", "by-hand", "json-ld", "microdata", "rdfa", "page-state", "wordpress", "feed", "meta", "page", "keywords"),
    "image": ("person", "by-hand", "selector", "og", "json-ld", "microdata", "rdfa", "page-state", "wordpress", "feed", "page"),
    "language": ("person", "by-hand", "text", "url", "html", "declared", "hreflang", "text-unsure"),
}  # fmt: skip
"""Sources of each field, the most trusted first. A person's correction outranks every machine (`archive.corrections`).

Two fields look further: of dates, agreement and precision count (`date_choice`); of authors, what the other sources bear out
(`author_choice`).
"""
SOURCES: dict[str, str] = {
    "person": "a named person, with a reason",
    "by-hand": "the module written by hand for the site (`newsarchive/pages/by_hand/`)",
    "selector": "the place that the site file names",
    "template": "the place where the site's pages show it, as learned from them",
    "heading": "the heading of the page that its place, its mark-up and the page's other sayings agree on",
    "line": "a line in front of the text, where the page has no heading",
    "shown": "a date printed at the heading, marked as one or the only one there, and not that of the last change",
    "json-ld": "JSON-LD that speaks of the page's own article",
    "microdata": "schema.org microdata",
    "rdfa": "RDFa",
    "page-state": "the data a page is made from in the browser (`__NEXT_DATA__`, Nuxt, embedded JSON)",
    "wordpress": "the site's WordPress record of the article",
    "api": "its record in another interface of the site (Drupal's JSON:API, or any JSON)",
    "feed": "the article's entry in a feed",
    "meta": "meta elements of the head",
    "og": "OpenGraph and Twitter meta elements",
    "time": "an attribute for machines, such as that of `<time>`",
    "url": "the page's address",
    "listing": "its row in a listing",
    "sitemap": "its entry in a sitemap",
    "title": "the document's title without the site's name",
    "page": "a line of the page near the heading, or a place that its class names",
    "byline": "a printed or marked byline",
    "breadcrumb": "the breadcrumb",
    "keywords": "meta keywords that the article itself mentions",
    "dateline": "the dateline of the text",
    "dateline+neighbours": "the dateline, its year inferred from articles with numbers near to its own; the reason is kept",
    "script": "the only day that a page's scripts call the publication",
    "relative": "reckoned back from the fetch (\"2 days ago\"); the reason is kept",
    "changed": "the day of the last change, where the page shows no other; the reason is kept",
    "text": "the text itself",
    "text-unsure": "the text, where it is too short or mixed to be sure of",
    "html": "the language the page names itself",
    "declared": "the language a description of the page names",
    "hreflang": "the language by which other versions of the page call it",
}
"""What each source is."""
