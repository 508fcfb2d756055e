"""Every site is odd in the way it means to be, and what no link leads to is named by some other source of its own."""

from __future__ import annotations

import gzip
import json
import re
from html import unescape
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from tests.farm.held_app import App
from tests.farm.held_feeds import Feeds
from tests.farm.held_iis import Iis
from tests.farm.held_wordpress import DatedWordPress
from tests.farm.model import Answer, Ask, Site
from tests.farm.open_aspnet import AspNet
from tests.farm.open_bitrix import Bitrix
from tests.farm.open_board import Board
from tests.farm.open_drupal import Aliased
from tests.farm.open_faculties import Faculties
from tests.farm.open_handmade import Handmade
from tests.farm.open_hugo import Hugo
from tests.farm.open_liferay import Liferay
from tests.farm.open_months import Months
from tests.farm.open_more import More
from tests.farm.open_next import Next
from tests.farm.open_numbers import Numbers
from tests.farm.open_polite import Polite
from tests.farm.open_query import Query
from tests.farm.open_schools import SCHOOLS, Schools
from tests.farm.open_spip import Spip
from tests.farm.open_wordpress import WordPress
from tests.farm.server import encode


def get(site: Site, target: str, *, cookie: str = "", form: bytes = b"") -> Answer:
    return site.serve(Ask.of(target, site.address, "POST" if form else "GET", {"cookie": cookie}, form))


def text(site: Site, target: str, **more: Any) -> str:
    body = get(site, target, **more).body
    assert isinstance(body, str)
    return body


def data(site: Site, target: str) -> Any:
    return json.loads(text(site, target))


def paths_of(sitemap: str) -> set[str]:
    return {urlsplit(unescape(one)).path for one in re.findall(r"<loc>([^<]+)</loc>", sitemap)}


def test_the_interface_of_wordpress_gives_every_story_and_an_error_past_the_end() -> None:
    site = WordPress()
    found = [one for page in (1, 2, 3) for one in data(site, f"/wp-json/wp/v2/posts?per_page=100&page={page}")]
    assert [one["link"] for one in found] == [site.origin + one.path for one in site.truth.values()]
    assert get(site, "/wp-json/wp/v2/posts?per_page=100&page=4").status == 400
    assert get(site, "/wp-json/wp/v2/posts?per_page=101").status == 400
    assert get(site, "/wp-json/wp/v2/posts").headers["X-WP-Total"] == str(site.count)


def test_listing_and_sitemap_disagree_in_both_directions() -> None:
    site = DatedWordPress()
    mapped = paths_of(text(site, "/post-sitemap.xml"))
    listed = {site.link(s) for s in site.listed}
    assert len(listed - mapped) == 30
    assert len(mapped - listed) == len(site.stories) - len(site.listed) > 30
    assert mapped | listed == {one.path for one in site.truth.values()}
    assert get(site, "/wp-json/wp/v2/posts").status == 401


def test_the_interface_of_drupal_leads_from_page_to_page_to_every_story() -> None:
    site, target, found = Aliased(), "/jsonapi/node/yangilik", []
    while target:
        answer = data(site, target)
        found += [f"/uz{one['attributes']['path']['alias']}" for one in answer["data"]]
        following = answer["links"].get("next", {}).get("href", "")
        target = following.removeprefix(site.origin)
    assert sorted(found) == sorted(one.path for one in site.truth.values())
    assert site.key_at(f"/node/{site.stories[5].number}") == site.key_at(site.link(site.stories[5])) != ""


def test_the_button_leads_to_every_story() -> None:
    site = More()
    found, offset = set(), 0
    while offset is not None:
        answer = data(site, f"/cgi/topics.json?offset={offset}&limit=15")
        found |= set(re.findall(r'href="([^"]+)"', answer["html"]))
        offset = answer["next"]
    assert found == {one.path for one in site.truth.values()}
    assert 'data-url="/cgi/topics.json"' in text(site, "/topics/")


def test_only_a_post_turns_the_pages_of_the_grid() -> None:
    site = AspNet()
    found = set()
    for page in range(1, 7):
        body = text(site, "/News.aspx", form=f"__EVENTTARGET=ctl00%24Main%24gvNews&__EVENTARGUMENT=Page%24{page}".encode())
        found |= set(re.findall(r'href="(NewsDetails\.aspx\?id=\d+)"', body))
    assert {f"/{path}" for path in found} == {one.path for one in site.truth.values()}
    assert text(site, "/News.aspx?page=2") == text(site, "/News.aspx")


