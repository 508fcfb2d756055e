"""A frame: one design of one site, which prints every item of its language; and the parts that frames print alike."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from benchmarks.frames.texts import Item, news
from benchmarks.frames.words import UNSPACED

Print = Callable[[Sequence[Item], int, int], str]


@dataclass(frozen=True)
class Page:
    """One page and what is to be found on it: gold has `text`, `title`, `date` (a day, or None where the page has none) and,
    where the page names them as such, `authors`."""

    html: str
    url: str
    gold: dict[str, Any]


@dataclass(frozen=True)
class Frame:
    """One design."""

    id: str
    style: str
    """What kind of site it is, in words."""
    language: str
    url: str
    """The pattern of its addresses: {number}, {slug}, {day}."""
    page: Print
    undated: frozenset[int] = frozenset()
    """Which pages, by their place, show no date."""
    authors: int = 0
    """How many of an item's authors its page names as its authors; a photographer or a contact is none."""

    def pages(self, seed: int = 1) -> tuple[Page, ...]:
        """Every item in this frame, newest first."""
        items = news(self.language, seed)
        return tuple(
            Page(
                html=self.page(items, index, seed),
                url=self.url.format(number=item.number, slug=item.slug, day=item.day),
                gold={
                    "text": item.text, "title": item.title, "date": None if index in self.undated else item.day.isoformat(),
                    "authors": list(item.authors[: self.authors]),
                },
            )
            for index, item in enumerate(items)
        )


def chance_of(frame: str, seed: int, index: int) -> random.Random:
    """The random choices of one page."""
    return random.Random(f"{frame}/{seed}/{index}")


def latest(items: Sequence[Item], index: int, count: int) -> list[Item]:
    """The newest items but this one: the same on nearly every page."""
    return [item for place, item in enumerate(items[: count + 1]) if place != index][:count]


def related(items: Sequence[Item], index: int, count: int, chance: random.Random) -> list[Item]:
    """Other items, different ones on each page."""
    return chance.sample([item for place, item in enumerate(items) if place != index], count)


def around(items: Sequence[Item], index: int) -> tuple[Item | None, Item | None]:
    """The item before (older) and the item after (newer)."""
    return (items[index + 1] if index + 1 < len(items) else None, items[index - 1] if index else None)


def links(labels: Sequence[str], pattern: str, *, start: int = 1) -> str:
    """A pattern for each label: {} is the label, @ its number."""
    return "".join(pattern.replace("@", str(number)).replace("{}", escape(label)) for number, label in enumerate(labels, start))


def inline(text: str, language: str, chance: random.Random, *, strong: str = "strong", share: float = 0.3) -> str:
    """A paragraph's text, now and then with a word in bold, a link or a no-break space, as editors leave them."""
    if chance.random() > share:
        return escape(text, quote=False)
    words = list(text) if language in UNSPACED else text.split(" ")
    gap = "" if language in UNSPACED else " "
    length = chance.randint(2, 6) if language in UNSPACED else chance.randint(1, 3)
    if len(words) < length + 4:
        return escape(text, quote=False)
    place = chance.randrange(1, len(words) - length)
    before, inside, after = words[:place], words[place : place + length], words[place + length :]
    middle = escape(gap.join(inside), quote=False)
    how = chance.choice(("bold", "link", "span", "space"))
    if how == "bold":
        middle = f"<{strong}>{middle}</{strong}>"
    elif how == "link":
        middle = f'<a href="/go/{chance.randint(10, 999)}">{middle}</a>'
    elif how == "span":
        middle = f'<span lang="x">{middle}</span>'
    elif gap:
        middle = middle.replace(" ", "&nbsp;", 1)
    return gap.join([escape(gap.join(before), quote=False), middle, escape(gap.join(after), quote=False)])


def blocks(
    item: Item, chance: random.Random, *, p: str = "<p>{}</p>", h: str = "<h3>{}</h3>",
    quote: str = "<blockquote><p>{}</p></blockquote>", ul: str = "<ul>{}</ul>", li: str = "<li>{}</li>",
    table: str = "<table>{}</table>", tr: str = "<tr>{}</tr>", td: str = "<td>{}</td>", strong: str = "strong", share: float = 0.3,
) -> list[str]:  # fmt: skip
    """An item's blocks as HTML, one string each; in a pattern {} is the text."""
    found = []
    for block in item.blocks:
        if block.kind == "list":
            found.append(ul.replace("{}", "".join(li.replace("{}", escape(line, quote=False)) for line in block.lines)))
        elif block.kind == "table":
            rows = ("".join(td.replace("{}", escape(cell, quote=False)) for cell in line.split("\t")) for line in block.lines)
            found.append(table.replace("{}", "".join(tr.replace("{}", row) for row in rows)))
        elif block.kind == "h":
            found.append(h.replace("{}", escape(block.lines[0], quote=False)))
        else:
            pattern = quote if block.kind == "quote" else p
            found.append(pattern.replace("{}", inline(block.lines[0], item.language, chance, strong=strong, share=share)))
    return found


def among(pieces: Sequence[str], *inserted: tuple[int, str]) -> str:
    """Blocks in order, with others after the n-th of them where there are so many."""
    found = list(pieces)
    for place, piece in sorted(inserted, reverse=True):
        if place <= len(pieces):
            found.insert(place, piece)
    return "\n".join(found)


def styles(prefix: str, rules: int) -> str:
    """A style sheet in the page, as themes print it."""
    return "".join(
        f".{prefix}{n}{{display:block;margin:0 auto {n % 24}px;padding:{n % 9}px {n % 13}px;color:#{(n * 4099) % 4096:03x};line-height:1.{n % 9}}}\n"
        for n in range(rules)
    )


def scripts(lines: int, salt: str) -> str:
    """Scripts in the page: a counter, a menu, what site builders leave behind."""
    return "<script>\n" + "".join(
        f"(function(w,d){{w.{salt}=w.{salt}||[];w.{salt}.push({{id:{n * 37},on:'click',q:'#m{n}',t:new Date().getTime()}});}})(window,document);\n"
        for n in range(lines)
    ) + "</script>"  # fmt: skip


def arabic_digits(text: str) -> str:
    """Figures as Arabic prints them."""
    return re.sub(r"\d", lambda match: chr(0x660 + int(match[0])), text)
