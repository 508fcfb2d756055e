"""Which pages may list a university's news, and how much a page looks like that list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from urllib.parse import parse_qsl, urlsplit

from newsarchive.sites.addresses import normalise
from newsarchive.survey.look import Group, Look
from newsarchive.survey.short_titles import is_title
from newsarchive.survey.words import address_says_news, leads_to_all, says_news

POOR = 0.3
"""Quality below which a page lists no news."""
FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|zip|jpe?g|png|rss|xml|ics)$", re.IGNORECASE)
OF_A_PAGER = re.compile(r"[\W\d_]*")


class Candidates:
    """Judges pages and links of one site, against its front page.

    Args:
        front: the front page, whose menus stand on every page.
        is_own: whether an address stands on a host of the university.
    """

    def __init__(self, front: Look, is_own: Callable[[str], bool]) -> None:
        self.front = front
        self.is_own = is_own

    def of(self, page: Look) -> list[tuple[str, float]]:
        """Pages that may list news, by what links to them say and where these stand."""
        lists = [group for group in page.groups[:4] if group.score >= POOR]
        prefixes = [(prefix, group.score) for group in lists for prefix in _prefixes(group.urls)]
        leads = dict(page.leads)
        for group in lists:
            for url in self._holding(group.urls, page):
                leads[url] = max(leads.get(url, 0.0), group.score)
        seen: dict[str, float] = {}
        for anchor in page.anchors:
            if not self.is_own(anchor.url) or FILE.search(urlsplit(anchor.url).path) or OF_A_PAGER.fullmatch(anchor.text):
                continue
            words, address = says_news(anchor.text), address_says_news(anchor.url)
            score = 1.6 * words + 0.9 * address + (0.1 if anchor.chrome else 0.0)
            if is_title(anchor.text) and words < 0.5:
                score -= 0.6
            above = max((value for prefix, value in prefixes if _leads(anchor.url, prefix)), default=0.0)
            score += 1.1 * max(above, leads.get(anchor.url, 0.0))
            if above and leads_to_all(anchor.text):
                score += 0.5
            depth = urlsplit(anchor.url).path.rstrip("/").count("/")
            score -= 0.05 * depth
            if score > 0.35:
                seen[anchor.url] = max(seen.get(anchor.url, 0.0), score)
        for prefix, value in prefixes:
            if value >= 0.5 and prefix not in seen and prefix.rstrip("/") not in seen:
                seen.setdefault(prefix, 0.5 * value)
        if not any(score > 0.8 for score in seen.values()) and page is self.front:
            # Nothing says news: every entry of the menus may be it.
            menu = [anchor for anchor in page.anchors if anchor.chrome and self.is_own(anchor.url)]
            for anchor in menu[:24]:
                seen.setdefault(anchor.url, 0.3 + min(address_says_news(anchor.url), 0.0) + min(says_news(anchor.text), 0.0))
        return sorted(seen.items(), key=lambda pair: -pair[1])

    def _holding(self, urls: Sequence[str], page: Look) -> list[str]:
        """The links to the nearest folder above articles that any link leads to: of /a/b/-/x/content/TITLE that to /a/b."""
        anchors = {id(one): one for one in (*page.anchors, *self.front.anchors) if self.is_own(one.url)}.values()
        linked: dict[str, list[str]] = {}
        for anchor in anchors:
            parts = urlsplit(normalise(anchor.url))
            if not parts.query:
                linked.setdefault(f"{parts.netloc}{parts.path.rstrip('/')}", []).append(anchor.url)
        folders = Counter(_folder(url) for url in urls[:50])
        for folder, _ in folders.most_common(2):
            above = folder
            while "/" in above and above not in linked:
                above = above.rpartition("/")[0]
            if "/" in above and sum(name.startswith(above + "/") for name in linked) * 2 < len(linked):
                return linked[above]
        return []

    def quality(self, page: Look, prior: float) -> tuple[float, Group | None]:
        """How much a page looks like the list of news, and the group of its articles."""
        groups = [(self._worth(group, page), group) for group in page.groups]
        score, best = max(groups, key=lambda pair: pair[0], default=(0.0, None))
        if best is None:
            return 0.0, None
        bonus = 0.2 * min(prior, 2.0) / 2.0
        name = 0.12 * max(address_says_news(page.url), 0.0)
        if address_says_news(page.url) < 0:
            name = -0.25
        shown = {normalise(url) for group in self.front.groups[:3] if group.chrome < 0.5 for url in group.urls}
        if page is not self.front and sum(normalise(url) in shown for url in best.urls) >= 2:
            # What the front page shows first is what the university has to tell.
            score += 0.15
        front = -0.12 if page is self.front and name <= 0 else 0.0
        return score + bonus + name + front + (0.1 if page.pager else 0.0), best

    def _worth(self, group: Group, page: Look) -> float:
        """The score of a group, less what the front page shows in its menus too."""
        if not any(self.is_own(url) for url in group.urls):
            return 0.0
        score = group.score
        words = Counter(address_says_news(url) < 0 for url in group.urls[:20])
        if words[True] > words[False]:
            score -= 0.3
        if page is not self.front:
            menu = {anchor.url for anchor in self.front.anchors if anchor.chrome}
            score *= 1 - 0.9 * sum(url in menu for url in group.urls) / len(group.urls)
        return score


def _prefixes(urls: Sequence[str]) -> list[str]:
    """Addresses of pages that may list a group: its folder, and the same page without what varies in the query."""
    made: list[str] = []
    plain = [urlsplit(url) for url in urls[:50]]
    folders = Counter(part.path.rstrip("/").rpartition("/")[0] for part in plain)
    for folder, count in folders.most_common(2):
        if folder and count >= max(2, len(plain) // 3):
            while folder and re.fullmatch(r"[\d/-]*", folder.rpartition("/")[2] or "x"):
                folder = folder.rpartition("/")[0]
            if folder:
                made.append(plain[0]._replace(path=folder + "/", query="", fragment="").geturl())
    if plain and plain[0].query:
        pairs = [dict(parse_qsl(part.query)) for part in plain]
        same = {name: value for name, value in pairs[0].items() if all(one.get(name) == value for one in pairs)}
        query = "&".join(f"{name}={value}" for name, value in same.items())
        made.append(plain[0]._replace(query=query, fragment="").geturl())
    return made


def _folder(url: str) -> str:
    parts = urlsplit(normalise(url))
    return f"{parts.netloc}{parts.path.rstrip('/').rpartition('/')[0]}"


def _leads(url: str, prefix: str) -> bool:
    return normalise(url).rstrip("/") == normalise(prefix).rstrip("/") or (
        urlsplit(prefix).query != "" and normalise(url).startswith(normalise(prefix) + "&") and len(url) < len(prefix) + 12
    )
