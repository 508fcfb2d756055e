"""robots.txt by RFC 9309: groups, the longest match, wildcards, encodings, and files that are none."""

from __future__ import annotations

import pytest

from newsarchive.sources.robots_rules import MAX_BYTES, parse_robots
from tests.cost import at_most

HOST = "https://news.example"


def allowed(text: str | bytes, path: str) -> bool:
    return parse_robots(text if isinstance(text, bytes) else text.encode()).allows(HOST + path)


@pytest.mark.parametrize(
    ("rules", "path", "allows"),
    [
        ("Disallow: /news", "/news/1", False),
        ("Disallow: /news", "/newsroom", False),
        ("Disallow: /news/", "/news", True),
        ("Disallow:", "/news", True),
        ("Disallow: /", "/robots.txt", True),
        ("Disallow: /\nAllow: /news/", "/news/1", True),
        ("Allow: /news/\nDisallow: /news/private", "/news/private/1", False),
        ("Disallow: /page\nAllow: /page", "/page", True),
        ("Disallow: /*.pdf$", "/a/b.pdf", False),
        ("Disallow: /*.pdf$", "/a/b.pdf?x=1", True),
        ("Disallow: /*.pdf", "/a/b.pdf?x=1", False),
        ("Disallow: /*/print/*", "/en/print/7", False),
        ("Disallow: /*/print/*", "/print/7", True),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: *", "/anything", False),
        ("Disallow: /*?", "/list?page=2", False),
        ("Disallow: /*?", "/list", True),
        ("Disallow: /a$b", "/a$b", False),
        ("Disallow: /a*b*c$", "/axxbyyc", False),
        ("Disallow: /a*b*c$", "/axxcyyb", True),
        ("Disallow: /a%2Ab", "/a*b", False),
        ("Disallow: /a%2Ab", "/axb", True),
        ("Disallow: /новости", "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1", False),
        ("Disallow: /%d0%bd%d0%be%d0%b2%d0%be%d1%81%d1%82%d0%b8", "/новости/1", False),
        ("Disallow: /%6E%65ws", "/news", False),
        ("Disallow: /foo/bar", "/foo%2Fbar", True),
        ("Disallow: /go?u=http://a.example", "/go?u=http%3A%2F%2Fa.example", False),
        ("Disallow: /go?u=http%3A%2F%2Fa.example", "/go?u=http://a.example", False),
        ("Disallow: /News", "/news", True),
        ("DISALLOW : /news # all of it", "/news", False),
        ("disalow: /news", "/news", False),
        ("Disallow: news", "/news", False),
        ("Disallow: https://news.example/news", "/news", False),
        ("Disallow: /x\nDisallow: /news?id=*&print=1", "/news?id=7&print=1", False),
    ],
)
def test_which_rule_decides(rules: str, path: str, allows: bool) -> None:
    assert allowed(f"User-agent: *\n{rules}\n", path) is allows


def test_groups_that_name_us_are_one_and_outrank_those_for_all() -> None:
    text = (
        "User-agent: *\nDisallow: /\n\nUser-agent: NewsArchive/2.0 (+http://x)\nDisallow: /a\n\n"
        "user-agent: other\nUSER-AGENT: newsarchive\nDisallow: /b\nSitemap: https://news.example/map.xml\nDisallow: /c\n"
    )
    assert [path for path in ("/a", "/b", "/c", "/d") if not allowed(text, path)] == ["/a", "/b", "/c"]


@pytest.mark.parametrize("name", ["news", "archive", "newsarchiver", "university", "bot"])
def test_another_crawler_whose_name_is_like_ours_is_not_us(name: str) -> None:
    assert not allowed(f"User-agent: {name}\nAllow: /\n\nUser-agent: *\nDisallow: /\n", "/news")


def test_groups_for_all_are_one_too_and_other_records_do_not_part_agents() -> None:
    text = "User-agent: *\nDisallow: /a\n\nUser-agent: x\nDisallow: /x\n\nUser-agent: *\nCrawl-delay: 4\nUser-agent: y\nDisallow: /b\n"
    assert [path for path in ("/a", "/b", "/x") if not allowed(text, path)] == ["/a", "/b"]
    assert parse_robots(text.encode()).delay == 4.0


def test_rules_before_any_agent_speak_to_nobody() -> None:
    assert allowed("Disallow: /\n\nUser-agent: x\nDisallow: /\n", "/news")


@pytest.mark.parametrize(
    "body",
    [
        b"\xef\xbb\xbfUser-agent: *\nDisallow: /news", "User-agent: *\nDisallow: /news".encode("utf-16"),
        b"User-agent: *\rDisallow: /news\r", b"User-agent: *\r\nDisallow: /news\r\n", b"\n\n  User-agent:*\n\tDisallow:/news",
        b"User\0-agent: *\nDisallow: /news", b"User-agent: *\n\nDisallow: /news", b"User-agent: *\nDisallow: /\xff\nDisallow: /news",
    ],
)
def test_marks_line_ends_and_strange_bytes_do_not_hide_a_rule(body: bytes) -> None:
    assert not allowed(body, "/news/1")


@pytest.mark.parametrize(
    ("line", "delay"),
    [
        ("Crawl-delay: 10", 10.0), ("crawl-delay: 0.5", 0.5), ("Crawl-delay: 2,5", 2.5), ("Crawl-delay: soon", None),
        ("Crawl-delay: -3", None), ("Request-rate: 1/5", 5.0), ("Request-rate: 30/1m", 2.0), ("Request-rate: 0/5", None),
    ],
)
def test_how_fast_it_wants_to_be_asked(line: str, delay: float | None) -> None:
    assert parse_robots(f"User-agent: *\n{line}\nDisallow:\n".encode()).delay == delay


def test_a_page_in_its_place_allows_everything() -> None:
    assert allowed("<!doctype html><html><body><p>Страница не найдена: /</p></body></html>", "/news")


def test_what_is_too_long_is_read_to_the_limit_and_never_half_a_line() -> None:
    start = b"User-agent: *\nDisallow: /secret\n"
    filler = b"#" * (MAX_BYTES - len(start) - len(b"\nDisallow: /")) + b"\n"
    body = start + filler + b"Disallow: /news/private\n"
    assert not allowed(body, "/secret")
    assert allowed(body, "/news/1")


def test_hostile_patterns_cost_little() -> None:
    many = "User-agent: *\n" + "Disallow: /" + "*a" * 200_000 + "b\n"
    rules = "User-agent: *\n" + "".join(f"Disallow: /x{n}*y*z$\n" for n in range(20_000))
    with at_most(600):
        for text in (many, rules):
            parsed = parse_robots(text.encode())
            for _ in range(20):
                assert parsed.allows(HOST + "/" + "a" * 2000)


def test_sitemaps_are_named_whoever_is_spoken_to() -> None:
    assert parse_robots(b"Sitemap: https://news.example/a.xml\nUser-agent: x\nDisallow: /\nsitemap: /b.xml\n").sitemaps == [
        "https://news.example/a.xml", "/b.xml",
    ]
