"""The title is the article's own line, whatever the page calls itself: pages of invented universities in many languages."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from newsarchive.items import Claim
from newsarchive.pages.choose import choose
from newsarchive.pages.document import Document
from newsarchive.pages.labelled_title import labelled_title
from newsarchive.pages.page import extract
from newsarchive.pages.parse import parse
from newsarchive.pages.titles import heading_element, title_claims
from newsarchive.sites.load import load_site
from tests.cost import at_most

NOW = datetime(2026, 1, 2, tzinfo=UTC)
URL = "https://news.kokzhiek.example/press/2025/item-77"
LANGUAGES = {
    "kk": (
        "Көкжиек университеті", "Жаңалықтар", "Гидрология зертханасы студенттерге есігін ашты",
        "Зертханада қырық студент жұмыс істейді, оны ректор мен декан бірге ашып, құрылысшыларға алғыс айтты.",
    ),
    "ru": (
        "Университет Кокжиек", "Новости", "Лаборатория гидрологии открыла двери студентам",
        "В лаборатории будут работать сорок студентов; открыли её ректор и декан, поблагодарив строителей.",
    ),
    "en": (
        "Kokzhiek University", "News", "Hydrology laboratory opens its doors to students",
        "Forty students will work in the laboratory, which the rector and the dean opened, thanking the builders for it.",
    ),
    "zh": (
        "青川大学", "新闻", "水文实验室向学生开放",
        "四十名学生将在这个实验室里工作，校长和院长一起为实验室揭幕，并感谢了所有参加建设的工人和教师们。",
    ),
    "ja": (
        "青川大学", "お知らせ", "水文学実験室が学生に開放されました",
        "四十名の学生がこの実験室で研究を行います。学長と学部長が開所式に出席し、工事の関係者に感謝の言葉を述べました。",
    ),
    "ar": (
        "جامعة الأفق الأزرق", "الأخبار", "مختبر الهيدرولوجيا يفتح أبوابه للطلاب",
        "سيعمل أربعون طالبا في المختبر الذي افتتحه رئيس الجامعة وعميد الكلية وشكرا كل من ساهم في بنائه.",
    ),
    "de": (
        "Universität Blauhorizont", "Aktuelles", "Labor für Hydrologie öffnet seine Türen",
        "Vierzig Studierende werden im Labor arbeiten, das die Rektorin und der Dekan eröffneten und dessen Bau sie lobten.",
    ),
    "tr": (
        "Gökufuk Üniversitesi", "Haberler", "Hidroloji laboratuvarı öğrencilere kapılarını açtı",
        "Kırk öğrenci rektör ile dekanın birlikte açtığı laboratuvarda çalışacak; inşaatta emeği geçenlere teşekkür edildi.",
    ),
}  # fmt: skip
EACH = pytest.mark.parametrize("language", LANGUAGES)


def document(html: str, url: str = URL, **more: object) -> Document:
    tree = parse(html)
    assert tree is not None
    return Document(tree, url, fetched_at=NOW, **more)  # type: ignore[arg-type]


def claim_of(html: str, url: str = URL, **more: object) -> Claim | None:
    doc = document(html, url, **more)
    return choose("title", [*doc.hints, *title_claims(doc)])


def title_of(html: str, url: str = URL, **more: object) -> str | None:
    claim = claim_of(html, url, **more)
    return claim.value if claim else None


def page(body: str, *, title: str = "", head: str = "") -> str:
    return f"<html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{body}</body></html>"


@EACH
def test_the_site_in_h1_and_the_section_in_h2_leave_the_title_in_h3(language: str) -> None:
    site, section, title, text = LANGUAGES[language]
    html = page(
        f"<header><h1><a href='/'>{site}</a></h1></header><main><h2>{section}</h2><article><h3>{title}</h3><p>{text}</p><p>{text}</p>"
        f"</article></main><aside><h3>{title[::-1]}</h3></aside>",
        title=site,
    )
    assert title_of(html) == title


@EACH
@pytest.mark.parametrize("separator", [" | ", " - ", " – ", " — ", " · ", " « ", " :: ", "｜", " _ "])
def test_the_sites_name_goes_from_the_documents_title_at_either_end(language: str, separator: str) -> None:
    site, section, title, text = LANGUAGES[language]
    if separator == " _ ":
        separator = "_" if language in ("zh", "ja") else " | "
    head = f"<meta property=og:site_name content='{site}'>"
    for whole in ((title, site), (site, title), (title, section, site), (site, section, title)):
        assert title_of(page(f"<p>{text}</p>", title=separator.join(whole), head=head)) == title


@pytest.mark.parametrize(
    "whole", ["水文实验室向学生开放-青川大学新闻网", "水文实验室向学生开放_学校要闻_青川大学", "水文实验室向学生开放——青川大学"]
)
def test_chinese_titles_need_no_spaces_round_the_separator_and_a_double_dash_is_none(whole: str) -> None:
    text = LANGUAGES["zh"][3]
    expected = whole if "——" in whole else "水文实验室向学生开放"
    assert title_of(page(f"<div>{text}</div>", title=whole)) == expected


@EACH
def test_the_sites_name_alone_is_no_title(language: str) -> None:
    site, section, _, text = LANGUAGES[language]
    for html in (
        page(f"<a href='/'>{site}</a><p>{text}</p>", title=site),
        page(f"<h1>{site}</h1><p>{text}</p>", title=f"{section} | {site}", head=f"<meta property=og:site_name content='{site}'>"),
        page(f"<p>{text}</p>", title=section, head=f"<meta property=og:title content='{site}'>"),
    ):
        assert title_of(html) in (None, "")


@pytest.mark.parametrize(
    ("title", "site"),
    [("Делегация посетила Назарбаев Университет", "Вести Кокжиека"), ("Ghana opens a new hub at Blue Horizon University", "Horizon Post"),
     ("Ректор Көкжиек университетіне барды", "Таң хабаршысы"), ("校长访问青川大学", "山河日报"),
     ("Rektör Gökufuk Üniversitesi’nde", "Ufuk Postası")],
)  # fmt: skip
def test_a_title_about_a_university_is_not_taken_for_the_universitys_name(title: str, site: str) -> None:
    text = LANGUAGES["en"][3]
    head = f"<meta property=og:title content='{title}'><meta property=og:type content=article>"
    assert title_of(page(f"<main><h1>{title}</h1><p>{text}</p></main>", title=f"{title} | {site}", head=head)) == title
    assert title_of(page(f"<div><h2>{title}</h2><p>{text}</p></div>", title=title)) == title


@pytest.mark.parametrize(
    "name",
    ["Казахский национальный университет имени Кокжиека", "Kokzhiek State Technical University", "青川大学新闻网", "جامعة الأفق الأزرق"],
)
def test_a_universitys_name_for_a_documents_title_gives_no_title(name: str) -> None:
    assert title_of(page(f"<p>{LANGUAGES['en'][3]}</p>", title=name)) is None


def test_the_host_as_people_write_it_is_the_sites_name() -> None:
    text = LANGUAGES["en"][3]
    assert title_of(page(f"<h1>Kokzhiek</h1><div><h2>A bridge for frogs is built</h2><p>{text}</p></div>", title="Kokzhiek")) == (
        "A bridge for frogs is built"
    )
    assert title_of(page(f"<p>{text}</p>", title="A bridge for frogs is built - kokzhiek.example")) == "A bridge for frogs is built"


@EACH
def test_case_quotes_and_dashes_stay_as_printed(language: str) -> None:
    _, _, title, text = LANGUAGES[language]
    printed = f"«{title.upper()}» – “2025”: {title}!"
    html = page(f"<h1>{printed}</h1><p>{text}</p>", title=f"{title} 2025 {title}", head=f"<meta property=og:title content='{title}'>")
    assert title_of(html) == printed


def test_quotation_marks_with_spaces_are_no_separators() -> None:
    text = LANGUAGES["en"][3]
    whole = "Le prix « Étoile du Nord » décerné à une géologue"
    assert title_of(page(f"<p>{text}</p>", title=whole)) == whole


@EACH
def test_a_bold_line_of_an_old_table_page_is_the_title_where_the_document_names_only_the_site(language: str) -> None:
    site, section, title, text = LANGUAGES[language]
    html = page(
        f"<table><tr><td><a href='/'>{site}</a></td><td><a href='/n'>{section}</a></td></tr>"
        f"<tr><td colspan=2><font size=4><b>{title}</b></font><br>01.02.2003<br><br>{text}<br><br>{text}</td></tr></table>",
        title=site,
    )
    claim = claim_of(html)
    assert claim is not None
    assert claim.value == title
    assert claim.source in {"line", "heading"}
    element = heading_element(document(html), title)
    assert element is not None
    assert element.tag in ("b", "font")


@pytest.mark.parametrize(
    "line",
    ["<div class='news-detail-title'>{}</div>", "<p class=arti_title>{}</p>", "<span itemprop=headline>{}</span>",
     "<div role=heading>{}</div>", "<legend>{}</legend>", "<td id=biaoti>{}</td>", "<div class=x1><div class=x2>{}</div></div>"],
)  # fmt: skip
@EACH
def test_the_heading_need_not_be_a_heading_by_its_tag(language: str, line: str) -> None:
    site, _, title, text = LANGUAGES[language]
    html = page(f"<h1>{site}</h1><div class=c>{line.format(title)}<p>{text}</p></div>", title=f"{title} | {site}")
    assert title_of(html) == title
    element = heading_element(document(html), title)
    assert element is not None
    assert " ".join("".join(element.itertext()).split()) == title


def test_a_heading_after_the_text_or_in_a_box_is_not_the_title() -> None:
    _, _, title, text = LANGUAGES["en"]
    html = page(
        f"<nav class=menu><h2>All the faculties of ours</h2></nav><div class=cookie-note><h2>We value your privacy very much</h2></div>"
        f"<div><h2>{title}</h2><p>{text}</p><p>{text}</p><h2>What the dean said</h2><p>{text}</p></div>"
        "<div class=related><h2>A message from the president of the board</h2></div><h1>Write to the editors today</h1>"
    )
    assert title_of(html) == title


def test_the_printed_longer_form_outranks_what_the_head_cuts_off() -> None:
    _, _, title, text = LANGUAGES["ru"]
    head = f"<meta property=og:title content='{title[:30]}…'>"
    assert title_of(page(f"<h2>{title}</h2><p>{text}</p>", head=head, title=f"{title[:28]}...")) == title
    assert title_of(page(f"<p>{text}</p>", head=head, title=title)) == title


@pytest.mark.parametrize(
    "headline",
    ["Hydrology &amp;amp; &amp;quot;us&amp;quot;: a lab", "Hydrology &amp; &quot;us&quot;: a <em>lab</em>",
     "Hydrology &amp;amp; &quot;us&quot;: a&nbsp;lab"],
)  # fmt: skip
def test_references_and_markup_in_json_ld_are_undone(headline: str) -> None:
    described = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": headline})
    html = page(f"<p>{LANGUAGES['en'][3]}</p>", head=f"<script type='application/ld+json'>{described}</script>")
    assert title_of(html) == 'Hydrology & "us": a lab'


def test_parts_of_a_heading_that_are_marked_as_something_else_are_left_out() -> None:
    _, _, title, text = LANGUAGES["de"]
    for heading in (
        f"<h1><span class=kicker>Forschung</span> {title}</h1>", f"<h1>{title} <small class=subtitle>Vierzig Plätze sind frei</small></h1>",
        f"<h1><time>01.02.2025</time> {title}</h1>", f"<h1>{title}<a class=headerlink href='#x'>¶</a></h1>",
        f"<h1><style>.a{{color:red}}</style>{title}<script>var a=1;</script></h1>",
        f"<h1>{title}<span class='sr-only'> (öffnet Fenster)</span></h1>",
    ):  # fmt: skip
        assert title_of(page(f"{heading}<p>{text}</p>")) == title


@EACH
def test_a_kicker_a_date_and_a_line_below_go_where_the_page_itself_says_the_title_without_them(language: str) -> None:
    site, section, title, text = LANGUAGES[language]
    for heading in (
        f"{section}: {title}", f"02.02.2022 {title}", f"{title} • 02.02.2022", f"<span>{section} {site}</span><br><span>{title}</span>",
        f"{title}<br><span>{text[:30]}</span>", f"{title} | {site}",
    ):  # fmt: skip
        html = page(f"<h1>{heading}</h1><p>{text}</p>", title=f"{title} | {site}", head=f"<meta property=og:title content='{title}'>")
        assert title_of(html) == title


def test_a_quotation_before_the_colon_is_part_of_the_title_though_the_head_leaves_it_out() -> None:
    text = LANGUAGES["en"][3]
    html = page(f"<h1>“Pure joy”: Frogs cross the bridge</h1><p>{text}</p>", title="Frogs cross the bridge")
    assert title_of(html) == "“Pure joy”: Frogs cross the bridge"


def test_a_break_in_a_heading_is_a_space_and_a_soft_hyphen_is_nothing() -> None:
    text = LANGUAGES["en"][3]
    assert title_of(page(f"<h1>Frogs<br>cross the  bri\u00addge</h1><p>{text}</p>")) == "Frogs cross the bridge"


def test_the_section_named_in_the_address_goes_from_the_heading() -> None:
    _, _, title, text = LANGUAGES["en"]
    url = "https://kokzhiek.example/opinion/2025/hydrology"
    assert title_of(page(f"<h1>Opinion | {title}</h1><p>{text}</p>"), url) == title


def test_of_several_h1_the_one_that_others_speak_of_is_taken() -> None:
    _, _, title, text = LANGUAGES["tr"]
    html = page(f"<h1>Menü ve arama</h1><h1>{title}</h1><p>{text}</p><h1>Yorumlar bölümü</h1>", title=f"{title} - Gökufuk")
    assert title_of(html) == title


def test_the_slug_speaks_for_a_heading_too() -> None:
    text = LANGUAGES["en"][3]
    html = page(f"<div><h2>Dates and places of note</h2><h2>A bridge for frogs is built</h2><p>{text}</p></div>")
    assert title_of(html, "https://kokzhiek.example/n/a-bridge-for-frogs-is-built.html") == "A bridge for frogs is built"


def test_a_page_without_any_title_of_its_own_takes_the_listings() -> None:
    site, _, title, text = LANGUAGES["kk"]
    hint = Claim(field="title", value=title, source="listing")
    claim = claim_of(page(f"<a href='/'>{site}</a><p>{text}</p>", title=site), hints=(hint,))
    assert claim == hint


def test_the_row_in_the_listing_says_which_heading_it_is() -> None:
    _, _, title, text = LANGUAGES["kk"]
    hint = Claim(field="title", value=title, source="listing")
    html = page(f"<div><h2>Ғылым және инновация апталығы</h2><h2>{title}</h2><p>{text}</p></div>")
    assert title_of(html, hints=(hint,)) == title
    claim = claim_of(html, hints=(hint,))
    assert claim is not None
    assert claim.source == "heading"


def test_the_meta_name_of_chinese_systems_is_the_articles_title() -> None:
    site, _, title, text = LANGUAGES["zh"]
    head = f"<meta name=ArticleTitle content='{title}'><meta name=SiteName content='{site}'><meta name=ColumnName content='校园快讯'>"
    claim = claim_of(page(f"<div>{text}</div>", head=head, title=f"校园快讯-{site}"))
    assert claim is not None
    assert (claim.value, claim.source) == (title, "meta")


def test_the_site_files_selector_wins_over_everything() -> None:
    site = load_site("kaznu")
    html = page(
        "<h1>A quite different line</h1><div class='kaznu-heading'><h2>The line<br>of the site file</h2></div><p>Text</p>",
        title="A quite different line", head="<meta property=og:title content='A quite different line'>",
    )  # fmt: skip
    claim = claim_of(html, "https://welcome.kaznu.kz/en/3/news/one/5", site=site)
    assert claim is not None
    assert (claim.value, claim.source) == ("The line of the site file", "selector")


def test_a_page_built_like_kaznus_needs_no_selector() -> None:
    _, _, title, text = LANGUAGES["kk"]
    html = page(
        "<div class=header><a href='/kz/'>ҚазҰУ</a><h3>Университет туралы</h3></div>"
        "<ul class=breadcrumb><li>Басты бет</li><li>Жаңалықтар</li></ul>"
        f"<div class='kaznu-heading'><h2>{title}</h2></div><div class=datestamp>20.04.2021</div><div class=newsBody><p>{text}</p></div>",
        title="KazNU",
    )
    assert title_of(html, "https://welcome.kaznu.kz/kz/3/news/one/24686") == title


@EACH
def test_the_heading_element_is_the_one_before_the_text_and_no_crumb_or_teaser(language: str) -> None:
    site, section, title, text = LANGUAGES[language]
    html = page(
        f"<ul class=breadcrumb><li><a href='/'>{site}</a></li><li>{section}</li><li><b>{title}</b></li></ul>"
        f"<div class=c><div class='post'><strong id=right>{title}</strong><p>{text}</p><p>{text}</p></div></div>"
        f"<div class=related-news><h3><a href='/x'>{title}</a></h3></div>"
    )
    element = heading_element(document(html), title)
    assert element is not None
    assert element.get("id") == "right"


def test_there_is_no_heading_element_where_nothing_or_only_the_foot_shows_the_title() -> None:
    _, _, title, text = LANGUAGES["en"]
    assert heading_element(document(page(f"<p>{text}</p>", title=title)), title) is None
    assert heading_element(document(page(f"<p>{text}</p><p>{text}</p><footer class=related><h6>{title}</h6></footer>")), title) is None
    assert heading_element(document(page(f"<h1>{title}</h1>")), None) is None


def test_a_heading_that_also_holds_the_sites_name_is_found_for_its_title() -> None:
    site, _, title, text = LANGUAGES["ru"]
    element = heading_element(document(page(f"<h2>{title} — {site}</h2><p>{text}</p>")), title)
    assert element is not None
    assert element.tag == "h2"


@pytest.mark.parametrize(
    "body",
    [
        "<h2>a line of words</h2>" * 60_000, "<div class=title>" * 250 + "a<i></i>" * 50_000, "<b>same words here</b><br>" * 50_000,
        "<a href='/'>home of us</a>" * 50_000, "<h1>" + "<span>word </span>" * 50_000 + "</h1>", "<h1>" + "a | - : " * 50_000 + "</h1>",
        "<h1>" + " " * 500_000 + "x</h1>", "<p>" + "«" * 300_000 + "</p>", "<h1 class='" + "title-" * 100_000 + "'>Some words of it</h1>",
        "<table>" + "<tr><th>Title</th><td>a</td></tr>" * 15_000, "<div><b>Title:</b><div>" * 120 + "<i>a</i>" * 15_000,
    ],
    ids=["headings", "nested", "bold", "links", "spans", "separators", "spaces", "quotes", "class", "labels", "nested labels"],
)  # fmt: skip
def test_hostile_pages_take_time_in_proportion_to_their_size(body: str) -> None:
    doc = document(page(body, title="same words here - " * 2000))
    with at_most(500):
        list(title_claims(doc))
        heading_element(doc, "same words here")


@pytest.mark.parametrize(
    ("head", "line", "prose"),
    [
        ("Көкжиек атындағы КөкҰУ", "Мұз лагері жабылды", "Қырық студент жазда мұздықты өлшеді. Олар шатырда ұйықтап, ән айтты."),
        ("Universidad", "Cierra el campamento de hielo", "Cuarenta estudiantes midieron el glaciar. Durmieron en tiendas y cantaron."),
        ("Университет", "Закрылся ледовый лагерь", "Сорок студентов измеряли ледник всё лето. Спали они в палатках, а вечером пели песни."),
    ],
)
def test_the_line_above_the_prose_is_the_title_where_the_head_names_only_the_institution(head: str, line: str, prose: str) -> None:
    page = (
        f"<html><head><title>{head}</title></head><body><div class=bc><a href=/>1</a> / <a href=/n>2</a></div><div class=x1>{line}</div>"
        f"<div>05.04.2022</div><p>{prose} {prose}</p><p>{prose}</p></body></html>"
    )
    assert _title(page) == line


def test_a_sentence_or_a_link_above_the_prose_is_no_title() -> None:
    prose = "Forty students measured the glacier this summer. They slept in tents and sang in the evening, all of them."
    for above in ("<div>The camp is closed for good.</div>", "<div><a href=/x>All about our university</a></div>"):
        page = f"<html><head><title>University</title></head><body>{above}<p>{prose}</p><p>{prose}</p></body></html>"
        assert _title(page) is None


def _title(page: str) -> str | None:
    tree = parse(page)
    assert tree is not None
    chosen = choose("title", list(title_claims(Document(tree, URL, fetched_at=NOW))))
    return chosen.value if chosen else None


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Жаңа\u00ad зерт\u200bхана аш\u202eылды бүгін", "Жаңа зертхана ашылды бүгін"),
        ("Новая\x01 лаборатория\x1b открыта сегодня", "Новая лаборатория открыта сегодня"),
    ],
)
def test_a_title_holds_no_character_that_nobody_sees(printed: str, title: str) -> None:
    text = "Сөздер мен сөйлемдер көп. " * 20
    html = f"<html><head><title>{printed}</title></head><body><article><h1>{printed}</h1><p>{text}</p></article></body></html>"
    assert extract(html, "http://u.example/news/1", fetched_at=datetime(2026, 11, 1, tzinfo=UTC)).title == title


PROSE = "Forty students measured the glacier this summer. They slept in tents and sang in the evening, all of them."


def _page(inside: str, head: str = "News | University") -> str:
    text = f"<p>{PROSE}</p><p>{PROSE} {PROSE}</p>"
    return f"<html><head><title>{head}</title></head><body><ul><li><a href=/a>About</a></ul>{inside}{text}</body></html>"


@pytest.mark.parametrize(
    "inside",
    [
        "<h3>News</h3><table><tr><th>제목</th><td>The camp is closed</td></tr><tr><th>작성자</th><td>Kim</td></tr></table>",
        "<h3>News</h3><dl><dt>Тема</dt><dd>The camp is closed</dd><dt>Дата</dt><dd>05.04.2022</dd></dl>",
        "<h3>News</h3><div><b>Sarlavha:</b><span>The camp is closed</span></div>",
        "<h3>News</h3><table><tr><td>标题：</td><td>The camp is closed</td></tr></table>",
    ],
)
def test_a_cell_that_says_title_names_the_title(inside: str) -> None:
    assert _title(_page(inside)) == "The camp is closed"


def test_the_head_of_a_list_and_two_different_titles_name_none() -> None:
    head = "<table><tr><th>Title</th><th>Day</th></tr><tr><td>The camp is closed</td><td>05.04.2022</td></tr></table>"
    assert _title(_page(head)) != "Day"
    two = "<table><tr><th>Title</th><td>The camp is closed</td></tr><tr><th>Title</th><td>The lake is frozen</td></tr></table>"
    tree = parse(_page(two))
    assert tree is not None
    assert labelled_title(Document(tree, URL, fetched_at=NOW).elements) is None


def test_a_line_marked_as_title_near_the_text_is_one_where_the_head_says_something_else() -> None:
    marked = '<form><div id=c1><span id="ctl00_lblTitle" class="newsHead">The camp is closed</span></div><div>05.04.2022</div>'
    assert _title(_page(marked, head="News details")) == "The camp is closed"


def test_captions_counters_and_days_are_passed_over_on_the_way_up_to_the_title() -> None:
    inside = "<div>Camp closed</div><div>5 April 2022 👁 3776</div><div><img src=1.jpg><div>Students on the glacier</div></div>"
    assert _title(_page(inside, head="University")) == "Camp closed"


def test_a_path_of_sections_a_counter_and_a_name_are_no_title() -> None:
    for line in ("Ana Sayfa > Haberler", "Visitors: 703395 IP: 10.0.0.71", "[ Yazdır ] [ Arkadaşına gönder ]", "Jane Doe", "Press Office"):
        assert _title(_page(f"<table><tr><td><b>{line}</b></td></tr></table>", head="University")) != line
