"""The line reads pages as KazNU's are built, in three languages, and names what is no article."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from typing import Any

import pytest

from newsarchive import line
from newsarchive.items import Capture, Claim, Known, Neighbour, Outcome, Reading, State
from newsarchive.sites.load import load_site
from tests.cost import at_most

KAZNU = load_site("kaznu")
NOW = datetime(2024, 6, 1, tzinfo=UTC)
BODY = {
    "en": ("The university opened a new laboratory of hydrology. Forty students will work in it.", "The dean thanked the builders."),
    "ru": ("Университет открыл новую лабораторию гидрологии. В ней будут работать сорок студентов.", "Декан поблагодарил строителей."),
    "kk": ("Университет жаңа гидрология зертханасын ашты. Онда қырық студент жұмыс істейді.", "Декан құрылысшыларға алғыс айтты."),
}  # fmt: skip
FRONT = {
    "en": "ALMATY. 20 April. Press center - ", "ru": "АЛМАТЫ. 20 апреля. Пресс-центр - ", "kk": "АЛМАТЫ. 20 сәуір. Баспасөз орталығы – ",
}  # fmt: skip
CRUMBS = {"en": "- Main page - News", "ru": "- Главная - Новости", "kk": "- Басты бет - Жаңалықтар"}
CODE = {"en": "en", "ru": "ru", "kk": "kz"}


def page(language: str, *, date: str = "") -> str:
    first, second = BODY[language]
    return (
        "<html><head><title>KazNU</title></head><body><div class='kaznu-heading'><h2>A heading of the news</h2></div>"
        f"<div class='kaznu-datestamp'>{date}</div><div class='newsBody kaznu-content-inner'><p>{CRUMBS[language]}</p>"
        f"<p>{FRONT[language]}{first}</p><p>{second}</p><p>Press Service of KazNU<br>press@kaznu.example</p></div></body></html>"
    )


def read(html: str | bytes, language: str = "en", *, number: int = 24686, state: State | None = None, **more: Any) -> Reading:
    body = html.encode() if isinstance(html, str) else html
    capture = Capture(
        id="c", url=f"https://welcome.kaznu.kz/{CODE[language]}/3/news/one/{number}", fetched_at=NOW, status=200,
        headers=more.pop("headers", (("Content-Type", "text/html; charset=utf-8"),)), body=body, **more,
    )  # fmt: skip
    return line.read(capture, KAZNU, state or State())


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_text_has_no_breadcrumb_dateline_or_signature_and_every_sentence(language: str) -> None:
    reading = read(page(language), language)
    assert reading.outcome is None
    assert reading.text == "\n\n".join(BODY[language])
    assert reading.language == language
    assert reading.dateline == FRONT[language].rstrip(" -–")
    assert reading.place in {"ALMATY", "АЛМАТЫ"}
    assert reading.contacts == ["Press Service of KazNU", "press@kaznu.example"]
    assert reading.title == "A heading of the news"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_missing_year_follows_from_the_neighbours_with_its_reason(language: str) -> None:
    near = tuple(
        Neighbour(number=number, published=day, source="selector")
        for number, day in ((24600, "2021-03-30"), (24650, "2021-04-14"), (24700, "2021-04-23"), (24800, "2021-05-15"))
    )
    reading = read(page(language), language, state=State(neighbours=near))
    assert (reading.published, reading.published_precision) == ("2021-04-20", "day")
    assert reading.published_source == "dateline+neighbours"
    assert "24650" in str(reading.published_reason)
    assert reading.evidence["published"][0]["reason"] == reading.published_reason


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_where_nothing_supports_a_year_the_date_is_unknown_and_never_this_year(language: str) -> None:
    reading = read(page(language), language)
    assert reading.published is None
    assert reading.day_month == (20, 4)
    far = tuple(Neighbour(number=n, published=d, source="x") for n, d in ((10000, "2016-01-01"), (60000, "2023-12-31")))
    assert read(page(language), language, state=State(neighbours=far)).published is None


def test_the_date_on_the_page_outranks_the_dateline() -> None:
    reading = read(page("en", date="21.04.2021"))
    assert (reading.published, reading.published_source) == ("2021-04-21", "selector")


def test_the_row_of_the_listing_gives_the_year_too() -> None:
    hint = Claim(field="published", value="2021-04-20", source="listing", raw="20.04.2021", precision="day")
    reading = read(page("en"), hints=(hint,))
    assert (reading.published, reading.published_source) == ("2021-04-20", "listing")


def test_a_page_in_windows_1251_is_read_right_whatever_its_header_says() -> None:
    html = page("ru").replace("<head>", '<head><meta charset="windows-1251">').encode("windows-1251")
    for kind in ("text/html", "text/html; charset=utf-8", "text/html; charset=windows-1251"):
        reading = read(html, "ru", headers=(("Content-Type", kind),))
        assert reading.text == "\n\n".join(BODY["ru"]), kind


def test_a_compressed_body_is_read_and_a_cut_one_is_incomplete() -> None:
    packed = gzip.compress(page("en").encode())
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
    assert read(packed, headers=headers).text == "\n\n".join(BODY["en"])
    assert read(packed[:-40], headers=headers).outcome is Outcome.INCOMPLETE


def test_a_bomb_is_too_big_and_never_unpacked() -> None:
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
    assert read(gzip.compress(b"a" * 50_000_000), headers=headers).outcome is Outcome.TOO_BIG


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<html><title>Page not found</title><h1>Page not found</h1><p>Return to the main page, please.</p></html>", Outcome.SOFT_404),
        ("<html><h1>Бет табылмады</h1><p>Сіз іздеген бет жоқ, басты бетке оралыңыз.</p></html>", Outcome.SOFT_404),
        ("<html><title>Just a moment</title><p>Checking your browser before accessing the site.</p></html>", Outcome.BLOCKED_PAGE),
        ("%PDF-1.7 binary", Outcome.NOT_HTML), ("", Outcome.NO_TEXT), ("<html><body></body></html>", Outcome.NO_TEXT),
        ("{\"a\": 1}", Outcome.NOT_HTML), ("<p " + " ".join(f"a{n}=1" for n in range(9000)) + ">x</p>", Outcome.HOSTILE),
        ("<br>" * 200_000, Outcome.HOSTILE), ("\x00" * 100, Outcome.NO_TEXT), ("<!-- never closed", Outcome.NO_TEXT),
    ],
)  # fmt: skip
def test_what_is_no_article_has_a_named_outcome_and_a_reason(html: str, outcome: Outcome) -> None:
    reading = read(html)
    assert reading.outcome in ({outcome} if outcome is not Outcome.NO_TEXT else {outcome, Outcome.NOT_HTML})
    assert reading.reason
    assert reading.text is None


def test_a_long_article_about_lost_pages_is_an_article() -> None:
    html = page("en").replace(BODY["en"][0], BODY["en"][0] + " The page not found error was explained. " * 30)
    assert read(html).outcome is None


def test_one_capture_read_twice_gives_one_reading() -> None:
    assert read(page("kk"), "kk") == read(page("kk"), "kk")


def test_deep_and_broken_markup_never_raises() -> None:
    surrogate = "<p>\ud800</p>".encode("utf-8", "surrogatepass")
    for html in ("<div>" * 30_000 + "x", "<table>" * 5000, surrogate, b"\xff\xfe<\x00p\x00>\x00", "<" * 5000):
        read(html)


@pytest.mark.parametrize("label", ["application/xml", "text/html; charset=utf-8", "application/rss+xml"])
@pytest.mark.parametrize(
    "document",
    [
        "<rss version='2.0'><channel><title>News</title><item><title>One</title></item></channel></rss>",
        "<?xml version='1.0'?>\n<!-- made by hand -->\n<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title></feed>",
        "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'ha'>]><urlset><url><loc>http://u.example/</loc></url></urlset>",
    ],
)
def test_a_feed_or_sitemap_is_no_article_whatever_its_label_says(document: str, label: str) -> None:
    reading = read(document, headers=(("Content-Type", label),))
    assert reading.outcome is Outcome.NOT_HTML
    assert reading.reason in {"it is a feed", "it is a sitemap"}


def test_comments_without_end_before_the_first_tag_cost_no_time() -> None:
    assert line.other_xml("<!-- --> " * 220 + "!") is None
    assert line.other_xml("<!-- a --><html><body><rss>") is None


@pytest.mark.parametrize("text", [None, "x\n\n" * 20, "1 2 3 4 5 6 7 8 9 10 11 12 13 14", "A heading  of the\nnews"])
def test_a_body_without_letters_or_beside_its_title_says_nothing(text: str | None) -> None:
    assert line.says_nothing(text, "A heading of the news")


@pytest.mark.parametrize("text", ["Details follow soon; see our site.", "学校将于下周举行开学典礼，欢迎全体师生参加活动。"])
def test_a_short_sentence_says_something(text: str) -> None:
    assert not line.says_nothing(text, "A heading of the news")


@pytest.mark.parametrize("long", [b"a" * 2_000_000, b"a" * 1_000_000 + b"\xe9" + b"a" * 1_000_000])
def test_a_word_without_end_in_an_undeclared_charset_is_decoded_at_once(long: bytes) -> None:
    # Without a bound, counting its letters took hours.
    with at_most(4000):
        read(b"<html><body><p>" + long + b"</p>", headers=(("Content-Type", "text/html"),))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_what_follows_from_a_text_is_taken_over_where_it_is_read_as_the_same_again(language: str) -> None:
    first = read(page(language), language)
    assert first.sketch is not None
    assert first.text_sha256 is not None
    known = Known(text_sha256=first.text_sha256, title=first.title, language=first.language, clues={"names": ["known"], "letters": 1})
    again = read(page(language), language, state=State(known=known))
    assert again.sketch is None
    assert again.clues == {**{name: value for name, value in first.clues.items() if name in PAGE_CLUES}, "names": ["known"], "letters": 1}


PAGE_CLUES = {"university", "address", "item", "shared", "hreflang", "switch", "images", "links", "emails", "authors"}


@pytest.mark.parametrize("other", [{"text_sha256": "0" * 64}, {"title": "Another"}, {"language": "de"}, {"clues": {}}])
def test_what_is_known_of_another_text_title_or_language_is_not_taken_over(other: dict[str, Any]) -> None:
    first = read(page("en"))
    assert first.text_sha256 is not None
    known = {"text_sha256": first.text_sha256, "title": first.title, "language": first.language, "clues": {"names": ["known"]}, **other}
    again = read(page("en"), state=State(known=Known(**known)))
    assert again.clues == first.clues
    assert (again.sketch is None) == ("text_sha256" not in other)
