"""What a page says at another visit: furniture that changed is told from what is new, whatever is taken for the article."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from newsarchive.pages.attributes import address
from newsarchive.pages.parse import parse
from newsarchive.pages.recheck import MOST_LINES, OTHERS, differing
from newsarchive.pages.whole import MOST_ENTRIES, counting, marks_of, whole

TEXTS = {
    "kk": "Кітапханада жаңа оқу залы ашылды, оған студенттер мен оқытушылар қатысты.",
    "ru": "В библиотеке открылся новый читальный зал, на открытие пришли студенты.",
    "en": "The library opened a new reading room, and many students came to see it.",
    "zh": "图书馆的新阅览室今天开放，许多学生和老师都来参观。",
}


def page(number: int = 1, **parts: str) -> str:
    """A page of an invented site; parts replace what stands in it."""
    has = {
        "text": f"{TEXTS['en']} {number}", "views": f"Seen by {number * 7}", "box": "", "latest": "What is new today",
        "related": "".join(f'<li><a href="/news/{number + n}">Article number {number + n} tells more</a></li>' for n in (1, 2, 3)),
        "ad": "Buy a pencil", "token": "0" * 32, "head": "", "foot": "Open on all days", **parts,
    }  # fmt: skip
    return f"""<html lang="en"><head><title>Title {number}</title>{has['head']}<meta name="csrf-token" content="{has['token']}"></head>
