"""Articles marked in microdata and RDFa Lite."""

from __future__ import annotations

from lxml.html import document_fromstring

from newsarchive.pages.description import Declared
from newsarchive.pages.elements import Elements
from newsarchive.pages.microdata import in_marked_elements
from tests.cost import at_most

URL = "https://uni.example/news/15"


def read(body: str) -> list[Declared]:
    return list(in_marked_elements(Elements(document_fromstring(f"<html><body>{body}</body></html>")), URL))


def test_an_article_in_microdata_is_described_in_full() -> None:
    (one,) = read("""<article itemscope itemtype="https://schema.org/NewsArticle">
      <link itemprop="mainEntityOfPage" href="/news/15">
      <h1 itemprop="headline">Открыта <b>новая</b> лаборатория</h1>
      <time itemprop="datePublished" datetime="2023-09-01T10:00:00+06:00">1 сентября</time>
      <meta itemprop="dateModified" content="2023-09-02">
      <span itemprop="author" itemscope itemtype="https://schema.org/Person">
      <a itemprop="url" href="/p/1"><span itemprop="name">Анна Ли</span></a></span>
      <div itemprop="publisher" itemscope itemtype="https://schema.org/Organization">
      <meta itemprop="name" content="Университет"></div>
      <img itemprop="image" src="/a.jpg">
      <span itemprop="articleSection">Наука</span><meta itemprop="keywords" content="химия, лаборатория">
    </article>""")
    assert one == Declared(
        source="microdata", url="https://uni.example/news/15", title="Открыта новая лаборатория", published="2023-09-01T10:00:00+06:00",
        modified="2023-09-02", authors=("Анна Ли",), publisher="Университет", section="Наука", tags=("химия", "лаборатория"),
        image="https://uni.example/a.jpg",
    )  # fmt: skip


def test_an_element_without_a_date_attribute_gives_its_text_and_content_comes_first() -> None:
    (one,) = read("""<div itemscope itemtype="http://schema.org/BlogPosting">
      <span itemprop="datePublished" content="2020-01-05">5 qaŋtar</span>
      <time itemprop="dateModified">6 January 2020</time>
      <a itemprop="author" href="/who">Dana<!-- x --> Ermek</a></div>""")
    assert (one.published, one.modified, one.authors) == ("2020-01-05", "6 January 2020", ("Dana Ermek",))


def test_a_thing_inside_keeps_its_own_properties() -> None:
    found = read("""<div itemscope itemtype="https://schema.org/Article"><h1 itemprop="headline">The article</h1>
      <div itemscope itemtype="https://schema.org/ImageObject"><span itemprop="datePublished">1999</span></div>
      <aside itemscope itemtype="https://schema.org/Article"><h3 itemprop="headline">Another one</h3></aside></div>""")
    assert [(one.title, one.published) for one in found] == [("The article", None), ("Another one", None)]


def test_rdfa_lite_is_read_with_and_without_prefix() -> None:
    (one,) = read("""<div vocab="https://schema.org/" typeof="NewsArticle"><h1 property="headline">تم افتتاح المختبر</h1>
      <time property="datePublished" datetime="2022-02-02">٢ فبراير</time>
      <span property="author" typeof="Person"><span property="name">سلمى علي</span></span></div>""")
    assert (one.source, one.title, one.published, one.authors) == ("rdfa", "تم افتتاح المختبر", "2022-02-02", ("سلمى علي",))
    (node,) = read("""<div about="/node/7" typeof="sioc:Item foaf:Document"><span property="dc:title" content="Neue Professur"></span>
      <span property="dc:date dc:created" content="2015-04-20T08:00:00+02:00" rel="sioc:has_creator">20. April</span></div>""")
    assert (node.title, node.published) == ("Neue Professur", "2015-04-20T08:00:00+02:00")


def test_properties_without_a_thing_count_only_while_they_are_single() -> None:
    (one,) = read('<h1 itemprop="headline">Alone</h1><time itemprop="datePublished" datetime="2021-01-01">x</time>')
    assert (one.is_article, one.title, one.published) == (False, "Alone", "2021-01-01")
    assert read('<h2 itemprop="headline">One</h2><h2 itemprop="headline">Two</h2>') == []


def test_other_things_are_no_articles() -> None:
    assert read('<div itemscope itemtype="https://schema.org/Event"><span itemprop="name">Open day</span></div>') == []


def test_strange_attributes_break_nothing() -> None:
    thing = '<div itemscope itemtype="https://schema.org/Article">'
    assert read(f'{thing}<a itemprop="   " property="headline" href="x">y</a><b itemprop>z</b></div>') == []


def test_ten_thousand_properties_inside_one_another_are_read_in_moments() -> None:
    page = '<div itemscope itemtype="https://schema.org/Article">' + '<b itemprop="headline">word ' * 10_000
    with at_most(400):
        read(page)
        read('<div itemscope itemtype="https://schema.org/Article">' * 10_000)
