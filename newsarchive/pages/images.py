"""The pictures of an article: address, alternative text, caption, credit; and every claim to the lead image."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from newsarchive.items import Claim
from newsarchive.pages.document import Document
from newsarchive.pages.elements import Elements, names_of, words_of
from newsarchive.pages.image_address import absolute, is_dressing, source_of, stem
from newsarchive.pages.select import line_of, select
from newsarchive.text.captions import split_caption

META_IMAGE = ("og:image", "og:image:secure_url", "og:image:url", "twitter:image", "twitter:image:src")
MOST = 60
MOST_LOOKED_AT = 2000
SMALLEST = 60
"""Pixels of width or height below which a picture is an icon."""
NO_PHOTO_WORDS = frozenset("icon ico logo avatar gravatar emoji smiley wp-smiley author share social pixel tracking flag badge".split())
ELSEWHERE = frozenset(
    "related share sharing social comment comments author byline sidebar advert banner sponsor sponsors recommended teaser popular"
    " newsletter breadcrumb breadcrumbs menu nav footer logo".split()
)
CREDIT_WORDS = frozenset("credit credits copyright photographer photocredit imagecredit source rights".split())
CAPTION_WORDS = frozenset("caption captions figcaption legend podpis imagecaption photocaption".split())
CAPTION_OR_CREDIT = CAPTION_WORDS | CREDIT_WORDS


@dataclass(frozen=True, kw_only=True, slots=True)
class Image:
    """One picture of an article; "" and None for what the page does not say."""

    url: str
    """Absolute address."""
    alt: str = ""
    """Its alternative text."""
    caption: str = ""
    """What stands below it, without the credit."""
    credit: str = ""
    """Whose picture it is."""
    width: int | None = None
    height: int | None = None


def image_claims(doc: Document) -> Iterator[Claim]:
    """The page's claims to the address of its lead image."""
    found = [("selector", source_of(element)) for css in doc.selectors("image") for element in select(doc.tree, css)[:1]]
    found += [("og", doc.metadata.get(name)) for name in META_IMAGE]
    found += [(one.source, one.image) for one in doc.declared[:2]]
    for css in doc.selectors("body"):
        found += [("page", one.url) for one in images(doc, select(doc.tree, css)[:1])[:1]]
    for source, raw in found:
        address = absolute(doc.url, raw)
        if address and not is_dressing(address):
            yield Claim(field="image", value=address, source=source)


def images(doc: Document, containers: Sequence[HtmlElement]) -> list[Image]:
    """The pictures within some elements, in document order, each once: without icons, logos, spacers and tracking pixels."""
    found: dict[str, Image] = {}
    looked = 0
    for container in containers:
        for element in container.iter("img", "amp-img"):
            looked += 1
            if looked > MOST_LOOKED_AT or len(found) >= MOST:
                return list(found.values())
            image = _read(doc, element, container)
            if image is not None:
                key = stem(image.url)
                known = found.get(key)
                # Where scripts load pictures late, a second copy stands in <noscript>.
                if known is None or (not known.caption and image.caption):
                    found[key] = image
    return list(found.values())


def lead_image(doc: Document, address: str, found: Sequence[Image]) -> Image:
    """The lead image with what the page says of it: as one of the found pictures in any size, else by its address alone."""
    key = stem(address)
    for image in found:
        if stem(image.url) == key:
            return image
    return Image(
        url=address, alt=doc.metadata.get("og:image:alt") or doc.metadata.get("twitter:image:alt") or "",
        width=_number(doc.metadata.get("og:image:width")), height=_number(doc.metadata.get("og:image:height")),
    )  # fmt: skip


def media(doc: Document, containers: Sequence[HtmlElement], lead: str | None) -> list[dict[str, str | bool]]:
    """The article's pictures as they are stored, the lead image first: {kind, url, alt, caption, credit, lead}.

    Args:
        doc: the page.
        containers: the elements the article stands in.
        lead: the address of the lead image; None where there is none.
    """
    found = images(doc, containers)
    ordered: list[tuple[Image, bool]] = []
    if lead is not None:
        first = lead_image(doc, lead, found)
        ordered.append((first, True))
        found = [image for image in found if image is not first]
    ordered += [(image, False) for image in found]
    return [
        {"kind": "image", "url": one.url, "alt": one.alt, "caption": one.caption, "credit": one.credit, "lead": is_lead}
        for one, is_lead in ordered
    ]


