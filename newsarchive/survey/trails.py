"""What a page says of where it stands: the way from the front page to it, the entry of a menu that is marked, the word "back"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from newsarchive.pages.json_text import values
from newsarchive.pages.select import line_of
from newsarchive.sources.pager import is_marked_current
from newsarchive.survey.titles import alike

MOST = 12
MOST_FRONTS = 6
"""Links to the front page that a way may begin with."""
MOST_LINKS = 7
"""Links of a way."""
MOST_ELEMENTS = 120
LONGEST = 600
"""Characters of a way, and of a heading."""
LONGEST_LEAD = 40
"""Characters before its first link: "You are here:"."""
MOST_MARKED = 3
LONGEST_SCRIPT = 200_000
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:bread-?crumbs?|crumbs?|krumel|(?:fil-?)?d?-?ariane|arbo|nav-?path|path(?:way|bar)?|trail|you-?are-?here|migas|rastro"
    r"|kroshki|location-?path|where|position|dqwz|weizhi|hierarchie|chemin|briciole|okruszki|brotkrumen?|sciezka|camino|miga)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""What the elements are called that show the way from the front page to a page."""
_FRONT = re.compile(
    r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|default|home|main|start|inicio|accueil|startseite)(?:\.\w{2,5})?)?", re.IGNORECASE
)
_STRONG = re.compile(r"(?:[>»›→▸►❯⟩⇒≫≻]{1,3}|::)")
_WEAK = re.compile(r"(?:[/|·•\\–—:-]{1,2})?")
_BACK = re.compile(
    r"\b(?:back|return|volver|regresar|voltar|retour|revenir|torna|indietro|zurück|назад|вернуться|к списку|к новостям|артқа|кері"
    r"|тізімге|орқага|orqaga|geri|tillbaka|tilbake|tilbage|takaisin|terug|powrót|wróć|wstecz|zpět|späť|nazaj|natrag|nazad|înapoi"
    r"|vissza|kembali|quay lại|trở lại|πίσω|επιστροφή|უკან)\b|返回|戻る|一覧へ|목록|العودة|رجوع|بازگشت|חזרה|กลับ",
    re.IGNORECASE,
)


def trail_of(elements: dict[HtmlElement, str], tree: HtmlElement, url: str) -> list[str]:
    """What the way to a page leads over, the nearest last: as an element shows it that is called so, as the page's data say, or as
    links stand between signs such as > from the front page to the page's own title.

    Args:
        elements: the links of the page, and where they lead.
        tree: the page.
        url: its address.
    """
    named = [one for anchor, one in elements.items() if _is_named(anchor)][:MOST]
    return named or _told(tree, url) or _shown(elements, tree, url)


def above_of(elements: dict[HtmlElement, str], texts: dict[str, str], chrome: dict[HtmlElement, bool]) -> list[str]:
    """Where a page of the site may belong to: entries of a menu that are marked as the current one, and links that say "back".

    Args:
        elements: the links of the page, and where they lead.
        texts: the longest text of the links to each address.
        chrome: whether a link stands in a menu, a header or a footer.
    """
    marked = list(dict.fromkeys(one for anchor, one in elements.items() if chrome[anchor] and is_marked_current(anchor)))
    back = [one for one, text in texts.items() if len(text) <= LONGEST_LEAD and _BACK.search(text) is not None]
    return [*(marked if len(marked) <= MOST_MARKED else []), *back[:MOST_MARKED]]


def _is_named(anchor: HtmlElement) -> bool:
    return any(
        _NAMED.search(f"{above.get('class') or ''} {above.get('id') or ''} {above.get('aria-label') or ''}"[:300])
        for above in islice(anchor.iterancestors("nav", "div", "p", "ol", "ul", "span", "td", "section"), 4)
    )


def _told(tree: HtmlElement, url: str) -> list[str]:
    """The way by the page's data (BreadcrumbList), without the front page and the page itself."""
    for script in islice(tree.iter("script"), 200):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or "BreadcrumbList" not in text or len(text) > LONGEST_SCRIPT:
            continue
        for thing in _things(values(text)):
            items = thing.get("itemListElement")
            if "BreadcrumbList" not in str(thing.get("@type"))[:80] or not isinstance(items, list):
                continue
            found = [address for one in items[:MOST] if isinstance(one, dict) and (address := _address(one.get("item"), url))]
            if found:
                return [one for one in found if _is_other(one, url)]
    return []


def _things(found: list[object]) -> Iterator[dict[str, object]]:
    for value in found[:100]:
        for one in (value if isinstance(value, list) else [value])[:100]:
            if isinstance(one, dict):
                yield one
                graph = one.get("@graph")
                yield from (each for each in (graph if isinstance(graph, list) else [])[:100] if isinstance(each, dict))


def _address(item: object, url: str) -> str | None:
    told = (item.get("@id") or item.get("url")) if isinstance(item, dict) else item
    try:
        return urljoin(url, told) if isinstance(told, str) and 0 < len(told) < 2000 else None
    except ValueError:
        return None


def _is_other(one: str, url: str) -> bool:
    try:
        return not is_front(one) and one.rstrip("/") != url.rstrip("/")
    except ValueError:
        return False


def is_front(url: str) -> bool:
    """Whether an address is that of a front page: of the site, or of one of its languages."""
    parts = urlsplit(url)
    return not parts.query and _FRONT.fullmatch(parts.path) is not None


def _shown(elements: dict[HtmlElement, str], tree: HtmlElement, url: str) -> list[str]:
    host = urlsplit(url).netloc
    fronts = [anchor for anchor, one in elements.items() if anchor.tag == "a" and urlsplit(one).netloc == host and is_front(one)]
    titles = [line_of(one)[:LONGEST] for one in islice(tree.iter("h1", "h2", "title"), 6)]
    for anchor in fronts[:MOST_FRONTS]:
        for above in islice(anchor.iterancestors(), 4):
            if above.tag in {"body", "html"}:
                break
            links = list(islice(above.iter("a"), MOST_LINKS + 1))
            if len(links) > MOST_LINKS or links[0] is not anchor:
                break
            if len(links) > 1 and _is_way(above, titles):
                return [elements[link] for link in links[1:] if link in elements]
    return []


def _is_way(element: HtmlElement, titles: list[str]) -> bool:
    """Whether links stand in a line with signs between them, and where these are such as menus have too, before the page's own title."""
    pieces = _between_links(element)
    if pieces is None or len(pieces[0]) > LONGEST_LEAD:
        return False
    signs, rest = pieces[1:-1], pieces[-1]
    strong = all(_STRONG.fullmatch(sign) for sign in signs)
    if not strong and not all(_WEAK.fullmatch(sign) for sign in signs):
        return False
    shown = _STRONG.sub(" ", rest).strip(" /|·•\\–—:-")
    return (strong and len(shown) <= LONGEST_LEAD) or any(alike(title, shown) for title in titles)


def _between_links(element: HtmlElement) -> list[str] | None:
    """The texts before, between and behind the links of an element; None where it holds more than a way does."""
    pieces, inside, used = [""], 0, 0
    for number, (event, node) in enumerate(etree.iterwalk(element, events=("start", "end", "comment"))):
        if number > 2 * MOST_ELEMENTS:
            return None
        if event == "start":
            if node.tag == "a":
                inside += 1
                pieces.append("")
            told = node.text
        else:
            inside -= event == "end" and node.tag == "a"
            told = node.tail if node is not element else None
        if told and not inside and not (event == "start" and node.tag in {"script", "style"}):
            used += len(told)
            if used > LONGEST:
                return None
            pieces[-1] += told
    return [" ".join(piece.split()) for piece in pieces]
