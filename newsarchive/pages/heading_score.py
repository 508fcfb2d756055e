"""How much a line of the page looks like the article's title: what it is, where it stands, and who says the same."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache

from lxml.html import HtmlElement

from newsarchive.pages.document import Document
from newsarchive.pages.elements import Names
from newsarchive.pages.outline import NO_LEVEL, Heading, marks
from newsarchive.pages.site_name import SiteNames, is_institution, leads_here, leads_to_front, squeeze
from newsarchive.pages.witnesses import Witness, slug_words
from newsarchive.text.likeness import words_of

LEVELS = {1: 4.0, 2: 2.5, 3: 1.5, 4: 1.0, 5: 0.5, 6: 0.5, NO_LEVEL: 0.5}
MOST_AGREEMENT = 7.0
"""What a line can have at most for what others say."""
_LETTERS = re.compile("[a-z]+")
_ARTICLE_TITLE = re.compile(
    r"headline|(?:entry|post|article|artikel|arti|news|story|blog|page|content|detail|single|main)[-_]{0,2}(?:title|heading|name)"
)
_FURNITURE = re.compile(
    r"nav|menu|crumb|sidebar|side-bar|foot|widget|relate|recommend|recirc|popular|trending|latest|comment|respond|share|sharing|social|"
    r"cookie|consent|gdpr|modal|popup|dialog|advert|promo|newsletter|subscri|login|search|teaser|carousel|slider|swiper|"
    r"site-?(?:title|name|description)|author-?(?:box|bio|info)|read-?more|more-?(?:news|posts)|masthead"
)
_FURNITURE_WORDS = frozenset(
    "toc logo brand branding pager pagination copyright archive tags more next prev previous".split()
)
_BELOW_TITLE = re.compile(r"sub-?(?:title|head|line)|standfirst")
_BELOW_TITLE_WORDS = frozenset("dek deck lead lede intro teaser excerpt summary".split())
_HEADER = re.compile(r"(?<![a-z])(?:site-?|global-?|top-?|page-?)?(?:header|top|head|topbar)(?![a-z])")
_HIDDEN = re.compile(r"sr-only|visually-?hidden|screen-?reader|assistive|(?<![a-z])aural(?![a-z])|display:\s*none")


class Scorer:
    """Scores lines of one page."""

    def __init__(self, doc: Document, names: SiteNames | None, witnesses: list[Witness]) -> None:
        self._doc, self._names, self._witnesses = doc, names, witnesses
        self._slug = frozenset(slug_words(doc.url))
        self._outline = doc.outline
        self._depth = max(self._outline.main.values(), default=1)
        self._elements = doc.elements
        self._around: dict[int, tuple[float, float]] = {}

    @cached_property
    def _alike(self) -> Counter[tuple[str, str]]:
        return Counter(_kind(heading) for heading in self._outline.headings)

    def structure(self, heading: Heading) -> float:
        """What the line is and where it stands."""
        score = LEVELS[heading.level] + _merit(self._elements.names[heading.number], (heading.element.get("style") or "")[:200].lower())
        score += self._surroundings(heading.number)
        begins = self._outline.begins
        if begins is not None and heading.position > begins:
            score -= 3.5
        score += self._link(heading)
        if self._alike[_kind(heading)] >= 3 and heading.level != 1:
            score -= 1.0
        return score + self._wording(heading)

    def agreement(self, text: str) -> float:
        """How much what else speaks of the title says the same, 0 to 7. A document's title alone may be the site's."""
        words = words_of(text)
        best: dict[str, float] = {}
        for witness in self._witnesses:
            weight = 0.8 if witness.source == "title" else 1.0
            best[witness.source] = max(best.get(witness.source, 0.0), weight * witness.agrees(words) ** 3)
        ranked = sorted(best.values(), reverse=True)
        score = sum(weight * value for weight, value in zip((4.0, 1.0, 0.5), ranked, strict=False))
        if len(self._slug) >= 3:
            score += 1.5 * len(self._slug & set(words)) / len(self._slug)
        return score

    def _surroundings(self, number: int) -> float:
        """How near to the main text an element stands, and in what that has nothing to do with it."""
        main, names, parents = self._outline.main, self._elements.names, self._elements.parents
        path: list[int] = []
        above = parents[number]
        while above >= 0 and above not in main and above not in self._around:
            path.append(above)
            above = parents[above]
        if above < 0:
            near, within = 0.0, 0.0
        elif above in main:
            near, within = 1.5 * main[above] / self._depth, 0.0
        else:
            near, within = self._around[above]
        for one in reversed(path):
            within = min(within, _burden(names[one]))
            self._around[one] = (near, within)
        return near + within

    def _link(self, heading: Heading) -> float:
        anchor = _anchor(heading)
        if anchor is None:
            return 0.0
        href = (anchor.get("href") or "").strip()[:2000]
        if leads_here(href, self._doc.url):
            return 0.0
        return -6.0 if leads_to_front(href, self._doc.url) else -2.0

    def _wording(self, heading: Heading) -> float:
        if self._names is not None and self._names.is_name(heading.text):
            return -20.0
        if self._names is not None and self._names.is_section(heading.text):
            return -5.0
        far = self._surroundings(heading.number) < 0.9
        if far and is_institution(heading.text) and squeeze(heading.text) == squeeze(self._doc.document_title):
            return -3.0
        count = len(words_of(heading.text))
        return {0: -20.0, 1: -1.5, 2: -0.5}.get(count, 0.0) - (1.5 if len(heading.text) > 250 else 0.0)


def _is_furniture(marked: str) -> bool:
    return _FURNITURE.search(marked) is not None or not _FURNITURE_WORDS.isdisjoint(_LETTERS.findall(marked))


@lru_cache(maxsize=4096)
def _merit(names: Names, style: str) -> float:
    """What a line's own class, id and style say for it and against it."""
    marked = marks(names)
    score = 1.5 if _ARTICLE_TITLE.search(marked) else 0.0
    below = _BELOW_TITLE.search(marked) or not _BELOW_TITLE_WORDS.isdisjoint(_LETTERS.findall(marked))
    score -= 3.0 if below or _is_furniture(marked) else 0.0
    score -= 1.0 if _HIDDEN.search(marked) or _HIDDEN.search(style) else 0.0
    return score + (0.5 if "headline" in names.get("itemprop") else 0.0)


@lru_cache(maxsize=8192)
def _burden(names: Names) -> float:
    """What an element round a line says against it."""
    tag, marked = names.tag, marks(names)
    if tag in ("nav", "footer", "aside", "dialog", "marquee") or _is_furniture(marked):
        return -4.0
    if marked and tag != "header" and _HEADER.search(marked):
        return -1.0
    return {"header": -0.5, "li": -1.5}.get(tag, 0.0)


def _kind(heading: Heading) -> tuple[str, str]:
    return str(heading.element.tag), heading.element.get("class") or ""


def _anchor(heading: Heading) -> HtmlElement | None:
    """The link that the whole line is."""
    element: HtmlElement | None = heading.element
    for _ in range(4):
        if element is None:
            break
        if element.tag == "a":
            return element
        element = element.getparent()
    inside = next(heading.element.iter("a"), None)
    if inside is None or not inside.get("href"):
        return None
    text = " ".join("".join(inside.itertext()).split())
    return inside if len(text) >= 0.8 * len(heading.whole) else None
