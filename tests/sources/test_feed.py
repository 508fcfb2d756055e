"""Feeds of every version give their entries, newest first, with what they say; a bad entry loses only itself."""

from __future__ import annotations

import json

import pytest

from tests.cost import at_most
from tests.sources.made import articles, pages, read, reading, said

RSS = """<?xml version="1.0" encoding="{charset}"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Жаңалықтар</title><link>https://uni.example/</link>
<item><title>Жаңа зертхана ашылды</title><link>https://uni.example/kz/news/12</link><pubDate>Wed, 28 May 2025 10:00:00 +0500</pubDate>
<dc:creator>Әсел Нұрлан</dc:creator><category>Ғылым</category><media:title>Сурет</media:title>
<description>Кіріспе сөз</description></item>
<item><title>Күз мезгілі</title><link>https://uni.example/kz/news/11</link><pubDate>Tue, 27 May 2025 09:00:00 +0500</pubDate></item>
<item><title>Сыртта</title><link>https://elsewhere.example/1</link></item>
</channel></rss>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "utf-16"])
def test_rss_2_in_several_charsets(charset: str) -> None:
    text = RSS if charset != "windows-1251" else RSS.replace("Жаңа зертхана ашылды", "Открыта новая лаборатория")
    body = text.format(charset=charset).encode(charset, "xmlcharrefreplace")
    links = read(body)
    assert articles(links) == ["/kz/news/12", "/kz/news/11"]
    first = said(links[0])
    assert first["title"] in {"Жаңа зертхана ашылды", "Открыта новая лаборатория"}
    assert first["published"] == "2025-05-28T10:00:00+05:00"
    assert first["tags"] == ["Ғылым"]
    assert first["authors"] == ["Әсел Нұрлан"]
    assert {claim.source for claim in links[0].claims} == {"feed"}


def test_atom_takes_the_alternate_link_and_xhtml_content() -> None:
    words = "大学在图书馆举办了展览。" * 60
    links = read(f"""<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="/feed?page=2"/>
    <entry><title type="html">&lt;b&gt;展览&lt;/b&gt;开幕</title><link rel="edit" href="/x"/><link rel="alternate" href="/news/7"/>
    <id>tag:1</id><published>2025-05-01T08:00:00Z</published><updated>2025-05-02T08:00:00Z</updated><author><name>王芳</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{words}</p></div></content></entry></feed>""")
    assert articles(links) == ["/news/7"]
    assert pages(links) == ["/feed?page=2"]
    told = said(links[0])
    assert told["title"] == "展览 开幕"
    assert told["modified"] == "2025-05-02T08:00:00+00:00"
    assert words in str(told["body"])


def test_rss_1_and_old_versions() -> None:
    links = read("""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"/><item rdf:about="https://uni.example/news/3">
    <title>入学式を行いました</title><link>https://uni.example/news/3</link><dc:date>2025-04-05T10:00:00+09:00</dc:date></item></rdf:RDF>""")
    assert said(links[0]) == {"title": "入学式を行いました", "published": "2025-04-05T10:00:00+09:00"}
    assert articles(read("<rss version='0.91'><channel><item><title>Alpha beta</title><link>/news/4</link></item></channel></rss>")) == ["/news/4"]


def test_a_permanent_guid_stands_in_for_a_link_that_leads_elsewhere() -> None:
    links = read("<rss><channel><item><link>https://proxy.example/r/1</link><guid>https://uni.example/news/5</guid></item></channel></rss>")
    assert articles(links) == ["/news/5"]


