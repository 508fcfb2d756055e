"""When an article was published: what a page says to machines, what it shows, and which of them is believed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsarchive.items import Claim
from newsarchive.pages.choose import choose
from newsarchive.pages.dates import DateReader, modified_claim, published_claims
from newsarchive.pages.document import Document
from newsarchive.pages.parse import parse

FETCHED = datetime(2024, 3, 10, 6, 0, tzinfo=UTC)
TEXT = "<p>" + "The university opened a laboratory for students of chemistry and physics. " * 5 + "</p>"


def document(body: str, *, head: str = "", url: str = "https://uni.example/news/17", lang: str = "en") -> Document:
    tree = parse(f"<html lang='{lang}'><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    return Document(tree, url, fetched_at=FETCHED)


def published(body: str, *, head: str = "", url: str = "https://uni.example/news/17", lang: str = "en") -> Claim | None:
    doc = document(body, head=head, url=url, lang=lang)
    heading = next(doc.tree.iter("h1"), None)
    return choose("published", list(published_claims(doc, heading, DateReader(doc))))


def day(body: str, *, head: str = "", url: str = "https://uni.example/news/17", lang: str = "en") -> str | None:
    claim = published(body, head=head, url=url, lang=lang)
    return str(claim.value)[:10] if claim is not None else None


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("kk", "<div class='post-info'>2023 жылғы 17 ақпан</div>"),
        ("ru", "<span>17 февраля 2023</span>"),
        ("en", "<p>By Aigerim Sultanova | February 17, 2023</p>"),
        ("de", "<p>17. Februar 2023</p>"),
        ("es", "<p class='fecha'>17 de febrero de 2023</p>"),
        ("tr", "<div class='tarih'>17 Şubat 2023 Cuma</div>"),
        ("zh", "<div>来源：新闻网 发布时间：2023-02-17 浏览：2022</div>"),
        ("ja", "<p>2023年2月17日（金）</p>"),
        ("ar", "<span class='date'>17 فبراير 2023</span>"),
        ("uz", "<div>2023-yil 17-fevral</div>"),
        ("fr", "<div class='date'><div class='day'>17</div><div class='month'>février</div><div class='year'>2023</div></div>"),
    ],
)
def test_a_date_under_the_heading_is_the_articles(lang: str, line: str) -> None:
    assert day(f"<main><h1>Жаңа зертхана ашылды</h1>{line}{TEXT}</main>", lang=lang) == "2023-02-17"


def test_a_date_above_the_heading_is_the_articles_where_it_stands_in_its_box() -> None:
    assert day(f"<article><div class='date-article'>17.02.2023</div><h1>Ein neues Labor</h1>{TEXT}</article>", lang="de") == "2023-02-17"


def test_a_labelled_date_after_the_text_is_the_articles() -> None:
    body = f"<main><h1>Ein neues Labor</h1>{TEXT}{TEXT}<p>Erstellt am: 17.02.2023</p></main>"
    assert day(body, lang="de") == "2023-02-17"


def test_the_label_may_stand_in_a_box_of_its_own() -> None:
    body = f"<main><h1>Новая лаборатория</h1><b>Опубликовано</b><p>17.02.2023</p><b>Обновлено</b><p>19.02.2023</p>{TEXT}</main>"
    claim = published(body, lang="ru")
    assert claim is not None
    assert claim.value == "2023-02-17"


def test_of_published_and_updated_the_first_is_the_publication() -> None:
    body = f"<main><h1>A new laboratory</h1><p>Updated: 3 March 2023</p><p>Published: 17 February 2023</p>{TEXT}</main>"
    assert day(body) == "2023-02-17"


def test_an_update_alone_is_taken_last_and_says_so() -> None:
    claim = published(f"<main><h1>A new laboratory</h1><p class='date'>Updated 3 March 2023</p>{TEXT}</main>")
    assert claim is not None
    assert (claim.value, claim.source) == ("2023-03-03", "changed")
    assert claim.reason is not None


@pytest.mark.parametrize(
    "body",
    [
        "<header><div class='today'>10 March 2024</div></header><main><h1>A new laboratory</h1>{}</main>",
        "<div id='top'><span class='date'>Sunday, 10 March 2024</span></div><main><div><h1>A new laboratory</h1>{}</div></main>",
        "<header><span>8 March 2024</span></header><main><section><div><h1>A new laboratory</h1>{}</div></section></main>",
        "<main><h1>A new laboratory</h1>{}</main><footer>© 2012–2023 University, 17 February 2023</footer>",
        "<main><h1>A new laboratory</h1>{}</main><div class='comments'><span class='date'>17 February 2023</span></div>",
        "<main><h1>A new laboratory</h1>{}</main><div class='related'><a>Other</a><span class='date'>17 February 2023</span></div>",
        "<main><h1>A new laboratory</h1><p>Views: 2023</p>{}</main>",
        "<main><h1>A new laboratory</h1><p>Deadline</p><p>17 February 2023</p>{}</main>",
        "<main><h1>A new laboratory</h1><p>Event: 17 February 2023</p>{}</main>",
        "<main><h1>A new laboratory</h1><p>17 February 2031</p>{}</main>",
        "<main><h1>A new laboratory</h1><p>On 17 February 2023 the rector opened the new building of the faculty of law.</p>{}</main>",
    ],
)
def test_clocks_lists_comments_events_and_prose_give_no_date(body: str) -> None:
    assert published(body.format(TEXT)) is None


def test_the_dates_of_a_list_below_are_not_the_articles() -> None:
    rows = "".join(f"<li><a>Story number {number}</a> <span class='date'>{number}.02.2023</span></li>" for number in range(10, 16))
    assert published(f"<main><h1>Ein neues Labor</h1>{TEXT}<ul>{rows}</ul></main>", lang="de") is None


def test_on_a_page_without_a_heading_one_marked_date_counts_and_several_do_not() -> None:
    one = "<div class='post-date'>17 February 2023</div>"
    assert day(f"{one}{TEXT}") == "2023-02-17"
    assert published(f"{one}{TEXT}<section><div class='published'>9 January 2023</div></section>") is None


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2023-02-17T10:15:00+06:00'>",
        "<meta property='og:article:published_time' content='Fri Feb 17 2023 10:15:00 GMT+0600'>",
        "<meta name='DC.date.issued' content='2023-02-17'>",
        "<meta name='dcterms.created' content='2023-02-17'>",
        "<meta name='cXenseParse:recs:publishtime' content='2023-02-17T10:15:00'>",
        "<meta name='parsely-pub-date' content='2023-02-17T04:15:00Z'>",
        "<meta name='sailthru.date' content='2023-02-17 10:15:00'>",
        "<meta itemprop='datePublished' content='2023-02-17'>",
        "<meta property='og:regDate' content='20230217'>",
        "<meta name='pubdate' content='1676607300'>",
        "<meta name='publicationdate' content='202302171015'>",
    ],
)
def test_metadata_names_the_day_under_many_names(head: str) -> None:
    assert day(TEXT, head=head) == "2023-02-17"


@pytest.mark.parametrize("name", ["article:modified_time", "og:updated_time", "sailthru.expire_date", "servertime", "event:start_date"])
def test_metadata_of_other_times_is_no_publication(name: str) -> None:
    assert published(TEXT, head=f"<meta property='{name}' content='2023-02-17'>") is None


@pytest.mark.parametrize(
    "element",
    [
        "<time datetime='2023-02-17T10:15:00+06:00'>gestern</time>",
        "<abbr class='published' title='2023-02-17T10:15:00+0600'>10:15</abbr>",
        "<span itemprop='datePublished' content='2023-02-17'>vor Kurzem</span>",
        "<span class='timeago' data-timestamp='1676607300'>vor Kurzem</span>",
    ],
)
def test_attributes_for_machines_are_read(element: str) -> None:
    assert day(f"<main><h1>Ein neues Labor</h1>{element}{TEXT}</main>", lang="de") == "2023-02-17"


def test_a_placeholder_in_an_attribute_yields_to_the_day_shown() -> None:
    body = f"<main><h1>A new laboratory</h1><time class='stamp' datetime='2019-01-01'>17 February 2023</time>{TEXT}</main>"
    assert day(body) == "2023-02-17"


def test_a_day_shown_at_the_heading_outranks_metadata_that_differs() -> None:
    head = "<meta property='article:published_time' content='2023-06-30T08:00:00+06:00'>"
    body = f"<main><h1>A new laboratory</h1><span class='date'>17 February 2023</span>{TEXT}</main>"
    claim = published(body, head=head)
    assert claim is not None
    assert (claim.value, claim.source) == ("2023-02-17", "shown")


def test_a_day_shown_that_is_the_last_change_does_not() -> None:
    head = (
        "<meta property='article:published_time' content='2023-02-17'><meta property='article:modified_time' content='2023-06-30T08:00:00'>"
    )
    body = f"<main><h1>A new laboratory</h1><span class='date'>30 June 2023</span>{TEXT}</main>"
    assert day(body, head=head) == "2023-02-17"


def test_a_relative_date_is_taken_from_the_fetch_with_its_reason_and_only_where_nothing_else_is() -> None:
    body = f"<main><h1>Жаңа зертхана</h1><span class='date'>3 күн бұрын</span>{TEXT}</main>"
    claim = published(body, lang="kk")
    assert claim is not None
    assert (claim.value, claim.source) == ("2024-03-07", "relative")
    assert claim.reason is not None
    assert day(body, lang="kk", url="https://uni.example/2024/03/06/zerthana") == "2024-03-06"


@pytest.mark.parametrize(
    ("lang", "extra", "expected"),
    [
        ("en-GB", "", "2023-02-05"),
        ("en-US", "", "2023-05-02"),
        ("es", "", "2023-02-05"),
        ("en", "", None),
        ("en", "<p>Next to this: <span>02/25/2023</span></p>", "2023-05-02"),
        ("en", "<p>Next to this: <span>25/02/2023</span></p>", "2023-02-05"),
    ],
)
def test_figures_are_read_in_the_order_the_page_uses_or_not_at_all(lang: str, extra: str, expected: str | None) -> None:
    body = f"<main><h1>A new laboratory</h1><span class='date'>05/02/2023</span>{TEXT}{TEXT}</main><aside>{extra}</aside>"
    assert day(body, lang=lang) == expected


def test_a_number_in_a_script_counts_only_where_all_agree() -> None:
    one = "<script>window.page = {{'published_at': '{}'}};</script>"
    assert day(one.format("2023-02-17") + TEXT) == "2023-02-17"
    assert published(one.format("2023-02-17") + one.format("2023-02-18") + TEXT) is None


def test_the_last_change_is_read_from_metadata() -> None:
    doc = document(TEXT, head="<meta property='article:modified_time' content='2023-06-30'>")
    claim = modified_claim(doc, DateReader(doc))
    assert claim is not None
    assert (claim.field, claim.value) == ("modified", "2023-06-30")


def test_a_page_of_a_hundred_thousand_boxes_is_read_in_time() -> None:
    body = "<main><h1>A new laboratory</h1>" + "<div class='date'><span>17 February 2023</span> <b>x</b></div>" * 20_000 + "</main>"
    assert published(body) is not None


@pytest.mark.parametrize(
    "opening",
    ["17.02.2023 – ", "(17.02.2023) ", "Bonn, (17.02.2023). ", "<b>17.02.2023</b> „So etwas gab es noch nie“, sagt sie: "],
)
def test_a_date_with_which_the_text_begins_is_taken_where_nothing_else_is(opening: str) -> None:
    text = "Die Universität hat ein neues Labor eröffnet, in dem Studierende der Chemie und der Physik arbeiten werden. " * 2
    claim = published(f"<main><h1>Ein neues Labor</h1><p>{opening}{text}</p></main>", lang="de")
    assert claim is not None
    assert (claim.value, claim.source) == ("2023-02-17", "dateline")


def test_a_date_inside_the_first_sentence_is_not() -> None:
    text = "Am 17.02.2023 hat die Universität ein neues Labor eröffnet, in dem Studierende der Chemie und der Physik arbeiten werden. " * 2
    assert published(f"<main><h1>Ein neues Labor</h1><p>{text}</p></main>", lang="de") is None


def test_a_description_of_an_unknown_kind_still_names_the_day() -> None:
    data = '<script type="application/ld+json">{"@type": "HowTo", "datePublished": "2023-02-17T22:06:08:684Z"}</script>'
    claim = published(TEXT, head=data)
    assert claim is not None
    assert (str(claim.value)[:10], claim.source) == ("2023-02-17", "script")


CLOCKS = ["Sunday, 10 March 2024", "9 March 2024"]


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize(
    "body",
    [
        "<div class='header'><span class='date'>{0}</span></div><h1>A new laboratory</h1>{1}",
        "<div id='wrap'><div class='header'><span class='date'>{0}</span></div><h1>A new laboratory</h1>{1}</div>",
        "<div id='top'><span class='date'>{0}</span></div><main><h1>A new laboratory</h1>{1}</main>",
        "<div id='wrap'><div id='top'>{0}</div><h1>A new laboratory</h1>{1}</div>",
        "<table><tr><td><span class='date'>{0}</span></td></tr><tr><td><h1>A new laboratory</h1>{1}</td></tr></table>",
        "<table><tr><td><a>Home</a><time>{0}</time></td><td><h1>A new laboratory</h1>{1}</td></tr></table>",
        "<span class='date'>{0}</span><article><h1>A new laboratory</h1>{1}</article>",
        "<div><article><h1>A new laboratory</h1>{1}</article><div><span class='date'>{0}</span></div></div>",
        "<span class='date'>{0}</span>{1}",
    ],
)
def test_the_day_of_the_fetch_and_the_one_before_outside_of_the_article_are_the_pages_clock(body: str, clock: str) -> None:
    assert published(body.format(clock, TEXT)) is None


@pytest.mark.parametrize(
    ("lang", "clock"),
    [("kk", "2024 жылғы 10 наурыз"), ("ru", "10 марта 2024 г."), ("de", "Sonntag, 10. März 2024"), ("zh", "2024年3月10日 星期日")],
)
def test_a_clock_is_told_in_every_language(lang: str, clock: str) -> None:
    page = "<div class='header'><span class='date'>{0}</span></div><h1>Жаңа зертхана ашылды</h1>{1}"
    assert published(page.format(clock, TEXT), lang=lang) is None
    assert day(page.format("17.02.2023", TEXT), lang=lang) == "2023-02-17"


@pytest.mark.parametrize(
    "body",
    [
        "<main><h1>A new laboratory</h1><span class='date'>10 March 2024</span>{}</main>",
        "<article><span class='date'>10 March 2024</span><h1>A new laboratory</h1>{}</article>",
        "<article><div class='info'><b>10 March 2024</b></div><div class='article-header'><h1>A new laboratory</h1></div>{}</article>",
        "<main><div class='box'><span class='date'>10 March 2024</span><h1>A new laboratory</h1>{}</div></main>",
        "<div class='news'><div>Published: 10 March 2024</div><h1>A new laboratory</h1>{}</div>",
        "<div class='news'><div><span itemprop='datePublished'>10 March 2024</span></div><h1>A new laboratory</h1>{}</div>",
        "<div><h1>A new laboratory</h1></div><div class='date'>10 March 2024</div>{}",
    ],
)
def test_news_of_the_day_of_the_fetch_keep_their_date(body: str) -> None:
    assert day(body.format(TEXT)) == "2024-03-10"


def test_a_day_above_the_heading_counts_where_the_page_names_it_to_machines() -> None:
    body = f"<div class='header'><span class='date'>10 March 2024</span></div><h1>A new laboratory</h1>{TEXT}"
    assert day(body, head="<meta property='article:published_time' content='2024-03-10'>") == "2024-03-10"
    assert day(body, head="<meta property='article:published_time' content='2024-02-17'>") == "2024-02-17"


UPDATES_OF_SITES = [
    ("kk", "Сайт жаңартылды: 20.10.2023"),
    ("ru", "Сайт обновлён: 20.10.2023"),
    ("ru", "Последнее обновление портала: 20.10.2023"),
    ("en", "Last update of the site: 20 October 2023"),
    ("en", "Website updated: 20 October 2023"),
    ("de", "Letzte Aktualisierung der Website: 20.10.2023"),
    ("de", "Diese Seite wurde zuletzt aktualisiert am 20.10.2023"),
    ("zh", "网站最后更新：2023年10月20日"),
    ("ja", "サイト更新日：2023年10月20日"),
    ("es", "Sitio actualizado: 20/10/2023"),
]


@pytest.mark.parametrize(("lang", "line"), UPDATES_OF_SITES)
@pytest.mark.parametrize("body", ["<h1>A new laboratory</h1>{1}<footer>{0}</footer>", "<h1>A new laboratory</h1><p>{0}</p>{1}"])
def test_the_update_of_a_site_is_no_publication(lang: str, line: str, body: str) -> None:
    assert published(body.format(line, TEXT), lang=lang) is None


@pytest.mark.parametrize(
    ("lang", "label"), [("kk", "Жаңартылды"), ("ru", "Обновлено"), ("en", "Updated"), ("de", "Aktualisiert"), ("zh", "更新时间")]
)
def test_an_update_counts_at_the_heading_only(lang: str, label: str) -> None:
    line = f"<p>{label}: 2023-10-20</p>"
    claim = published(f"<main><h1>Жаңа зертхана</h1>{line}{TEXT}</main>", lang=lang)
    assert claim is not None
    assert (claim.value, claim.source) == ("2023-10-20", "changed")
    assert published(f"<main><h1>Жаңа зертхана</h1>{TEXT}{line}</main>", lang=lang) is None
    assert published(f"<main><h1>Жаңа зертхана</h1>{TEXT}</main><div id='footer'>{line}</div>", lang=lang) is None


@pytest.mark.parametrize(("lang", "line"), [("ru", "Сайт создан: 20.10.2023"), ("en", "Website created 20 October 2023")])
def test_the_day_on_which_a_site_was_made_is_no_publication(lang: str, line: str) -> None:
    assert published(f"<h1>A new laboratory</h1><p>Opened.</p><div id='foot'>{line}</div>", lang=lang) is None


def test_what_an_article_says_of_its_publication_on_the_site_still_counts() -> None:
    assert day(f"<main><h1>Новая лаборатория</h1><p>Опубликовано на сайте: 17.02.2023</p>{TEXT}</main>", lang="ru") == "2023-02-17"


def test_the_only_day_at_the_heading_is_believed_rather_than_one_lone_meta_element() -> None:
    head = "<meta property='article:published_time' content='2023-02-07'>"
    claim = published(f"<main><h1>A new laboratory</h1><div class='date'>17 February 2023</div>{TEXT}</main>", head=head)
    assert claim is not None
    assert (claim.value, claim.source) == ("2023-02-17", "shown")
    plain = f"<main><h1>A new laboratory</h1><p>Seven minutes</p><p>17 February 2023</p>{TEXT}</main>"
    assert day(plain, head=head) == "2023-02-17"


def test_two_days_at_the_heading_or_one_that_is_the_last_change_prove_nothing_against_metadata() -> None:
    head = "<meta property='article:published_time' content='2023-02-07'>"
    two = f"<main><h1>A new laboratory</h1><p>17 February 2023</p><p>19 February 2023</p>{TEXT}</main>"
    assert day(two, head=head) == "2023-02-07"
    changed = head + "<meta property='article:modified_time' content='2023-02-17T10:00:00'>"
    assert day(f"<main><h1>A new laboratory</h1><p>17 February 2023</p>{TEXT}</main>", head=changed) == "2023-02-07"


def test_a_chronicle_is_no_dateline() -> None:
    text = "Die Universität hat ein neues Labor eröffnet, in dem Studierende der Chemie und der Physik arbeiten werden. " * 2
    lines = "".join(f"<p>{number}.02.2023 – {text}</p>" for number in (17, 18, 19))
    assert published(f"<main><h1>Ein neues Labor</h1>{lines}</main>", lang="de") is None


def test_a_dateline_may_stand_below_the_standfirst() -> None:
    text = "Die Universität hat ein neues Labor eröffnet, in dem Studierende der Chemie und der Physik arbeiten werden. " * 2
    claim = published(f"<main><h1>Ein neues Labor</h1><p>{text}</p><p>{text}</p><p>17.02.2023 – {text}</p></main>", lang="de")
    assert claim is not None
    assert (claim.value, claim.source) == ("2023-02-17", "dateline")


@pytest.mark.parametrize(
    ("lang", "row"),
    [
        ("en", "<div><b>Jane Doe</b><span>08/17/2023</span><i>345</i></div>"),
        ("ru", "<div class='post-info'><span>Новости</span><span>17.08.2023</span><span>1204</span></div>"),
        ("ko", "<p class='info'><em>홍보팀</em><em>2023-08-17</em><em>98</em></p>"),
    ],
)
def test_a_date_between_elements_that_only_a_style_sheet_parts_is_read(lang: str, row: str) -> None:
    assert day(f"<main><h1>Laboratory opened</h1>{row}{TEXT}</main>", lang=lang, url="https://uni.edu/news/17") == "2023-08-17"
