"""Lists of the university's parts, which no list of the whole names: its faculties, schools, institutes and chairs publish for themselves.

Links that stand together lead to things of one kind. Of each such cluster a few pages are looked at; where these lead to lists of dated
articles that the lists so far do not name, the others are asked for theirs, in the same place where that is one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from newsarchive.sites.addresses import normalise
from newsarchive.sites.counting import COUNTS_PAGES, COUNTS_ROWS, IN_PATH
from newsarchive.sites.presentation import without_visit
from newsarchive.survey.candidates import FILE, OF_A_PAGER
from newsarchive.survey.clusters import Cluster
from newsarchive.survey.doors import is_copy
from newsarchive.survey.findings import FoundListing
from newsarchive.survey.look import Group, Look
from newsarchive.survey.part_articles import Articles
from newsarchive.survey.sections import FAIR, is_of
from newsarchive.survey.titles import names_of
from newsarchive.survey.trails import is_front
from newsarchive.survey.words import address_says_news, names_parts, says_news
from newsarchive.text.language_codes import language_of_label

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey

LEAST_LEFT = 14
MOST_MISSES, OF_ONE, OF_ALIKE = 8, 2, 3
"""Pages that may turn out to lead to no list: in all, of one cluster at a time, and of one whose links are called alike."""
FEWEST = 2
"""Pages of a cluster that may be those of parts."""
ALIKE = 0.5
"""Share of a cluster's links from which they are called alike."""
DATED = 0.5
"""Share of dated links from which a group lists what appeared one after the other."""
WORTH = 0.5
"""How much must be expected of a page that a part's page leads to."""
MOST_OF_ONE = 2
"""Pages that are tried for the list of one part."""
SHOWN = 6
"""Addresses that a remark names."""


async def parts(survey: Survey) -> None:
    """Take the lists of the university's parts that hold articles of their own; name those that were not looked at."""
    # Parts have names of their own.
    survey.found.names = names_of(survey.pages.looks(), survey.front, survey.found.languages)
    await _Parts(survey).find()


