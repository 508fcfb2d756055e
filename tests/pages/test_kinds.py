"""Pages of many kinds are read right; pages that are no article are named."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsarchive import line
from newsarchive.items import Capture, Outcome, Reading, State
from newsarchive.pages.kinds import is_binary, not_an_article, sniff_file
from newsarchive.text.script import direction_of
from tests.pages.seeds import SEEDS, Seed, seeds_site

SITE = seeds_site()
NOW = datetime(2026, 1, 1, tzinfo=UTC)
ARTICLES = [seed for seed in SEEDS if seed.article]


def read(seed: Seed) -> Reading:
    capture = Capture(
        id="", url=seed.url, fetched_at=NOW, status=200, headers=(("Content-Type", "text/html"),), body=seed.body, kind="article"
    )
    return line.read(capture, SITE, State())


@pytest.mark.parametrize("seed", ARTICLES, ids=lambda seed: seed.name)
def test_a_page_of_every_kind_gives_its_whole_text_and_no_more(seed: Seed) -> None:
    reading = read(seed)
    assert reading.outcome is None, reading.reason
    assert reading.title == seed.title
    assert reading.text is not None
    assert [one for one in seed.sentences if one not in reading.text] == []
    assert len(reading.text) <= len("\n\n".join(seed.sentences)) + 5


@pytest.mark.parametrize("seed", ARTICLES, ids=lambda seed: seed.name)
def test_a_page_of_every_kind_gives_its_date_language_and_direction(seed: Seed) -> None:
    reading = read(seed)
    assert (reading.published or "")[:10] == seed.published
    assert reading.language == seed.language
    assert direction_of(reading.script) == ("rtl" if seed.language in {"ar", "fa", "he"} else "ltr")


@pytest.mark.parametrize("seed", [seed for seed in SEEDS if seed.canonical], ids=lambda seed: seed.name)
def test_a_variant_for_phones_or_print_names_its_original(seed: Seed) -> None:
    assert read(seed).canonical_url == seed.canonical


def test_a_page_of_frames_is_no_article() -> None:
    reading = read(next(seed for seed in SEEDS if seed.name == "frames"))
    assert reading.outcome is Outcome.NOT_ARTICLE
    assert "frames" in (reading.reason or "")


@pytest.mark.parametrize(
    ("title", "text", "outcome"),
    [
        ("Page not found", "", Outcome.SOFT_404), ("KazNU", "Бет табылмады", Outcome.SOFT_404),
        ("Ошибка", "Страница не найдена", Outcome.SOFT_404),
        ("页面不存在", "", Outcome.SOFT_404), ("الصفحة غير موجودة", "", Outcome.SOFT_404),
        ("Just a moment", "Checking your browser", Outcome.BLOCKED_PAGE),
        ("Доступ запрещён", "", Outcome.BLOCKED_PAGE),
    ],
)  # fmt: skip
def test_short_pages_say_themselves_that_they_are_no_article(title: str, text: str, outcome: Outcome) -> None:
    verdict = not_an_article(title, text, "<p>x</p>")
    assert verdict is not None
    assert verdict[0] is outcome


@pytest.mark.parametrize(
    "text",
    [
        "You need to enable JavaScript to run this app.",
        "We're sorry but the portal doesn't work properly without JavaScript enabled. Please enable it to continue.",
        "Для работы сайта включите JavaScript.", "Сайтты көру үшін JavaScript қосыңыз.",
        "Bitte aktivieren Sie JavaScript in Ihrem Browser.", "Por favor, habilite JavaScript para ver esta página.",
        "Veuillez activer JavaScript pour continuer.", "Lütfen JavaScript'i etkinleştirin.", "请启用 JavaScript 以继续访问本站。",
        "このページを表示するには JavaScript を有効にしてください。", "يرجى تفعيل جافا سكريبت لعرض هذه الصفحة.",
    ],
)  # fmt: skip
def test_a_shell_that_only_asks_for_javascript_has_no_text(text: str) -> None:
    html = f'<html><head><title>App</title></head><body><div id="root"><p>{text}</p></div><script src="a.js"></script></body></html>'
    capture = Capture(id="", url="https://seeds.example/n/1", fetched_at=NOW, status=200, headers=(), body=html.encode(), kind="article")
    reading = line.read(capture, SITE, State())
    assert reading.outcome is Outcome.NO_TEXT
    assert "JavaScript" in (reading.reason or "")


@pytest.mark.parametrize(
    "text",
    [
        "The department offers a course on JavaScript in May.",
        "The new portal is open. Readers have to enable JavaScript there. The rector thanked everybody who built it within one year.",
    ],
)
def test_a_short_notice_that_speaks_of_javascript_is_an_article(text: str) -> None:
    assert not_an_article("A notice", text, "<p>x</p>") is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 stream", "it is a PDF"), (bytes(range(256)) * 40, "it is binary data"), (b"", "the answer is empty"),
        (b"<html><body>" + b"<div>" * 10_000 + b"</body></html>", line.NOTHING), (b"Page not found", "it is no HTML"),
        (b"<body><h1>Page not found</h1></body>", "status 200, but the page says 'Page not found'"),
        (b"<body><div>Please enable JavaScript.</div></body>", "the page asks to enable JavaScript and says nothing else"),
    ],
    ids=["pdf", "binary", "empty", "deep", "text", "missing", "shell"],
)  # fmt: skip
def test_a_file_alone_that_is_no_article_names_the_reason(data: bytes, reason: str) -> None:
    assert line.read_alone(data, "http://a.example/news/1", fetched_at=NOW, site=None).refused == reason


def test_a_page_alone_is_read_and_explained() -> None:
    told = "".join(f"<p>The observatory opened its dome number {n} to visitors from all over the region.</p>" for n in range(5))
    page = f"<html><body><h1>Open</h1><div>{told}</div></body></html>".encode()
    found = line.read_alone(page, "http://a.example/news/1", fetched_at=NOW, site=None)
    assert found.refused is None
    assert "dome number 3" in (found.text or "")
    assert any("dome number 3" in one.text for one in line.explain_alone(page, "http://a.example/news/1", fetched_at=NOW, site=None))
    assert line.explain_alone(b"%PDF-1.7", "http://a.example/news/1", fetched_at=NOW, site=None) == "it is a PDF"


def test_binary_data_are_known_by_their_controls() -> None:
    assert is_binary(bytes(range(256)).decode("latin-1") * 9)
    assert not is_binary("Бір\x00 жол\tмәтін\n" * 1 + "Ол таза жазылған. " * 9)


def test_the_same_words_in_a_long_article_are_news() -> None:
    text = "The error 404 has a history of its own, and a captcha is older than many think. " * 20
    assert not_an_article("Error 404: a history", text, "<input type=password><frameset>") is None


def test_files_are_known_by_their_first_bytes() -> None:
    assert sniff_file(b"%PDF-1.7") == "a PDF"
    assert sniff_file(b"<html>") is None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("404", ""), ("Steppe University — 404", ""), ("404 | Steppe University", "x"), ("404 Not Found", ""), ("Ошибка 404", ""),
        ("Steppe", "404"), ("Steppe", "HTTP 404"), ("Steppe", "Menu\n404 – go back\nHome"), ("Қате 404", ""), ("404 страница", ""),
        ("错误404", ""), ("Error 404. Something is wrong", ""),
    ],
)  # fmt: skip
def test_the_number_of_what_is_not_there_says_so(title: str, text: str) -> None:
    verdict = not_an_article(title, text, "<p>x</p>")
    assert verdict is not None
    assert verdict[0] is Outcome.SOFT_404


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("404 students graduate", "The rector handed over the diplomas."), ("Graduation", "The rector handed over 404 diplomas."),
        ("Диплом", "404 түлек диплом алды."), ("A grant", "It is worth 404, the largest.\n404 teams asked for it."),
        ("毕业", "共有404名学生毕业。"),
        ("Conference in room 404", "It begins on Monday."),
    ],
)  # fmt: skip
def test_four_hundred_and_four_of_something_are_news(title: str, text: str) -> None:
    assert not_an_article(title, text, "<p>x</p>") is None
