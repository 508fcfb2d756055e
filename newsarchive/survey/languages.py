"""The other languages of a site: how its switches lead to them, and where their listings stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from newsarchive.sites.addresses import normalise
from newsarchive.survey.findings import FoundListing
from newsarchive.survey.look import Look
from newsarchive.survey.shapes import Family, families
from newsarchive.text.language_codes import language_of_code, language_of_label

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey

MOST_LANGUAGES = 8
LEAST_LEFT = 22
"""Requests that are kept for what follows."""


class Switches:
    """Finds the listings of the other languages, once one was found."""

    def __init__(self, survey: Survey, page: Look) -> None:
        self.survey = survey
        self.page = page

    async def find(self) -> None:
        """Try each language that the pages offer; what lists articles in it is a listing of the site."""
        survey, found = self.survey, self.survey.found
        mine = found.listings[0]
        taken = {mine.language} if mine.language else set()
        urls = {family.pattern: [*family.examples] for family in found.families}
        articles = [url for look in self._listings() for url in look]
        offers = list(self._offers().items())
        for language, targets in offers[:MOST_LANGUAGES]:
            if language in taken or survey.pages.left < LEAST_LEFT:
                continue
            for target in targets[:2]:
                survey.say(f"looking for {language}: {target}")
                listing = await self._listing_at(target, language)
                if listing is None:
                    continue
                look, names, family, named = listing
                sample = await survey.sample(names[0], named)
                if not sample.good:
                    continue
                said = sample.language or language
                if said in taken and said != language:
                    found.remarks.append(f"{look.url} is offered as {language} and is {said}")
                if any(one.url == look.url for one in found.listings):
                    continue
                found.samples.append(sample)
                found.listings.append(
                    FoundListing(url=look.url, language=said, names=len(names), evidence=f"its switch to {language}; {len(names)} articles")
                )
                taken.add(language)
                if said not in found.languages:
                    found.languages.append(said)
                articles += names
                urls.setdefault(family.pattern, []).extend(family.examples)
                self._note_code(look.url, said)
                break
        if len(found.listings) > 1:
            self._together(articles)

    def _listings(self) -> list[list[str]]:
        """What the listing in the first language names, on all its pages that were seen."""
        compiled = list(self.survey.found.families)
        return [
            [url for group in look.groups for url in group.urls if any(family.matches(url) for family in compiled)]
            for look in self.survey.pages.looks()
            if look.url == self.page.url or look.groups
        ]

    def _offers(self) -> dict[str, list[str]]:
        """Addresses by language: what the listing page's own switch says, then the front page's, then codes put into the address."""
        offers: dict[str, list[str]] = {}
        for look in (self.page, self.survey.front):
            for code, url in look.alternates.items():
                told = language_of_code(code.partition("-")[0])
                if told and self.survey.is_own(url):
                    offers.setdefault(told, []).append(url)
            for anchor in look.anchors:
                named = language_of_label(anchor.text)
                if named is not None and self.survey.is_own(anchor.url):
                    offers.setdefault(named, []).append(anchor.url)
        used = {_code_in(anchor.url) for look in (self.page, self.survey.front) for anchor in look.anchors}
        for code in sorted(one for one in used if one is not None):
            meant = language_of_code(code)
            swapped = _swapped(self.page.url, code)
            if meant is not None and swapped is not None:
                # Most sites keep the path and change the code.
                offers.setdefault(meant, []).insert(0, swapped)
        return {language: list(dict.fromkeys(urls)) for language, urls in offers.items()}

    async def _listing_at(self, url: str, language: str) -> tuple[Look, list[str], Family, str] | None:
        """The listing at this address, or the one that its page leads to; with its articles, their family and the first one's title."""
        survey = self.survey
        look = await survey.pages.look(url)
        made = self._read(look)
        if made is not None:
            return made
        if look.refused is not None:
            return None
        for candidate, score in list(survey.candidates.of(look))[:2]:
            if score < 0.8 or survey.pages.left < LEAST_LEFT or not survey.is_own(candidate):
                continue
            further = await survey.pages.look(candidate)
            if further.language in {None, self.page.language} and language != self.page.language and further.url == self.page.url:
                continue
            made = self._read(further)
            if made is not None:
                return made
        return None

    def _read(self, look: Look) -> tuple[Look, list[str], Family, str] | None:
        if look.refused is not None or look.url == self.page.url:
            return None
        if any(address == look.url for address in (one.url for one in self.survey.found.listings)):
            return None
        score, group = self.survey.candidates.quality(look, 0.5)
        if group is None or score < 0.35:
            return None
        own = [url for url in group.urls if self.survey.is_own(url)]
        known = {normalise(url) for url in self._first_language()}
        new = [url for url in own if normalise(url) not in known]
        if len(new) < max(2, len(own) // 2):
            return None
        made = families(new, (), codes=self.survey.found.codes)
        if not made:
            return None
        return look, new, made[0], group.texts[group.urls.index(new[0])]

    def _first_language(self) -> list[str]:
        return [url for look in self._listings() for url in look]

    def _note_code(self, url: str, language: str) -> None:
        code = _code_in(url)
        if code is not None:
            self.survey.found.codes[code] = language
        mine = _code_in(self.page.url)
        first = self.survey.found.listings[0].language
        if mine is not None and first is not None:
            self.survey.found.codes[mine] = first

    def _together(self, articles: Sequence[str]) -> None:
        """One pattern for all languages, where their addresses differ in a code; and whether their numbers are the same items'."""
        survey, found = self.survey, self.survey.found
        others = survey.others([self.page], articles)
        codes = dict(found.codes)
        made = families(list(dict.fromkeys(articles)), others, codes=codes)
        if made:
            most = made[0].count
            found.families = [family for family in made if family.count >= max(2, most * 0.06)][:8]
            found.listed_only = {family.pattern for family in found.families if family.vague}
            for family in found.families:
                for code, language in family.languages.items():
                    found.codes.setdefault(code, language)
        hosts = [urlsplit(example).netloc.lower() for family in found.families for example in family.examples]
        found.hosts = list(dict.fromkeys([*found.hosts, *hosts, *(urlsplit(one.url).netloc.lower() for one in found.listings)]))
        for family in found.families:
            if family.numbered and "(?P<lang>" in family.pattern:
                shared = _shared(family, articles)
                if shared:
                    found.shared_numbers = shared


def _shared(family: Family, urls: Sequence[str]) -> str:
    """Why one number is thought to be one item in several languages; "" where it is not."""
    by_language: dict[str, set[str]] = {}
    for url in urls:
        match = family.compiled.fullmatch(normalise(url))
        if match is not None:
            by_language.setdefault(match["lang"], set()).add(match["number"])
    sets = [numbers for numbers in by_language.values() if len(numbers) >= 3]
    if len(sets) < 2:
        return ""
    common = set.intersection(*sets[:2])
    least = min(len(numbers) for numbers in sets[:2])
    return f"{len(common)} of {least} numbers stand in the listings of two languages" if len(common) * 3 >= least else ""


def _code_in(url: str) -> str | None:
    """The code of a language in an address: a segment of its path, or a parameter."""
    parts = urlsplit(url)
    for name, value in parse_qsl(parts.query):
        if re.fullmatch(r"(?:lang|language|ln|locale|hl|l|lng|til)", name, re.IGNORECASE) and language_of_code(value):
            return value
    for segment in parts.path.split("/")[1:3]:
        if 2 <= len(segment) <= 5 and language_of_code(segment):
            return segment
    return None


def _swapped(url: str, code: str) -> str | None:
    """The address with another code of a language in the place of its own; None where it has none."""
    mine = _code_in(url)
    if mine is None or mine == code:
        return None
    parts = urlsplit(url)
    if f"={mine}" in parts.query:
        pairs = [(name, code if value == mine else value) for name, value in parse_qsl(parts.query, keep_blank_values=True)]
        return parts._replace(query=urlencode(pairs)).geturl()
    segments = parts.path.split("/")
    segments[segments.index(mine)] = code
    return parts._replace(path="/".join(segments)).geturl()