class _Parts:
    """The parts of one university, while it is surveyed."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.articles = Articles(survey)
        self.waiting = [cluster for page in survey.pages.looks() for cluster in page.clusters]
        self.tried: set[str] = {normalise(one.url) for one in survey.found.listings}
        self.menu = {normalise(anchor.url) for anchor in survey.front.anchors}
        self.lists = list(survey.found.listings)
        """Those that were known before, of the whole."""
        self.misses = 0
        self.unread: list[str] = []

    async def find(self) -> None:
        """Go through the clusters, those that are called alike first."""
        later: list[Cluster] = []
        while self.waiting and self.misses < MOST_MISSES and self.survey.pages.left >= LEAST_LEFT:
            cluster = max(self.waiting, key=lambda one: (one.alike >= ALIKE, self._names_parts(one)))
            self.waiting.remove(cluster)
            members = self._members(cluster)
            if len(members) >= FEWEST or (members and self._names_parts(cluster)):
                await self._look_at(members, OF_ALIKE if cluster.alike >= ALIKE else OF_ONE)
                later += [cluster] if cluster.alike < ALIKE else []
            if not self.waiting:
                self.waiting, later = later, []
        self.articles.settle()
        if self.unread:
            shown = ", ".join(self.unread[:SHOWN]) + (f" and {len(self.unread) - SHOWN} more" if len(self.unread) > SHOWN else "")
            self.survey.found.remarks.append(
                f"parts of the university have lists of their own; {len(self.unread)} were not looked at, and what only they name is"
                f" missing: {shown}"
            )

    def _is_of_lists(self, url: str) -> bool:
        """Whether a page is one of the lists of the whole, a further page of it, or one that stands below it; or a page of any list."""
        parts = urlsplit(url)
        counted = any(COUNTS_PAGES.fullmatch(name) or COUNTS_ROWS.fullmatch(name) for name, _ in parse_qsl(parts.query))
        if counted or IN_PATH.match(parts.path.rstrip("/")) is not None:
            return True
        return any(is_of(url, one.url) or ("?" not in one.url and _way(one.url, url) is not None) for one in self.lists)

    def _names_parts(self, cluster: Cluster) -> bool:
        return any(names_parts(text) for text in cluster.texts)

    def _members(self, cluster: Cluster) -> list[str]:
        """The pages of a cluster that may be those of parts: what is called so first, then in the order of the page."""
        survey = self.survey
        dated = {normalise(url) for look in survey.pages.looks() for group in look.groups if group.dated >= DATED for url in group.urls}
        found: dict[str, bool] = {}
        for url, text in zip(cluster.urls, cluster.texts, strict=True):
            parts = urlsplit(url)
            if not survey.is_own(url) or FILE.search(parts.path) or OF_A_PAGER.fullmatch(text) or parts.fragment or is_front(url):
                continue
            if normalise(url) in dated or self._is_of_lists(url):
                continue
            if normalise(url) in self.tried or language_of_label(text) is not None or says_news(text) > 0 or _is_otherwise(url, text):
                continue
            if any(family.matches(url) for family in survey.found.families if not family.vague) or self.articles.is_known(url):
                continue
            found.setdefault(url, names_parts(text) or names_parts(unquote(_last_folder(url))))
        return sorted(found, key=lambda url: not found[url])

    async def _look_at(self, members: list[str], most: int) -> None:
        """Look at the pages of one cluster until enough of them came to nothing."""
        survey = self.survey
        misses, hits = 0, 0
        way: str | None = None
        for number, url in enumerate(members):
            known = next((one.url for one in survey.found.listings if _way(url, one.url) is not None), None)
            if known is not None:
                hits, way = hits + 1, way or _way(url, known)
                continue
            if normalise(url) in self.tried:
                continue
            if survey.pages.left < LEAST_LEFT:
                left = [_below(one, way) if way is not None else one for one in members[number:]] if hits else []
                self.unread += [one for one in left if not self.articles.take_unseen(one, members)]
                return
            self.tried.add(normalise(url))
            asked = survey.asks.requests
            if way is not None and await self._take(_below(url, way), url):
                hits += 1
                continue
            taken = await self._of_part(url, alike=most == OF_ALIKE)
            if taken is not None:
                hits, misses = hits + 1, 0
                way = way or _way(url, taken)
                continue
            if survey.asks.requests > asked:
                misses += 1
                self.misses += hits == 0
            if (not hits and (misses >= most or self.misses >= MOST_MISSES)) or misses >= max(most, hits):
                return

    async def _of_part(self, url: str, *, alike: bool) -> str | None:
        """The list of one part that was taken; None where its page leads to none.

        Args:
            alike: whether its cluster is called alike, so that its page may list news itself: else it may be that of events.
        """
        survey = self.survey
        survey.say(f"looking for news of its own at {unquote(url)}")
        page = await survey.pages.look(url)
        if page.refused is not None or is_copy(page, survey.front) or not survey.is_own(page.url):
            return None
        self.articles.pages.add(normalise(page.url))
        self.waiting += [one for one in page.clusters if one.alike >= ALIKE and not self._is_menu(one)]
        for candidate in self._lists_on(page, itself=alike):
            if survey.pages.left < LEAST_LEFT and not survey.pages.asked_before(candidate):
                return None
            if await self._take(candidate, url):
                return candidate
        return None

    def _is_menu(self, cluster: Cluster) -> bool:
        """Whether a cluster stands on the front page too."""
        return sum(normalise(url) in self.menu for url in cluster.urls) * 2 >= len(cluster.urls)

    def _lists_on(self, page: Look, *, itself: bool) -> Iterable[str]:
        """What a part's page leads to that may be its list of news and is not on every page of the site; the page itself, where it
        lists."""
        survey = self.survey
        texts = {normalise(anchor.url): anchor.text for anchor in page.anchors}
        found = [
            url for url, score in survey.candidates.of(page)
            if score >= WORTH and normalise(url) not in self.menu and normalise(url) not in self.tried
            and not self.articles.is_known(url) and not _is_otherwise(url, texts.get(normalise(url), ""))
        ][:MOST_OF_ONE]  # fmt: skip
        lists = itself and survey.candidates.quality(page, 1.0)[0] >= FAIR
        return [page.url, *found] if lists and (page.pager or not found) else found

    async def _take(self, url: str, part: str) -> bool:
        """Take a list of a part, where it is one that holds articles of its own."""
        survey = self.survey
        if any(normalise(one.url) == normalise(url) for one in survey.found.listings) or self._is_of_lists(url):
            return False
        page = await survey.with_state(await survey.pages.look(url))
        self.articles.pages.add(normalise(page.url))
        if page.refused is not None or is_copy(page, survey.front) or not survey.is_own(page.url):
            return False
        score, group = survey.candidates.quality(page, 1.0)
        if score < FAIR or group is None or group.dated < DATED:
            return False
        named = await self.articles.of(page, group, part, called=self._is_called_news(url) or url == part)
        if not named:
            return False
        self._add(page, group, f"{part} leads to it; it names {named} articles that the first list does not")
        return True

    def _is_called_news(self, url: str) -> bool:
        """Whether the last folder of an address, or a link to it, says that news stands there."""
        texts = [anchor.text for look in self.survey.pages.looks() for anchor in look.anchors if normalise(anchor.url) == normalise(url)]
        return address_says_news(_last_folder(url)) > 0 or any(says_news(text) > 0 for text in texts)

    def _add(self, page: Look, group: Group, evidence: str) -> None:
        found = self.survey.found
        area = group.area if any(family.vague for family in found.families) else None
        language = found.listings[0].language if found.listings else page.language
        self.tried.add(normalise(page.url))
        found.listings.append(
            FoundListing(url=without_visit(page.url), language=language, names=len(group.urls), area=area, evidence=evidence)
        )


def _is_otherwise(url: str, text: str) -> bool:
    """Whether the last folder of an address, or its link, says that something else than news stands there; parts are no such thing."""
    return not names_parts(text) and (address_says_news(_last_folder(url)) < 0 or says_news(text) < 0)


def _last_folder(url: str) -> str:
    parts = urlsplit(url)
    return parts._replace(path="/" + parts.path.rstrip("/").rpartition("/")[2]).geturl()


def _way(part: str, url: str) -> str | None:
    """Where the list of a part stands below its page; None where it does not."""
    above = part.rstrip("/") + "/"
    return url.removeprefix(above) if url.startswith(above) and len(url) > len(above) and not urlsplit(part).query else None


def _below(part: str, way: str) -> str:
    return part.rstrip("/") + "/" + way
