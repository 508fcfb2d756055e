"""The next page of a listing is found in the pager that the page has, whoever built it and in whatever language; and not elsewhere."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from lxml.html import document_fromstring

from newsarchive.sites.load import load_site, parse_site
from newsarchive.sources.clicks import Clicks
from newsarchive.sources.pager import next_page
from tests.cost import at_most
from tests.sources.made import listed, pages

SITE = parse_site(
    """id = "uni"
status = "invented"
names = { en = "A University" }
country = "KZ"
timezone = "Asia/Almaty"
languages = ["en"]
hosts = ["uni.example"]
[[articles]]
pattern = 'https://uni\\.example/(?:en/)?news/(?P<number>\\d+)/?'
[[listings]]
url = "https://uni.example/news"
""",
    Path("uni.toml"),
)
HOME = "https://uni.example/news"


def following(body: str, url: str = HOME) -> str | None:
    tree = document_fromstring(f"<html><body><a href='/news/17'>An article of the day</a>{body}<a href='/about'>3</a></body></html>")
    found = next_page(Clicks(tree, url), url, url, SITE)
    return found.removeprefix("https://uni.example") if found is not None else None


def numbers(template: str, *shown: int, current: int = 1, frame: str = "<ul class='pagination'>{}</ul>") -> str:
    """A pager: links to these pages, the current one without a link."""
    links = {n: template.format(n, n - 1, 20 * (n - 1)) for n in shown}
    cells = [
        f"<li class='active'><span>{n}</span></li>" if n == current else f"<li><a href='{link}'>{n}</a></li>" for n, link in links.items()
    ]
    return frame.format("".join(cells))


@pytest.mark.parametrize(
    ("template", "second", "third"),
    [
        ("?page={0}", "/news?page=2", "/news?page=3"),
        ("/news/page/{0}/", "/news/page/2/", "/news/page/3/"),
        ("/news/page-{0}", "/news/page-2", "/news/page-3"),
        ("?PAGEN_1={0}", "/news?PAGEN_1=2", "/news?PAGEN_1=3"),
        ("?paged={0}", "/news?paged=2", "/news?paged=3"),
        ("?p={0}", "/news?p=2", "/news?p=3"),
        ("?p_id=x_INSTANCE_k9&_x_INSTANCE_k9_cur={0}", "/news?p_id=x_INSTANCE_k9&_x_INSTANCE_k9_cur=2", "/news?p_id=x_INSTANCE_k9&_x_INSTANCE_k9_cur=3"),
        ("?page={1}", "/news?page=1", "/news?page=2"),
        ("?start={2}", "/news?start=20", "/news?start=40"),
        ("?offset={2}", "/news?offset=20", "/news?offset=40"),
    ],
)
def test_pages_that_are_numbered_in_their_address_follow_each_other(template: str, second: str, third: str) -> None:
    plain = "<div>{}</div>"
    assert following(numbers(template, 1, 2, 3, 4, 50, frame=plain)) == second
    assert following(numbers(template, 1, 2, 3, 4, 50, current=2, frame=plain), f"https://uni.example{second}") == third


@pytest.mark.parametrize(
    "label",
    [
        "Next", "Next »", "next page ›", "Older posts", "Келесі", "Келесі бет", "Kelesi", "Следующая", "След.", "Вперёд", "Далее →",
        "Sonraki", "Keyingi", "Siguiente", "Suivant", "Weiter", "Nächste Seite", "Próxima", "Następna", "下一页", "次へ", "다음", "التالي",
        "अगला", "הבא", "Tiếp theo", "Наступна",
    ],
)
def test_a_link_in_a_pager_that_says_next_leads_on_whatever_its_address(label: str) -> None:
    assert following(f"<nav class='site-pager'><a href='/news/older'>{label}</a></nav>") == "/news/older"
    assert following(f"<p><a href='/news/older'>{label}</a></p>") is None, "a word alone is no pager"


@pytest.mark.parametrize(
    "body",
    [
        "<div class='pages'><a class='next' href='/news/b'><img alt=''></a></div>",
        "<div class='pagination__list'><a class='pagination__next' href='/news/b'><i></i></a></div>",
        "<ul class='pager'><li class='pager-next'><a href='/news/b'>&gt;&gt;&gt;</a></li></ul>",
        "<div role='navigation' aria-label='Pagination'><a title='Go to the next page' href='/news/b'>more</a></div>",
        "<div id='paginator'><a href='/news/a'>‹</a><a href='/news/b'>›</a><a href='/news/z'>»</a></div>",
        "<div class='page-navigation'><a href='/news/z'>»</a><a href='/news/b'>→</a></div>",
        "<a href='/news/q'>Next</a><link rel='next' href='/news/b'>",
        "<a rel='next' href='/news/b'>x</a><div class='pagination'><a href='/news/q'>Next</a></div>",
        "<div class='pagination'><b>1</b><a href='/news/b'>2</a><a href='/news/c'>3</a></div>",
        "<div class='pagination'><a href='/news/a'>4</a><a aria-current='page' href='#'>5</a><a href='/news/b'>6</a></div>",
        "<div class='pagination'><a href='/news/b'>2</a><a href='/news/c'>3</a></div>",
    ],
)
def test_pagers_of_many_kinds(body: str) -> None:
    assert following(body) == "/news/b"


@pytest.mark.parametrize(
    "body",
    [
        # The last page.
        "<div class='pagination'><a href='?page=1'>1</a><a href='?page=2'>2</a><b>3</b></div>",
        "<div class='pagination'><a class='prev' href='?page=2'>‹ Previous</a></div>",
        # What is no pager.
        "<div class='slider'><a href='#' class='next'>›</a></div>",
        "<div class='calendar'><a href='?month=2'>2</a><a href='?month=3'>3</a></div>",
        "<div class='years'><a href='/news/2019y'>2019</a><a href='/news/2020y'>2020</a></div>",
        "<div class='pagination'><a href='https://elsewhere.example/news?page=2'>2</a></div>",
        "<div class='pagination'><a href='/events?page=2'>All events</a></div>",
        "<div class='pagination'><a href='/news/18'>Next</a></div>",
        "<p><a href='?p=4711'>A story with a number for an address</a></p>",
        "<p><a href='/events?page=4'>4</a></p>",
        "<div class='pagination'><a href='javascript:more()'>Next</a><a href='http://[::1'>2</a><a>3</a></div>",
    ],
)
def test_where_nothing_follows_nothing_is_made_up(body: str) -> None:
    assert following(body, f"{HOME}?page=3" if "page=2" in body and "elsewhere" not in body else HOME) is None


def test_other_parameters_of_the_listing_stay() -> None:
    pager = "<p><a href='/news?lang=en&page=2'>2</a><a href='/news?lang=kk&page=2'>2</a></p>"
    assert following(pager, "https://uni.example/news?lang=kk") == "/news?lang=kk&page=2"
    assert following(pager.replace("page=2", "page=3"), "https://uni.example/news?page=2&lang=kk") == "/news?lang=kk&page=3"


def test_a_page_of_nothing_but_pagers_is_read_in_little_time() -> None:
    deep = "<div class='x'>" * 300
    body = deep + "".join(f"<p><a class='y' href='?page={n}'>{n % 990 + 2}</a></p>" for n in range(30_000))
    tree = document_fromstring(f"<html><body>{body}</body></html>")
    with at_most(200):
        next_page(Clicks(tree, HOME), HOME, HOME, SITE)


def test_kaznu_has_no_rule_for_its_pages_and_needs_none() -> None:
    site = load_site("kaznu")
    url = "https://welcome.kaznu.kz/kz/3/news/"
    pager = "<ul class='pagination'><li class='active'><a href='?page=1'>1</a></li><li><a href='?page=2'>2</a></li></ul>"
    tree = document_fromstring(f"<html><body>{pager}</body></html>")
    assert next_page(Clicks(tree, url), url, url, site) == url + "?page=2"


def test_a_link_that_leads_to_the_next_ten_pages_skips_none() -> None:
    block = "<nav class='pg'><b>1</b>" + "".join(f"<a href='?page={n}' class='pg_page'>{n}<span>페이지</span></a>" for n in range(2, 11))
    assert following(f"<div class='pages'>{block}<a href='?page=11' class='pg_next'>다음</a></nav></div>") == "/news?page=2"
    last = "<div class='pages'><a href='?page=9'>9</a><b>10</b><a href='?page=11' class='pg_next'>다음</a></div>"
    assert following(last, HOME + "?page=10") == "/news?page=11"
    down = "<div class='pages'><b>1</b><a href='?page=29'>2</a><a href='?page=2'>29</a><a href='?page=29' class='next'>下一页</a></div>"
    assert following(down) == "/news?page=29"


def test_pages_called_by_the_rows_they_show_follow_each_other() -> None:
    def shown(current: int) -> str | None:
        spans = [(start, min(start + 10, 62)) for start in range(1, 63, 11)]
        links = " | ".join(
            f"{first}-{last}" if first == current + 1 else f"<a href='/news?od={first - 1}'>{first}-{last}</a>" for first, last in spans
        )
        return following(f"<p>{links}</p>", HOME if not current else f"{HOME}?od={current}")

    assert shown(0) == "/news?od=11"
    assert shown(11) == "/news?od=22"
    assert following("<a href='/news/x'>2019-2020</a><a href='/news/y'>2021-2022</a>") is None


@pytest.mark.parametrize(
    "label", ["Ältere Meldungen", "Older stories »", "Artículos más antiguos", "Starsze aktualności", "Ескірек жаңалықтар", "更早"]
)
def test_a_link_to_older_items_leads_on_whatever_these_are_called(label: str) -> None:
    assert following(f"<p><a href='/news?vor=2024-05-03'>{label}</a></p>") == "/news?vor=2024-05-03"
    assert following(f"<p><a href='/history/18'>{label}</a></p>") is None


@pytest.mark.parametrize("figures", ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "০১২৩৪৫৬৭৮৯", "०१२३४५६७८९"], ids=["arabic", "persian", "bengali", "devanagari"])
def test_pages_are_counted_in_the_figures_of_any_script(figures: str) -> None:
    rows = "".join(f'<p><a href="/news/{n}">A title that is long enough {n}</a></p>' for n in range(9, 4, -1))

    def pager(shown: int, key: str, *, own: bool) -> str:
        said = [(figures[n], quote(figures[n]) if own else str(n)) for n in range(1, 6)]
        links = "".join(f"<b>{one}</b>" if n == shown else f"<a href='?{key}={value}'>{one}</a>" for n, (one, value) in enumerate(said, 1))
        return f"{rows}<div class=seiten>{links}</div>"

    assert pages(listed(pager(1, "page", own=False))) == ["/news/?page=2"]
    assert pages(listed(pager(1, "page", own=True))) == [f"/news/?page={quote(figures[2])}"]
    here = f"https://uni.example/news/?xyz={quote(figures[3])}"
    assert pages(listed(pager(3, "xyz", own=True), here)) == [f"/news/?xyz={quote(figures[4])}"]
    posted = "<form method=post action='/news/'><input type=hidden name=page value=1></form>"
    script = "<script>function go(n){ document.forms[0].page.value = n; document.forms[0].submit() }</script>"
    links = f"<b>{figures[1]}</b>" + "".join(f"<a href='#' onclick='go({n})'>{figures[n]}</a>" for n in (2, 3))
    assert pages(listed(rows + posted + script + links)) == ["/news/"]
