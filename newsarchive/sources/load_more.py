"""Where a listing loads its further pages by script: the address in an attribute of its button, or in a script on the page.

No script is run. An address is taken where it plainly counts (`?page=`, `offset=`), or where the button that carries it says "more".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from lxml.html import HtmlElement

from newsarchive.sites.addresses import classify, normalise, scope_fault
from newsarchive.sites.counting import COUNTS_PAGES, COUNTS_ROWS
from newsarchive.sites.model import Site

MAX_ELEMENTS = 40_000
MAX_SCRIPT = 400_000
"""Characters of scripts that are looked at."""
LONGEST_LABEL = 60
MORE = re.compile(
    r"\b(?:load|show|view|see|get) (?:more|older)\b|\bmore (?:news|posts|articles|stories|items|results)\b|\bolder (?:news|posts)\b|"
    r"показать (?:ещ[её]|больше)|загрузить (?:ещ[её]|больше)|ещ[её] новости|больше новостей|смотреть ещ[её]|"
    r"көбірек|тағы (?:көрсету|жүктеу|жаңалық)|тағы$|толығырақ жүкте|көп көрсет|дагы (?:көрсөт|жүктө)|"
    r"koʻproq|ko.?proq|yana (?:yuklash|ko)|"
    r"показати (?:ще|більше)|завантажити (?:ще|більше)|паказаць яшчэ|покажи още|зареди още|daha fazla|daha çox|devamını yükle|"
    r"mehr (?:laden|anzeigen|nachrichten)|weitere (?:laden|anzeigen|meldungen|beiträge)|voir plus|"
    r"afficher plus|charger plus|plus d.actualités|"
    r"cargar más|ver más|mostrar más|carregar mais|ver mais|mostrar mais|mais notícias|carica altr|mostra altr|vedi altr|"
    r"pokaż więcej|załaduj więcej|zobacz więcej|načíst další|zobrazit další|načítať ďalšie|učitaj još|"
    r"prikaži (?:još|više)|учитај још|прикажи још|"
    r"încarcă mai|mai multe|továbbiak|több betöltése|περισσότερα|ladda fler|visa fler|indlæs flere|vis flere|last inn flere|näytä lisää|"
    r"lataa lisää|laadi veel|näita rohkem|ielādēt vairāk|rodyti daugiau|meer (?:laden|tonen|nieuws)|"
    r"xem thêm|tải thêm|muat lebih|lihat lainnya|"
    r"โหลดเพิ่ม|ดูเพิ่ม|عرض المزيد|تحميل المزيد|المزيد|بیشتر|مزید|טען עוד|הצג עוד|और देखें|और लोड|আরও|"
    r"加载更多|查看更多|点击加载|載入更多|更多新闻|もっと見る|"
    r"さらに(?:表示|読み込)|더\s?보기|더 불러오기|цааш үзэх|илүү ихийг",
    re.IGNORECASE,
)
_CALLED_MORE = re.compile(
    r"(?:^|[\s_-])(?:load-?_?more|show-?_?more|more|infinite(?:-?scroll)?|loadmore|showmore|next|lazy-?load|ajax-?pager)(?:$|[\s_-])"
)
_ATTRIBUTE = re.compile(
    r"(?:data-)?(?:[\w-]{0,40}(?:url|href|next|more|load|ajax|endpoint|source|api|action|path|remote|fetch)|hx-get|ic-get-from)"
)
_NUMBERS = (
    "data-next-page", "data-nextpage", "data-next", "data-page", "data-paged", "data-current-page", "data-current", "data-page-number",
)  # fmt: skip
_OFFSETS = ("data-offset", "data-skip", "data-start", "data-loaded", "data-count")
_PLACE = re.compile(
    r"\{\{?\s?(?:page|n|p|num|pageNumber|pageNo|next)\s?\}?\}|\$\{[^{}]{1,60}\}|%page%|%d|__page__|:page\b|\[page\]|#page#", re.IGNORECASE
)
_COUNTED = r"(?:page|paged|p|pg|pageno|page_?num(?:ber)?|offset|skip|start|from)"
_IN_SCRIPT = re.compile(
    rf"(?P<quote>[\"'`])(?P<url>(?:https?:/)?/[^\"'`\s<>\\]{{1,300}}[?&]{_COUNTED}=)"
    r"(?:(?P=quote)\s{0,5}\+|\$\{[^{}`]{1,60}\}(?P<rest>[^\"'`\s<>\\]{0,200})`)",
    re.IGNORECASE,
)
_PATH_IN_SCRIPT = re.compile(
    r"(?P<quote>[\"'`])(?P<url>(?:https?:/)?/[^\"'`\s<>\\?]{1,300}/(?:page|p)/)"
    r"(?:(?P=quote)\s{0,5}\+|\$\{[^{}`]{1,60}\}(?P<rest>[^\"'`\s<>\\]{0,200})`)",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:url\s{0,3}:|fetch\(|getJSON\(|\.get\(|\.ajax\(|\.load\()\s{0,5}[\"'`](?P<url>(?:https?:/)?/[^\"'`\s<>\\]{1,300})[\"'`]"
    r"(?P<after>.{0,300})", re.DOTALL,
)
_DATA = re.compile(rf"[{{,]\s{{0,20}}[\"']?(?P<name>{_COUNTED})[\"']?\s{{0,5}}:", re.IGNORECASE)
_POSTS = re.compile(r"\bpost\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Count:
    """Where a listing stands: what the next page's number or offset is."""

    page: int
    offset: int


