"""The articles of the university's parts: whether what a part lists is named elsewhere too, and the pattern of their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from newsarchive.items import Link
from newsarchive.sites.addresses import normalise
from newsarchive.survey.findings import FoundListing
from newsarchive.survey.look import Group, Look, kind_of_group
from newsarchive.survey.named import named_by
from newsarchive.survey.sections import day_of, spans_of

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey

FEWEST = 2
"""Articles that nothing else names, from which a list is worth taking."""
SAMPLES = 2
SURE = 2
"""Parts whose articles were read, after which those of others with addresses made alike are not."""


class Articles:
    """What the parts of one university list."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.pages: set[str] = set()
        """Pages of parts, normalised: what they name is not known by that."""
        self.new: list[str] = []
        """Articles that only parts name."""
        self._forms: dict[str, int] = {}
        self._missed = 0
        self._before = list(survey.found.families)
        self._known: dict[str, str] = {}
        self._looks = 0

    def _note(self) -> None:
        """Note what pages name that are no part's."""
        looks = self.survey.pages.looks()
        if len(looks) == self._looks:
            return
        self._looks = len(looks)
        others = [look for look in looks if normalise(look.url) not in self.pages]
        self._known = {
            normalise(url): _plain(text)
            for look in others for group in look.groups for url, text in zip(group.urls, group.texts, strict=True)
            if any(family.matches(url) for family in self._before)
        }  # fmt: skip

    def is_known(self, url: str) -> bool:
        """Whether a page that is no part's names this as an article."""
        self._note()
        return normalise(url) in self._known

    async def of(self, page: Look, group: Group, part: str, *, called: bool) -> int:
        """How many articles of a part's list are its own, which no other list names; 0 where it is not worth taking.

        Args:
            page: what lists them.
            group: its links.
            part: the address of the part's page.
            called: whether anything calls the list news; else its addresses must be made like those of articles.
        """
        self._note()
        survey = self.survey
        titles = {text for text in self._known.values() if text}
        texts = dict(zip(group.urls, group.texts, strict=True))
        urls = survey.articles_of(page, group)
        new = [url for url in urls if normalise(url) not in self._known and _plain(texts.get(url, "")) not in titles]
        if len(new) < FEWEST:
            return 0
        families = [family for family in survey.found.families if family.pattern not in survey.found.listed_only]
        if any(family.matches(new[0]) for family in families if family in self._before):
            # Where two parts have articles of their own, the others have some, too, if perhaps none among their newest.
            missed = self._missed >= SURE or await self._are_missed(page, urls, new)
            self._missed += missed
            return len(new) if missed else 0
        forms = {_form(url, part) for url in new}
        if not called and not forms <= {kind_of_group(example) for family in families for example in family.examples}:
            return 0
        if not all(self._forms.get(form, 0) >= SURE for form in forms):
            step = max(len(new) // SAMPLES, 1)
            samples = [await survey.sample(url, texts.get(url, "")) for url in new[::step][:SAMPLES]]
            if not all(sample.good and sample.published for sample in samples):
                return 0
            if all(sample.canonical and normalise(sample.canonical) != normalise(sample.url) for sample in samples):
                # The articles of the whole, shown as a guest's.
                return 0
        self._learn(new, page)
        for form in forms:
            self._forms[form] = self._forms.get(form, 0) + 1
        return len(new)

    async def _are_missed(self, page: Look, urls: list[str], new: list[str]) -> bool:
        """Whether the lists so far lack articles of this one: of those between whose days they name every article, any; where none is
        so new, it may be."""
        survey = self.survey
        if not survey.found.listings or not survey.found.listings[0].follows:
            return True
        spans = await spans_of(survey)
        if not spans:
            return False
        mine, _ = await named_by(survey, page.url)
        days = {normalise(link.url): day_of(link) for link in mine.links if _is_article(link)} if mine is not None else {}
        inside = [url for url in urls if any(first < days.get(normalise(url), "") < last for first, last in spans)]
        unknown = {normalise(url) for url in new}
        return not inside or any(normalise(url) in unknown for url in inside)

    def _learn(self, new: list[str], page: Look) -> None:
        """Take the pattern of these addresses, where no other one has them."""
        found = self.survey.found
        self.new += new
        if not all(any(family.matches(url) for family in found.families) for url in new):
            taken = {family.pattern for family in found.families}
            made = [one for one in self.survey.families_of(new, self.survey.others([page], new)) if one.pattern not in taken]
            found.families = [*found.families, *made]
            found.listed_only |= {family.pattern for family in made if family.vague}
            found.hosts = list(dict.fromkeys([*found.hosts, *(urlsplit(url).netloc.lower() for url in new)]))

    def settle(self) -> None:
        """Give the articles of all parts one pattern, where one has them all."""
        found = self.survey.found
        if not self.new:
            return
        made = self.survey.families_of(self.new, self.survey.others([], self.new))
        asked = {name for one in found.listings for name, _ in parse_qsl(urlsplit(one.url).query)}
        if any(asked & set(family.drop) for family in made):
            # What says whose board it is.
            return
        kept = [family for family in found.families if family in self._before]
        if made and not any(one.vague for one in made) and all(any(one.matches(url) for one in (*kept, *made)) for url in self.new):
            patterns = {family.pattern for family in kept}
            found.families = [*kept, *(one for one in made if one.pattern not in patterns)]
            found.listed_only &= {family.pattern for family in found.families}

    def take_unseen(self, url: str, members: list[str]) -> bool:
        """Take a list that was not asked for, where nearly all of its kind were taken; whether its articles' addresses would be known.

        Args:
            url: where it would stand.
            members: the pages of parts, one of which it stands below.
        """
        found = self.survey.found
        if sum(self._forms.values()) <= SURE or not self.new:
            return False
        part = next((one for one in members if url.startswith(one.rstrip("/") + "/")), None)
        known = next((one for one in members if self.new[-1].startswith(one.rstrip("/") + "/")), None)
        if part is None or known is None:
            return False
        self.settle()
        made_alike = part.rstrip("/") + self.new[-1].removeprefix(known.rstrip("/"))
        if not any(family.matches(made_alike) for family in found.families if family.pattern not in found.listed_only):
            return False
        last = found.listings[-1]
        evidence = f"made like {last.url}, which lists news; it was not asked for"
        found.listings.append(FoundListing(url=url, language=last.language, names=0, area=last.area, evidence=evidence))
        return True


def _form(url: str, part: str) -> str:
    """What addresses of one kind share, below the part they belong to."""
    above = part.rstrip("/") + "/"
    rest = url.removeprefix(above) if url.startswith(above) else url
    parts = urlsplit(part)
    return kind_of_group(f"{parts.scheme}://{parts.netloc}/{rest}" if rest != url else url)


def _is_article(link: Link) -> bool:
    return link.kind == "article"


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
