"""Every claim to the authors: the site file's selector, descriptions, metadata, what the page shows near its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from newsarchive.items import Claim
from newsarchive.pages.byline import byline_names, is_full_name
from newsarchive.pages.document import Document
from newsarchive.pages.metadata import named_contents
from newsarchive.pages.select import line_of, select
from newsarchive.text.fold import fold
from newsarchive.text.name_words import AGENCIES
from newsarchive.text.names import authors_named, compact, is_organisation, is_person, names_in

META_SITE = ("og:site_name", "application-name", "dc.publisher", "article:publisher", "publisher")
TITLE_BORDER = re.compile(r"\s+[-–—|·•]\s+|\s*\|\s*")
META_AUTHOR = (
    "author", "authors", "article:author", "og:author", "og:article:author", "dc.creator", "dcterms.creator", "dc:creator",
    "parsely-author",
    "sailthru.author", "sailthru.byline_name", "cxenseparse:author", "byl", "byline", "article_author", "article.author", "citation_author",
    "citation_authors", "bt:author", "author_name", "vr:author", "creator",
)  # fmt: skip
LONGEST_PLACE = 200
"""Characters of a line up to which it may be a byline."""
PUBLICATION = frozenset(
    "news today times tribune post journal herald review magazine daily gazette press blog online weekly globe star sun mail guardian"
    " observer chronicle report reports insider wire tech state net web the my global world life group studio studios shop company"
    " solutions"
    " жаңалықтары новости вестник газета портал сайт haber nachrichten zeitung aktuell info noticias diario".split()
)
"""Words in names of sites that persons do not have in theirs."""
ARTICLES = frozenset("the el la los las le les il lo der die das".split())
WRITTEN_BY = frozenset(
    "written by|author|authors|geschrieben von|verfasst von|autor|von|écrit par|auteur|escrito por|por|autore|scritto da|geschreven door|"
    "автор|написано автором|написано|yazan|yazar|作者|投稿者|執筆者|글쓴이|skrevet av|skriven av|napisane przez|by".split("|")
)
"""Labels under which an address preview (twitter:label1) names the author."""


def author_claims(
    doc: Document, heading: HtmlElement | None, bylines: Sequence[str], *, placed: str | None = None
) -> Iterator[Claim]:
    """The page's claims to its authors, in no order of trust.

    Args:
        doc: the page.
        heading: the element that shows the article's title; None where none was found.
        bylines: lines about the article that were taken off the front of its text.
        placed: the line in which the site's pages show their authors; where it names some, the page is not searched.
    """
    site = SiteNames(doc)
    for css in doc.selectors("authors"):
        yield from _claim("selector", [name for element in select(doc.tree, css)[:10] for name in names_in(line_of(element))])
    for one in doc.declared[:3]:
        yield from _claim(one.source, [name for raw in one.authors[:20] for name in names_in(raw, not_names=site)])
    declared = meta_authors(doc.tree)
    for raws in declared:
        yield from _claim("meta", [name for raw in raws for name in names_in(raw, not_names=site)])
    line = placed if placed is not None and len(placed) <= LONGEST_PLACE else ""
    known = [name for name in names_in(line, not_names=site) if is_person(name) or is_organisation(name)]
    if not known and is_full_name(line):
        known = names_in(line, not_names=site)
    if known:
        yield from _claim("byline", known)
        return
    marked, printed = byline_names(doc.elements, heading if heading is not None else next(doc.tree.iter("h1"), None), site)
    yield from _claim("page", marked)
    yield from _claim("byline", printed or [name for name in authors_named(bylines) if name not in site])


def meta_authors(tree: HtmlElement) -> list[list[str]]:
    """What meta elements say of the authors, a list for each name of such an element, in the order of META_AUTHOR."""
    found: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    for name, content in named_contents(tree):
        if not content or "://" in content:
            continue
        if name in META_AUTHOR and len(found.setdefault(name, [])) < 20:
            found[name].append(content[:300])
        elif name.startswith(("twitter:label", "twitter:data")) and len(labels) < 20:
            labels[name] = content[:300]
    ordered = [found[name] for name in META_AUTHOR if name in found]
    for name, content in labels.items():
        if name.startswith("twitter:label") and content.lower().rstrip(":") in WRITTEN_BY:
            value = labels.get(name.replace("label", "data"))
            ordered += [[value]] if value else []
    return ordered


class SiteNames:
    """What the site calls itself: none of it is an author, unless it is a person's name and so the site is that person's."""

    def __init__(self, doc: Document) -> None:
        names = [doc.metadata.get(key, "") for key in META_SITE]
        names += [one.publisher or "" for one in doc.declared[:3]]
        host = (urlsplit(doc.url).hostname or "").removeprefix("www.")
        names += [host, *host.split(".")[:-1]]
        names += [part for part in TITLE_BORDER.split(doc.document_title[:500]) if is_organisation(part)]
        self.parts = frozenset(part for label in host.split(".")[:-1] for part in label.split("-"))
        """Words of the host's name: in small letters they are a login, not a person."""
        self.forms = frozenset(form for name in names if (form := compact(name[:200])))

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str):
            return False
        return name in self.parts or (compact(name) in self.forms and not _is_personal(name))


def _is_personal(name: str) -> bool:
    words = name.split()
    if not 2 <= len(words) <= 3 or not is_person(name):
        return False
    return fold(words[0]) not in ARTICLES and not any(word.isupper() or fold(word) in PUBLICATION for word in words)


def _claim(source: str, names: Sequence[str]) -> Iterator[Claim]:
    kept = {compact(name): name for name in reversed(names)}
    people = {form: name for form, name in kept.items() if fold(name) not in AGENCIES}
    if kept:
        yield Claim(field="authors", value=list((people or kept).values())[::-1], source=source)