def containers_of(doc: Document, heading: HtmlElement | None) -> list[HtmlElement]:
    """The elements an article's pictures are looked for in: the site file's, else the <article> or <main> around its heading."""
    for css in doc.selectors("body"):
        chosen = select(doc.tree, css)[:20]
        if chosen:
            return chosen
    above = [] if heading is None else list(heading.iterancestors("article", "main"))
    return above[:1] or _marked_body(doc.elements)


def _marked_body(elements: Elements) -> list[HtmlElement]:
    """The first element that microdata call the article's body; at most one."""
    found = [numbers[0] for names, numbers in elements.kinds.items() if "articleBody" in names.get("itemprop").split()]
    return [elements.nodes[min(found)]] if found else []


def _read(doc: Document, element: HtmlElement, container: HtmlElement) -> Image | None:
    address = absolute(doc.url, source_of(element))
    width, height = _number(element.get("width")), _number(element.get("height"))
    if address is None or is_dressing(address) or (width or SMALLEST) < SMALLEST or (height or SMALLEST) < SMALLEST:
        return None
    if not NO_PHOTO_WORDS.isdisjoint(words_of(names_of(element))) or "display:none" in (element.get("style") or "").replace(" ", ""):
        return None
    figure: HtmlElement | None = None
    for depth, above in enumerate(element.iterancestors()):
        if above is container or depth > 12:
            break
        if above.tag in ("nav", "footer", "aside") or not ELSEWHERE.isdisjoint(words_of(names_of(above))):
            return None
        if above.tag == "figure" and figure is None:
            figure = above
    caption, credit = _caption(element, figure, container)
    alt = " ".join((element.get("alt") or "").split())[:500]
    return Image(url=address, alt=alt, caption=caption, credit=credit, width=width, height=height)


def _caption(element: HtmlElement, figure: HtmlElement | None, container: HtmlElement) -> tuple[str, str]:
    """Caption and credit from the figure, or from a marked element beside the picture."""
    box = figure if figure is not None and _pictures(figure) < 2 else _captioned_box(element, container)
    if box is None:
        return "", (element.get("data-credit") or "").strip()[:120]
    caption_box: HtmlElement | None = None
    credit = ""
    for number, one in enumerate(box.iterdescendants()):
        if number > 100:
            break
        if not isinstance(one.tag, str) or one.tag in ("img", "script", "style"):
            continue
        words = words_of(names_of(one))
        if not credit and CREDIT_WORDS & words and not CAPTION_WORDS & words:
            whole = line_of(one)[:300]
            credit = split_caption(whole)[1] or whole[:120]
        if caption_box is None and (one.tag == "figcaption" or CAPTION_WORDS & words):
            caption_box = one
    text = line_of(caption_box)[:2000] if caption_box is not None else ""
    if credit and credit in text:
        # The credit's own element stands inside the caption.
        caption, _ = split_caption(text)
        return caption.removesuffix(credit).removeprefix(credit).strip(" |·•/;,-–—([©"), credit
    caption, split = split_caption(text)
    return caption, credit or split


def _captioned_box(element: HtmlElement, container: HtmlElement) -> HtmlElement | None:
    """The smallest box around one picture that has a marked caption or credit; not the article itself."""
    box = element.getparent()
    for _ in range(4):
        if box is None or box is container or _pictures(box) > 1:
            return None
        for number, one in enumerate(box.iterdescendants()):
            if number > 30:
                return None
            if not CAPTION_OR_CREDIT.isdisjoint(words_of(names_of(one))):
                return box
        box = box.getparent()
    return None


def _pictures(box: HtmlElement) -> int:
    """How many pictures stand in a box, counted up to two; a copy in <noscript> does not count."""
    count = 0
    for number, one in enumerate(box.iter("img", "amp-img")):
        parent = one.getparent()
        count += parent is None or parent.tag != "noscript"
        if count > 1 or number > 4:
            break
    return count


def _number(value: str | None) -> int | None:
    found = re.match(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*$", (value or "")[:20])
    return int(found.group(1)) if found is not None else None