def more_of(tree: HtmlElement, base: str, url: str, site: Site, found: int) -> str | None:
    """The address from which the page would load its next articles; None where nothing tells.

    Args:
        found: articles the page names already.
    """
    count = _Count(page=2 if found else 1, offset=found)
    for address in (*_of_buttons(tree, count), *_of_scripts(tree, count)):
        try:
            absolute = urljoin(base, address)
            if scope_fault(absolute, site) is not None or normalise(absolute) == normalise(url):
                continue
            if classify(absolute, site, named=False) != "article":
                return absolute
        except ValueError:
            continue
    return None


def buttons(tree: HtmlElement) -> Iterator[HtmlElement]:
    """What says that more can be had, or is called so."""
    for element in islice(tree.iter("a", "button", "div", "span", "p", "li", "section"), MAX_ELEMENTS):
        names = " ".join(filter(None, (element.get("class"), element.get("id")))).lower()[:300]
        if (names and _CALLED_MORE.search(names) is not None) or ((label := _label(element)) and MORE.search(label) is not None):
            yield element


def _of_buttons(tree: HtmlElement, count: _Count) -> Iterator[str]:
    for number, element in enumerate(tree.iter()):
        if number >= MAX_ELEMENTS:
            return
        if not isinstance(element.tag, str) or element.tag in {"html", "body", "head", "script", "link", "img", "form", "input", "meta"}:
            continue
        names = " ".join(filter(None, (element.get("class"), element.get("id")))).lower()[:300]
        label = _label(element)
        says_more = MORE.search(label) is not None if label else False
        href = element.get("href") if element.tag == "a" else None
        if says_more and href and not href.startswith(("#", "javascript:", "mailto:")) and _counts(href):
            yield href
            continue
        if not (says_more or _CALLED_MORE.search(names) is not None or any(name in element.attrib for name in ("hx-get", "data-hx-get"))):
            continue
        for name, value in element.attrib.items():
            address = str(value).strip()
            if _ATTRIBUTE.fullmatch(str(name)) and re.match(r"(?:https?:/)?/|\?|\./|[\w-]{1,80}[/?]", address):
                made = _filled(address, element, count, says_more=says_more)
                if made is not None and len(made) < 2083:
                    yield made


def _label(element: HtmlElement) -> str:
    """What a small element says; "" for a large one."""
    if element.tag not in {"a", "button", "span", "div", "p", "li"} or len(element) > 4:
        return ""
    pieces = []
    size = 0
    for text in element.itertext():
        size += len(text)
        pieces.append(text)
        if size > 4 * LONGEST_LABEL or len(pieces) > 12:
            return ""
    label = " ".join("".join(pieces).split())
    return label if len(label) <= LONGEST_LABEL else ""


def _counts(address: str) -> bool:
    names = [name for name, _ in parse_qsl(urlsplit(address).query, keep_blank_values=True)]
    in_path = re.search(r"/(?:page|p|seite|pagina|sayfa)[/-]?\d{1,5}(?:/|$)", address) is not None
    return in_path or any(COUNTS_PAGES.fullmatch(name) or COUNTS_ROWS.fullmatch(name) for name in names)


def _stated(element: HtmlElement, names: tuple[str, ...]) -> int | None:
    """The first of some attributes that is a number."""
    values = [(element.get(name) or "").strip() for name in names]
    return next((int(value) for value in values if value.isascii() and value.isdecimal() and len(value) < 6), None)


def _filled(address: str, element: HtmlElement, count: _Count, *, says_more: bool) -> str | None:
    """An address with the number of the next page in it; None where none belongs there."""
    told, shift = _stated(element, _NUMBERS), _stated(element, _OFFSETS)
    page = count.page if told is None else max(told, count.page)
    if _PLACE.search(address):
        return _PLACE.sub(str(page), address)
    parts = urlsplit(address)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    for n, (name, value) in enumerate(pairs):
        if COUNTS_PAGES.fullmatch(name) or COUNTS_ROWS.fullmatch(name):
            if value.strip().isdecimal():
                return address
            pairs[n] = (name, str(page if COUNTS_PAGES.fullmatch(name) else count.offset))
            return urlunsplit(parts._replace(query=urlencode(pairs)))
    if told is None and shift is None:
        return address if says_more and _counts(address) else None
    pairs.append(("page", str(page)) if told is not None else ("offset", str(shift)))
    limit = (element.get("data-limit") or "").strip()
    if told is None and limit.isdecimal() and len(limit) < 4:
        pairs.append(("limit", limit))
    return urlunsplit(parts._replace(query=urlencode(pairs)))


def _of_scripts(tree: HtmlElement, count: _Count) -> Iterator[str]:
    left = MAX_SCRIPT
    for script in tree.iter("script"):
        text = script.text or ""
        if script.get("src") or not text or len(text) > left:
            continue
        left -= len(text)
        for match in _IN_SCRIPT.finditer(text):
            name = re.split(r"[?&]", match["url"])[-1][:-1]
            yield match["url"] + str(_value(name, count)) + (match["rest"] or "" if "$" not in (match["rest"] or "") else "")
        for match in _PATH_IN_SCRIPT.finditer(text):
            yield match["url"] + str(count.page) + (match["rest"] or "" if "$" not in (match["rest"] or "") else "")
        for match in _CALL.finditer(text):
            named = _DATA.search(match["after"])
            if named is not None and _POSTS.search(match["after"][: named.start()]) is None and "{" not in match["url"]:
                joint = "&" if "?" in match["url"] else "?"
                yield f"{match['url']}{joint}{named['name']}={_value(named['name'], count)}"


def _value(name: str, count: _Count) -> int:
    return count.page if COUNTS_PAGES.fullmatch(name) else count.offset


