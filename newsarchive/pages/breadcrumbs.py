"""The breadcrumb of a page: the way from the front page to the section the article stands in."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from newsarchive.pages.document import Document
from newsarchive.text.fold import fold
from newsarchive.text.phrases import phrases
from newsarchive.text.vocabulary import share_of_words

LONGEST = 60
MOST = 10
SAME_AS_TITLE = 0.6
"""Share of an item's words that the title has too, from which the item is the article and no section."""
MARKS = frozenset({"breadcrumb", "breadcrumbs", "crumbs", "crumb", "bread", "breadcrumblist", "brodkrumen", "brotkrumen", "pathway"})
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
    for number, element in enumerate(doc.tree.iter("nav", "ol", "ul", "div", "p", "section", "span", "td")):
        if number > 3000:
            break
        if _is_breadcrumb(element):
            names = _names(element, fold(title or ""))
            if names:
                return names
    return []


def _is_breadcrumb(element: HtmlElement) -> bool:
    value = " ".join(element.get(name) or "" for name in ("class", "id", "aria-label", "itemtype", "role"))[:300]
    return bool(value.strip()) and bool(MARKS & {word.lower() for word in _TOKEN.findall(_CAMEL.sub(" ", value))} | (
        MARKS & {word.lower() for word in _TOKEN.findall(value)}
    ))


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
