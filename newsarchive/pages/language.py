"""In which language an article is written: what its text shows, what its address and the page say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsarchive.items import Claim
from newsarchive.pages.document import Document
from newsarchive.pages.metadata import alternates
from newsarchive.sites.addresses import read_address
from newsarchive.text.language import detect

SOURCES = {"text-unsure": "text", "declared": "html", "hreflang": "html"}
"""What language_source says for the source of a claim, where it is not the same word."""
_LIKELY = 0.6
"""Confidence from which a text speaks for itself; below, what its address or the page says outranks it."""
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
_NO_LANGUAGE = {"und", "mul", "zxx", "mis", "xx", "en1", "all"}
_COUNTRIES = {"kz": "kk", "cn": "zh", "jp": "ja", "ua": "uk", "gr": "el", "cz": "cs", "dk": "da", "iw": "he", "in": "id", "ji": "yi"}
"""Codes of countries, and old ones, that sites write for the language; none of them is another language's code."""


def language_claims(doc: Document, text: str | None, title: str | None) -> list[Claim]:
    """Claims about the language; they may contradict each other, and `evidence` then shows it.

    Args:
        doc: the page.
        text: the article's body; None without one.
        title: its title, read along where the body is short.
    """
    stated = list(_stated(doc))
    candidates = doc.site.languages if doc.site is not None else ()
    found, confidence = detect(text or "", title, candidates) if text or title else (None, None)
    if found is None:
        return stated
    sure = confidence is None or confidence >= _LIKELY
    reason = f"confidence {confidence:.2f}" if confidence is not None else None
    return [Claim(field="language", value=found, source="text" if sure else "text-unsure", reason=reason), *stated]


def _stated(doc: Document) -> Iterator[Claim]:
    """What is said of the language, whether or not it is true."""
    address = read_address(doc.url, doc.site) if doc.site is not None else None
    raw = [
        ("url", address.language if address is not None else None),
        ("html", doc.tree.get("lang") or doc.tree.get("{http://www.w3.org/XML/1998/namespace}lang") or doc.tree.get("xml:lang")),
        ("html", doc.metadata.get("og:locale")),
        ("html", doc.metadata.get("content-language") or doc.metadata.get("language")),
        ("declared", next((one.language for one in doc.declared if one.language), None)),
        ("hreflang", next((code for code, url in alternates(doc.tree, doc.url).items() if url == doc.url), None)),
    ]
    seen: set[str] = set()
    for source, value in raw:
        code = language_code(value, doc) if value else None
        if code and (source not in seen or source != "html"):
            seen.add(source)
            yield Claim(field="language", value=code, source=source, raw=value if value != code else None)


def language_code(value: str, doc: Document) -> str | None:
    """A language as a page writes it, as the site's own code for it, else as BCP 47 without script and region."""
    match = _CODE.fullmatch(str(value).strip()[:40])
    if match is None:
        return None
    code = match[1].lower()
    if code in _NO_LANGUAGE:
        return None
    if doc.site is not None:
        code = doc.site.codes.get(code, code)
        code = next((known for known in doc.site.languages if known.split("-")[0] == code.split("-")[0]), code)
    return _COUNTRIES.get(code, code)