def test_a_next_page_has_no_word_in_its_body_and_everything_in_its_state() -> None:
    site = Next()
    story = site.stories[0]
    page = text(site, site.link(story))
    state = json.loads(re.search(r'__NEXT_DATA__" type="application/json">(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]
    assert '<div id="__next"></div>' in page
    assert story.mark in re.sub(r"</p><p>", "\n", state["props"]["pageProps"]["noticia"]["contenido"])
    assert {one.path for one in site.truth.values()} <= paths_of(text(site, "/sitemap.xml"))


def test_an_application_answers_with_its_shell_and_its_interface_with_the_stories() -> None:
    site = App()
    assert text(site, "/news/no-such-story") == text(site, site.link(site.stories[0])) == text(site, "/")
    assert 'apiBase:"/api/v2"' in text(site, "/assets/index-3f1c9a.js")
    found = [one["slug"] for page in range(1, 6) for one in data(site, f"/api/v2/news?page={page}&per_page=12")["data"]]
    assert [f"/news/{slug}" for slug in found] == [one.path for one in site.truth.values()]
    assert site.stories[0].mark in data(site, f"/api/v2/news/{found[0]}")["data"]["body"]


def test_months_go_on_for_ever_and_every_page_lies() -> None:
    site = Months()
    page = text(site, site.link(site.stories[9]))
    assert f'<link rel="canonical" href="{site.origin}/">' in page
    assert f'og:title" content="{site.w["name"]}"' in page
    for month in ("/pulse/1801/01/", "/pulse/2199/12/"):
        answer = get(site, month)
        assert (answer.status, answer.kind) == (200, "trap")
        assert len(re.findall(r'href="(/pulse/\d{4}/\d\d/)"', str(answer.body))) == 2


def test_a_visitor_without_a_cookie_gets_a_session_in_every_link_and_another_each_time() -> None:
    for site, target, mark in ((Liferay(), "/web/guest/comunicacion", ";jsessionid="), (Handmade(), "/index.php?p=haberler", "PHPSESSID=")):
        first, second = text(site, target), text(site, target)
        assert mark in first
        assert re.findall(f"{mark}([0-9A-Fa-f]+)", first)[0] != re.findall(f"{mark}([0-9A-Fa-f]+)", second)[0]
        assert mark not in text(site, target, cookie="JSESSIONID=1; PHPSESSID=1")


def test_one_article_has_many_spellings_and_one_key() -> None:
    for site, spellings in (
        (Liferay(), [f"/w/{Liferay().stories[0].slug}", Liferay().link(Liferay().stories[0]) + ";jsessionid=AB12.node1?redirect=x"]),
        (Iis(), [Iis().link(Iis().stories[0]).title(), Iis().link(Iis().stories[0]) + "/", Iis().link(Iis().stories[0]).upper() + "/default.aspx"]),
        (WordPress(), [f"/?p={WordPress().stories[0].number}", WordPress().link(WordPress().stories[0]) + "amp/"]),
        (Hugo(), [Hugo().link(Hugo().stories[0]).rstrip("/")]),
        (Numbers(), [f"/m{next(iter(Numbers().truth.values())).path}", next(iter(Numbers().truth.values())).path.rstrip("/")]),
        (Bitrix(), [Bitrix().link(Bitrix().stories[0]) + "&print=Y", Bitrix().link(Bitrix().stories[0]) + "&SECTION_ID=9"]),
        (Spip(), [Spip().link(Spip().stories[0]) + "="]),
    ):  # fmt: skip
        first = next(iter(site.truth))
        assert [site.key_at(spelling) for spelling in spellings] == [first] * len(spellings)


def test_a_site_of_manners_refuses_once_and_says_when_to_come_again() -> None:
    site = Polite()
    busy = next(s for s in site.stories if s.number % 9 == 0)
    first, second = get(site, site.link(busy)), get(site, site.link(busy))
    assert (first.status, first.headers["Retry-After"]) == (503, "1")
    assert second.kind == "article"
    listing = text(site, "/tynys")
    assert f"/ishki/{site.inner[0].number}" in listing
    assert get(site, f"/ishki/{site.inner[0].number}").kind == "forbidden"
    assert site.robots is not None
    assert "Disallow: /ishki/" in site.robots


def test_relative_links_grow_at_every_step() -> None:
    site, path = Polite(), "/kerek/silteme"
    for _ in range(4):
        step = re.search(r'href="([^"]*kerek/silteme)">Келесі', text(site, path))
        assert step is not None
        longer = path.rpartition("/")[0] + "/" + step[1]
        assert len(longer) > len(path)
        assert get(site, longer).key == "growing"
        path = longer


def test_a_board_lies_about_its_charset_and_pins_old_posts_on_every_page() -> None:
    site = Board()
    page = encode(site, get(site, "/bbs/board.php?bo_table=news&page=3"))
    assert (site.declared, b"euc-kr" in page) == ("utf-8", True)
    pinned = f"wr_id={site.stories[20].number}"
    assert all(pinned in text(site, f"/bbs/board.php?bo_table=news&page={page}") for page in (1, 5, 12))


def test_past_the_end_bitrix_shows_its_last_page_and_numbers_an_empty_one() -> None:
    bitrix, numbers = Bitrix(), Numbers()
    assert text(bitrix, "/press/news/?PAGEN_1=99") == text(bitrix, "/press/news/?PAGEN_1=32")
    past = get(numbers, "/kz/4/press/list/?page=99")
    assert (past.status, past.kind) == (200, "trap")
    assert get(numbers, "/en/4/press/item/999999/").kind == "missing"


def test_a_feed_stopped_years_ago() -> None:
    assert set(re.findall(r"<dc:date>(\d{4})", text(Spip(), "/spip.php?page=backend"))) <= {"2017", "2018", "2019"}


def test_the_feed_of_a_generator_holds_everything_in_full() -> None:
    site = Hugo()
    feed = unescape(unescape(text(site, "/index.xml")))
    assert feed.count("<item>") == site.count
    assert all(s.paragraphs[-1] in feed for s in site.stories)


def test_what_is_not_listed_stands_in_gzipped_sitemaps_and_in_the_pages_of_a_feed() -> None:
    site = Feeds()
    mapped: set[str] = set()
    for part in paths_of(text(site, "/sitemaps/index.xml")):
        body = get(site, part).body
        assert isinstance(body, bytes)
        mapped |= paths_of(gzip.decompress(body).decode().replace("http://[broken", "http://broken"))
    target, fed = "/stories.atom", set()
    while target:
        page = text(site, target)
        fed |= {urlsplit(link).path for link in re.findall(r'rel="alternate" type="text/html" href="([^"]+)"', page)}
        following = re.search(r'rel="next" href="([^"]+)"', page)
        target = following[1].removeprefix(site.origin) if following else ""
    wanted = {one.path for one in site.truth.values()}
    assert fed == wanted <= mapped


def test_one_address_speaks_three_languages_and_is_not_found_in_one_it_lacks() -> None:
    site = Query()
    even = next(number for number in site.by_code["kz"] if number % 2 == 0)
    assert site.key_at(f"/media/{even}") == site.key_at(f"/media/{even}?lang=kz") == f"kz/{even}"
    assert site.key_at(f"/media/{even}?lang=ru") == f"ru/{even}"
    assert get(site, f"/media/{even}?lang=en").status == 404


def test_the_main_listing_has_a_third_of_what_the_faculties_have() -> None:
    site = Faculties()
    first = text(site, f"/{quote('новости')}")
    assert len(set(re.findall(r'href="(/%[^"]+/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/[^"/]+)"', first))) == 10
    assert site.key_at(unquote(site.link(site.stories[0]))) == str(site.stories[0].number)


def test_a_guest_names_its_home_and_months_hold_what_is_the_centres() -> None:
    site = Schools()
    guests = [s for s in site.stories if site._also(s)]
    assert len(guests) >= 20
    for s in guests:
        guest = site._at(s, site._also(s))
        assert site.key_at(guest) == site.key_at(site.link(s)) == str(s.number)
        assert f'rel="canonical" href="{site.origin}{site.link(s)}"' in text(site, guest)
    lists = {path for place in SCHOOLS for page in range(1, 9) for path in re.findall(r'<h3><a href="([^"]+)"', text(site, f"/{place}/news/?page={page}"))}
    months = {path for year in range(2020, 2027) for month in range(1, 13) for path in re.findall(r'</span> <a href="(/news/[^"]+)"', text(site, f"/news/archive/?month={month}&year={year}"))}
    assert months == {site._at(s, "") for s in site.central}
    homes = {one.path for one in site.truth.values()}
    assert homes == months | (lists & homes)
    assert homes - months
    assert "There is no news" in text(site, "/news/archive/?month=2&year=1999")
