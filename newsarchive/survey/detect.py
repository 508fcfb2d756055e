"""The survey: from one address to everything a crawl needs to know of a university's news."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from newsarchive.errors import VerdictError
from newsarchive.items import Link, Outcome, Reading, State
from newsarchive.line import read
from newsarchive.sites.addresses import normalise
from newsarchive.sites.domains import registrable
from newsarchive.sites.model import Site
from newsarchive.sites.presentation import without_visit
from newsarchive.survey.asking import Asks, OverBudget, Pages
from newsarchive.survey.branches import branches
from newsarchive.survey.candidates import POOR, Candidates
from newsarchive.survey.doors import FRAMED, beyond, is_copy, is_start, whole
from newsarchive.survey.expecting import expect
from newsarchive.survey.findings import Findings, FoundListing, Sample
from newsarchive.survey.generations import older_forms
from newsarchive.survey.guessing import guess_pages
from newsarchive.survey.interfaces import interfaces
from newsarchive.survey.languages import Switches
from newsarchive.survey.look import Anchor, Group, Look, groups_of
from newsarchive.survey.menus import with_examples, without_menu
from newsarchive.survey.named import named_by
from newsarchive.survey.pages_after import by_requests
from newsarchive.survey.parts import parts
from newsarchive.survey.places import country_of, order_of, zone_of
from newsarchive.survey.portal import as_portal, is_portal
from newsarchive.survey.refusals import no_news, refused, unopened, unread, walled
from newsarchive.survey.sampling import sampled
from newsarchive.survey.scripts import by_scripts, of_others
from newsarchive.survey.sections import more_sections
from newsarchive.survey.shapes import Family, families
from newsarchive.survey.short_titles import is_title
from newsarchive.survey.sources import more_sources
from newsarchive.survey.spellings import spelled_elsewhere
from newsarchive.survey.titles import names_of
from newsarchive.survey.unlisted import by_sources
from newsarchive.survey.upward import upward
from newsarchive.survey.walls import wall_in
from newsarchive.survey.words import address_says_news

MOST_CANDIDATES, MOST_FURTHER = 9, 24
"""Pages that are looked at for a list of news, and where nothing but the front page shows any."""
LEAST_LEFT = 30
"""Requests that must be left for more pages than usual to be looked at."""
MOST_TRIES, SAMPLES = 4, 5
"""Listings whose articles are read to see whether they are any, and how many of each."""
NEARLY_AS_GOOD = 0.2
"""How much worse a list may look that is tried because the best one shows only the newest."""
SAYS_NEWS = 1.1
"""Prior of a page whose link says that news stand there."""
GOOD_ENOUGH = 0.85
"""Quality of a listing at which no better one is looked for."""


class Survey:
    """One survey of one site."""

    def __init__(self, asks: Asks, url: str, ident: str, say: Callable[[str], None], *, private: bool, proxy: str | None = None) -> None:
        self.url = self.given = url
        self.came_from: str | None = None
        """The address that was given, where it redirects to another host."""
        self.say = say
        self.asks = asks
        self.own = registrable(urlsplit(url).netloc.lower())
        self._others_hosts: set[str] = set()
        self.pages = Pages(asks, self.is_own)
        self.found = Findings(id=ident, url=url, private=private, proxy=proxy)
        self.front: Look = Look(url=url)
        self.candidates = Candidates(self.front, self.is_own)
        self.queue: dict[str, float] = {}
        """Pages that may list news and were not looked at yet, with how much is expected of them."""
        self.looked: dict[str, tuple[float, Look]] = {}
        """Pages that list something, with how much they look like news."""
        self.tried: dict[str, float] = {}
        self.denied = 0
        self.bare = 0
        """Articles that were read and have no text."""

    def is_own(self, url: str) -> bool:
        """Whether an address stands on a host of the university."""
        host = urlsplit(url).netloc.lower()
        return host in self._others_hosts or registrable(host) == self.own

    def allow(self, hosts: Iterable[str]) -> None:
        """Take these hosts for the site's too."""
        self._others_hosts.update(hosts)

    async def run(self) -> Findings:
        """Find everything out.

        Raises:
            VerdictError: the site cannot be had, or shows no news; says which and what to do.
        """
        await self._arrive()
        if is_portal(self.front, self):
            await as_portal(self)
            await self._finish()
            return self.found
        try:
            chosen = await self._find_news()
            if chosen is not None:
                await older_forms(self, chosen)
                await more_sections(self)
                await Switches(self, chosen).find()
                await interfaces(self)
                await more_sources(self)
                await branches(self)
                await parts(self)
                await of_others(self)
            elif not await by_sources(self):
                raise no_news(
                    self.front, len(self.tried), denied=self.denied, looks=self.pages.looks(), left_out=unread(self.pages.unread)
                )
        except OverBudget:
            if not self.found.families:
                raise
            self.found.remarks.append("the survey used all its requests; what it would have looked at last is missing")
        await self._finish()
        return self.found

    # The front page

    async def _arrive(self) -> None:
        answer = await self.pages.answer(self.url)
        if answer.outcome is Outcome.OUT_OF_SCOPE and answer.moved:
            # A university that moved: the address it points to is its own now.
            self.own = registrable(urlsplit(answer.url).netloc.lower())
            self.found.remarks.append(f"{self.url} redirects to {answer.url}, which was surveyed")
            self.came_from, self.url = self.url, answer.url
            answer = await self.pages.answer(self.url)
        if answer.capture is None:
            raise await refused(self, answer)
        self.url = answer.url
        self.front = await beyond(self, await whole(self, await self.pages.look(self.url)))
        self.url = self.front.url
        answer = await self.pages.answer(self.url)
        assert answer.capture is not None
        self.found.hosts = [urlsplit(self.url).netloc.lower()]
        self.front = await self.with_state(self.front)
        self.candidates = Candidates(self.front, self.is_own)
        if self.front.refused is not None:
            raise VerdictError(f"{self.url} is no page: {self.front.refused}.", "Give the address of the university's front page.")
        if not self.front.groups:
            wall = await self.pages.work(wall_in, answer.capture, self.anything())
            if wall is not None:
                raise walled(self.url, *wall)
        host = urlsplit(self.url).netloc.lower()
        self.found.hosts = [host]
        self.found.country = country_of(host)

    async def with_state(self, page: Look) -> Look:
        """A page whose list stands in the data it carries, with that list."""
        if page.refused is None and page.state and not any(group.score >= POOR for group in page.groups):
            reading, _ = await named_by(self, page.url, self.anything())
            page.groups += groups_of(reading.links if reading is not None else ())
            page.anchors += [
                Anchor(url=url, text=text, chrome=False)
                for group in page.groups for url, text in zip(group.urls, group.texts, strict=True) if page.shell
            ]  # fmt: skip
        return page

    def anything(self) -> Site:
        """A site of which nothing is known."""
        host = urlsplit(self.url).netloc.lower()
        bare = Findings(id=self.found.id, url=self.url, hosts=[host], private=self.found.private)
        bare.families = [Family(pattern=f"https?://{re.escape(host)}/.+", examples=(), count=0)]
        return bare.site()

    # The listing

    async def _find_news(self) -> Look | None:
        """The best listing; its articles, their addresses and its further pages go into what is found. None where no page lists any."""
        queue, quality = self.queue, self.looked
        queue.update(self.candidates.of(self.front))
        said = 1.0 if address_says_news(self.url) > 0 else 0.0
        for page in [self.front, *[await self.pages.look(url) for url in self.front.frames if self.pages.asked_before(url)]]:
            own, _ = self.candidates.quality(page, said)
            if own >= POOR:
                quality[page.url] = (own, page)
        failed: set[str] = set()
        fallback: tuple[int, float, Look] | None = None
        for attempt in range(MOST_TRIES):
            only_front = fallback is None or self.is_start(fallback[2])
            await self._look_around(queue, quality, failed, first=attempt == 0, further=only_front)
            score, best = self._best(quality, failed)
            if score < POOR or best is None or (fallback is not None and score < fallback[1] - NEARLY_AS_GOOD):
                break
            names = await self._take(best)
            better = names and (fallback is None or self._is_as_much_news(best, fallback[2]))
            if better and self.found.listings[0].follows:
                return best
            failed.add(best.url)
            if better and (fallback is None or names > fallback[0]):
                fallback = (names, score, best)
                if self.is_start(best):
                    await upward(self)
        if fallback is not None and await self._take(fallback[2]):
            # The best list there is shows only the newest.
            return fallback[2]
        return None

    def _is_as_much_news(self, page: Look, other: Look) -> bool:
        """Whether a page may be the list of news instead of one that shows only the newest: events and vacancies go on longer as well."""
        if address_says_news(page.url) < 0:
            return False
        return self._says_news(page) or not self._says_news(other)

    def _says_news(self, page: Look) -> bool:
        return address_says_news(page.url) > 0 or self.tried.get(page.url, 0.0) >= SAYS_NEWS

    def is_start(self, page: Look) -> bool:
        """Whether a page is the site's front page, and no list whose address was given instead of it."""
        return page is self.front and is_start(page.url, self.given)

    async def _look_around(
        self, queue: dict[str, float], quality: dict[str, tuple[float, Look]], failed: set[str], *, first: bool, further: bool
    ) -> None:
        """Look at the likeliest pages, until one is good enough; at first at the three that say they are news in any case. With `further`
        more of them than usual, as long as none lists anything."""
        while queue:
            many = further and self._best(quality, failed)[0] < POOR and self.pages.left >= LEAST_LEFT
            if len(self.tried) >= (MOST_FURTHER if many else MOST_CANDIDATES):
                return
            url = max(queue, key=lambda one: queue[one])
            sure = first and queue[url] >= SAYS_NEWS and len(self.tried) < 3
            if self._best(quality, failed)[0] >= GOOD_ENOUGH and not sure:
                return
            prior = queue.pop(url)
            if self.pages.asked_before(url):
                continue
            self.say(f"looking at {unquote(url)}")
            page = await self.with_state(await self.pages.look(url))
            self.tried[url] = prior
            self.denied += page.outcome is Outcome.ROBOTS_DENIED
            if page.text_length <= FRAMED:
                # What a page of frames lists stands in one of them.
                queue.update({frame: prior for frame in page.frames if not self.pages.asked_before(frame)})
            if page.refused is not None or not self.is_own(page.url) or is_copy(page, self.front):
                continue
            score, _ = self.candidates.quality(page, prior)
            if score >= POOR and score > quality.get(page.url, (0.0, page))[0]:
                quality[page.url] = (score, page)
            for candidate, more in self.candidates.of(page):
                if more > SAYS_NEWS and not self.pages.asked_before(candidate):
                    queue[candidate] = max(queue.get(candidate, 0.0), more - 0.2)

    @staticmethod
    def _best(quality: dict[str, tuple[float, Look]], failed: set[str]) -> tuple[float, Look | None]:
        left = [(score, page) for url, (score, page) in quality.items() if url not in failed]
        return max(left, key=lambda pair: pair[0], default=(0.0, None))

    async def _take(self, page: Look) -> int:
        """Take a page for the listing if what it lists turns out to be articles; how many it names, with its second page."""
        found, page = self.found, await without_menu(self, page)
        _, group = self.candidates.quality(page, 0.0)
        assert group is not None
        first = self.articles_of(page, group)
        others = self.others([page], first)
        made = self.families_of(first, others)
        if not made:
            return 0
        self._set(made, page, group, [page])
        follow = await self.follow(page)
        looks, urls = [page], list(first)
        listing = FoundListing(url=without_visit(page.url), language=None, names=len(first))
        await by_requests(self, page, follow, group, urls, looks, listing)
        if not listing.follows and not self.is_start(page):
            await by_scripts(self, page, group, urls, looks, listing)
        if not listing.follows:
            await guess_pages(self, page, group, urls, looks, listing)
        others = self.others(looks, urls)
        made = self.families_of(urls, others)
        self._set(made, page, group, looks)
        listing.evidence = f"{len(first)} links of one kind, {round(group.dated * 100)} % with a date beside them" + (
            f"; {listing.follows}" if listing.follows else "; no further page was found"
        )
        found.listings = [listing]
        samples = await self._samples(page, urls)
        good = [sample for sample in samples if sample.good]
        bad = {normalise(sample.url) for sample in samples if not sample.good}
        if bad and len(good) * 2 >= len(samples):
            urls = [url for url in urls if normalise(url) not in bad]
            made = self.families_of(urls, [*others, *bad]) or made
            self._set(made, page, group, looks)
            found.listings = [listing]
        if len(good) * 2 < len(samples) or not good:
            self.say(f"{page.url} lists no articles: " + "; ".join(f"{one.url}: {one.why}" for one in samples if not one.good)[:300])
            found.listings, found.families = [], []
            return 0
        found.samples, found.families = samples, with_examples(found.families, samples)
        spoken = Counter(sample.language for sample in good if sample.language)
        listing.language = spoken.most_common(1)[0][0] if spoken else page.language
        found.languages = [listing.language] if listing.language else []
        if any(family.vague for family in made):
            listing.area = self._area(group, looks)
        return len(urls)

    def articles_of(self, page: Look, group: Group) -> list[str]:
        """The addresses a listing names: those of its best group, and of others beside it that are made alike."""
        urls = [url for url in group.urls if self.is_own(url)]
        for other in page.groups:
            if sum(address_says_news(url) < 0 for url in other.urls) * 2 > len(other.urls):
                continue
            if other is group or other.chrome > 0.3 or other.score < 0.6 * group.score or not other.titled > 0.6:
                continue
            if other.area == group.area and other.dated >= 0.5 and group.dated >= 0.5:
                urls += [url for url in other.urls if self.is_own(url)]
        return urls

    def same_kind(self, page: Look, group: Group) -> list[str]:
        return [url for other in page.groups if other.shape == group.shape for url in other.urls]

    def others(self, looks: Sequence[Look], urls: Sequence[str]) -> list[str]:
        """Addresses of the site that are surely no articles: its menus, and the pages that list."""
        articles = {normalise(url) for url in urls}
        found = {look.url for look in self.pages.looks()}
        for page in {id(one): one for one in (self.front, *looks)}.values():
            found |= {anchor.url for anchor in page.anchors if (anchor.chrome or not is_title(anchor.text)) and self.is_own(anchor.url)}
        bold = {anchor.url for page in looks for anchor in page.anchors if is_title(anchor.text) and not anchor.chrome}
        return [url for url in found if normalise(url) not in articles and url not in bold]

    def families_of(self, urls: Sequence[str], others: Sequence[str]) -> list[Family]:
        elsewhere = [anchor.url for anchor in self.front.anchors if not anchor.chrome]
        made = families([*urls, *spelled_elsewhere(urls, elsewhere)], others, codes=self.found.codes)
        if not made and urls:
            made = families(urls, others, least=1, codes=self.found.codes)
        made = [replace(family, drop=tuple(sorted({*family.drop, *self.found.drop}))) for family in made]
        most = made[0].count if made else 0
        return [family for family in made if family.count >= max(2, most * 0.08)][:6] or made[:1]

    def _set(self, made: list[Family], page: Look, group: Group, looks: Sequence[Look]) -> None:
        """Write down what is known, so that pages can be read by it."""
        found = self.found
        found.families = made
        found.listed_only = {family.pattern for family in made if family.vague}
        for family in made:
            found.codes.update(family.languages)
        hosts = [urlsplit(url).netloc.lower() for family in made for url in family.examples]
        found.hosts = list(dict.fromkeys([*hosts, urlsplit(page.url).netloc.lower(), urlsplit(self.url).netloc.lower()]))
        found.languages = [language for language in dict.fromkeys([page.language, *found.codes.values()]) if language] or ["en"]
        found.timezone = zone_of(found.country)
        dates = [date for look in looks for one in look.groups if one.shape == group.shape for date in one.dates]
        found.order, found.order_reason = order_of(dates, found.country, found.languages)
        found.listings = [FoundListing(url=without_visit(page.url), language=page.language, names=len(group.urls))]
        if found.listed_only:
            found.listings[0].area = self._area(group, looks)

    def _area(self, group: Group, looks: Sequence[Look]) -> str | None:
        """The selector of what holds the list, where it is the same on all pages that were seen of it."""
        areas = [one.area for look in looks for one in look.groups if one.shape == group.shape and one.area]
        return areas[0] if areas and len(set(areas)) == 1 and areas[0] == group.area else None

    async def follow(self, page: Look) -> list[Link]:
        """Links to the further pages of a listing, read as a crawl will read them."""
        answer = await self.pages.answer(page.url)
        assert answer.capture is not None
        reading: Reading | None = await self.pages.work(read, replace(answer.capture, kind="listing"), self.found.site(), State())
        return [link for link in reading.links if link.kind == "listing"] if reading is not None else []

    async def _samples(self, page: Look, urls: Sequence[str]) -> list[Sample]:
        """Read a few of what should be articles."""
        texts = {normalise(anchor.url): anchor.text for look in self.pages.looks() for anchor in look.anchors if anchor.text}
        step = max(len(urls) // SAMPLES, 1)
        wanted = list(dict.fromkeys([*urls[:2], *urls[2 * step :: step], *urls[-1:]]))[:SAMPLES]
        return [await self.sample(url, texts.get(normalise(url), "")) for url in wanted]

    async def sample(self, url: str, text: str) -> Sample:
        """Read one article, which a link of this text leads to."""
        return await sampled(self, url, text)

    # The end

    async def _finish(self) -> None:
        found = self.found
        found.names = found.names or names_of(self.pages.looks(), self.front, found.languages)
        found.requests = self.asks.requests
        expect(found, self.pages.looks())
        found.remarks += unopened(self.pages.looks())
        found.remarks += unread(self.pages.unread)
        complete = any(source.kind in {"wordpress", "sitemap", "drupal", "json", "numbers"} for source in found.sources)
        for one in found.listings:
            if not one.follows and not complete and one is found.listings[0]:
                found.remarks.append(
                    f"no further pages of {one.url} were found; if it has some, name 'next' or 'page_url' there"
                )
        found.canonical = {family.pattern: family.template for family in found.families if family.template is not None}
        hosts = set(found.hosts)
        for host in () if self._others_hosts else sorted(hosts):
            twin = host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"
            if not re.match(r"[\d.]+(?::\d+)?$|localhost", host) and twin not in hosts:
                found.aliases[twin] = host
        found.site()