def test_entries_are_ordered_by_their_dates() -> None:
    item = "<item><link>/news/{}</link><pubDate>{} May 2025 10:00:00 GMT</pubDate></item>"
    assert articles(read(f"<rss><channel>{item.format(1, '01')}{item.format(3, '03')}{item.format(2, '02')}</channel></rss>")) == [
        "/news/3", "/news/2", "/news/1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "fault",
    [
        "<item><title>Bad & bare &nbsp; entities</title><link>/news/2?a=1&b=2</link></item>",
        "<item><title>Not closed<link>/news/2</item>",
        "<item><title>\x01\x0bcontrols</title><link>/news/2</link></item>",
        "<item><title><![CDATA[never ends</title><link>/news/2</link></item>",
        "<item><title foo=bar>attribute</title><unknown:x>1</unknown:x><link>/news/2</link></item>",
        "<item></itm>",
    ],
)
def test_a_broken_entry_loses_at_most_itself(fault: str) -> None:
    good = "<item><title>A good one</title><link>https://uni.example/news/{}</link></item>"
    found = articles(read(f"<?xml version='1.0'?>\n<rss><channel>{good.format(1)}{fault}{good.format(3)}</channel></rss>"))
    assert "/news/1" in found
    assert "/news/3" in found


def test_an_address_with_bare_ampersands_stays_whole() -> None:
    assert read("<rss><channel><item><link>/news/2?a=1&b=2</link></item></channel></rss>")[0].url.endswith("/news/2?a=1&b=2")


def test_entities_that_explode_are_harmless() -> None:
    bomb = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)) + "]>"
    with at_most(200):
        links = read(f"<?xml version='1.0'?>{bomb}<rss><channel><item><title>&j;</title><link>/news/1</link></item></channel></rss>")
        assert articles(links) == ["/news/1"]
        assert len(str(said(links[0]).get("title", ""))) < 100


def test_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "next_url": "/feed.json?p=2",
        "items": [{"id": "1", "url": "/news/9", "title": "Yeni laboratuvar açıldı", "date_published": "2025-05-03T09:00:00+03:00",
                   "authors": [{"name": "Ayşe Yılmaz"}], "tags": ["bilim"], "content_html": "<p>Uzun bir metin.</p>" * 40}, 7],
    }  # fmt: skip
    links = read(json.dumps(feed))
    assert pages(links) == ["/feed.json?p=2"]
    told = said(links[0])
    assert (told["title"], told["authors"], told["tags"]) == ("Yeni laboratuvar açıldı", ["Ayşe Yılmaz"], ["bilim"])
    assert "Uzun" in str(told["body"])


def test_a_date_written_for_people_is_read_by_the_sites_languages() -> None:
    links = read("<rss><channel><item><link>/news/1</link><pubDate>5 мая 2025</pubDate></item></channel></rss>")
    assert said(links[0])["published"] == "2025-05-05"


def test_a_feed_is_read_whatever_its_label_and_address_say() -> None:
    body = b"<rss><channel><item><title>Moved here</title><link>/news/1</link></item></channel></rss>"
    for kind in ("text/html", "text/plain", "application/octet-stream"):
        found = reading(body, "https://uni.example/moved/here", kind=kind)
        assert found.outcome is None
        assert articles(found.links) == ["/news/1"]


def test_texts_beyond_the_cap_are_left_off() -> None:
    item = "<item><link>/news/{n}</link><description>{words}</description></item>"
    long = "".join(item.format(n=n, words="word " * (5000 if n == 1 else 500)) for n in range(100))
    bodies = [said(link).get("body") for link in read(f"<rss><channel>{long}</channel></rss>")]
    assert bodies[1] is None
    assert sum(body is not None for body in bodies) <= 60


def test_a_large_hostile_feed_takes_linear_time() -> None:
    with at_most(800):
        read("<rss><channel>" + "<item><link>" * 20_000)
        read("<rss>" + "<!DOCTYPE [" * 20_000)


def test_a_feed_whose_address_counts_goes_on_until_a_page_is_empty() -> None:
    feed = '<rss version="2.0"><channel><item><title>A</title><link>https://uni.example/news/7</link></item></channel></rss>'
    assert pages(reading(feed.encode(), "https://uni.example/feed?paged=1").links) == ["/feed?paged=2"]
    assert pages(reading(feed.encode(), "https://uni.example/feed").links) == []
    assert pages(reading(b'<rss version="2.0"><channel/></rss>', "https://uni.example/feed?paged=9").links) == []
