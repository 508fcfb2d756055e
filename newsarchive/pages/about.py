"""Every claim to what an article is about: summary, section, tags."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from newsarchive.items import Claim
from newsarchive.pages.breadcrumbs import breadcrumb
from newsarchive.pages.document import Document
from newsarchive.pages.elements import Elements, Names, names_of, words_of
from newsarchive.pages.metadata import named_contents
from newsarchive.pages.select import line_of, select
from newsarchive.text.fold import fold
from newsarchive.text.phrases import phrases
from newsarchive.text.vocabulary import share_of_words

SHORTEST_SUMMARY = 20
LONGEST_SUMMARY = 1500
LONGEST_SECTION = 80
LONGEST_TAG = 60
MOST_TAGS = 30
SPEAKS_OF_IT = 0.4
"""Share of a description's words that the article has too, below which it speaks of the site."""
META_TAGS = ("article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "og:article:tag")
LEAD_WORDS = frozenset(
    "lead lede leadtext intro introduction introtext subtitle subheading subheadline subhead standfirst deck dek kicker summary abstract"
    " teasertext anons anonce preview announce entradilla bajada chapo chapeau sapo vorspann ingress podnaslov spot".split()
)
LEAD_TAGS = ("p", "div", "h2", "h3", "span", "strong", "section", "header")
TAG_WORDS = frozenset("tags tag taglist keywords teg tegi tegs metki etiquetas etiketler schlagworte".split())
NO_TAG_WORDS = frozenset("cloud tagcloud popular related sidebar nav menu filter widget footer comment comments".split())
TAG_BOXES = frozenset({"div", "ul", "p", "span", "section", "footer"})
MOST_BOXES = 5000
"""Such elements among which the one that holds the tags is looked for."""
NO_SECTION = phrases(
    "uncategorized|uncategorised|без рубрики|без категории|санатсыз|allgemein|non classé|sin categoría|sem categoria|kategorilenmemiş|"
    "未分类|未分類|other|default|home|main|index|root|all|null|none|undefined|главная|басты бет|все|barchasi"
)
GENERAL = phrases(
    "news|university|education|home|press|events|event|article|articles|blog|media|latest news|all news|college|institute|"
    "новости|университет|образование|вуз|наука|события|главная|пресс-центр|студенты|новость|жаңалықтар|университет жаңалықтары|оқиғалар|"
    "білім|ғылым|басты бет|жаңылыктар|yangiliklar|universitet|haber|haberler|üniversite|eğitim|nachrichten|universität|hochschule|"
    "noticias|universidad|notícias|universidade|actualités|université|新闻|大学|学校|教育|ニュース|뉴스|대학교|أخبار|جامعة"
)
"""Tags that whole sites bear."""
_TRUNCATED = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.|&hellip;)\]|»\s*\.\.\.)\W*$")
_MARKUP = re.compile(r"<[^<>]{0,300}>")
_TOKEN = re.compile(r"[^\W\d_]+")


def summary_claims(doc: Document, title: str | None, text: str | None = None, heading: HtmlElement | None = None) -> Iterator[Claim]:
    """What the university itself says the article is about.

    Left out are: the title once more, what whole sites bear (it shares hardly a word with the article), and, where the rest
    stands elsewhere on the page, what was cut off.

    Args:
        doc: the page.
        title: the article's title.
        text: its text, for telling a description of the article from one of the site; None where it is not known.
        heading: the element that shows the title; None where none was found.
    """
    found: list[tuple[str, str | None]] = [("og", doc.metadata.get("og:description")), ("meta", doc.metadata.get("description"))]
    found += [(one.source, one.summary) for one in doc.declared[:2]]
    found += [("meta", doc.metadata.get(name)) for name in ("dc.description", "dcterms.abstract", "twitter:description")]
    found += [("page", lead) for lead in (_leads(heading) if any(map(_is_lead, doc.elements.kinds)) else ())]
    kept = [(source, plain) for source, raw in found if (plain := _summary(raw, title, text))]
    whole = [plain for _, plain in kept if not _TRUNCATED.search(plain)]
    for source, plain in kept:
        if _TRUNCATED.search(plain) and (whole or _is_front_of(plain, text)):
            continue
        yield Claim(field="summary", value=plain, source=source)


def section_claims(doc: Document, title: str | None = None) -> Iterator[Claim]:
    """The section of the site the article stands in."""
    found = [("selector", line_of(element)) for css in doc.selectors("section") for element in select(doc.tree, css)[:1]]
    found += [("meta", doc.metadata.get(name, "")) for name in ("article:section", "og:article:section", "parsely-section", "section")]
    found += [(one.source, one.section or "") for one in doc.declared[:2]]
    found += [("breadcrumb", name) for name in breadcrumb(doc, title)[-1:]]
    found += [("page", line_of(link)) for link in _category_link(doc.elements)]
    for source, raw in found:
        plain = " ".join(_unmarked(raw).split())
        if 1 < len(plain) <= LONGEST_SECTION and fold(plain) not in NO_SECTION and "://" not in plain:
            yield Claim(field="section", value=plain, source=source)


def _category_link(elements: Elements) -> list[HtmlElement]:
    """The first link that is said to lead to the article's category; at most one."""
    linked = [numbers for names, numbers in elements.kinds.items() if names.tag == "a" and "category" in names.get("rel").lower().split()]
    return [elements.nodes[min(number for numbers in linked for number in numbers)]] if linked else []


