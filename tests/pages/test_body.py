"""The body of a page, with what is around it left out. All pages are invented."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import trafilatura

from newsarchive.pages import body
from newsarchive.pages.body import find_body, judge
from newsarchive.pages.body_choice import choose_lines
from newsarchive.pages.document import Document
from newsarchive.pages.line_text import text_of
from newsarchive.pages.lines import lines_of
from newsarchive.pages.parse import parse
from newsarchive.sites.load import catalogue_folder, parse_site
from newsarchive.sites.model import Site

TEXTS = {
    "kk": (
        "Жаңа кітапхана ашылды",
        "Дүйсенбі күні университетте жаңа кітапхана ашылды, енді үш факультеттің студенттері кешке дейін оқи алады.",
        "Оқу залында төрт жүз орын бар, ал қоймада екі миллионға жуық кітап сақталады, дейді директор Айгүл Сейітова.",
        "Сенбі күні есік бәріне ашық: келушілерге сирек қолжазбалар мен ескі карталар көрсетіледі.",
    ),
    "ru": (
        "Открылась новая библиотека",
        "В понедельник в университете открылась новая библиотека, и студенты трёх факультетов смогут заниматься до вечера.",
        "В читальном зале четыреста мест, а в хранилище около двух миллионов книг, рассказала директор Анна Ким.",
        "В субботу двери открыты для всех: гостям покажут редкие рукописи и старинные карты.",
    ),
    "en": (
        "A new library has opened",
        "On Monday the university opened a new library, and students of three faculties can now read until late in the evening.",
        "The reading room has four hundred seats, and the stacks hold nearly two million books, said the director, Ann Kim.",
        "On Saturday the doors are open to everyone: visitors will be shown rare manuscripts and old maps.",
    ),
    "de": (
        "Neue Bibliothek eröffnet",
        "Am Montag hat die Universität eine neue Bibliothek eröffnet, in der Studierende dreier Fakultäten bis zum Abend lesen können.",
        "Der Lesesaal hat vierhundert Plätze, und das Magazin fasst fast zwei Millionen Bücher, sagte die Direktorin Anna Kim.",
        "Am Samstag stehen die Türen allen offen: Gezeigt werden seltene Handschriften und alte Karten.",
    ),
    "tr": (
        "Yeni kütüphane açıldı",
        "Üniversitede pazartesi günü yeni bir kütüphane açıldı, artık üç fakültenin öğrencileri akşama kadar çalışabilecek.",
        "Okuma salonunda dört yüz yer var, depoda ise iki milyona yakın kitap saklanıyor, dedi müdür Ayşe Kim.",
        "Cumartesi günü kapılar herkese açık: ziyaretçilere nadir el yazmaları ve eski haritalar gösterilecek.",
    ),
    "zh": (
        "新图书馆正式开馆",
        "本周一，大学的新图书馆正式开馆，三个学院的学生从此可以在这里学习到晚上，校长和各学院的代表出席了开馆仪式。",
        "馆长介绍说，阅览室设有四百个座位，书库收藏近两百万册图书，其中包括一批珍贵的手稿和古代地图。",
        "本周六图书馆向所有人开放，参观者可以看到珍贵的手稿、古老的地图以及建校初期的照片。",
    ),
    "ja": (
        "新しい図書館が開館",
        "大学の新しい図書館が月曜日に開館し、三つの学部の学生が夜遅くまで勉強できるようになったと発表された。",
        "閲覧室には四百の座席があり、書庫には約二百万冊の本が収められていると、館長の山田さんは話した。",
        "土曜日には誰でも入館でき、来館者は珍しい写本や古い地図、創立当時の写真を見ることができる。",
    ),
    "ar": (
        "افتتاح المكتبة الجديدة",
        "افتتحت الجامعة يوم الاثنين مكتبة جديدة، وأصبح بإمكان طلاب ثلاث كليات الدراسة فيها حتى ساعات المساء المتأخرة.",
        "تضم قاعة القراءة أربعمئة مقعد، ويحتوي المخزن على ما يقارب مليوني كتاب، كما قالت مديرة المكتبة ليلى حسن.",
        "تفتح الأبواب يوم السبت أمام الجميع: سيشاهد الزوار مخطوطات نادرة وخرائط قديمة.",
    ),
}
SENTENCE = "A sentence of some length that reads like an article."
MENU = "".join(
    f"<li><a href='/{name}'>{name.title()} page</a></li>" for name in ("home", "news", "events", "about", "faculties", "contacts")
)
FOOTER = (
    "<div class='footer'><p>The university was founded in 1934 and is the oldest in the country. It has twelve faculties.</p>"
    "<p>We use cookies to make this site work and to see how it is used. You can change your choice at any time.</p></div>"
)
LAYOUTS = {
    "paragraphs": "<div class='menu'><ul>{menu}</ul></div><div class='news'><h1>{title}</h1><p>{0}</p><p>{1}</p><p>{2}</p></div>{footer}",
    "divs": "<ul>{menu}</ul><div id='c'><h2>{title}</h2><div>{0}</div><div>{1}</div><div>{2}</div></div>{footer}",
    "breaks": "<ul>{menu}</ul><h1>{title}</h1><div>{0}<br><br>{1}<br><br>{2}</div>{footer}",
    "cell": "<table><tr><td><ul>{menu}</ul></td><td><b>{title}</b><br><br>{0}<br><br>{1}<br><br>{2}</td></tr></table>",
    "font": "<font size=1><a href='/'>Home</a> <a href='/n'>News</a></font><hr>"
    "<center><font size=5>{title}</font></center><font face=Arial>{0}<br><br>{1}<br><br>{2}</font>",
    "form": "<form id='aspnetForm'><ul>{menu}</ul><table><tr><td><h1>{title}</h1><p>{0}</p><p>{1}</p><p>{2}</p></td></tr></table></form>",
    "sections": "<header><nav>{menu}</nav></header><main><section><h1>{title}</h1></section><section><div>{0}</div></section>"
    "<section><div>{1}</div></section><section><div>{2}</div></section></main><footer>© 2024</footer>",
    "unclosed": "<ul>{menu}</ul><h1>{title}</h1><p>{0}<p>{1}<p>{2}",
    "unclosed menu": "<nav><ul>{menu}</ul><div class='page'><h1>{title}</h1><p>{0}</p><p>{1}</p><p>{2}</p></div>",
    "unclosed menu above a notice": "<div class='head'><nav><ul>{menu}</ul><h1>{title}</h1><p>{0}</p><p>{1}</p><p>{2}</p></div>"
    "<div class='footer'><p>The university was founded in 1934. It has twelve faculties.</p></div>",
    "intro outside": "<ul>{menu}</ul><div class='top'><h1>{title}</h1><div class='intro'>{0}</div></div>"
    "<div class='text'><p>{1}</p><p>{2}</p></div>{footer}",
    "hidden copy": "<ul>{menu}</ul><div class='text'><h1>{title}</h1><p>{0}</p><p>{1}</p><p>{2}</p></div>"
    "<div class='mobile' style='display:none'><p>{0}</p><p>{1}</p><p>{2}</p></div>",
    "captions": "<ul>{menu}</ul><article><h1>{title}</h1><p>{0}</p><figure><img src='/a.jpg'>"
    "<figcaption>{title}, 2024</figcaption></figure><p>{1}</p><p>{2}</p></article>{footer}",
    "deep": "<ul>{menu}</ul>" + "<div class='w'>" * 30 + "<h1>{title}</h1><p>{0}</p><p>{1}</p><p>{2}</p>" + "</div>" * 30 + "{footer}",
}  # fmt: skip


def document(body: str, title: str = "", site: Site | None = None) -> Document:
    tree = parse(f"<html><head><title>{title}</title></head><body>{body}</body></html>")
    assert tree is not None
    return Document(tree, "https://uni.example/news/1", fetched_at=datetime(2024, 5, 1, tzinfo=UTC), site=site)


def body_of(body: str, title: str) -> str | None:
    found = find_body(document(body, title), title)
    return found.text if found is not None else None


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_way_of_printing_a_text_gives_its_paragraphs(layout: str, language: str) -> None:
    title, *paragraphs = TEXTS[language]
    html = LAYOUTS[layout].format(*paragraphs, title=title, menu=MENU, footer=FOOTER)
    found = (body_of(html, title) or "").removeprefix(f"{title}\n\n")
    assert found == "\n\n".join(paragraphs)


@pytest.mark.parametrize("language", TEXTS)
def test_a_notice_of_one_paragraph_is_not_outweighed_by_the_footer(language: str) -> None:
    title, paragraph, *_ = TEXTS[language]
    html = f"<ul>{MENU}</ul><h1>{title}</h1><div>{paragraph}</div>{FOOTER}"
    assert (body_of(html, title) or "").removeprefix(f"{title}\n\n") == paragraph


@pytest.mark.parametrize("language", TEXTS)
def test_a_page_that_is_one_bare_text_is_that_text(language: str) -> None:
    _, *paragraphs = TEXTS[language]
    assert body_of(f"<div>{' '.join(paragraphs)}</div>", "") == " ".join(paragraphs)
    assert body_of(paragraphs[0], "") == paragraphs[0]


def test_lists_and_subheads_between_paragraphs_survive() -> None:
    title, one, two, three = TEXTS["en"]
    html = (
        f"<ul>{MENU}</ul><div class='content'><h1>{title}</h1><p>{one}</p><h3>What is new</h3><p>{two}</p>"
        "<p>The rooms on offer are these:</p><ul><li>a room for groups of six readers</li>"
        f"<li>a room with a piano and four headphones</li></ul><p>{three}</p></div>{FOOTER}"
    )
    found = body_of(html, title) or ""
    assert "\n\nWhat is new\n\n" in found
    assert "these:\n\n- a room for groups of six readers\n- a room with a piano and four headphones\n\n" in found


def test_a_page_that_hides_everything_until_a_script_runs_is_read() -> None:
    title, *paragraphs = TEXTS["ru"]
    html = f"<div style='display:none'><h1>{title}</h1>" + "".join(f"<p>{one}</p>" for one in paragraphs) + "</div><p>Загрузка</p>"
    assert "\n\n".join(paragraphs) in (body_of(html, title) or "")


def test_a_short_notice_is_not_mixed_with_a_hidden_window_of_its_length() -> None:
    title, paragraph, other, _ = TEXTS["en"]
    html = f"<h1>{title}</h1><p>{paragraph}</p><div style='display:none'><p>{other}</p></div>"
    assert other not in (body_of(html, title) or "")


def test_the_teasers_of_a_large_menu_are_no_part_of_the_text() -> None:
    title, *paragraphs = TEXTS["en"]
    teasers = "".join(f"<li><a href='/{n}'><article><h3>Study {n}</h3><p>{SENTENCE} {SENTENCE} {n}</p></article></a>" for n in range(5))
    html = f"<nav><ul>{teasers}</ul></nav><h1>{title}</h1>" + "".join(f"<p>{one}</p>" for one in paragraphs)
    assert "Study" not in (body_of(html, title) or "")


def test_an_empty_page_has_no_body() -> None:
    assert body_of("", "") is None
    assert body_of("<img src='/a.jpg'>", "Title") is None


def test_the_body_knows_its_lines_and_how_they_were_judged() -> None:
    title, *paragraphs = TEXTS["en"]
    found = find_body(document(LAYOUTS["paragraphs"].format(*paragraphs, title=title, menu=MENU, footer=FOOTER), title), title)
    assert found is not None
    assert found.source == "model"
    assert text_of(found.lines) == found.text
    assert found.judged is not None
    assert len(found.judged.lines) == len(found.judged.likelihoods) > len(found.lines)
    assert found.judged.lines[found.judged.title or 0].text == title


def test_judging_does_not_change_the_page() -> None:
    title, *paragraphs = TEXTS["kk"]
    doc = document(LAYOUTS["breaks"].format(*paragraphs, title=title, menu=MENU, footer=FOOTER), title)
    before = len(list(doc.tree.iter()))
    assert judge(doc, title).kept[0].text == judge(doc, title).kept[0].text
    assert len(list(doc.tree.iter())) == before


def test_the_selectors_of_a_site_outrank_the_model(tmp_path: Path) -> None:
    text = (catalogue_folder() / "kaznu.toml").read_text(encoding="utf-8")
    start = text.index("[selectors]")
    site = parse_site(f'{text[:start]}[selectors]\nbody = [".missing", ".text"]\nremove = [".share"]\n', tmp_path / "kaznu.toml")
    html = f"<p>{SENTENCE}</p><div class='text'>Short text of it<div class='share'>Share</div><b>end</b></div>"
    found = find_body(document(html, site=site), None)
    assert found is not None
    assert (found.source, found.text) == ("selector", "Short text of it\n\nend")


def chosen(html: str, likelihoods: list[float], title: int | None = None) -> list[int]:
    tree = parse(html)
    assert tree is not None
    lines = lines_of(tree)
    assert len(lines) == len(likelihoods)
    return [line.index for line in choose_lines(lines, np.array(likelihoods), title)]


def test_of_a_long_text_every_likely_line_is_kept_wherever_it_stands() -> None:
    html = "".join(f"<p>{SENTENCE}</p>" for _ in range(30)) + f"<div class=footer><p>{SENTENCE}</p></div>"
    assert chosen(html, [0.9] * 29 + [0.2, 0.5]) == [*range(29), 30]


def test_of_a_short_text_what_is_named_furniture_gives_way() -> None:
    html = f"<p>{SENTENCE}</p><div class=footer><p>{SENTENCE}</p></div><div class='related'><h3>Other news</h3></div>"
    assert chosen(html, [0.6, 0.9, 0.7]) == [0]


def test_furniture_is_kept_where_there_is_nothing_else() -> None:
    html = f"<h1>Hall</h1><div class=footer><p>{SENTENCE}</p></div>"
    assert chosen(html, [0.1, 0.9], 0) == [1]


def test_the_first_sentence_below_the_title_of_a_short_text_needs_little() -> None:
    html = f"<p>{SENTENCE}</p><h1>Hall</h1><p>{SENTENCE}</p><p>{SENTENCE}</p>"
    assert chosen(html, [0.05, 0.5, 0.2, 0.2], 1) == [1, 2]
    assert chosen(html, [0.05, 0.5, 0.05, 0.9], 1) == [1, 3]


def test_links_before_and_after_a_short_text_are_no_part_of_it() -> None:
    link = "<p><a href=/x>Home page</a></p>"
    assert chosen(f"{link}{link}<p>{SENTENCE}</p>{link}<p>Label</p>{link}", [0.9] * 6) == [2, 3, 4]


def test_where_no_sentence_is_likely_the_best_of_the_page_are_taken() -> None:
    html = f"<p>{SENTENCE}</p><p>{SENTENCE}</p><p>{SENTENCE}</p><p><a href=/x>{SENTENCE}</a></p>"
    assert chosen(html, [0.15, 0.4, 0.3, 0.4]) == [1, 2]
    assert chosen(html, [0.05, 0.09, 0.02, 0.01]) == []


def test_of_a_page_whose_elements_stand_deep_in_others_no_second_opinion_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(body, "MOST_STEPS", 20_000)
    monkeypatch.setattr(trafilatura, "extract", lambda *of, **more: asked.append("") or None)
    for depth, is_asked in ((5, True), (100, False)):
        asked.clear()
        page = f"{'<div>' * depth}{'<p>ab</p>' * 400}{'</div>' * depth}"
        find_body(document(page), None)
        assert bool(asked) is is_asked
