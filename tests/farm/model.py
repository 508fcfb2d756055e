"""What the farm's sites have in common: requests, answers, routes, truth, and the log that tests read."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.farm.texts import Story, stories
from tests.farm.words import Words, words

esc = html.escape


class Asked(NamedTuple):
    """One request, as a site's log keeps it."""

    at: float
    """Seconds of a clock that only goes forward."""
    method: str
    path: str
    """With its query."""
    status: int
    headers: dict[str, str]
    kind: str
    """What was answered: article, listing, static, event, trap, missing, robots, feed, sitemap, api, file, redirect."""
    key: str
    """Of an article: its key in the truth. Of a trap: its name."""


@dataclass(frozen=True)
class Ask:
    """One request."""

    method: str
    host: str
    """As the Host header says, with its port."""
    path: str
    """Decoded, without the query."""
    raw: str
    """As it stood on the request line."""
    query: dict[str, str]
    headers: dict[str, str] = field(default_factory=dict)
    form: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    """As it was sent, for what is no form."""

    @classmethod
    def of(cls, target: str, host: str = "", method: str = "GET", headers: dict[str, str] | None = None, body: bytes = b"") -> Ask:
        """The request for a target such as /news/?page=2."""
        parts = urlsplit(target)
        return cls(
            method=method, host=host, path=unquote(parts.path, errors="replace"), raw=target,
            query=dict(parse_qsl(parts.query, keep_blank_values=True)), headers=headers or {},
            form=dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)), body=body,
        )  # fmt: skip

    def number(self, name: str, default: int) -> int:
        """A number of the query."""
        value = self.query.get(name, "")
        return int(value) if re.fullmatch(r"-?\d{1,6}", value) else default


@dataclass
class Answer:
    """What a site answers."""

    body: str | bytes
    status: int = 200
    type: str = ""
    """Content-Type; empty for HTML in the site's encoding."""
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = "static"
    key: str = ""


@dataclass(frozen=True)
class Truth:
    """One article as it should stand in an archive."""

    key: str
    path: str
    """Its canonical address on the site's own host, with the query."""
    story: Story
    reachable: bool = True
    """Whether links lead to it from the front page; otherwise only a sitemap, an interface or another source names it."""


Route = Callable[..., Answer | None]


def route(pattern: str) -> Callable[[Route], Route]:
    """Mark a method as answering paths that match; its groups become arguments."""

    def mark(method: Route) -> Route:
        method.route = re.compile(pattern)  # type: ignore[attr-defined]
        return method

    return mark


