"""Page state: among all the data a page carries, the one object that describes its own article.

An object counts only if it agrees with the page, in its title or in its address, and has a body or a date of its own: the same
data describe menus, teasers and other articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml.html import HtmlElement

from newsarchive.pages.base_address import joined
from newsarchive.pages.description import LONGEST_BODY, Declared, value_of
from newsarchive.pages.lines import lines_of, weight_of
from newsarchive.pages.rich_text import plain_of, to_html
from newsarchive.pages.state_sources import states
from newsarchive.pages.state_unnamed import told
from newsarchive.pages.state_values import DATES, MODIFIED, PUBLISHED, first_text, moment, names, picture, view

MAX_OBJECTS = 150_000
MAX_WEIGHED = 300
"""Objects that agree with the page and are looked at closely."""
SHORTEST_BODY = 200
"""Weight (lines.weight_of) below which a text is a teaser; also that of the sentences up to which the HTML is an empty shell."""
SHORTEST_IN_SHELL = 20
"""Characters below which it is no text, where the HTML is a shell and nothing else can be the article's body."""
SHORTEST_DESCRIPTION = 600
"""Weight below which a property that more often holds a summary is no body."""
TITLES = ("title", "headline", "heading", "name", "posttitle", "newstitle", "articletitle", "h1", "caption", "subject")
BODIES = (
    "body", "content", "text", "articlebody", "bodyhtml", "html", "fulltext", "contenthtml", "bodytext", "detailtext", "detail", "details",
    "postcontent", "contentrendered", "richtext", "blocks", "paragraphs", "story", "components", "contentblocks", "sections", "maintext",
    "description", "desc", "article", "document", "contenttext", "longtext", "htmlcontent", "textcontent",
)  # fmt: skip
PLACES = (
    "slug", "id", "url", "path", "alias", "permalink", "link", "uri", "href", "canonicalurl", "canonical", "newsid", "postid", "articleid",
    "nid",
)  # fmt: skip
PICTURES = ("image", "cover", "thumbnail", "featuredimage", "preview", "img", "photo", "mainimage", "heroimage", "coverimage", "picture")
SAYS_NOTHING = frozenset({"news", "index", "article", "post", "view", "one", "detail"})
"""Parts of an address that many pages share."""


def in_page_state(tree: HtmlElement, url: str, titles: Sequence[str]) -> Iterator[Declared]:
    """The description of the page's article; one at most.

    Args:
        tree: the page.
        url: its address.
        titles: what the page shows as its title, folded.
    """
    places = _segments(url)
    language = _language(tree, url)
    weighed: list[tuple[int, int, Declared]] = []
    references: dict[str, dict[str, Any]] = {}
    shell: bool | None = None
    for one in _objects(tree, references):
        found = view(one, language)
        title = first_text(found, TITLES)
        if title is None or not any(key in found for key in (*BODIES, *DATES)):
            found = {**told(found, lambda text: _agrees(_fold(text), titles)), **found}
            title = first_text(found, TITLES)
        if title is None:
            continue
        same_title = _agrees(_fold(title), titles)
        same_place = any(_is_here(found[key], places) for key in PLACES if key in found)
        if not (same_title or same_place) or len(weighed) >= MAX_WEIGHED:
            continue
        body = _body(found, SHORTEST_BODY)
        if body is None and any(found.get(key) for key in BODIES):
            shell = _is_shell(tree) if shell is None else shell
            body = _body(found, SHORTEST_IN_SHELL, title) if shell else None
        published = moment(found, DATES if body is not None else PUBLISHED)
        if body is None and (published is None or not same_title):
            continue
        score = 3 * same_title + 3 * same_place + 2 * (body is not None) + (published is not None)
        weighed.append((score, _weight(body or ""), _described(found, title, body, published, references, url)))
    if weighed:
        yield max(weighed, key=lambda each: each[:2])[2]


def _described(
    found: dict[str, Any], title: str, body: str | None, published: str | None, references: dict[str, dict[str, Any]], url: str
) -> Declared:
    summary = first_text(found, ("summary", "excerpt", "lead", "description", "annotation", "announce", "intro", "teaser", "abstract"))
    section = names(_first(found, "category", "section", "categories", "rubric"), references)
    image = next((address for key, value in found.items() if key in PICTURES and (address := picture(value, references))), None)
    return Declared(
        source="page-state", title=_plain(title), summary=_plain(summary) if summary and len(summary) < 1000 else None,
        published=published, modified=moment(found, MODIFIED),
        authors=tuple(names(_first(found, "authors", "author", "byline", "writer"), references, persons=True)),
        section=section[0] if section else None,
        tags=tuple(names(_first(found, "tags", "keywords"), references)),
        image=joined(url, image), body=body,
    )  # fmt: skip