def tag_claims(doc: Document, title: str | None = None, text: str | None = None) -> Iterator[Claim]:
    """Keywords the university gave the article; the keywords of a meta element only where the article speaks of them."""
    found = [(one.source, list(one.tags)) for one in doc.declared[:2]]
    metas = _metas(doc.tree, (*META_TAGS, "keywords"))
    found += [("meta", metas[name]) for name in META_TAGS if name in metas]
    found.append(("page", list(_shown_tags(doc.elements))))
    spoken = fold(f"{title or ''} {text or ''}") if metas.get("keywords") else ""
    specific = [tag for tag in metas.get("keywords", []) if len(tag) > 2 and fold(tag) in spoken]
    if len(specific) * 2 >= len(metas.get("keywords", [])):
        found.append(("keywords", specific))
    known = GENERAL | {fold(title or "")}
    for source, parts in found:
        tags: dict[str, str] = {}
        for part in parts:
            plain = " ".join(_unmarked(part).split()).strip(" #,;:")
            if 1 < len(plain) <= LONGEST_TAG and fold(plain) not in known and "://" not in plain:
                tags.setdefault(fold(plain), plain)
        if tags:
            yield Claim(field="tags", value=list(tags.values())[:MOST_TAGS], source=source)


def _summary(raw: str | None, title: str | None, text: str | None) -> str | None:
    plain = " ".join(_unmarked((raw or "")[: 4 * LONGEST_SUMMARY]).split())
    if not SHORTEST_SUMMARY <= len(plain) <= LONGEST_SUMMARY:
        return None
    if title and _repeats(plain, title):
        return None
    if text and share_of_words(plain, f"{title or ''} {text}") < SPEAKS_OF_IT:
        return None
    return plain


def _repeats(plain: str, title: str) -> bool:
    """Whether a description is the title and hardly more, such as the site's name."""
    one, other = "".join(_TOKEN.findall(fold(plain))), "".join(_TOKEN.findall(fold(title)))
    return bool(other) and (one in other or (other in one and len(one) < 1.4 * len(other)))


def _is_front_of(plain: str, text: str | None) -> bool:
    """Whether a description that was cut off is only the text's first lines."""
    front = "".join(_TOKEN.findall(fold(_TRUNCATED.sub("", plain))))[:60]
    return bool(text) and len(front) >= SHORTEST_SUMMARY and front in "".join(_TOKEN.findall(fold((text or "")[:2000])))


@lru_cache(maxsize=8192)
def _is_lead(names: Names) -> bool:
    """Whether an element is marked as a lead."""
    return names.tag in LEAD_TAGS and not LEAD_WORDS.isdisjoint(words_of(names))


def _leads(heading: HtmlElement | None) -> Iterator[str]:
    """Marked leads in the boxes around the heading."""
    box = heading.getparent() if heading is not None else None
    for _ in range(3):
        if box is None or box.tag in ("body", "html"):
            return
        for number, one in enumerate(box.iterdescendants()):
            if number > 150:
                break
            if one.tag in LEAD_TAGS and _is_lead(names_of(one)) and next(one.iter("a"), None) is None:
                text = line_of(one)
                if len(text) <= LONGEST_SUMMARY:
                    yield text
                    return
        box = box.getparent()


def _shown_tags(elements: Elements) -> Iterator[str]:
    """The links marked as tags of this article."""
    names = elements.names
    linked = [numbers for one, numbers in elements.kinds.items() if one.tag == "a" and one.get("rel").lower().split() == ["tag"]]
    marked = sorted(number for numbers in linked for number in numbers)[: 3 * MOST_TAGS]
    if not marked:
        boxes = sorted(number for one, numbers in elements.kinds.items() if _holds_tags(one) for number in numbers)
        last = None
        if boxes:
            last = next(islice((number for number, one in enumerate(names) if one.tag in TAG_BOXES), MOST_BOXES, None), None)
        for box in boxes:
            if last is not None and box > last:
                return
            inside = (number for number in range(box + 1, elements.ends[box]) if names[number].tag == "a")
            marked = list(islice(inside, MOST_TAGS))
            if marked:
                break
    for number in marked:
        link = elements.nodes[number]
        above = zip(range(6), link.iterancestors("div", "ul", "aside", "section"), strict=False)
        if not any(NO_TAG_WORDS & words_of(names_of(box)) for _, box in above):
            yield line_of(link)[:200]


@lru_cache(maxsize=8192)
def _holds_tags(names: Names) -> bool:
    """Whether an element is marked as a box of tags."""
    if names.tag not in TAG_BOXES:
        return False
    words = words_of(names)
    return not TAG_WORDS.isdisjoint(words) and NO_TAG_WORDS.isdisjoint(words)


def _metas(tree: HtmlElement, names: tuple[str, ...]) -> dict[str, list[str]]:
    """The words in meta elements of some names; such an element may stand several times."""
    found: dict[str, list[str]] = {}
    for name, content in named_contents(tree):
        if name in names and len(found.setdefault(name, [])) < 100:
            found[name] += [word for part in re.split(r"[,;،、，]", content[:3000])[:60] if (word := part.strip())]
    return found


def _unmarked(raw: str) -> str:
    return _MARKUP.sub(" ", html.unescape(raw)) if "&" in raw or "<" in raw else raw