<body class="single post-{number}"><nav><a href="/?sid={has['token']}">Home</a></nav><main><h1>Title {number}</h1>
<p class="meta">{has['views']}</p><div class="text"><p>{has['text']}</p></div>{has['box']}</main>
<aside><ul class="related">{has['related']}</ul></aside><div class="latest"><p>{has['latest']}</p></div>
<div class="side-banner">{has['ad']}</div><footer>{has['foot']}</footer></body></html>"""


def apart(before: str, now: str, others: list[str], text: str = TEXTS["en"]) -> tuple[str, ...] | None:
    trees = [tree for html in (before, now, *others) if (tree := parse(html)) is not None]
    counts = Counter(mark for tree in trees[2:] for mark in marks_of(tree))
    return differing(trees[0], trees[1], text, {mark for mark, count in counts.items() if count >= OTHERS})


SITE = [page(number, latest="Something else is new") for number in (11, 12, 13)]


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        ({}, ()),
        ({"latest": "Something else is new"}, ("- What is new today", "+ Something else is new")),
        ({"views": "Seen by 2 015"}, ("- Seen by 7", "+ Seen by 2 015")),
        ({"token": "9f" * 16}, ("- /?sid=" + "0" * 32, "+ /?sid=" + "9f" * 16)),
    ],
    ids=["nothing", "latest news", "counter", "token"],
)
def test_what_changes_around_an_article_is_furniture_and_is_named(parts: dict[str, str], lines: tuple[str, ...]) -> None:
    assert apart(page(), page(**parts), SITE) == lines


def test_another_choice_of_related_articles_is_furniture_where_other_pages_have_such_a_list() -> None:
    links = '<li><a href="/news/8">Another article of some length</a></li><li><a href="/news/9">And one more of them</a></li>'
    other = page(related=links + '<li><a href="/news/10">The third</a></li>')
    found = apart(page(), other, SITE)
    assert found is not None
    assert "+ Another article of some length" in found
    assert "+ /news/8" in found, "where it leads to is named as well"
    assert apart(page(), other, [one.replace("<a", "<b").replace("</a", "</b") for one in SITE]) is None
    assert apart(page(), page(related=links), SITE) is None, "one link less is no other choice"
    known = page(number=1, related=re.findall("<li>.*?</li>", SITE[0])[0] * 2 + links[: links.index("</li>") + 5])
    for before, now in ((page(), known), (known, page())):
        assert apart(before, now, [SITE[0]] * 3) is not None, "some of the links stand on other pages too"


@pytest.mark.parametrize("said", ["Түзету: 25 емес, 52 студент.", "Not the old room; see <a href=/e>erratum</a>.", "更正：不是旧馆。"])
def test_a_line_of_plain_text_is_new_whatever_list_of_links_it_stands_in(said: str) -> None:
    related = "".join(f'<li><a href="/news/{n}">Article number {n} tells more</a></li>' for n in (2, 3, 4))
    assert apart(page(related=related), page(related=f"<li>{said}</li>{related}"), SITE) is None
    menu = '<aside class="side">{}<p><a href="/1">All news of the week</a></p><p><a href="/2">All news of the month</a></p></aside>'
    others = [one.replace("<footer>", menu.format("") + "<footer>") for one in SITE]
    box = f'<div class="note">{said}</div>'
    before, now = (page().replace("<footer>", menu.format(one) + "<footer>") for one in ("", box))
    assert apart(before, before, others) == ()
    assert apart(before, now, others) is None
    assert apart(now, before, others) is None


def test_a_link_beside_a_list_of_links_is_none_of_the_list() -> None:
    def aside(link: str) -> str:
        related = "".join(f'<li><a href="/news/{n}">Article number {n} tells more</a></li>' for n in (2, 3, 4))
        return f'<div class="side"><p><a href="/{link}.pdf">The {link}</a></p><ul>{related}</ul></div>'

    others = [one.replace("<footer>", aside("programme") + "<footer>") for one in SITE[:1] * 3]
    before, now = (page().replace("<footer>", aside(one) + "<footer>") for one in ("report", "erratum"))
    assert apart(before, now, others) is None


@pytest.mark.parametrize("names", ["no-ads", "layout with-banner", "alert banner", "sponsor advert"])
def test_what_stands_in_a_box_that_is_called_an_advertisement_is_compared_like_all_else(names: str) -> None:
    def named(html: str) -> str:
        return html.replace("<main>", f'<main class="{names}">').replace("single", names).replace("side-banner", names)

    site = [named(one) for one in SITE]
    assert apart(named(page()), named(page(box="<p>Поправка: студентов было 52.</p>")), site) is None
    assert apart(named(page()), named(page(ad="Closed on Monday")), site) is None


def test_a_banner_that_other_pages_have_too_is_furniture() -> None:
    banner = '<a href="/{0}?rnd={1}"><img src="/{0}.png"></a>'
    others = [page(number, ad=banner.format("b", number)) for number in (11, 12, 13)]
    assert apart(page(ad=banner.format("a", 1)), page(ad=banner.format("b", 2)), others) == (
        "- /a?rnd=1", "- /a.png", "+ /b?rnd=2", "+ /b.png",
    )  # fmt: skip
    assert apart(page(ad=banner.format("a", 1)), page(ad=banner.format("c", 2)), others) is None


@pytest.mark.parametrize(
    "box",
    [
        '<object data="/plan-{}.pdf"></object>', '<object><param name="movie" value="/film-{}"></object>', '<embed src="/film-{}">',
        "<object><p>{} people</p></object>", '<img src="/a" srcset="/a-{}.jpg 2x">', '<img data-src="/hall-{}.jpg">',
        '<i data-lazy-bg="/hall-{}.jpg"></i>', '<noscript><img src="/hall-{}.jpg"></noscript>', '<svg><image xlink:href="/{}"/></svg>',
        """<b onclick="location.href='/order-{}.pdf'">order</b>""", '<b onclick="goView({})">order</b>', '<input value="{} places">',
        '<input type="submit" value="Send {} pages">', '<div style="background: url(/hall-{}.jpg)"></div>',
        '<a href="/a" title="Room {} of the old building">room</a>', '<iframe srcdoc="Room {} of the old building"></iframe>',
        '<time datetime="2026-05-{}">May</time>', "<p>a<!-- -->{} rooms</p>", "<p>a<?x?>{} rooms</p>", '<img alt="The room number {}">',
    ],
)
def test_a_change_that_shows_in_no_line_is_new(box: str) -> None:
    before, now = page(box=box.format(25)), page(box=box.format(52))
    assert apart(before, before, SITE) == ()
    assert apart(before, now, SITE) is None


@pytest.mark.parametrize("box", ["<p hidden>{}</p>", '<p style="display: none">{}</p>', "<p><s>{}</s></p>"])
def test_a_line_that_is_shown_hidden_or_struck_out_is_new(box: str) -> None:
    assert apart(page(box=box.format(TEXTS["ru"])), page(box=f"<p>{TEXTS['ru']}</p>"), SITE) is None


@pytest.mark.parametrize(
    "box",
    [
        "<table><tr><td>{}</td><td>{}</td></tr></table>", "<p>{}</p><p>{}</p>", "<dl><dt>{}</dt><dd>-</dd><dt>{}</dt></dl>",
        '<a href="/{}">a</a> <a href="/{}">a</a>',
    ],
)  # fmt: skip
def test_lines_that_change_places_are_new(box: str) -> None:
    assert apart(page(box=box.format("Budget", "Fees")), page(box=box.format("Fees", "Budget")), SITE) is None


@pytest.mark.parametrize(
    "name", ["tokenized-title", "citation_nonce", "csrf-policy", "author", "article:token-price", "keywords"]
)  # fmt: skip
def test_of_what_a_page_says_of_itself_only_tokens_against_forgery_may_differ(name: str) -> None:
    head = '<meta name="{}" content="{}">'
    assert apart(page(head=head.format(name, "a")), page(head=head.format(name, "b")), SITE) is None
    for token in ("csrf-token", "CSRF-Param", "_token", "csp-nonce"):
        assert apart(page(head=head.format(token, "a")), page(head=head.format(token, "b")), SITE) == ()


@pytest.mark.parametrize(
    "data",
    [
        '{{"note": "' + "a" * 200_000 + ' {}"}}', '{{"note": "{}" ', "[" * 20 + '"{}"' + "]" * 20, '{{"wordCount": {}}}', '{{"n": {}}}',
    ],
    ids=["long", "cut off", "deep", "words", "number"],
)  # fmt: skip
def test_json_ld_that_differs_is_new_however_it_is_made(data: str) -> None:
    head = '<script type="application/ld+json">{}</script>'
    site = [page(number, head=head.format(data.format(number))) for number in (11, 12, 13)]
    before, now = (page(head=head.format(data.format(n))) for n in (25, 52))
    assert apart(before, before, site) == ()
    assert apart(before, now, site) is None


@pytest.mark.parametrize(
    "parts",
    [
        {"box": '<div class="note"><h4>Correction</h4><p>It was the old room.</p></div>'},
        {"box": "<p>Түзету: 25 емес, 52 студент қатысты.</p>"},
        {"box": '<a href="/erratum.pdf">Erratum</a>'},
        {"box": '<img src="/new.jpg" alt="The new room">'},
        {"text": TEXTS["ru"]},
        {"head": '<meta name="description" content="corrected">'},
        {"head": '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2026-03-02"}</script>'},
        {"latest": "A line that no other page has"},
        {"foot": "Closed for good"},
        {"views": "Held on 12.05.2026"},
    ],
)
def test_whatever_else_changes_is_new_wherever_it_stands(parts: dict[str, str]) -> None:
    assert apart(page(), page(**parts), SITE) is None


def test_a_box_that_is_corrected_again_is_new_again() -> None:
    note = '<div class="note"><h4>Correction</h4><p>{} people came.</p></div>'
    assert apart(page(box=note.format(25)), page(box=note.format(52)), SITE) is None
    assert apart(page(box=note.format(25)), page(), SITE) is None, "what is taken away is no less a change"
    assert apart(page(box=note.format(52)), page(box=note.format(52), latest="Something else is new"), SITE) is not None


def test_two_other_pages_are_not_enough() -> None:
    assert apart(page(), page(latest="Something else is new"), SITE[:2]) is None


@pytest.mark.parametrize("label", ["Просмотров: {}", "Қаралым саны: {}", "Views: {}", "浏览次数：{}"])
def test_a_counter_that_says_so_needs_no_other_page(label: str) -> None:
    before, now = (page(views=label.format(number)) for number in (12, 1340))
    assert apart(before, now, []) == (f"- {label.format(12)}", f"+ {label.format(1340)}")


@pytest.mark.parametrize("language", list(TEXTS))
def test_a_page_whose_text_stands_in_its_scripts_is_told_by_its_bytes(language: str) -> None:
    text = TEXTS[language]
    assert apart(page(text=text), page(text=text), SITE, text) == ()
    hidden = page(text="", box=f"<script>var text = '{text}'</script>")
    assert apart(hidden, hidden, SITE, text) is None


def test_a_page_that_differs_in_too_much_is_kept() -> None:
    lines = "".join(f"<p>line {number}</p>" for number in range(MOST_LINES))
    others = [page(number, latest=lines) for number in (11, 12, 13)]
    assert apart(page(), page(latest=lines), others) is None


def test_a_page_of_very_many_lines_is_looked_at_in_time_and_not_compared() -> None:
    tree = parse(f"<html><body>{'<p>a</p>' * (MOST_ENTRIES + 10)}</body></html>")
    assert tree is not None
    assert whole(tree) is None
    assert marks_of(tree) == ()
    deep = parse(f"<html><body>{'<div>' * 5000}text{'</div>' * 5000}</body></html>")
    assert deep is None or len(marks_of(deep)) < 5000


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("/a?id=24686&sid=8d3f0c1e9a7b6d5c", "/a?id=24686"), ("/a?sid=24686", "/a?sid=24686"), ("/a?_=1700000000123#top", "/a#top"),
        ("/a;jsessionid=0A1B?b=1", "/a?b=1"), ("/a;jsessionid=0A.b-1/c", "/a/c"), ("/a?PHPSESSID=8d3f&CSRF=x&b", "/a?b"),
        *((url, url) for url in (
            "/a?title=new-scholarships-in-spring-2026", "/a?id=1700000001", "/a?doc=8d3f0c1e9a7b6d5c8d3f", "/a?v=8d3f0c1e9a7b6d5c",
            "/uc?id=1AbCdEfGhIjKlMnOpQrStUvWxYz012345", "open('/a?token=1', '/b')", "/a?ts=1 1x, /b 2x",
        )),
    ],
)  # fmt: skip
def test_of_an_address_only_tokens_say_nothing(url: str, plain: str) -> None:
    assert address(url) == plain


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        ("Views: 1,234", "Views: 0"), ("👁 12 💬 3", "👁 0 💬 0"), ("12 May 2026", None), ("12.05.2026", None), ("14:35", None),
        ("no number", None), ("A line that is much too long to be a counter of anything, though it has 12 in it", None),
    ],
)  # fmt: skip
def test_a_line_that_counts_is_short_and_no_date(line: str, masked: str | None) -> None:
    assert counting(line) == masked
