"""The entries of an XML document such as a feed or a sitemap, also of a malformed one: a bad entry loses only itself.

Nothing is fetched, and no entity is expanded: what a document type declares is cut off before it is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

LONGEST_ENTRY = 500_000
"""Characters of one entry of a document that must be mended."""
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]{0,2000}([\[>])", re.IGNORECASE)
_SUBSET_ENDS = re.compile(r"\]\s{0,200}>")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,500}\?>")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BARE = re.compile(r"&(?!#\d{1,7};|#x[0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)")
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/terms/": "dcterms", "http://purl.org/rss/1.0/modules/content/": "content",
    "http://www.w3.org/2005/atom": "atom", "http://purl.org/atom/ns#": "atom", "http://search.yahoo.com/mrss/": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes", "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.google.com/schemas/sitemap-news/0.9": "news", "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.google.com/schemas/sitemap-image/1.1": "image", "http://www.google.com/schemas/sitemap-video/1.1": "video",
}  # fmt: skip
OF_THE_FORMAT = frozenset({"", "atom", "sitemap", "rss"})
"""Prefixes of an element that belongs to the format itself, and to no extension of it."""


def name_of(element: etree._Element) -> tuple[str, str]:
    """Usual prefix and local name of an element, in small letters; the prefix is "" for the format's own elements."""
    tag = element.tag
    if not isinstance(tag, str):
        return "", ""
    space, _, local = tag.rpartition("}")
    prefix = _PREFIXES.get(space[1:].lower(), "") if space else ""
    if ":" in local:
        prefix, _, local = local.partition(":")
    return ("" if prefix.lower() in OF_THE_FORMAT else prefix.lower()), local.lower()


def entries(text: str, names: tuple[str, ...]) -> Iterator[etree._Element]:
    """The elements of some names (local, in small letters), in document order.

    Args:
        text: the document, decoded.
        names: such as ("item", "entry").
    """
    text = prepared(text)
    root = parsed(text, recover=False)
    if root is not None:
        yield from (element for element in root.iter() if name_of(element) in {("", name) for name in names})
        return
    opened = re.compile(rf"<(?:[A-Za-z][\w.-]{{0,20}}:)?(?:{'|'.join(names)})(?=[\s>])", re.IGNORECASE)
    closed = re.compile(rf"</(?:[A-Za-z][\w.-]{{0,20}}:)?(?:{'|'.join(names)})\s*>", re.IGNORECASE)
    starts = [match.start() for match in opened.finditer(text)]
    for start, following in pairwise([*starts, len(text)]):
        chunk = text[start : min(following, start + LONGEST_ENTRY)]
        end = closed.search(chunk)
        one = parsed(chunk[: end.end()] if end is not None else chunk, recover=True)
        if one is not None:
            yield one


def prepared(text: str) -> str:
    """A document without its declaration and document type, without control characters, and with every & that begins no entity of
    XML's own written as one."""
    text = without_doctype(_DECLARATION.sub("", text.lstrip("\ufeff \t\r\n"), count=1))
    return _outside_of_cdata(_CONTROLS.sub("", text))


def without_doctype(text: str) -> str:
    """A document without its document type, however much that declares."""
    doctype = _DOCTYPE.search(text, 0, 20_000)
    if doctype is None:
        return text
    end = _SUBSET_ENDS.search(text, doctype.end()) if doctype[1] == "[" else doctype
    return text[: doctype.start()] + (text[end.end() :] if end is not None else "")


def _outside_of_cdata(text: str) -> str:
    pieces = []
    at = 0
    while (start := text.find("<![CDATA[", at)) >= 0:
        end = text.find("]]>", start)
        if end < 0:
            break
        pieces += [_BARE.sub("&amp;", text[at:start]), text[start : end + 3]]
        at = end + 3
    return "".join([*pieces, _BARE.sub("&amp;", text[at:])])


def parsed(text: str, *, recover: bool) -> etree._Element | None:
    """The root of a document; None where it cannot be parsed."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True, recover=recover,
        encoding="utf-8",
    )  # fmt: skip
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def text_in(element: etree._Element) -> str:
    """What an element says, its own elements' texts included."""
    return "".join(element.itertext()).strip()
