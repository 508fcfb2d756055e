"""Invented universities in memory, for surveys without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from newsarchive.items import Capture, Outcome
from newsarchive.survey.asking import Got, Unread
from newsarchive.survey.detect import Survey
from newsarchive.survey.findings import Findings

SENTENCES = {
    "en": (
        "Students of the {a} faculty met with {b} yesterday.", "The laboratory measured {c} samples in {d} days.",
        "Professor {b} thanked the {a} team for its work.", "More than {c} guests came to the hall on the second floor.",
        "The library keeps {d} maps of the region since {a} times.",
    ),
    "ru": (
        "Студенты факультета {a} встретились вчера с гостем по имени {b}.", "В лаборатории за {d} дней измерили {c} образцов.",
        "Профессор {b} поблагодарил команду {a} за работу.", "В зал на втором этаже пришло более {c} гостей.",
        "Библиотека хранит {d} карт края времён {a}.",
    ),
    "kk": (
        "{a} факультетінің студенттері кеше {b} есімді қонақпен кездесті.", "Зертханада {d} күнде {c} үлгі өлшенді.",
        "Профессор {b} {a} тобына еңбегі үшін алғыс айтты.", "Екінші қабаттағы залға {c} астам қонақ келді.",
        "Кітапханада {a} дәуірінен қалған {d} карта сақтаулы.",
    ),
    "ar": (
        "التقى طلاب كلية {a} أمس بالضيف {b}.", "قاس المختبر {c} عينة في {d} يوما.", "شكر الأستاذ {b} فريق {a} على عمله.",
        "حضر إلى القاعة في الطابق الثاني أكثر من {c} ضيفا.", "تحفظ المكتبة {d} خريطة للمنطقة منذ عصر {a}.",
    ),
    "zh": (
        "{a}学院的学生昨天会见了来宾{b}先生。", "实验室在{d}天内测量了{c}个样品。", "{b}教授感谢{a}团队所做的工作。", "超过{c}位来宾来到二楼的大厅参加活动。",
        "图书馆保存着{a}时代的{d}张地图。",
    ),
}  # fmt: skip
WORDS = ("Alpha", "Beta", "Gamma", "Delta", "Omega", "Sigma", "Kappa", "Lambda", "Tau", "Rho", "Zeta", "Theta", "Iota")


@dataclass(frozen=True)
class Item:
    """One news item."""

    number: int
    language: str
    day: date

    def _fill(self, position: int) -> str:
        n = self.number * 7 + position * 3
        sentences = SENTENCES[self.language]
        return sentences[(n + position) % len(sentences)].format(
            a=WORDS[n % 13], b=WORDS[(n // 3) % 13] + "ov", c=100 + n * 11 % 899, d=3 + n * 5 % 90
        )

    @property
    def title(self) -> str:
        """Its title, like no other's."""
        return self._fill(0).rstrip(".。") + f" ({self.number})"

    @property
    def slug(self) -> str:
        """Its title as addresses write it."""
        n = self.number * 7
        return f"{WORDS[n % 13]}-meets-{WORDS[(n // 3) % 13]}-{'abcdefghij'[self.number % 10]}{WORDS[self.number % 11]}-again".lower()

    def body(self) -> str:
        """Its paragraphs."""
        return "".join(f"<p>{self._fill(4 * p)} {self._fill(4 * p + 1)} {self._fill(4 * p + 2)} {self._fill(4 * p + 3)}</p>" for p in range(1, 4))


def items(count: int, language: str, first: int = 100) -> list[Item]:
    """Items, the newest first."""
    return [Item(first + count - n, language, date(2026, 11, 20) - timedelta(days=3 * n)) for n in range(count)]


Answers = dict[str, Any]


@dataclass
class Asked:
    """Answers a survey from a function; counts what was asked."""

    answer: Callable[[str], Any]
    requests: int = 0
    robots: dict[str, str] = field(default_factory=dict)
    urls: list[str] = field(default_factory=list)
    heavy: tuple[str, ...] = ()
    """Addresses of pages that nothing can look into."""

    async def ask(self, url: str, form: tuple[tuple[str, str], ...] | None = None, part: str = "") -> Got:
        """What is sent by a form stands behind a # in what is answered. Text is a page, a tuple (status, location) a redirect, a Capture an answer with another status, None is 404, an Outcome a failure."""
        origin = url[: url.find("/", 8)] if url.count("/") > 2 else url
        if origin not in self.robots:
            self.requests += 1
            told = self.answer(origin + "/robots.txt")
            self.robots[origin] = told if isinstance(told, str) else ""
        self.requests += 1
        self.urls.append(url)
        found = self.answer(url if form is None else f"{url}#{urlencode(form)}")
        if found is None:
            return Got(outcome=Outcome.GONE, reason="status 404")
        if isinstance(found, Outcome):
            return Got(outcome=found, reason=f"it is {found}")
        if isinstance(found, tuple):
            return Got(redirect_to=found[1])
        if isinstance(found, Got):
            return found
        if isinstance(found, Capture):
            return Got(outcome=Outcome.CLIENT_ERROR, reason=f"status {found.status}", answer=found)
        body, kind = found if isinstance(found, list) else (found, "text/html; charset=utf-8")
        raw = body if isinstance(body, bytes) else body.encode()
        now = datetime(2026, 11, 25, tzinfo=UTC)
        return Got(capture=Capture(id="", url=url, fetched_at=now, status=200, headers=(("Content-Type", kind),), body=raw))

    async def work(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """In this process."""
        if arguments[0].url in self.heavy:
            raise Unread("it could not be read: reading took longer than 20 s")
        return function(*arguments)


def surveyed(answer: Callable[[str], Any], url: str = "http://u.example/", heavy: tuple[str, ...] = ()) -> tuple[Findings, Asked]:
    """What a survey finds."""
    asked = Asked(answer, heavy=heavy)
    found = asyncio.run(Survey(asked, url, "invented", lambda text: None, private=False).run())
    return found, asked


def page(title: str, main: str, menu: str = "", head: str = "", language: str = "en") -> str:
    """A page in a usual frame."""
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title} - Invented University</title>{head}</head><body>'
        f'<header><nav>{menu}</nav></header><main>{main}</main><footer><a href="/contacts/">Contacts</a> <a href="/privacy/">Privacy</a></footer></body></html>'
    )


def article(one: Item, menu: str = "", language: str = "en") -> str:
    """An article's page."""
    return page(one.title, f"<h1>{one.title}</h1><time datetime='{one.day}'>{one.day:%d.%m.%Y}</time><div class='text'>{one.body()}</div>", menu, "", language)
