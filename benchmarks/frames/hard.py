"""Hard cases: sequences of pages on which learning may do harm. A reader may lose nothing there against the general extractor."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from html import escape

from benchmarks.frames.frame import Page, blocks, chance_of
from benchmarks.frames.hard_layouts import Layout, fresh, stale
from benchmarks.frames.texts import CRAWLED, Block, Item, news
from benchmarks.frames.words import words


@dataclass(frozen=True)
class Case:
    """A hard case: its pages in the order in which a crawl meets them."""

    id: str
    what: str
    language: str
    made: Callable[[str, int], list[Page]]

    def pages(self, seed: int = 1) -> tuple[Page, ...]:
        """The pages."""
        return tuple(self.made(self.language, seed))


def _page(layout: Layout, items: Sequence[Item], index: int, seed: int, *, text: str | None = None, **parts: str) -> Page:
    """One item in a layout; parts are what a case adds or changes."""
    item = items[index]
    inner = text if text is not None else "\n".join(blocks(item, chance_of("hard", seed, index), p=layout.p))
    url = f"https://hard-{item.language}.example/news/{item.number}"
    return Page(
        html=layout.print(items, index, inner, **parts), url=url,
        gold={"text": item.text, "title": item.title, "date": item.day.isoformat()},
    )  # fmt: skip


def redesigned(language: str, seed: int) -> list[Page]:
    """The first half in the old layout, the second in the new one."""
    items = news(language, seed)
    return [_page(stale if index < len(items) // 2 else fresh, items, index, seed) for index in range(len(items))]


def mixed(language: str, seed: int) -> list[Page]:
    """Both layouts from the start, by chance."""
    items, chance = news(language, seed), random.Random(f"mixed/{seed}")
    return [_page(chance.choice((stale, fresh)), items, index, seed) for index in range(len(items))]


def late_galleries(language: str, seed: int) -> list[Page]:
    """Ten pages without pictures; then a third of the pages has a gallery among its paragraphs."""
    items, pages = news(language, seed), []
    for index, item in enumerate(items):
        inner = blocks(item, chance_of("hard", seed, index), p=fresh.p)
        if index >= 10 and index % 3 == 0:
            inner.insert(1, _figures(item, chance_of("late", seed, index)))
        pages.append(_page(fresh, items, index, seed, text="\n".join(inner)))
    return pages


def galleries(language: str, seed: int) -> list[Page]:
    """Every page is a gallery with little text below it."""
    items, pages = [_cut(item, 2) for item in news(language, seed)], []
    for index, item in enumerate(items):
        inner = "\n".join(blocks(item, chance_of("hard", seed, index), p=stale.p))
        pages.append(_page(stale, items, index, seed, text=_figures(item, chance_of("gallery", seed, index)) + inner))
    return pages


def _figures(item: Item, chance: random.Random) -> str:
    w = words(item.language)
    captions = [f"{chance.choice(w.list('captions'))} – {chance.choice(w.list('persons'))}, {chance.choice(w.list('events'))}" for _ in range(chance.randint(5, 11))]
    return '<div class="album">' + "".join(
        f'<div class="album-piece"><img src="/g/{item.number}/{n}.jpg"><p class="album-words">{escape(caption)}</p></div>' for n, caption in enumerate(captions)
    ) + "</div>"  # fmt: skip


def like_text(language: str, seed: int) -> list[Page]:
    """After the text, in the same container and marked like its paragraphs, the beginnings of two other stories under a heading."""
    items, w, pages = news(language, seed), words(language), []
    for index, item in enumerate(items):
        chance = chance_of("like", seed, index)
        others = chance.sample([one for one in items if one is not item], 2)
        after = f"<h3>{w['related']}</h3>" + "".join(f"{fresh.p.replace('{}', escape(one.blocks[0].lines[0]))}" for one in others)
        inner = "\n".join(blocks(item, chance_of("hard", seed, index), p=fresh.p))
        pages.append(_page(fresh, items, index, seed, text=f"{inner}\n{after}"))
    return pages


def notices(language: str, seed: int) -> list[Page]:
    """Pages of one paragraph."""
    items = [_cut(item, 1) for item in news(language, seed)]
    return [_page(stale, items, index, seed) for index in range(len(items))]


def sizes(language: str, seed: int) -> list[Page]:
    """A sentence, or some eighty paragraphs, or an ordinary text."""
    items = list(news(language, seed))
    whole = [block for item in items for block in item.blocks]
    for index, item in enumerate(items):
        if index % 3 == 1:
            items[index] = replace(item, blocks=(Block("p", (item.first,)),))
        elif index % 10 == 2:
            start = (index * 17) % max(1, len(whole) - 80)
            items[index] = replace(item, blocks=tuple(whole[start : start + 80]))
    return [_page(fresh, items, index, seed) for index in range(len(items))]


def dialogue(language: str, seed: int) -> list[Page]:
    """A cookie dialogue much longer than the text, on every page, first in the page and marked as its main part."""
    items, w = [_cut(item, 3) for item in news(language, seed)], words(language)
    long = w.gap.join([w["cookie"]] * 3)
    purposes = "".join(f"<h3>{escape(head)}</h3><p>{long}</p>" for head in w.list("subheads")[:4])
    box = f'<main class="privacy-choice"><article><p>{w["cookie"]}</p>{purposes}<p>{w["cookie"]}</p></article></main>'
    return [_page(fresh, items, index, seed, above=box) for index in range(len(items))]


def recurring(language: str, seed: int) -> list[Page]:
    """Weekly notices that differ in figures and a name alone: every paragraph stands, but for its figures, on other pages too."""
    items, w = list(news(language, seed)), words(language)
    pattern = [item.first for item in items if any(sign.isdecimal() for sign in item.first)][:3]
    for index, item in enumerate(items):
        lines = ["".join(str((int(sign) + index) % 10) if sign.isascii() and sign.isdecimal() else sign for sign in line) for line in pattern]
        lines.append(f"{w.list('persons')[index % 10]}: {w.list('sections')[index % 5]}, {item.day.day}")
        items[index] = replace(item, blocks=tuple(Block("p", (line,)) for line in lines))
    return [_page(stale, items, index, seed) for index in range(len(items))]


def closing(language: str, seed: int) -> list[Page]:
    """The same words on the university before or after every text, marked like its paragraphs."""
    items, blurb, pages = news(language, seed), escape(words(language)["blurb"]), []
    for index in range(len(items)):
        inner = "\n".join(blocks(items[index], chance_of("hard", seed, index), p=fresh.p))
        same = fresh.p.replace("{}", blurb)
        pages.append(_page(fresh, items, index, seed, text=f"{same}{inner}" if index % 2 else f"{inner}{same}"))
    return pages


def endless(language: str, seed: int) -> list[Page]:
    """Below the story, two more stories in full, as pages that load the next one while a reader scrolls."""
    items, pages = news(language, seed), []
    for index in range(len(items)):
        chance = chance_of("hard", seed, index)
        more = "".join(
            fresh.article(items[place], "\n".join(blocks(items[place], chance, p=fresh.p)), head="h2")
            for place in ((index + 1) % len(items), (index + 2) % len(items))
        )
        pages.append(_page(fresh, items, index, seed, below=more))
    return pages


def strays(language: str, seed: int) -> list[Page]:
    """Every fourth page is no article: a listing, or an error page with status 200."""
    items, w, pages = news(language, seed), words(language), []
    for index in range(len(items)):
        pages.append(_page(stale, items, index, seed))
        if index % 3 == 1:
            rows = "".join(f'<li><a href="/news/{one.number}">{escape(one.title)}</a> <span>{w.day(one.day)}</span><p>{escape(one.first)}</p></li>' for one in items)
            inner = f"<ul>{rows}</ul>" if index % 2 else f"<p>404. {escape(w['search'])}: <a href='/'>{escape(w['home'])}</a></p>"
            list_ = stale.print(items, index, inner, title=w["news"], dated="")
            pages.append(Page(html=list_, url=f"https://hard-{language}.example/news/?page={index}", gold={"text": "", "title": None, "date": None}))
    return pages


def tongues(language: str, seed: int) -> list[Page]:
    """Three languages on one site, in turn, menus and labels with them."""
    sets = [news(one, seed) for one in (language, "kk", "en")]
    return [_page(fresh, sets[index % 3], index, seed) for index in range(len(sets[0]))]


def reprinted(language: str, seed: int) -> list[Page]:
    """One day moved everything: the site shows the day of its relaunch on all pages of the old layout, in the visible place."""
    items, moved, pages = news(language, seed), CRAWLED - timedelta(days=900), []
    for index in range(len(items)):
        page = _page(fresh, items, index, seed, above=f'<div class="moved">{words(language).day(moved)}</div>')
        pages.append(page)
    return pages


def migrated(language: str, seed: int) -> list[Page]:
    """The day on which the site moved to a new system, as the day of publication for machines on all pages; the right one is shown."""
    items, moved = news(language, seed), CRAWLED - timedelta(days=400)
    mark = f'<meta property="article:published_time" content="{moved}T09:00:00+05:00">'
    return [_with_head(_page(fresh, items, index, seed), mark) for index in range(len(items))]


def _with_head(page: Page, mark: str) -> Page:
    return replace(page, html=page.html.replace("<title>", f"{mark}<title>", 1))


def close(language: str, seed: int) -> list[Page]:
    """Authors, day and views in elements that only a style sheet parts."""
    items, pages = news(language, seed), []
    for index, item in enumerate(items):
        by = f"<b>{escape(item.authors[0])}</b>" if item.authors else ""
        row = f"{by}<span>{item.day:%d.%m.%Y}</span><i>{item.views}</i>"
        pages.append(_page(fresh, items, index, seed, dated=row))
    return pages


def branded(language: str, seed: int) -> list[Page]:
    """The university's name behind every title, in the heading as in the title of the document."""
    items, name = news(language, seed), words(language)["name"]
    return [_page(fresh, items, index, seed, title=f"{item.title} - {name}") for index, item in enumerate(items)]


