"""Pages whose shell changes with each visit, read by the line and stored: no version. Edits, and what is worse, told from it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from newsarchive import line
from newsarchive.archive.store import Job
from newsarchive.items import Capture, Outcome, State
from newsarchive.sites.model import Site
from tests.archive.made import Feed, url_of
from tests.edits.test_kinds import MORE, TEXTS
from tests.pages.seeds import seeds_site

LABELS = {
    "en": ("Views", "Related news", "Advertisement"), "kk": ("Қаралды", "Ұқсас жаңалықтар", "Жарнама"),
    "ru": ("Просмотров", "Похожие новости", "Реклама"), "zh": ("浏览次数", "相关新闻", "广告"), "ar": ("المشاهدات", "أخبار ذات صلة", "إعلان"),
}  # fmt: skip
TITLES = {
    "en": "The library gets a new roof", "kk": "Кітапхана жаңа шатырға ие болады", "ru": "Библиотека получит новую крышу",
    "zh": "图书馆将换新屋顶", "ar": "المكتبة تحصل على سقف جديد",
}  # fmt: skip


def page(language: str, visit: int, text: str | None = None, title: str | None = None) -> str:
    """A page whose counter, token, advertisement and list of related news are others with each visit."""
    views, related, advert = LABELS[language]
    told = "".join(f"<p>{part}</p>" for part in (text or TEXTS[language]).split("\n\n"))
    others = "".join(f'<li><a href="/{language}/news/{visit * 10 + n}/">{title or TITLES[language]} {visit * 7 + n}</a></li>' for n in range(4))
    return (
        f"<html lang={language}><head><title>{title or TITLES[language]}</title><meta name='csrf-token' content='{visit * 7919:x}'></head>"
        f"<body><div class=ad><a href='/a?{visit}'>{advert} {visit}</a></div><nav><a href=/>1</a> <a href=/news>2</a></nav>"
        f"<article><h1>{title or TITLES[language]}</h1><div class=meta>2021-04-20 | {views}: {100 + 3 * visit}</div>{told}</article>"
        f"<aside class=related><h3>{related}</h3><ul>{others}</ul></aside>"
        f"<form><input type=hidden name=token value={visit * 104729:x}></form><footer>{datetime(2026, 1, 1, visit % 24)}</footer></body></html>"
    )


class University:
    """A site whose article is fetched again and again, and stored as a crawl does it."""

    def __init__(self, feed: Feed, language: str) -> None:
        self.feed, self.language, self.visit = feed, language, 0
        self.site: Site = replace_site(seeds_site())
        self.url = url_of(7, language)

    def fetch(self, html: str, code: str | None = None) -> Outcome:
        """One visit; returns its outcome."""
        self.visit += 1
        self.feed.next_crawl()
        item = self.feed.item(self.url, body=html.encode())
        assert item.record is not None
        before: Any = None
        item.reading = self.read(html, item.record.capture_id, code)
        shown = self.feed.one("SELECT extractor FROM articles")
        if shown is not None and shown != item.reading.extractor:
            # As the read pipeline does: the capture that is shown is read again by today's code.
            before = self.read(self.last, self.feed.one("SELECT capture_id FROM articles"), code)
        item.outcome = item.reading.outcome
        item.reason = item.reading.reason
        self.feed.store(Job(item=item, before=before))
        assert item.outcome is not None
        if item.outcome in {Outcome.STORED, Outcome.CHANGED, Outcome.UNCHANGED}:
            self.last = html
        return item.outcome

    def read(self, html: str, capture_id: str, code: str | None) -> Any:
        capture = Capture(id=capture_id, url=self.url, fetched_at=self.feed.now, status=200, headers=(), body=html.encode())
        reading = line.read(capture, self.site, State())
        reading.canonical_url = self.url
        if code is not None and reading.text:
            # A better extractor leaves the last line off.
            reading.extractor = code
            reading.text = reading.text.rpartition("\n\n")[0]
        return reading

    def texts(self) -> list[str]:
        return self.feed.all(
            "SELECT t.text FROM versions v JOIN readings r ON r.id = v.reading JOIN texts t ON t.sha256 = r.text_sha256 ORDER BY v.number"
        )


def replace_site(site: Site) -> Site:
    """The site of the seeds, for our host."""
    return site.model_copy(update={"hosts": ("u.example",), "languages": tuple(TEXTS)})


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_counters_adverts_tokens_and_related_lists_make_no_version_and_three_edits_make_three(feed: Feed, language: str) -> None:
    university = University(feed, language)
    assert university.fetch(page(language, 0)) is Outcome.STORED
    assert {university.fetch(page(language, visit)) for visit in range(1, 6)} == {Outcome.UNCHANGED}
    assert feed.one("SELECT count(*) FROM texts") == 1
    text = TEXTS[language]
    longer = f"{text}\n\n{MORE[language]}"
    edits = [(longer, None), (longer, TITLES[language] + " 2"), (text, TITLES[language] + " 2")]
    for visit, (said, title) in enumerate(edits, 6):
        assert university.fetch(page(language, visit, said, title)) is Outcome.CHANGED
        assert university.fetch(page(language, visit + 20, said, title)) is Outcome.UNCHANGED
    assert university.texts() == [text, longer, longer, text]
    assert feed.all("SELECT version, edit FROM changes WHERE kind = 'edited' ORDER BY change") == [(2, "addition"), (3, "title"), (4, "cut")]


def test_a_better_extractor_between_two_visits_makes_no_version_and_an_edit_beside_it_does(feed: Feed) -> None:
    university = University(feed, "en")
    university.fetch(page("en", 0))
    assert university.fetch(page("en", 1), code="code 2") is Outcome.UNCHANGED
    assert feed.all("SELECT version, extractor FROM articles") == [(1, "code 2")]
    assert university.fetch(page("en", 2, TEXTS["en"].replace("May", "June")), code="code 3") is Outcome.CHANGED
    assert feed.all("SELECT version, kind, edit FROM changes ORDER BY change") == [(1, "new", None), (2, "edited", "correction")]


def test_a_redesign_that_leaves_the_words_makes_no_version(feed: Feed) -> None:
    university = University(feed, "ru")
    university.fetch(page("ru", 0))
    told = "<br><br>".join(TEXTS["ru"].split("\n\n"))
    redesigned = (
        f"<html lang=ru><head><title>{TITLES['ru']}</title></head><body><header>Menu</header><main><div class=c><h2>{TITLES['ru']}</h2>"
        f"<time datetime=2021-04-20>20.04.2021</time><div class=story>{told}</div></div></main></body></html>"
    )
    assert university.fetch(redesigned) is Outcome.UNCHANGED
    assert feed.one("SELECT version_count FROM articles") == 1
    assert feed.one("SELECT count(*) FROM events WHERE kind IN ('changed', 'unjudged')") == 0


LOSSES = {
    "login": "<html><head><title>Вход</title></head><body><form><input name=u><input type=password></form></body></html>",
    "bot wall": "<html><head><title>Just a moment</title></head><body><p>Checking your browser before you go on.</p></body></html>",
    "soft 404": "<html><head><title>Бет табылмады</title></head><body><h1>Бет табылмады</h1></body></html>",
    "removed": page("kk", 3, "Материал жойылды."),
    "cut off": page("kk", 3, TEXTS["kk"][:-20]),
    "half": page("kk", 3, TEXTS["kk"].split("\n\n")[0]),
}


@pytest.mark.parametrize("name", sorted(LOSSES))
def test_a_worse_answer_is_kept_beside_the_good_one_and_never_shown_in_its_place(feed: Feed, name: str) -> None:
    university = University(feed, "kk")
    university.fetch(page("kk", 0))
    outcome = university.fetch(LOSSES[name])
    assert outcome in {Outcome.HELD, Outcome.BLOCKED_PAGE}
    assert feed.one("SELECT t.text FROM articles a JOIN texts t ON t.sha256 = a.text_sha256") == TEXTS["kk"]
    assert feed.one("SELECT count(*) FROM readings WHERE outcome IS NOT NULL AND holding = 1") == 1
    assert feed.one("SELECT count(*) FROM events WHERE kind = 'held'") == 1
    assert university.fetch(page("kk", 4)) is Outcome.UNCHANGED


def test_a_notice_of_removal_seen_on_two_days_is_gone_and_coming_back_clears_it(feed: Feed) -> None:
    university = University(feed, "kk")
    university.fetch(page("kk", 0))
    university.fetch(LOSSES["removed"])
    assert feed.one("SELECT gone_at FROM articles") is None
    university.fetch(LOSSES["removed"])
    assert feed.one("SELECT gone_at FROM articles") is not None
    university.fetch(page("kk", 5))
    assert feed.one("SELECT gone_at FROM articles") is None
    assert feed.all("SELECT kind FROM changes ORDER BY change") == ["new", "gone", "returned"]


def test_what_becomes_of_another_address_of_an_article_does_not_matter_while_its_own_answers(feed: Feed) -> None:
    feed.put(feed.article(7))
    feed.put(feed.article(7, url="http://u.example/print/7"))
    assert feed.put(feed.no_article("http://u.example/print/7", Outcome.GONE, status=410)) is Outcome.GONE
    assert feed.one("SELECT gone_at FROM articles") is None