class Site:
    """A university's site. Subclasses give the class values, `truth` and routes."""

    id: ClassVar[str]
    address: ClassVar[str]
    """Its loopback address."""
    alias: ClassVar[str] = ""
    """A second address under which the same site answers, as www. does."""
    language: ClassVar[str]
    languages: ClassVar[tuple[str, ...]] = ()
    country: ClassVar[str]
    zone: ClassVar[str]
    what: ClassVar[str]
    """Its oddities, in a line."""
    count: ClassVar[int]
    held: ClassVar[bool] = False
    """Held out: who builds the detection is told totals only."""
    encoding: ClassVar[str] = "utf-8"
    declared: ClassVar[str | None] = "utf-8"
    """Charset in the header; None leaves it to the page's meta."""
    robots: ClassVar[str | None] = None
    delay: ClassVar[float] = 0.0
    """Crawl-delay of its robots.txt."""
    retry_after: ClassVar[float] = 0.0
    """Seconds that its refusals ask to wait."""
    traps: ClassVar[bool] = False
    """Whether it is a site of traps, which the requests of an article are not counted on."""
    front: ClassVar[str] = "/"

    def __init__(self) -> None:
        self.port = 80
        self.log: list[Asked] = []
        self.fault: Callable[[Ask], Answer | None] | None = None
        """What answers in the site's place, since something broke."""
        self._routes: list[tuple[re.Pattern[str], str]] = []
        for kind in reversed(type(self).__mro__):
            for name, method in vars(kind).items():
                if pattern := getattr(method, "route", None):
                    self._routes = [(known, other) for known, other in self._routes if other != name] + [(pattern, name)]
        self._truth: dict[str, Truth] | None = None

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"http://{self.address}:{self.port}"

    @property
    def w(self) -> Words:
        """The words of its language."""
        return words(self.language)

    @property
    def stories(self) -> tuple[Story, ...]:
        """Its news, newest first."""
        return stories(self.language, self.count, self.id)

    @cached_property
    def by_link(self) -> dict[str, Story]:
        """Its news by canonical address."""
        return {self.link(story): story for story in self.stories}

    @cached_property
    def by_number(self) -> dict[str, Story]:
        """Its news by number, as an address writes it."""
        return {str(story.number): story for story in self.stories}

    @cached_property
    def by_slug(self) -> dict[str, Story]:
        """Its news by the title's form in addresses."""
        return {story.slug: story for story in self.stories}

    @property
    def notices(self) -> tuple[Story, ...]:
        """Events and vacancies: the same design, no news."""
        return stories(self.language, 24, self.id + "/notices", short=True)

    @property
    def truth(self) -> dict[str, Truth]:
        """Every article, by key, newest first."""
        if self._truth is None:
            self._truth = {one.key: one for one in self.articles()}
        return self._truth

    def articles(self) -> Iterable[Truth]:
        """The articles that an archive should hold."""
        for story in self.stories:
            yield Truth(str(story.number), self.link(story), story)

    def link(self, story: Story) -> str:
        """The canonical address of a story on this site."""
        raise NotImplementedError

    def by_hand(self) -> str | None:
        """Tables of a site file written by a person; None where none can be written."""
        return None

    def answer(self, ask: Ask) -> Answer:
        """The answer to a request."""
        if ask.path == "/robots.txt":
            return self.missing(ask) if self.robots is None else Answer(self.robots.replace("ORIGIN", self.origin), type="text/plain", kind="robots")
        for pattern, name in self._routes:
            if match := pattern.fullmatch(ask.path):
                answer: Answer | None = getattr(self, name)(ask, *match.groups())
                if answer is not None:
                    return answer
        return self.missing(ask)

    def serve(self, ask: Ask) -> Answer:
        """What a visitor gets: the site's answer, or that of a fault that was planted."""
        broken = self.fault(ask) if self.fault is not None else None
        return self.answer(ask) if broken is None else broken

    def missing(self, ask: Ask) -> Answer:
        """No such page."""
        return Answer("<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>", 404, kind="missing")

    def moved(self, path: str, status: int = 301) -> Answer:
        """A redirect."""
        return Answer("", status, headers={"Location": path}, kind="redirect")

    def reset(self) -> None:
        """Forget the requests and whatever they changed."""
        self.log.clear()

    def key_at(self, target: str) -> str:
        """The key of the article that an address gives, in whatever spelling; empty where it gives none."""
        answer = self._settled(target)
        return answer.key if answer.kind == "article" else ""

    def kind_at(self, target: str) -> str:
        """What an address gives in the end: a kind of answer."""
        return self._settled(target).kind

    def _settled(self, target: str) -> Answer:
        answer = self.answer(Ask.of(target or "/", self.address))
        for _ in range(5):
            if answer.kind != "redirect":
                break
            parts = urlsplit(answer.headers["Location"])
            answer = self.answer(Ask.of(parts.path + ("?" + parts.query if parts.query else ""), self.address))
        return answer


def paged(items: tuple[Any, ...], page: int, size: int) -> tuple[Any, ...]:
    """The items of a page, counted from 1; none past the end."""
    return items[(page - 1) * size : page * size] if page >= 1 else ()


def pages(items: tuple[Any, ...], size: int) -> int:
    """How many pages they fill."""
    return max(1, -(-len(items) // size))


def numbers(page: int, last: int, around: int = 2) -> list[int]:
    """The numbers that a pager shows: the first, the last, and those around the page."""
    return sorted({1, last, *(number for number in range(page - around, page + around + 1) if 1 <= number <= last)})
