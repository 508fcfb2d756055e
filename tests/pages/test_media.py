"""What belongs to an article beside its text. All pages are invented."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from newsarchive.cli.show import media_lines
from newsarchive.pages import extract
from newsarchive.pages.attachments import attachments
from newsarchive.pages.lines import lines_of
from newsarchive.pages.media import MOST_LINK_BYTES, MOST_LINKS, Medium, before, links_in
from newsarchive.pages.media_places import containers_of_lines, section_of
from newsarchive.pages.parse import parse
from newsarchive.pages.players import players
from tests.cost import in_step

URL = "https://uni.example/news/1"
SENTENCES = (
    "On Monday the university opened a new library, and students of three faculties can now read until late in the evening.",
    "The reading room has four hundred seats, and the stacks hold nearly two million books, said the director, Ann Kim.",
    "On Saturday the doors are open to everyone: visitors will be shown rare manuscripts and old maps from the first years.",
)
TEASERS = "".join(
    f"<div class='card'><a href='/news/{n}'><img src='/img/teaser-photo-{n}.jpg'><h4>Other news {n}</h4></a></div>" for n in range(2, 9)
)


def media_of(body: str, head: str = "") -> list[Medium]:
    html = f"<html><head><title>A new library has opened</title>{head}</head><body>{body}</body></html>"
    return extract(html, URL, fetched_at=datetime(2024, 5, 1, tzinfo=UTC)).media


def urls(media: list[Medium], kind: str) -> list[str]:
    return [str(one["url"]).removeprefix("https://uni.example") for one in media if one["kind"] == kind]


PAGE = f"""<div class="menu"><a href="/f/rules.pdf">Rules</a> <a href="/">Home</a></div>
<div class="wrap"><div class="top"><h1>A new library has opened</h1><img src="/img/library-hall.jpg" width="800"></div>
<div class="text"><p>{SENTENCES[0]} See <a href="/news/7">the plan</a>.</p><p><img src="/img/reading-room.jpg">{SENTENCES[1]}</p>
<p>{SENTENCES[2]} <a href="#top">Up</a> <a href="mailto:a@uni.example">Mail</a></p></div>
<div class="files"><a href="/f/plan.pdf">Plan of the library</a></div><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe></div>
<div class="cards">{TEASERS}</div><div class="footer"><a href="/f/charter.pdf">Charter</a></div>"""


def test_what_stands_where_the_text_stands_is_kept_and_nothing_else() -> None:
    found = media_of(PAGE)
    assert sorted(urls(found, "image")) == ["/img/library-hall.jpg", "/img/reading-room.jpg"]
    assert urls(found, "attachment") == ["/f/plan.pdf"]
    assert urls(found, "video") == ["https://www.youtube.com/embed/abcdefghijk"]
    assert urls(found, "link") == ["/news/7"]
    assert [one["text"] for one in found if one["kind"] == "link"] == ["the plan"]


def test_the_lead_image_comes_first() -> None:
    found = media_of(PAGE, '<meta property="og:image" content="/img/reading-room.jpg">')
    assert (found[0]["url"], found[0]["lead"]) == ("https://uni.example/img/reading-room.jpg", True)
    assert [one["kind"] for one in found] == ["image", "image", "attachment", "video", "link"]


def test_media_are_plain_values_for_json() -> None:
    found = media_of(PAGE)
    assert json.loads(json.dumps(found)) == found
    assert all(isinstance(value, str | int) for one in found for value in one.values())


def test_a_page_without_a_text_has_no_files() -> None:
    assert media_of("<ul><li><a href='/f/rules.pdf'>Rules</a></ul>") == []


def test_addresses_follow_the_base_of_the_page() -> None:
    body = "".join(f"<p>{one}</p>" for one in SENTENCES)
    found = media_of(f"<h1>A new library has opened</h1>{body}<p>See <a href='plan.pdf'>the plan</a>.</p>", "<base href='/files/'>")
    assert urls(found, "attachment") == ["/files/plan.pdf"]


def links(body: str) -> tuple[list[Medium], int]:
    tree = parse(f"<html><body>{body}</body></html>")
    assert tree is not None
    return links_in(lines_of(tree), URL, {"https://uni.example/known"})


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("<a href='/a'> the <b>other</b>\n page</a>", [("https://uni.example/a", "the other page")]),
        ("<a href='https://b.example/x?y=1#z'>қараңыз</a>", [("https://b.example/x?y=1#z", "қараңыз")]),
        ("<a href='/a'>one</a> and <a href='/a'>again</a>", [("https://uni.example/a", "one")]),
        ("<a href='#note'>note</a> <a href='/news/1#note'>note</a> <a href=''>here</a>", []),
        ("<a href='mailto:a@b.example'>mail</a> <a href='tel:1'>call</a> <a href='javascript:go()'>go</a>", []),
        ("<a href='/known'>known</a>", []),
        ("<a href='/a'><img src='/i.png'></a>", []),
        ("<a name='x'>anchor</a>", []),
        ("<a href='http://[broken'>broken</a>", []),
        (f"<a href='/{'x' * 3000}'>long</a>", []),
    ],
)
def test_links_of_the_lines_are_kept_with_their_text(link: str, expected: list[tuple[str, str]]) -> None:
    found, omitted = links(f"<p>Text {link} text</p>")
    assert [(one["url"], one["text"]) for one in found] == expected
    assert omitted == 0


@pytest.mark.parametrize(
    "crumbs",
    [
        "<p><a href='/en'>Main page</a> - <a href='/en/news'>News</a></p>",
        "<p><a href='/ru'>Главная</a></p><p><a href='/ru/novosti'>Новости</a></p>",
        "<div><a href='/kz'>Басты бет</a> » <a href='/kz/news'>Жаңалықтар</a> » </div>",
    ],
)
def test_links_of_a_breadcrumb_that_was_cut_off_the_text_are_not_the_articles(crumbs: str) -> None:
    body = f"<article><h1>A new library has opened</h1>{crumbs}<p>{SENTENCES[0]} See <a href='/n'>the News of the plan</a>.</p>"
    found = media_of(body + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[1:]) + "</article>")
    assert urls(found, "link") == ["/n"]


def test_links_count_from_where_the_text_begins() -> None:
    crumbs = "<a href='/a'>Home</a> - <a href='/b'>News</a>"
    tree = parse(f"<p>{crumbs} - <a href='/c'>On Monday</a>{SENTENCES[0][9:]} <a href='/d'>Home</a></p>")
    assert tree is not None
    lines = lines_of(tree)
    assert [one.get("href") for line in lines for one in line.anchors if one in before(lines, SENTENCES[0] + " Home")] == ["/a", "/b"]
    assert before(lines, lines[0].text) == set(), "nothing was cut off"
    assert before(lines, "Another text than that of the lines") == set()
    assert before(lines, "") == set()


def test_more_links_than_are_kept_are_counted() -> None:
    found, omitted = links("<p>" + " ".join(f"<a href='/{n}'>w</a>" for n in range(500)) + "</p>")
    assert len(found) == MOST_LINKS
    assert omitted == 300
    found, omitted = links("".join(f"<p><a href='/{n}/{'ы' * 300}'>{'ы' * 200}</a></p>" for n in range(100)))
    assert len(json.dumps(found, ensure_ascii=False).encode()) <= MOST_LINK_BYTES
    assert len(found) + omitted == 100


def test_a_text_split_over_siblings_has_a_container_for_each() -> None:
    long = " ".join(SENTENCES)
    between = f"<div id=t>{TEASERS}{'<p>Teaser of other news</p>' * 30}</div>"
    tree = parse(f"<html><body><div id=a><p>{long}</p></div>{between}<div id=b><p>{long}</p></div></body></html>")
    assert tree is not None
    kept = [line for line in lines_of(tree) if line.text == long]
    near, _ = containers_of_lines(kept)
    assert [next(above.get("id") for above in (one, *one.iterancestors()) if above.get("id")) for one in near] == ["a", "b"]


def test_the_surroundings_end_where_most_of_the_text_is_not_the_articles() -> None:
    tree = parse(
        f"<html><body><div id=w><div id=a><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p></div><p>Short</p></div>{TEASERS * 3}</body></html>"
    )
    assert tree is not None
    near, around = containers_of_lines([line for line in lines_of(tree) if line.prose])
    assert [one.get("id") for one in near] == ["a"]
    assert [one.get("id") for one in around] == ["w"]


def test_nothing_kept_has_no_container() -> None:
    assert containers_of_lines([]) == ([], [])


def test_the_section_holds_heading_and_text_and_is_not_the_page() -> None:
    tree = parse("<html><body><div id=s><h1>T</h1><div id=c>x</div></div></body></html>")
    assert tree is not None
    (heading,), container = tree.iter("h1"), tree.get_element_by_id("c")
    assert section_of([container], heading) is tree.get_element_by_id("s")
    assert section_of([container], None) is None
    tree = parse("<html><body><h1>T</h1><div id=c>x</div></body></html>")
    assert tree is not None
    (heading,) = tree.iter("h1")
    assert section_of([tree.get_element_by_id("c")], heading) is None


def test_they_are_printed_a_line_each() -> None:
    assert media_lines(
        [
            {"kind": "image", "url": "u", "alt": "the hall", "caption": "Hall", "credit": "", "lead": True},
            {"kind": "attachment", "url": "v", "caption": ""},
            {"kind": "link", "url": "w", "text": "the plan"},
            {"kind": "omitted", "count": 7},
        ]
    ) == ["image: u (Hall · the hall)", "attachment: v", "link: w (the plan)", "(7 more files and links)"]


@pytest.mark.parametrize(
    "piece",
    ["<a href='/f/a{}.pdf'>x</a> ", "<p><a href='/{}'>x</a>", "<div><video src='/{}.mp4'></video>", "<iframe src='/player/{}'></iframe>"],
)
def test_the_cost_is_linear(piece: str) -> None:
    def work(html: str) -> None:
        tree = parse(html)
        assert tree is not None
        lines = lines_of(tree)
        near, around = containers_of_lines(lines)
        attachments(URL, [*near, *around])
        players(URL, [*near, *around])
        links_in(lines, URL, set())

    def page(count: int) -> str:
        body = "".join(piece.replace("{}", str(n)) for n in range(count))
        return f"<html><body><p>{SENTENCES[0]}</p>{body}</body></html>"

    in_step(page, work, 250)
