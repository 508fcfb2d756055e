"""Asking a site for pages while it is surveyed: few requests, each page once, every refusal named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urljoin, urlsplit

from newsarchive.errors import VerdictError
from newsarchive.items import Capture, Link, Outcome
from newsarchive.sites.addresses import mended, normalise
from newsarchive.survey.look import Look, look

BUDGET = 60
"""Requests a survey may cost, robots.txt included."""
MAX_HOPS = 6


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What asking for an address came to."""

    url: str
    """The address that answered in the end."""
    capture: Capture | None = None
    """The answer, where its status was 200."""
    outcome: Outcome | None = None
    """What it came to otherwise."""
    reason: str = ""
    moved: bool = False
    """Whether it was redirected."""
    answer: Capture | None = None
    """What was answered in the end, whatever its status."""
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    data: tuple[tuple[str, bytes], ...] = ()
    """The JSON that the page's scripts were given (see Got)."""


@dataclass(frozen=True, kw_only=True)
class Got:
    """One request's answer, as whoever sends requests gives it."""

    capture: Capture | None = None
    """The answer, where its status was 200."""
    redirect_to: str | None = None
    outcome: Outcome | None = None
    reason: str = ""
    answer: Capture | None = None
    """The answer, whatever its status."""
    sent: bool = True
    """Whether a request was sent: none is where robots.txt forbids it or could not be had."""
    data: tuple[tuple[str, bytes], ...] = ()
    """Addresses and bodies of the JSON that the page's scripts were given, where a browser ran them."""


class Asks(Protocol):
    """Sends requests for a survey, one at a time, at the site's pace, by the rules of robots.txt."""

    requests: int
    """Requests sent so far, robots.txt included."""
    robots: dict[str, str]
    """The robots.txt of every origin that was asked, as text."""

    async def ask(self, url: str, form: tuple[tuple[str, str], ...] | None = None, part: str = "") -> Got:
        """One request, with POST where there is a form to send for a part of a page (Link.part); redirects are not followed."""

    def use_browser(self) -> str | None:
        """From now on give pages as a browser shows them; what is to be installed where none can be had."""

    async def work(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Run a function that looks into a page, under a time limit."""


class OverBudget(VerdictError):
    """The survey has asked for as many pages as it may."""


class Unread(VerdictError):
    """A page could not be looked into: it took too long, or ended what looked, twice."""


class Pages:
    """The pages of a survey: asked once each, redirects followed, looked at on demand."""

    def __init__(self, asks: Asks, hosts: Callable[[str], bool]) -> None:
        self.asks = asks
        self.in_scope = hosts
        self._answers: dict[str, Answer] = {}
        self._looks: dict[str, Look] = {}
        self.menu: frozenset[str] = frozenset()
        """Addresses that stand on every page, so in a menu whatever it is called, normalised."""
        self.unread: dict[str, str] = {}
        """Pages that could not be looked into, each with the reason; they count as refused."""

    @property
    def left(self) -> int:
        """Requests that may still be sent."""
        return BUDGET - self.asks.requests

    async def answer(self, url: str) -> Answer:
        """What an address answers with, redirects followed."""
        try:
            address = mended(url)
            key = _key(address)
        except ValueError:
            return Answer(url=url, outcome=Outcome.OUT_OF_SCOPE, reason="it is no address")
        if key not in self._answers:
            self._answers[key] = await self._ask(address)
            got = self._answers[key]
            if got.outcome is not Outcome.OUT_OF_SCOPE:
                # Where it leads out of the site, nobody asked there.
                self._answers.setdefault(_key(got.url), got)
        return self._answers[key]

    async def sent(self, link: Link) -> Look:
        """The page that a link leads to, had by sending the form that it carries where it does; looked at."""
        if link.form is None:
            return await self.look(link.url)
        answer = await self.answer_of(link)
        if answer.capture is None:
            return Look(url=answer.url, refused=answer.reason or str(answer.outcome), outcome=answer.outcome)
        key = f"{_key(link.url)}#{link.part}"
        self._looks[key] = await self._looked(answer.capture)
        return self._looks[key]

    async def _looked(self, capture: Capture) -> Look:
        seen: Look | None = await self.work(look, capture, self.menu)
        return seen or Look(url=capture.url, refused=self.unread[capture.url], outcome=Outcome.READ_FAILED)

    async def work(self, function: Callable[..., Any], capture: Capture, *arguments: Any) -> Any:
        """What a function finds in a page; None where it could not be looked into."""
        try:
            return await self.asks.work(function, capture, *arguments)
        except Unread as error:
            self.unread[capture.url] = error.message
            return None

    async def answer_of(self, link: Link) -> Answer:
        """What a link leads to, had by sending the form that it carries where it does."""
        if link.form is None:
            return await self.answer(link.url)
        key = f"{_key(mended(link.url))}#{link.part}"
        if key not in self._answers:
            self._answers[key] = await self._ask(mended(link.url), link.form, link.part or "")
        return self._answers[key]

    async def _ask(self, address: str, form: tuple[tuple[str, str], ...] | None = None, part: str = "") -> Answer:
        asked, seen = address, {address}
        for _ in range(MAX_HOPS):
            if self.left <= 0:
                raise OverBudget(f"{BUDGET} requests were sent, and no news was found with them.")
            got = await (self.asks.ask(asked) if form is None else self.asks.ask(asked, form, part))
            form = None
            if got.redirect_to is None:
                capture = got.capture
                return Answer(
                    url=asked, capture=capture, outcome=got.outcome, reason=got.reason, moved=asked != address,
                    answer=got.answer,
                    headers=capture.headers if capture else (), body=capture.body if capture else b"", data=got.data,
                )  # fmt: skip
            asked = mended(urljoin(asked, got.redirect_to))
            if asked in seen:
                reason = "it redirects in a circle, as sites do that want a cookie kept"
                return Answer(url=asked, outcome=Outcome.TRAP, reason=reason, moved=True)
            seen.add(asked)
            if not self.in_scope(asked):
                return Answer(url=asked, outcome=Outcome.OUT_OF_SCOPE, reason=f"it redirects to {urlsplit(asked).netloc}", moved=True)
        return Answer(url=asked, outcome=Outcome.TRAP, reason=f"it redirects more than {MAX_HOPS - 1} times", moved=True)

    async def look(self, url: str) -> Look:
        """A page, looked at; `refused` says why it is none."""
        answer = await self.answer(url)
        if answer.capture is None:
            return Look(url=answer.url, refused=answer.reason or str(answer.outcome), outcome=answer.outcome)
        key = _key(answer.url)
        if key not in self._looks:
            self._looks[key] = await self._looked(answer.capture)
        return self._looks[key]

    async def look_again(self, url: str) -> Look:
        """A page, looked at once more with what is known of menus now."""
        self._looks.pop(_key((await self.answer(url)).url), None)
        return await self.look(url)

    def asked_before(self, url: str) -> bool:
        """Whether an address was asked already."""
        try:
            return _key(mended(url)) in self._answers
        except ValueError:
            return True

    def looks(self) -> list[Look]:
        """Every page that was looked at."""
        return list(self._looks.values())


def _key(url: str) -> str:
    return normalise(url)
