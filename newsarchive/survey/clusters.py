"""Links that stand together on a page: the entries of a menu, the faculties of a university, the sections of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

FEWEST, MOST, MOST_LINKS = 3, 40, 80
"""Links that make a cluster, clusters that are kept of a page, and links that are kept of one."""
HOLDERS = frozenset({"ul", "ol", "dl", "table", "tbody", "nav", "div", "section", "main", "aside", "map", "p", "header", "footer", "body"})
DEEPEST = 10
"""Elements above a link among which the one that holds its cluster is looked for."""
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0eff]")
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """Links that one element holds, in document order, each address once."""

    urls: tuple[str, ...]
    texts: tuple[str, ...]

    @property
    def alike(self) -> float:
        """Share of links whose texts have one word in common, or in languages without spaces their end: the Faculty of this and that."""
        counted: Counter[str] = Counter()
        for text in self.texts:
            counted.update(_marks(text))
        return max(counted.values(), default=0) / len(self.texts)


def _marks(text: str) -> set[str]:
    """What the names of things of one kind share: whole words, or the last two characters where words are not parted."""
    plain = "".join(text.casefold().split())
    if _DENSE.search(plain):
        return {plain[-2:], plain[-1:]} if len(plain) > 2 else set()
    return set(_WORD.findall(text.casefold())) if " " in text.strip() else set()


def clusters_of(elements: Mapping[HtmlElement, str], texts: Mapping[str, str]) -> list[Cluster]:
    """The clusters of a page, in document order: each link belongs to the nearest element above it that holds enough of them.

    Args:
        elements: the links of the page, and where they lead.
        texts: the longest text of the links to each address.
    """
    links: dict[HtmlElement, set[str]] = {}
    above: dict[HtmlElement, list[HtmlElement]] = {}
    for anchor, url in elements.items():
        above[anchor] = [one for one, _ in zip(anchor.iterancestors(), range(DEEPEST), strict=False) if one.tag in HOLDERS]
        for one in above[anchor]:
            links.setdefault(one, set()).add(url)
    held: dict[HtmlElement, dict[str, str]] = {}
    for anchor, url in elements.items():
        holder = next((one for one in above[anchor] if len(links[one]) >= FEWEST), None)
        if holder is not None:
            held.setdefault(holder, {}).setdefault(url, texts.get(url, ""))
    return [_cluster(list(one.items())[:MOST_LINKS]) for one in held.values() if len(one) >= FEWEST][:MOST]


def _cluster(links: Sequence[tuple[str, str]]) -> Cluster:
    return Cluster(urls=tuple(url for url, _ in links), texts=tuple(text[:200] for _, text in links))
