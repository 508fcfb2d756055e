"""Surveys of invented universities: what is found, and what a site that has nothing is told."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest

from newsarchive.errors import NO_TLS, VerdictError
from newsarchive.items import Capture, Outcome
from newsarchive.survey.asking import Got
from newsarchive.survey.findings import Findings
from tests.survey.university import Item, article, items, page, surveyed

HOST = "http://u.example"


def takes(found: Findings, url: str) -> bool:
    """Whether an address is an article of the site that was found."""
    return any(family.matches(url) for family in found.families)


def rows(some: list[Item], link: Any, date_form: str = "%d.%m.%Y") -> str:
    """A list of items."""
    return "<ul class='list'>" + "".join(
        f"<li><span>{one.day.strftime(date_form)}</span> <a href='{link(one)}'>{one.title}</a></li>" for one in some
    ) + "</ul>"


def test_pages_that_count_from_nought_and_a_news_section_in_arabic() -> None:
    all_items = items(60, "ar")
    menu = "<a href='/ar/about'>عن الجامعة</a> <a href='/ar/taxonomy/term/5'>الأخبار</a> <a href='/ar/library'>المكتبة</a>"

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return page("الجامعة", rows(all_items[:4], lambda one: f"/ar/node/{one.number}"), menu, language="ar")
        if path.startswith("/ar/taxonomy/term/5"):
            number = int((re.search(r"page=(\d+)", path) or [0, 0])[1])
            some = all_items[number * 10 : number * 10 + 10]
            pager = f"<ul class='pager'><li><a href='?page={number + 1}' title='الصفحة التالية'>›</a></li></ul>" if number < 5 else ""
            return page("الأخبار", rows(some, lambda one: f"/ar/node/{one.number}") + pager, menu, language="ar")
        match = re.fullmatch(r"/ar/node/(\d+)", path)
        return article(next(one for one in all_items if one.number == int(match[1])), menu, "ar") if match else None

    found, asked = surveyed(answer)
    assert found.listings[0].url == f"{HOST}/ar/taxonomy/term/5"
    assert found.listings[0].follows
    assert found.languages == ["ar"]
    assert takes(found, f"{HOST}/ar/node/7")
    assert asked.requests <= 20


def of_two_lists(url: str) -> Any:
    """A university with news and events, either on two pages."""
    all_items, menu = items(30, "en"), "<a href='/news/'>News</a> <a href='/events/'>Events</a>"
    path = url.removeprefix(HOST)
    found = re.fullmatch(r"/(news|events)/(?:\?page=(\d+))?", path)
    if path == "/":
        return page("Home", "<p>Welcome to the university, which was invented for a test of surveys.</p>", menu)
    if found:
        number = int(found[2] or 1)
        some = all_items[number * 10 - 10 : number * 10]
        return page(found[1].title(), rows(some, lambda one: f"/{found[1]}/{one.number}") + f"<a href='?page={number + 1}'>Next</a>", menu)
    return next((article(one, menu) for one in all_items if path in {f"/news/{one.number}", f"/events/{one.number}"}), None)


@pytest.mark.parametrize("start", ["/", "/news/"])
def test_vacancies_that_go_on_do_not_win_over_news_that_show_only_the_newest(start: str) -> None:
    news, jobs = items(12, "en", 500), items(40, "en")
    menu = "<a href='/news/'>News</a> <a href='/work-with-us/'>Work with us</a> <a href='/study/'>Study</a>"

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return page("Home", "<p>Welcome to the university.</p>" + rows(news[:4], lambda one: f"/news/{one.number}"), menu)
        if path == "/news/":
            return page("News", rows(news, lambda one: f"/news/{one.number}"), menu)
        if path.startswith("/work-with-us/") and not path.removeprefix("/work-with-us/").isdecimal():
            number = int(path.partition("?page=")[2] or 1)
            some = jobs[number * 10 - 10 : number * 10]
            return page("Work", rows(some, lambda one: f"/work-with-us/{one.number}") + f"<a href='?page={number + 1}'>Next</a>", menu)
        if path == "/study/":
            return page("Study", "<p>" + "Words about something else. " * 20 + "</p>", menu)
        folder = {"news": news, "work-with-us": jobs}.get(path.split("/")[1], [])
        return next((article(one, menu) for one in folder if path.endswith(f"/{one.number}")), None)

    found, _ = surveyed(answer, HOST + start)
    assert [listing.url for listing in found.listings][:1] == [f"{HOST}/news/"]


def test_the_further_pages_of_a_list_that_was_given_as_the_address_are_guessed() -> None:
    all_items, menu = items(40, "en"), "<a href='/about/'>About</a>"

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if re.fullmatch(r"/news/(?:\?page=\d+)?", path):
            number = int(path.partition("page=")[2] or 1)
            return page("News", rows(all_items[number * 10 - 10 : number * 10], lambda one: f"/news/{one.number}"), menu)
        return next((article(one, menu) for one in all_items if path == f"/news/{one.number}"), None)

    found, _ = surveyed(answer, f"{HOST}/news/")
    assert found.listings[0].page_url == f"{HOST}/news/?page={{page}}"


def test_a_menu_of_plain_elements_is_known_by_standing_on_every_page() -> None:
    all_items = items(40, "en")
    static = ("degree-in-civil-engineering", "library-of-the-main-campus", "international-students-office", "history-of-the-house")
    menu = "".join(f"<div class='m'><a href='/{name}'>{name.replace('-', ' ').title()} of the university</a></div>" for name in static)

    def framed(title: str, main: str) -> str:
        return f"<html lang='en'><head><title>{title}</title></head><body><div class='top'>{menu}<a href='/news'>News</a></div><div class='mid'>{main}</div></body></html>"

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return framed("Home", "<p>Welcome to the university, which was invented for a test of surveys.</p>")
        if re.fullmatch(r"/news(?:\?p=\d+)?", path):
            number = int(path.partition("p=")[2] or 1)
            some = all_items[number * 10 - 10 : number * 10]
            return framed("News", rows(some, lambda one: f"/{one.slug}") + f"<a href='?p={number + 1}'>Next</a>")
        if path[1:] in static:
            return framed(path[1:].replace("-", " ").title(), f"<h1>{path[1:].replace('-', ' ').title()} of the university</h1><p>{'Words about the house. ' * 30}</p>")
        one = next((one for one in all_items if path == f"/{one.slug}"), None)
        return framed(one.title, f"<h1>{one.title}</h1><time datetime='{one.day}'>{one.day:%d.%m.%Y}</time><div>{one.body()}</div>") if one else None

    found, _ = surveyed(answer)
    assert found.listings[0].url == f"{HOST}/news"
    assert found.listings[0].area == "ul.list"
    assert all(sample.good for sample in found.samples)
    assert not [url for family in found.families for url in family.examples if url.removeprefix(f"{HOST}/") in static]


def test_a_page_that_cannot_be_looked_into_is_left_out_and_named() -> None:
    found, _ = surveyed(of_two_lists, heavy=(f"{HOST}/events/", f"{HOST}/news/129"))
    assert [listing.url for listing in found.listings] == [f"{HOST}/news/"]
    assert any("/events/" in remark or "/news/129" in remark for remark in found.remarks if "longer than 20 s" in remark)


def test_a_front_page_that_cannot_be_looked_into_ends_the_survey_with_its_address() -> None:
    with pytest.raises(VerdictError, match=f"{HOST}/ .*longer than 20 s"):
        surveyed(of_two_lists, heavy=(f"{HOST}/",))


def test_a_section_whose_name_no_list_of_words_has() -> None:
    all_items = items(40, "en")
    menu = "<a href='/study'>Study</a> <a href='/the-bugle'>The Bugle</a> <a href='/estates'>Estates</a>"

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return page("Home", "<p>Welcome to the university, which was invented for a test of surveys.</p>", menu)
        if path.startswith("/the-bugle?p=") or path == "/the-bugle":
            number = int(path.partition("p=")[2] or 1)
            some = all_items[number * 10 - 10 : number * 10]
            return page("The Bugle", rows(some, lambda one: f"/the-bugle/{one.slug}", "%d %B %Y") + f"<a href='?p={number + 1}'>Next</a>", menu)
        if path in {"/study", "/estates"}:
            return page("About", "<p>" + "Words about something else. " * 20 + "</p>", menu)
        return next((article(one, menu) for one in all_items if path == f"/the-bugle/{one.slug}"), None)

    found, _ = surveyed(answer)
    assert found.listings[0].url == f"{HOST}/the-bugle"
    assert takes(found, f"{HOST}/the-bugle/another-title-of-a-later-day")


def test_articles_whose_addresses_look_like_any_page_are_taken_from_listings_only() -> None:
    all_items = items(30, "en")
    menu = "<a href='/about-us-and-more/'>About us</a> <a href='/news/'>News</a> <a href='/library-and-archive/'>Library</a>"

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return page("Home", rows(all_items[:3], lambda one: f"/{one.slug}/"), menu)
        if path.startswith("/news/"):
            number = int((re.search(r"page/(\d+)", path) or [0, 1])[1])
            return page("News", f"<div id='posts'>{rows(all_items[number * 10 - 10 : number * 10], lambda one: f'/{one.slug}/')}</div><a rel='next' href='/news/page/{number + 1}/'>Older</a>", menu)
        return next((article(one, menu) for one in all_items if path == f"/{one.slug}/"), None)

    found, _ = surveyed(answer)
    assert found.listed_only == {family.pattern for family in found.families}
    assert found.listings[0].area == "ul.list"


def test_languages_behind_the_codes_of_addresses() -> None:
    by_code = {"kz": items(20, "kk"), "ru": items(20, "ru"), "en": items(12, "en")}
    names = {"kz": "Жаңалықтар", "ru": "Новости", "en": "News"}

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return (302, f"{HOST}/kz/")
        match = re.match(r"/(kz|ru|en)/(.*)", path)
        if match is None:
            return None
        code, rest = match[1], match[2]
        some = by_code[code]
        menu = f"<a href='/kz/{rest}'>ҚАЗ</a> <a href='/ru/{rest}'>РУС</a> <a href='/en/{rest}'>ENG</a> <a href='/{code}/press/'>{names[code]}</a>"
        if rest == "":
            return page("Home", rows(some[:4], lambda one: f"/{code}/press/{one.number}"), menu)
        if rest.startswith("press/?page=") or rest == "press/":
            number = int(rest.partition("page=")[2] or 1)
            return page(names[code], rows(some[number * 6 - 6 : number * 6], lambda one: f"/{code}/press/{one.number}") + f"<a rel='next' href='?page={number + 1}'>{number + 1}</a>", menu)
        found = next((one for one in some if rest == f"press/{one.number}"), None)
        return article(found, menu, code) if found else None

    found, asked = surveyed(answer)
    assert set(found.languages) == {"kk", "ru", "en"}
    assert len(found.listings) == 3
    assert found.codes == {"kz": "kk", "ru": "ru", "en": "en"}
    assert found.shared_numbers
    assert found.canonical[found.families[0].pattern] == HOST + "/{lang}/press/{number}"
    assert asked.requests < 30


def test_news_that_only_a_sitemap_names() -> None:
    all_items = items(50, "en")

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/robots.txt":
            return f"User-agent: *\nDisallow: /admin/\nSitemap: {HOST}/map.xml\n"
        if path == "/map.xml":
            entries = "".join(f"<url><loc>{HOST}/articles/{one.number}</loc><lastmod>{one.day}</lastmod></url>" for one in all_items)
            others = "".join(f"<url><loc>{HOST}/{name}</loc></url>" for name in ("about", "library", "contacts"))
            return [f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{others}{entries}</urlset>', "application/xml"]
        if path in {"/", "/about", "/library", "/contacts"}:
            return page("Home", "<p>Nothing but words here.</p>", "<a href='/about'>About</a> <a href='/library'>Library</a>")
        return next((article(one) for one in all_items if path == f"/articles/{one.number}"), None)

    found, _ = surveyed(answer)
    assert [source.kind for source in found.sources] == ["sitemap"]
    assert takes(found, f"{HOST}/articles/9999")
    assert not takes(found, f"{HOST}/about")
    found.site()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda url: Outcome.UNREACHABLE, "cannot be surveyed"),
        (lambda url: Outcome.ROBOTS_DENIED, "permission"),
        (lambda url: page("Home", "<p>A shop for shoes, with an address and nothing else on its only page.</p>"), "No list of news"),
        (lambda url: "<html><head><title>Checking your browser</title></head><body><p>Checking your browser before you go on.</p></body></html>", "people"),
        (lambda url: [b"%PDF-1.7", "application/pdf"], "no page"),
        (lambda url: (302, url + "x"), "redirects"),
    ],
    ids=["unreachable", "robots", "no news", "wall", "a file", "redirects"],
)  # fmt: skip
def test_a_site_without_news_gets_a_clear_answer(answer: Any, words: str) -> None:
    with pytest.raises(VerdictError) as raised:
        surveyed(answer)
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("body", "headers", "status", "words"),
    [
        ("<html><head><title>Attention Required! | Cloudflare</title></head><body><h1>Sorry, you have been blocked</h1></body></html>", (), 403, "bot wall"),
        ("<html><head><title>U</title></head><body>No.</body></html>", (("cf-mitigated", "challenge"),), 403, "bot wall"),
        ("<html><title>U</title><script src='/cdn-cgi/challenge-platform/h'></script></html>", (), 503, "bot wall"),
        ("<html><head><title>Подтвердите, что вы не робот</title></head><body>Да</body></html>", (), 403, "bot wall"),
        ("<html><body><h1>Unauthorized</h1></body></html>", (), 401, "log-in"),
        ("<html><body><h1>Forbidden</h1></body></html>", (), 403, "firewall"),
    ],
)  # fmt: skip
def test_what_refuses_is_named_by_what_the_refusal_says(body: str, headers: tuple[tuple[str, str], ...], status: int, words: str) -> None:
    def answer(url: str) -> Any:
        kind = ("Content-Type", "text/html; charset=utf-8")
        now = datetime(2026, 11, 25, tzinfo=UTC)
        return None if url.endswith("robots.txt") else Capture(id="", url=url, fetched_at=now, status=status, headers=(kind, *headers), body=body.encode())

    with pytest.raises(VerdictError) as raised:
        surveyed(answer)
    assert words in f"{raised.value} {raised.value.advice}"


def test_a_university_that_moved_to_another_host_is_surveyed_there() -> None:
    def answer(url: str) -> Any:
        return of_two_lists(url) if url.startswith(HOST) else (301, f"{HOST}/")

    found, _ = surveyed(answer, "http://www.old-name.example/")
    assert found.listings[0].url == f"{HOST}/news/"
    assert any("old-name.example/ redirects to" in remark for remark in found.remarks)


def test_a_server_without_tls_and_a_redirect_to_a_private_host_are_told_with_what_to_give_instead() -> None:
    with pytest.raises(VerdictError) as raised:
        surveyed(lambda url: Got(outcome=Outcome.TLS_ERROR, reason=f"robots.txt could not be had: {NO_TLS}"), "https://u.example/")
    assert (raised.value.advice, "certificate" in str(raised.value)) == ("Give its address as http://u.example/.", False)

    def answer(url: str) -> Any:
        return (302, "http://10.1.2.3/") if url == f"{HOST}/" else Got(outcome=Outcome.PRIVATE_ADDRESS, reason="10.1.2.3 is not a public address")

    with pytest.raises(VerdictError) as raised:
        surveyed(answer)
    assert raised.value.message == f"{HOST}/ cannot be surveyed: it redirects to http://10.1.2.3/, which is no public address."


def test_a_page_that_lists_articles_of_many_hosts_is_taken_with_all_of_them() -> None:
    hosts = [f"u{n}.example" for n in range(12)]
    all_items = items(60, "en")

    def link(one: Item) -> str:
        return f"http://{hosts[one.number % 12]}/story/{one.number}"

    def answer(url: str) -> Any:
        if url.startswith("http://portal.example/"):
            number = int(url.partition("page=")[2] or 1)
            some = all_items[number * 20 - 20 : number * 20]
            more = f"<a rel='next' href='/?page={number + 1}'>next</a>" if number < 3 else ""
            return page("Portal", rows(some, link) + more) if url.partition("?")[0] == "http://portal.example/" else None
        return next((article(one) for one in all_items if url == link(one)), None)

    found, asked = surveyed(answer, "http://portal.example/")
    site = found.site()
    assert set(hosts) < set(site.hosts)
    assert found.expected == 60
    assert takes(found, "http://u3.example/story/5")
    assert not takes(found, "http://portal.example/about")
    assert asked.requests <= 30


def test_a_site_made_of_frames() -> None:
    all_items = items(30, "ru")

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return "<html><head><title>Университет</title></head><frameset cols='20%,80%'><frame src='menu.htm' name='m'><frame src='main.htm' name='t'></frameset></html>"
        if path == "/menu.htm":
            return "<html><body><a href='o-nas.htm' target='t'>О нас</a><br><a href='news.htm' target='t'>Новости</a></body></html>"
        if path in {"/main.htm", "/o-nas.htm"}:
            return "<html><body><p>" + "Слова об университете и его истории. " * 20 + "</p></body></html>"
        if path in {"/news.htm", "/news2.htm", "/news3.htm"}:
            number = int(path.strip("/news.htm") or 1)
            more = "".join(f"<a href='news{n}.htm'>{n}</a> " for n in (2, 3))
            return "<html><body>" + rows(all_items[number * 10 - 10 : number * 10], lambda one: f"n{one.number}.htm") + more + "</body></html>"
        return next((article(one, "", "ru") for one in all_items if path == f"/n{one.number}.htm"), None)

    found, _ = surveyed(answer)
    assert found.listings[0].url == f"{HOST}/news.htm"
    assert takes(found, f"{HOST}/n7.htm")
    assert not takes(found, f"{HOST}/o-nas.htm")


def test_a_site_whose_lists_stand_in_the_data_of_its_pages() -> None:
    all_items = items(36, "en")

    def shell(title: str, props: Any) -> str:
        state = json.dumps({"props": {"pageProps": props}, "page": "/", "query": {}})
        return f'<html lang="en"><head><title>{title}</title></head><body><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{state}</script></body></html>'

    def short(one: Item) -> Any:
        return {"id": one.number, "slug": one.slug, "title": one.title, "publishedAt": f"{one.day}T10:00:00Z"}

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return shell("Invented University", {"menu": [{"label": "News", "href": "/news"}], "latest": []})
        if path == "/news" or path.startswith("/news?page="):
            number = int(path.partition("page=")[2] or 1)
            return shell("News", {"posts": [short(one) for one in all_items[number * 12 - 12 : number * 12]], "page": number, "totalPages": 3})
        return next((shell(one.title, {"post": {**short(one), "content": one.body()}}) for one in all_items if path == f"/news/{one.slug}"), None)

    found, asked = surveyed(answer, f"{HOST}/news")
    assert found.listings[0].url == f"{HOST}/news"
    assert takes(found, f"{HOST}/news/a-title-of-another-day")
    assert asked.requests < 15


@pytest.mark.parametrize(
    "door",
    [
        "<html><head><meta http-equiv='refresh' content='0; url=/en/'></head><body></body></html>",
        "<html><body><script>window.location.replace('/en/')</script></body></html>",
        "<html><head><title>U</title></head><body><a href='/en/'>Enter site</a></body></html>",
        "<html><head><title>U</title></head><body><p><a href='/en/'>English</a> <a href='/xx/'>Other</a></p></body></html>",
    ],
    ids=["refresh", "script", "enter", "languages"],
)
def test_a_front_page_that_is_only_a_door(door: str) -> None:
    all_items = items(30, "en")
    menu = "<a href='/en/about'>About</a> <a href='/en/news'>News</a>"

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return door
        if path == "/en/":
            return page("Home", "<p>Welcome to the university, which was invented for a test.</p>", menu)
        if path.startswith("/en/news"):
            number = int((re.search(r"page=(\d+)", path) or [0, 1])[1])
            if re.fullmatch(r"/en/news(\?page=\d+)?", path):
                return page("News", rows(all_items[number * 10 - 10 : number * 10], lambda one: f"/en/news/{one.slug}") + f"<a href='?page={number + 1}'>Next</a>", menu)
        return next((article(one, menu) for one in all_items if path == f"/en/news/{one.slug}"), None)

    found, _ = surveyed(answer)
    assert found.listings[0].url == f"{HOST}/en/news"
    assert found.listings[0].follows


@pytest.mark.parametrize("label", ["Read more", "Толығырақ", "<img src='/p.jpg' alt=''>"])
def test_cards_whose_links_say_nothing_are_titled_by_the_headings_beside_them(label: str) -> None:
    all_items = items(30, "en")
    menu = "<a href='/about'>About</a> <a href='/news'>News</a>"

    def cards(some: list[Item]) -> str:
        return "".join(
            f"<div class='card'><h3>{one.title}</h3><span>{one.day:%d.%m.%Y}</span><a href='/news/{one.number}'>{label}</a></div>" for one in some
        )

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return page("Home", cards(all_items[:3]), menu)
        if path == "/news" or path.startswith("/news?page="):
            number = int(path.partition("page=")[2] or 1)
            return page("News", cards(all_items[number * 10 - 10 : number * 10]) + f"<a rel='next' href='?page={number + 1}'>2</a>", menu)
        return next((article(one, menu) for one in all_items if path == f"/news/{one.number}"), None)

    found, _ = surveyed(answer)
    assert found.listings[0].url == f"{HOST}/news"
    assert all(sample.good for sample in found.samples)


def test_events_between_the_news_are_left_out() -> None:
    all_items = items(40, "en")
    menu = "<a href='/about'>About</a> <a href='/latest'>News</a>"

    def link(one: Item) -> str:
        return f"/{'events' if one.number % 3 == 0 else 'news'}/{one.slug}"

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return page("Home", "<p>Welcome to the invented university.</p>", menu)
        if path == "/latest" or path.startswith("/latest?page="):
            number = int(path.partition("page=")[2] or 1)
            return page("News", rows(all_items[number * 12 - 12 : number * 12], link) + f"<a rel='next' href='?page={number + 1}'>2</a>", menu)
        return next((article(one, menu) for one in all_items if path == link(one)), None)

    found, _ = surveyed(answer)
    assert takes(found, f"{HOST}/news/some-other-title")
    assert not takes(found, f"{HOST}/events/some-other-title")


def test_a_pager_tells_how_many_articles_to_expect() -> None:
    all_items = items(60, "en")
    menu = "<a href='/about'>About</a> <a href='/news'>News</a>"

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return page("Home", "<p>Welcome to the invented university.</p>", menu)
        if path == "/news" or path.startswith("/news?page="):
            number = int(path.partition("page=")[2] or 1)
            pager = "<div class='pagination'>" + "".join(f"<a href='?page={n}'>{n}</a>" for n in range(1, 7) if n != number) + "</div>"
            return page("News", rows(all_items[number * 10 - 10 : number * 10], lambda one: f"/news/{one.number}") + pager, menu)
        return next((article(one, menu) for one in all_items if path == f"/news/{one.number}"), None)

    found, _ = surveyed(answer)
    assert found.expected == 60
    assert "6 pages of 10" in found.expected_reason


def test_news_that_stand_only_under_institutes_are_found_in_all_of_them() -> None:
    all_items, places = items(30, "ru"), ("ipt", "imo", "iem", "isp", "ifk")
    menu = "<a href='/about'>О нас</a> <a href='/institutes'>Институты</a>"

    def link(one: Item) -> str:
        return f"/{places[one.number % 5]}/news/{one.number}"

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            owners = "".join(f"<li><a href='/{place}/'>Институт {place}</a></li>" for place in places)
            return page("Университет", rows(all_items[:5], link) + f"<ul>{owners}</ul>", menu, language="ru")
        if path.rpartition("/")[2] == "news" and path.count("/") == 2:
            return page("Новости института", rows([one for one in all_items if link(one).startswith(path)], link), menu, language="ru")
        return next((article(one, menu, "ru") for one in all_items if link(one) == path), None)

    found, asked = surveyed(answer)
    assert {listing.url.removeprefix(HOST) for listing in found.listings} >= {f"/{place}/news" for place in places}
    assert takes(found, f"{HOST}/ifk/news/7")
    assert asked.requests <= 25


BOARD = "<form name='f' method='post' action='/board'><input type='hidden' name='page' value='1'><input type='hidden' name='no'></form>"
TURNS = "function turn(n){ f.page.value = n; f.submit() }"
SHOWS = "function show(n){ f.action = '/read'; f.no.value = n; f.page.value = ''; f.submit() }"


def board(script: str) -> tuple[list[Item], Any]:
    all_items = items(24, "kk")

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return page("Университет", "<p>Қош келдіңіз</p>", "<a href='/board'>Жаңалықтар</a><a href='/about'>Біз туралы</a>", language="kk")
        if path.startswith("/board"):
            number = int((re.search(r"#page=(\d+)", path) or [0, "1"])[1])
            some = "".join(
                f"<tr><td><a href='#' onclick='show({one.number})'>{one.title}</a></td><td>{one.day:%d.%m.%Y}</td></tr>"
                for one in all_items[number * 8 - 8 : number * 8]
            )
            turns = "".join(f"<b>{n}</b>" if n == number else f"<a href='javascript:turn({n})'>{n}</a>" for n in (1, 2, 3))
            return page("Жаңалықтар", f"{BOARD}<script>{script}</script><table>{some}</table><p>{turns}</p>", "", language="kk")
        match = re.fullmatch(r"/read\?no=(\d+)", path)
        return article(next(one for one in all_items if one.number == int(match[1])), "", "kk") if match else None

    return all_items, answer


def test_a_board_whose_titles_and_pages_are_opened_by_posted_forms_is_followed() -> None:
    all_items, answer = board(TURNS + SHOWS)
    found, _ = surveyed(answer)
    assert "posts" in found.listings[0].follows
    assert takes(found, f"{HOST}/read?no={all_items[-1].number}")
    assert not found.sources


def test_titles_whose_script_is_elsewhere_are_named_with_the_function_that_opens_them() -> None:
    _, answer = board(TURNS)
    with pytest.raises(VerdictError, match=r"/board lists 8 titles .* a script, show\(\.\.\.\)"):
        surveyed(answer)


def test_the_further_pages_of_a_feed_that_names_none_are_found() -> None:
    all_items = items(24, "en")

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return page("University", "<p>Welcome</p>", "<a href='/about'>About</a><a href='/feed'>RSS</a>")
        if path.partition("?")[0] == "/feed":
            number = int((re.search(r"paged=(\d+)", path) or [0, "1"])[1])
            entries = "".join(
                f"<item><title>{one.title}</title><link>{HOST}/press/{one.number}</link><pubDate>{one.day:%d %b %Y} 10:00 GMT</pubDate></item>"
                for one in all_items[number * 8 - 8 : number * 8]
            )
            return [f"<rss version='2.0'><channel>{entries}</channel></rss>", "application/rss+xml"] if entries else None
        return next((article(one, "", "en") for one in all_items if path == f"/press/{one.number}"), None)

    found, _ = surveyed(answer)
    assert [(source.kind, source.url) for source in found.sources] == [("feed", f"{HOST}/feed?paged=1")]


def test_older_articles_whose_addresses_have_another_form_are_taken_from_the_end_of_the_list() -> None:
    all_items = items(48, "ru")

    def link(one: Item) -> str:
        return f"/news/show.asp?id={one.number}" if one.number > 124 else f"/arhiv/{one.day.year}/n{one.number}.htm"

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return page("Университет", "<p>Добро пожаловать</p>", "<a href='/news/'>Новости</a><a href='/about'>О нас</a>", language="ru")
        if path.startswith("/news/") and "show" not in path:
            number = int((re.search(r"page=(\d+)", path) or [0, "1"])[1])
            turns = " ".join(f"<b>{n}</b>" if n == number else f"<a href='/news/?page={n}'>{n}</a>" for n in range(1, 7))
            return page("Новости", rows(all_items[number * 8 - 8 : number * 8], link) + f"<p>{turns}</p>", "", language="ru")
        return next((article(one, "", "ru") for one in all_items if link(one) == path), None)

    found, _ = surveyed(answer)
    assert takes(found, f"{HOST}/news/show.asp?id=7")
    assert takes(found, f"{HOST}/arhiv/2009/n7.htm")
    assert not takes(found, f"{HOST}/about")


def test_where_feeds_are_all_there_is_every_one_is_taken() -> None:
    all_items, sections = items(24, "en"), ("arts", "law", "sports")

    def link(one: Item) -> str:
        return f"/{sections[one.number % 3]}/{one.day.year}/{one.slug}"

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return page("University", "<p>Welcome</p>", "<a href='/about'>About</a><a href='/rss/'>Feeds</a>")
        if path == "/rss/":
            return page("Feeds", "".join(f"<a href='/rss/{name}.xml'>{name}</a> " for name in sections))
        if path.startswith("/rss/"):
            entries = "".join(
                f"<item><title>{one.title}</title><link>{HOST}{link(one)}</link><pubDate>{one.day:%d %b %Y} 10:00 GMT</pubDate></item>"
                for one in all_items if path == f"/rss/{sections[one.number % 3]}.xml"
            )  # fmt: skip
            return [f"<rss version='2.0'><channel>{entries}</channel></rss>", "application/rss+xml"]
        return next((article(one, "", "en") for one in all_items if link(one) == path), None)

    found, _ = surveyed(answer)
    assert {source.url for source in found.sources} == {f"{HOST}/rss/{name}.xml" for name in sections}
    assert all(takes(found, HOST + link(one)) for one in all_items)


def test_the_section_of_an_article_that_the_main_list_leaves_out_is_a_list_too() -> None:
    all_items = items(40, "en")

    def section(one: Item) -> str:
        return "/labs" if one.number % 4 == 0 else "/news"

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        menu = "<a href='/about'>About</a><a href='/news'>News</a>"
        if path == "/":
            return page("University", rows(all_items[:8], lambda one: f"/a/{one.number}"), menu)
        if path in {"/news", "/labs"}:
            return page("List", rows([one for one in all_items if section(one) == path], lambda one: f"/a/{one.number}"), menu)
        for one in all_items:
            if path == f"/a/{one.number}":
                return article(one, f"<div class='breadcrumb'><a href='/'>Home</a> <a href='{section(one)}'>Section</a></div>{menu}", "en")
        return None

    found, _ = surveyed(answer)
    assert {listing.url for listing in found.listings} == {f"{HOST}/news", f"{HOST}/labs"}


@pytest.mark.parametrize(
    ("date_form", "older"), [("%d.%m.%Y", 0), ("", 0), ("%d.%m.%Y", 5), ("%d.%m.%Y", 60)], ids=["dated", "undated", "feed", "frozen-feed"]
)
def test_a_section_is_known_by_one_article_that_says_to_stand_there(date_form: str, older: int) -> None:
    all_items = items(120, "en")
    voices = {one.number for one in (all_items[50:80:3] if older == 60 else all_items[2::6])}
    menu = "<a href='/c?3'>Echoes</a><a href='/c?4'>Voices</a><a href='/c?5'>Agenda</a>"

    def link(one: Item) -> str:
        return f"/t?id={one.number}"

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path in {"/", "/index.php"}:
            shown = [one for one in all_items if not older or one.number not in voices][:5]
            return page("University", rows(shown, link), menu, "<link rel='alternate' type='application/rss+xml' href='/feed'>" if older else "")
        if path == "/feed":
            entries = "".join(f"<item><title>{one.title}</title><link>{HOST}{link(one)}</link></item>" for one in (all_items[0], *all_items[older : older + 10]))
            return [f"<rss version='2.0'><channel><title>All</title>{entries}</channel></rss>", "application/rss+xml"] if older else None
        if match := re.fullmatch(r"/c\?([34])(?:&first=(\d+))?", path):
            some = [one for one in all_items if (one.number in voices) == (match[1] == "4")]
            start = int(match[2] or 0)
            pager = "".join(f"<a href='/c?{match[1]}&first={n}'>{n}</a> " for n in range(0, len(some), 10) if n != start)
            return page("List", rows(some[start : start + 10], link, date_form) + f"<p class='pagination'>{pager}</p>", menu)
        one = next((one for one in all_items if path == link(one)), None)
        if one is None:
            return page("Agenda", "<p>Nothing is planned.</p>", menu) if path == "/c?5" else None
        way = f"<p><a href='/'>Home</a> &gt; <a href='/c?{4 if one.number in voices else 3}'>Section</a> &gt; {one.title}</p>"
        return article(one, menu + way)

    found, asked = surveyed(answer)
    assert [listing.url for listing in found.listings] == [f"{HOST}/c?3", f"{HOST}/c?4"]
    assert "says that it stands there" in found.listings[1].evidence
    assert asked.requests <= 30


def test_a_section_whose_articles_the_main_list_names_as_well_is_left_out() -> None:
    all_items = items(60, "en")
    menu = "<a href='/news'>News</a>"

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return page("University", rows([*all_items[:4], all_items[44]], lambda one: f"/a/{one.number}"), menu)
        if match := re.fullmatch(r"/(news|sport)(?:\?page=(\d))?", path):
            some, number = [one for one in all_items if match[1] == "news" or one.number % 4 == all_items[44].number % 4], int(match[2] or 1)
            more = f"<a href='?page={number + 1}'>Next</a>" if number * 10 < len(some) else ""
            return page("List", rows(some[number * 10 - 10 : number * 10], lambda one: f"/a/{one.number}") + more, menu)
        one = next((one for one in all_items if path == f"/a/{one.number}"), None)
        return article(one, f"<p><a href='/'>Home</a> &gt; <a href='/sport'>Sport</a> &gt; {one.title}</p>{menu}") if one is not None else None

    found, _ = surveyed(answer)
    assert [listing.url for listing in found.listings] == [f"{HOST}/news"]


def test_the_folders_of_years_are_lists_where_the_list_of_news_shows_only_the_newest() -> None:
    all_items = items(240, "en")

    def link(one: Item) -> str:
        return f"/{one.day:%Y/%m/%d}/{one.slug}-{one.number}/"

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return page("University", "<p>Welcome</p>", "<a href='/about'>About</a><a href='/news'>News</a>")
        if path == "/news":
            return page("News", rows(all_items[:8], link))
        if match := re.fullmatch(r"/(20\d\d)/", path):
            some = [one for one in all_items if f"{one.day.year}" == match[1]]
            return page(match[1], rows(some[:20], link) + "<a class='next' rel='next' href='page/2/'>Older</a>") if some else None
        return next((article(one, "", "en") for one in all_items if link(one) == path), None)

    found, asked = surveyed(answer)
    years = {one.day.year for one in all_items}
    assert {listing.url for listing in found.listings} == {f"{HOST}/news", *(f"{HOST}/{year}/" for year in years)}
    assert asked.requests <= 30