def _cut(item: Item, size: int) -> Item:
    return replace(item, blocks=tuple(block for block in item.blocks if block.kind == "p")[:size])


CASES: tuple[Case, ...] = (
    Case("redesigned", "a site redesigned half-way", "ru", redesigned), Case("mixed", "two layouts from the start", "en", mixed),
    Case("late-galleries", "galleries never seen in training", "es", late_galleries), Case("galleries", "nothing but galleries", "tr", galleries),
    Case("like-text", "furniture that looks like text and differs on each page", "de", like_text),
    Case("notices", "one-paragraph notices", "kk", notices), Case("sizes", "very short and very long texts", "en", sizes),
    Case("dialogue", "a cookie dialogue longer than the text", "ru", dialogue),
    Case("dialogue-zh", "a cookie dialogue longer than the text", "zh", dialogue),
    Case("recurring", "notices that differ in figures alone", "de", recurring), Case("closing", "the same words around every text", "kk", closing),
    Case("endless", "the next stories in full below", "es", endless), Case("strays", "pages that are no articles between", "ru", strays),
    Case("tongues", "three languages on one site", "ru", tongues), Case("reprinted", "one wrong day above every text", "tr", reprinted),
    Case("migrated", "one wrong day for machines on every page", "kk", migrated),
    Case("close", "author, day and views without a space", "es", close), Case("branded", "the site's name behind every title", "de", branded),
)  # fmt: skip