def _first(found: dict[str, Any], *keys: str) -> Any:
    return next((found[key] for key in keys if key in found), None)


def _objects(tree: HtmlElement, references: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every object of the page state once; those that others refer to by name are noted under it."""
    known: set[int] = set()
    held = []
    for state in states(tree):
        # While it is held, no other object can have its identity.
        held.append(state)
        stack: list[Any] = [state]
        while stack and len(known) < MAX_OBJECTS:
            one = stack.pop()
            if id(one) in known:
                continue
            known.add(id(one))
            if isinstance(one, dict):
                references.update((key, value) for key, value in one.items() if ":" in key and isinstance(value, dict))
                yield one
            stack += reversed([each for each in (one.values() if isinstance(one, dict) else one) if isinstance(each, dict | list) and each])


def dates_of_articles(tree: HtmlElement, url: str) -> list[str]:
    """When the articles of the page state were published, those that are not the page's among them."""
    language = _language(tree, url)
    views = (view(one, language) for one in _objects(tree, {}))
    return list({date: None for found in views if first_text(found, TITLES) and (date := moment(found, PUBLISHED))})


def _is_shell(tree: HtmlElement) -> bool:
    """Whether the HTML shows hardly a sentence."""
    return sum(line.weight for line in lines_of(tree) if line.prose and 2 * line.link_weight < line.weight) < SHORTEST_BODY


def _body(found: dict[str, Any], shortest: int, title: str | None = None) -> str | None:
    """The longest text among the properties that may hold a body.

    Args:
        found: the object's properties.
        shortest: weight below which a text is none.
        title: the object's; a text that only repeats it, or is cut off with dots, is none.
    """
    best, most = None, 0
    for key in BODIES:
        value = found.get(key)
        if not value or not isinstance(value, str | list | dict):
            continue
        made = value_of(to_html(value), LONGEST_BODY)
        weight = _weight(made) if made else 0
        if weight <= most or weight < (SHORTEST_DESCRIPTION if key in {"description", "desc"} else shortest):
            continue
        if title is None or not _is_teaser(plain_of(made or ""), title):
            best, most = made, weight
    return best


def _weight(body: str) -> int:
    return weight_of(plain_of(body))


def _is_teaser(text: str, title: str) -> bool:
    text = text.strip()
    return len(text) < SHORTEST_IN_SHELL or _fold(text) == _fold(title) or text.rstrip(")]").endswith(("...", "…"))


def _segments(url: str) -> set[str]:
    """What tells this page from others in its address: the last parts of its path, and the values of its query."""
    try:
        parts = urlsplit(url)
        values = [value for _, value in parse_qsl(parts.query)[:20]]
    except ValueError:
        return set()
    path = [re.sub(r"\.(?:html?|php|aspx?|amp)$", "", part) for part in unquote(parts.path).lower().split("/") if part]
    every = (*path[-2:], *(value.lower() for value in values))
    return {part for part in every if len(part) > 1 and part not in SAYS_NOTHING}


def _is_here(value: Any, places: set[str]) -> bool:
    """Whether a number, slug or address is that of the page."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not 1 < len(value) < 2000:
        return False
    last = re.sub(r"\.(?:html?|php|aspx?)$", "", unquote(value).lower().split("?")[0].rstrip("/").rpartition("/")[2])
    if last.isdecimal():
        return len(last) > 1 and any(place == last or place.startswith(f"{last}-") or place.endswith(f"-{last}") for place in places)
    return len(last) > 3 and last in places


def _language(tree: HtmlElement, url: str) -> str | None:
    """The language to take where a value stands in several."""
    stated = (tree.get("lang") or "").split("-")[0].lower()
    if len(stated) == 2:
        return stated
    try:
        return next((part.lower() for part in urlsplit(url).path.split("/") if len(part) == 2 and part.isalpha()), None)
    except ValueError:
        return None


def _agrees(title: str, titles: Sequence[str]) -> bool:
    return weight_of(title) >= 8 and any(title in other or (other in title and 2 * len(other) > len(title)) for other in titles)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"<[^<>]*>", " ", text).split())


def _fold(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", _plain(text).casefold()).split())
