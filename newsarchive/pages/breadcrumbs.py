"""The breadcrumb of a page: the way from the front page to the section the article stands in."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from newsarchive.pages.document import Document
from newsarchive.pages.elements import Names
from newsarchive.text.fold import fold
from newsarchive.text.phrases import phrases
from newsarchive.text.vocabulary import share_of_words

LONGEST = 60
MOST = 10
TAGS = frozenset({"nav", "ol", "ul", "div", "p", "section", "span", "td"})
MOST_ELEMENTS = 3000
"""Elements with these tags among which a breadcrumb is looked for."""
SAME_AS_TITLE = 0.6
"""Share of an item's words that the title has too, from which the item is the article and no section."""
MARKS = frozenset({"breadcrumb", "breadcrumbs", "crumbs", "crumb", "bread", "breadcrumblist", "brodkrumen", "brotkrumen", "pathway"})
PARTS = ("crumb", "bread", "krumen", "pathway")
"""One of them is part of every mark."""
HOME = phrases(
    "home|homepage|home page|main|main page|start|startpage|front page|you are here|главная|главная страница|вы здесь|на главную|"
    "басты бет|басты|башкы бет|bosh sahifa|asosiy|anasayfa|ana sayfa|ana səhifə|startseite|sie sind hier|accueil|inicio|início|"
    "página inicial|strona główna|головна|hem|hjem|etusivu|kezdőlap|acasă|domů|首页|首頁|网站首页|主页|当前位置|您的位置|ホーム|"
    "トップ|トップページ|홈|الرئيسية|خانه|صفحه اصلی|beranda|trang chủ"
)
_SEPARATOR = re.compile(r"\s*(?:[>»›→/|\\•·]|::|>>|＞)\s*")
_TOKEN = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def breadcrumb(doc: Document, title: str | None) -> list[str]:
    """The names of the sections above the article, the outermost first; without the front page and the article's own title."""
    elements = doc.elements
    marked = sorted(number for names, numbers in elements.kinds.items() if _is_breadcrumb(names) for number in numbers)
    if not marked:
        return []
    last = next(islice((number for number, names in enumerate(elements.names) if names.tag in TAGS), MOST_ELEMENTS, None), marked[-1])
    for number in marked:
        if number > last:
            break
        found = _names(elements.nodes[number], fold(title or ""))
        if found:
            return found
    return []


@lru_cache(maxsize=8192)
def _is_breadcrumb(names: Names) -> bool:
    if names.tag not in TAGS:
        return False
    value = names.joined("class", "id", "aria-label", "itemtype", "role")
    lowered = value.lower()
    if not any(part in lowered for part in PARTS):
        return False
    words = {word.lower() for text in (value, _CAMEL.sub(" ", value)) for word in _TOKEN.findall(text)}
    return not MARKS.isdisjoint(words)


def _names(element: HtmlElement, title: str) -> list[str]:
    text = _shown(element)[:1000]
    items = [_shown(item) for item in _leaves(element)]
    if len(items) < 2:
        items = [part for part in _SEPARATOR.split(text) if part]
    names: list[str] = []
    for item in items[:MOST]:
        name = item.strip(" >»›→/|\\•·:-–—＞")
        folded = fold(name)
        if not name or len(name) > LONGEST or folded in HOME or folded.rstrip(":") in HOME:
            continue
        if len(name.split()) > 2 and title and share_of_words(name, title) >= SAME_AS_TITLE:
            continue
        if title and (folded == title or (len(folded) > 12 and (title.startswith(folded.rstrip(" .…")) or folded.startswith(title)))):
            continue
        if name not in names:
            names.append(name)
    return names


def _shown(element: HtmlElement) -> str:
    """An element's text on one line, without what icons are called."""
    parts: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for number, (event, one) in enumerate(walker):
        if number > 400:
            break
        if event == "start" and one.tag in ("svg", "script", "style"):
            walker.skip_subtree()
            continue
        text = one.text if event == "start" else one.tail if one is not element else None
        parts.append(text or "")
    return " ".join("".join(parts).split())


def _leaves(element: HtmlElement) -> list[HtmlElement]:
    items = [item for _, item in zip(range(3 * MOST), element.iter("li"), strict=False)]
    if not items:
        items = [item for _, item in zip(range(3 * MOST), element.iter("a"), strict=False)]
    return items
